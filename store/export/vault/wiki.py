"""How notes of a vault point at one another: by links that show what a note would call the other one anyway.

A link always says what it shows, so that a program that puts another name of a note into it changes no words.
"""

from collections.abc import Callable, Iterable, Mapping

from store.export.citation import source_markdown
from store.export.escaping import inline, scalar
from store.export.pointing import Pointing
from store.export.vault.names import in_link
from store.model import Article


class Wiki(Pointing):
    """Points from one note at the others.

    Args:
        leads: what a link to each note begins with, by ids.
        resolve: from an id that an entity had to the one it has.
        own: id of whom the note is of, who is not linked in it.
    """

    def __init__(self, leads: Mapping[str, str], resolve: Callable[[str], str], own: str = "") -> None:
        self._leads = leads
        self._resolve = resolve
        self._own = own
        self._cited: dict[str, str] = {}

    def entity(self, identity: str, words: str) -> str:
        """Return a link to the note of an entity, or its name where it has none."""
        return self._link(identity, words) or inline(words)

    def of(self, own: str) -> "Wiki":
        """Return what points from the note of another one; citations are made once for all of them."""
        other = Wiki(self._leads, self._resolve, own)
        other._cited = self._cited
        return other

    def article(self, article: Article) -> str:
        """Return a link to the note of an article, with publisher and date, or the way to where it was published."""
        if article.id not in self._cited:
            self._cited[article.id] = self._citation(article)
        return self._cited[article.id]

    def _citation(self, article: Article) -> str:
        link = self._link(article.id, article.title or article.path)
        if not link:
            return source_markdown(article)
        return " · ".join(filter(None, (link, inline(article.publisher), article.published)))

    def property(self, named: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """Return links to those of some ids and names that have notes, and the names of the others, each quoted."""
        return tuple(scalar(self._link(identity, words) or in_link(words)) for identity, words in named)

    def _link(self, identity: str, words: str) -> str:
        if not identity or identity == self._own:
            return ""
        lead = self._leads.get(identity) or self._leads.get(self._resolve(identity))
        return f"[[{lead}|{in_link(words)}]]" if lead else ""
