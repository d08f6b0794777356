"""What the views show: tables, and the sentences behind their rows. A helper of the desk; no Textual here."""

from collections.abc import Callable, Mapping
from urllib.parse import unquote

from store.errors import NotFoundError
from store.export.citation import source_line
from store.model import Mention
from store.workspace import Workspace
from tui.desk.cards import passage_around
from tui.desk.mentions import Mentions
from tui.desk.rows import NameOf
from tui.desk.tables import Evidence, Table, TableRow
from tui.desk.trail import Bookmark, Viewed


class Viewing:
    """Answers what a view asks.

    Args:
        workspace: returns the open store.
        mentions: where subjects stand.
        name: what entities are called where there is little room.
    """

    def __init__(self, workspace: Callable[[], Workspace], mentions: Mentions, name: NameOf) -> None:
        self._workspace = workspace
        self._mentions = mentions
        self._name = name
        self._tables: Mapping[str, Callable[[Viewed], Table]] = {
            "articles": self._articles,
            "articles-of": self._articles,
        }

    def table(self, wanted: Viewed) -> Table:
        """Return what a view shows.

        Raises:
            NotFoundError: it is about somebody who is gone.
        """
        return self._tables[wanted.name](wanted)

    def _articles(self, wanted: Viewed) -> Table:
        from tui.desk.views.articles import articles_table

        about = wanted.about
        return articles_table(self._workspace().views.articles(about), self._name(about) if about else "")

    def place(self, evidence: Evidence) -> Bookmark:
        """Return what to read to see some evidence.

        Raises:
            NotFoundError: it is gone meanwhile.
        """
        if not evidence.subject:
            return Bookmark(evidence.article)
        mentions = self._mentions.of(evidence.subject)
        numbers = [number for number, one in enumerate(mentions) if _is_there(one, evidence)]
        return Bookmark(subject=evidence.subject, number=numbers[0] if numbers else 0)

    def shown(self, row: TableRow) -> tuple[str, ...]:
        """Return the sentences behind a row, each with its source; of an article its title and address."""
        found = []
        for one in row.evidence[:2]:
            try:
                found.append(self._told(one))
            except NotFoundError:
                continue
        return tuple(found)

    def _told(self, evidence: Evidence) -> str:
        holdings = self._workspace().holdings
        if not evidence.subject:
            return unquote(source_line(holdings.article(evidence.article)))
        place = self.place(evidence)
        mention = self._mentions.one(evidence.subject, place.number)[2]
        article = holdings.article(mention.article)
        start, end = passage_around(article, mention.start, mention.end)
        return f"{' '.join(article.text[start:end].split())}\n—— {source_line(article)}"


def _is_there(mention: Mention, evidence: Evidence) -> bool:
    """Return whether a mention is where some evidence is."""
    here = evidence.article in ("", mention.article)
    return here and evidence.sentence in (-1, mention.sentence)
