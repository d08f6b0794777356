"""Names that stand only in the furniture of articles: in by-lines, credits of photographs, the name of the page.

A publisher prints them in the same place of article after article, so that they lead the panes although no article
says anything of them. Whether a name is one is asked of the articles themselves, and only of the names that stand in
many: of each a few articles spread over all of its own, of which most names need one.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from store.errors import NotFoundError, StoreError
from store.model import Article, Mention

_NAMES = 200
"""Names of a pane that are looked at, those of most articles first: it is those that are in the way."""
_LEAST = 3
"""Articles below which nothing is the same again and again."""
_LOOKED_AT = 24
_MISSES = 8
"""Once in so many articles a name may stand elsewhere (一名美聯社記者), and is in furniture for all that."""
_BESIDE = 6
"""Characters that stand beside a name in a by-line (特約記者, 攝影：, Staff)."""
_ENDS = "。！？!?…」』”"
_OPEN, _CLOSED = "（([【", "）)]】"


class Sighting(Protocol):
    """What stands of an entity in an article."""

    def mentions(self) -> Sequence[Mention]:
        """Return where."""


@runtime_checkable
class PageSource(Protocol):
    """What knows articles and what stands in them; a library does."""

    def article(self, article_id: str, /) -> Article:
        """Return an article with its text."""
        ...

    def sighting(self, entity: str, slug: str, /) -> Sighting:
        """Return what stands of an organisation or a person in an article, by what its id has after `article/`."""
        ...


class Named(NamedTuple):
    """A row, the id of who it is, and the articles they stand in, by what their ids have after `article/`."""

    row: int
    id: str
    articles: Sequence[str]


def only_furniture(source: PageSource, names: Iterable[Named]) -> set[int]:
    """Return the rows of names that stand in nothing but furniture.

    Args:
        source: the articles.
        names: of one pane, those of most articles first.
    """
    found = set()
    for number, name in enumerate(names):
        if number == _NAMES or len(name.articles) < _LEAST:
            break
        if _stands_beside(source, name):
            found.add(name.row)
    return found


def _stands_beside(source: PageSource, name: Named) -> bool:
    """Return whether a name stands in furniture all but a few times; of damaged articles it cannot be told."""
    step = max(1, len(name.articles) // _LOOKED_AT)
    looked_at = name.articles[::step]
    misses = len(looked_at) // _MISSES
    for slug in looked_at:
        try:
            text = source.article(f"article/{slug}").text
            mentions = source.sighting(name.id, slug).mentions()
        except (NotFoundError, StoreError):
            return False
        misses -= sum(not is_beside(text, mention.start, mention.end) for mention in mentions)
        if misses < 0:
            return False
    return True


def is_beside(text: str, start: int, end: int) -> bool:
    """Return whether a stretch of a text stands with no more than a word or two in a line, in brackets or at an end."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before, after = text[first:start], text[end : last if last >= 0 else len(text)]
    opened = max(before.rfind(mark) for mark in _OPEN)
    closed = min((place for mark in _CLOSED if (place := after.find(mark)) >= 0), default=-1)
    if opened >= 0 and closed >= 0 and not after[closed + 1 :].strip():
        return len(before) - opened - 1 + closed <= _BESIDE
    ended = max(before.rfind(mark) for mark in _ENDS)
    return len(before[ended + 1 :].strip()) + len(after.strip()) <= _BESIDE
