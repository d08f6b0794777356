"""What the views show: tables, and the sentences behind their rows. A helper of the desk; no Textual here."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from store.errors import NotFoundError
from store.export.citation import Cited
from store.export.shapes import Shape, copied
from store.kinds import STATED_KINDS, kind_of
from store.model import Article, Figure, Mention, Quote
from store.text.language import later, tr
from store.workspace import Workspace
from tui.desk.cards import passage_around
from tui.desk.mentions import Mentions
from tui.desk.passages import cited_passage
from tui.desk.rows import Naming
from tui.desk.tables import Evidence, Table, TableRow
from tui.desk.trail import Bookmark, Viewed
from tui.text.cells import printable
from tui.text.dates import shown_day

Told = TypeVar("Told")
_AROUND = 90
"""Characters that are shown of a sentence on either side of where a mention begins."""


class Viewing:
    """Answers what a view asks.

    Args:
        workspace: returns the open store.
        mentions: where subjects stand.
        name: what entities are called where there is little room, in an article or in any.
    """

    def __init__(self, workspace: Callable[[], Workspace], mentions: Mentions, name: Naming) -> None:
        self._workspace = workspace
        self._mentions = mentions
        self._name = name
        self._tables: Mapping[str, Callable[[Viewed], Table]] = {
            "articles": self._articles,
            "articles-of": self._articles,
            "new": self._new,
            "timeline": self._timeline,
            "positions": self._positions,
            "near": self._near,
            "together": self._together,
            "silent": self._silent,
            "facets": self._facets,
            "compare": self._compare,
            "conflicts": self._compare,
        }

    def knows(self, name: str) -> bool:
        """Return whether a view is called so."""
        return name in self._tables

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

    def _new(self, wanted: Viewed) -> Table:
        from tui.desk.views.news import news_table

        workspace = self._workspace()
        views, holdings = workspace.views, workspace.holdings
        ways = {
            later("since the last visit"): views.since,
            later("since the last load"): workspace.sources.brought,
            later("in seven days"): _days_ago(7),
            later("in thirty days"): _days_ago(30),
        }
        way = wanted.way or next(iter(ways))
        found = views.news(ways[way])
        table = news_table(found, holdings.entity, self._name, lambda article: holdings.summary(article).published)
        return replace(table, way=way, ways=tuple(ways))

    def _timeline(self, wanted: Viewed) -> Table:
        from tui.desk.views.timeline import timeline_table

        workspace = self._workspace()
        found = workspace.views.timeline(wanted.about)
        return timeline_table(found, workspace.holdings.entity, self._name, wanted.way or "all")

    def _positions(self, wanted: Viewed) -> Table:
        from tui.desk.views.positions import EVERYTHING, positions_table

        views, entity = self._workspace().views, self._workspace().holdings.entity
        speaker, subject = self._who_on_whom(wanted)
        found = views.positions(speaker, subject)
        ids = dict.fromkeys((*([subject] if subject else []), *(one.id for one in found.subjects)))
        ways = {**{self._name(one): one for one in ids}, EVERYTHING: ""}
        if wanted.way in ways and ways[wanted.way] != subject:
            found = views.positions(speaker, ways[wanted.way])
        return positions_table(found, entity, self._name, ways)

    def _who_on_whom(self, wanted: Viewed) -> tuple[str, str]:
        """Return who speaks, and on whom: of two the one who said anything on the other, the selected one first."""
        known, other = self._workspace().holdings.entity(wanted.about), wanted.other
        if isinstance(known, Quote):
            speaker = known.speaker_id or wanted.about
            subjects = [one for one in (other, *known.about) if one and one != speaker]
            return speaker, next(iter(subjects), "")
        positions = self._workspace().views.positions
        if other and not positions(wanted.about, other).positions and positions(other, wanted.about).positions:
            return other, wanted.about
        return wanted.about, other

    def _compare(self, wanted: Viewed) -> Table:
        from tui.desk.views.compare import compare_table

        views, entity, about = self._workspace().views, self._workspace().holdings.entity, wanted.about
        if not about:
            return compare_table(views.compare_all(), entity, self._name)
        known = entity(about)
        if isinstance(known, Figure):
            about = next(iter(known.about), about)
        return compare_table(views.compare_of(about), entity, self._name, self._name(about))

    def _near(self, wanted: Viewed) -> Table:
        from tui.desk.views.near import WAYS, near_table

        views, holdings = self._workspace().views, self._workspace().holdings
        found = views.near(wanted.about, WAYS.index(wanted.way) + 1 if wanted.way else 1)
        return near_table(found, holdings.entity, self._name, lambda article: holdings.summary(article).published)

    def _together(self, wanted: Viewed) -> Table:
        from tui.desk.views.near import between_table

        found = self._workspace().views.between(wanted.about, wanted.other)
        holdings = self._workspace().holdings
        return between_table(found, holdings.article, holdings.mentions, self._name)

    def _silent(self, wanted: Viewed) -> Table:
        from tui.desk.views.silent import WAYS, silent_table

        workspace = self._workspace()
        return silent_table(workspace.views.silent(), workspace.holdings.entity, self._name, wanted.way or WAYS[0])

    def _facets(self, wanted: Viewed) -> Table:
        from tui.desk.views.facets import ALL, facets_table

        found = self._workspace().views.facets(wanted.query, wanted.about or None)
        told = [*([self._name(wanted.about)] if wanted.about else []), *([wanted.query] if wanted.query else [])]
        return facets_table(found, " · ".join(told), wanted.way or ALL)

    def watch(self, who: str) -> tuple[str, str]:
        """Watch somebody, or no longer where they are watched; return who it is, and what became of it.

        Raises:
            StoreError: it cannot be written.
        """
        visits, holdings = self._workspace().visits, self._workspace().holdings
        known = {holdings.resolve(one): one for one in visits.watched}
        visits.watch(known.get(who, who), watched=who not in known)
        told = tr("no longer watched") if who in known else tr("watched: 7 tells first what they say next")
        return printable(self._name(who)), told

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

    def address(self, evidence: Evidence) -> str:
        """Return the address of the article that some evidence stands in, "" where it is not known.

        Raises:
            NotFoundError: it is gone meanwhile.
        """
        article = evidence.article
        if not article:
            article = self._mentions.one(evidence.subject, self.place(evidence).number)[2].article
        return self._workspace().holdings.article(article).url

    def shown(self, row: TableRow) -> tuple[str, ...]:
        """Return the sentences behind a row, each with its publisher, headline and date; of an article these alone."""
        brief = len(row.evidence) > 1

        def shown(one: Evidence) -> str:
            return _shown(*self._passage(one), brief=brief)

        return self._told(row, shown)

    def cited(self, row: TableRow, shape: Shape) -> str:
        """Return the same as it is copied in a shape, a statement as from its pane; without evidence the row's words.

        Raises:
            ExportError: there is nothing to copy in this shape.
        """
        found = self._told(row, self._cited)
        return copied(found, shape) if found else "  ".join(filter(None, row.cells))

    def _told(self, row: TableRow, told: Callable[[Evidence], Told]) -> tuple[Told, ...]:
        found = []
        for one in row.evidence[:2]:
            with suppress(NotFoundError):
                found.append(told(one))
        return tuple(found)

    def _cited(self, evidence: Evidence) -> Cited:
        """Return a statement with who makes it; else the sentence and its article, or the article as a whole."""
        if evidence.subject and kind_of(evidence.subject) in STATED_KINDS:
            return self._workspace().cited(evidence.subject, self.place(evidence).number)
        article, mention = self._passage(evidence)
        return Cited(article) if mention is None else cited_passage(mention, article)

    def _passage(self, evidence: Evidence) -> tuple[Article, Mention | None]:
        """Return the article, and what stands there; None where the article is meant as a whole."""
        holdings = self._workspace().holdings
        if not evidence.subject:
            return holdings.article(evidence.article), None
        mention = self._mentions.one(evidence.subject, self.place(evidence).number)[2]
        return holdings.article(mention.article), mention


def _shown(article: Article, mention: Mention | None, *, brief: bool) -> str:
    """Return publisher, headline and date, and below them the sentence, of a long one what surrounds the mention.

    Args:
        article: the article.
        mention: what stands there; None where the article is meant as a whole.
        brief: whether there is room for half of that, since another stands below.
    """
    title, around = ("", _AROUND // 2) if brief else (article.title, _AROUND)
    source = " · ".join(filter(None, (article.publisher, title, shown_day(article.published or tr("undated")))))
    if mention is None:
        return source
    start, end = passage_around(article, mention.start, mention.end)
    first, last = max(start, mention.start - around), min(end, max(mention.end, mention.start + around))
    words = " ".join(article.text[first:last].split())
    return f"{source}\n{'…' if first > start else ''}{words}{'…' if last < end else ''}"


def _days_ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds")


def _is_there(mention: Mention, evidence: Evidence) -> bool:
    """Return whether a mention is where some evidence is."""
    here = evidence.article in ("", mention.article)
    return here and evidence.sentence in (-1, mention.sentence)
