"""One statement in several copies: how many articles of one text say it, and which say something else in its place.

"Said in five articles" means little where four of them reprint the first; and where a copy was edited (5300 posts
against 5600), that is what a reader must see.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from store.kinds import article_of
from store.model import Article, Figure, Quote
from store.text.language import tr

_COMPARED = 12
"""Copies that are compared sentence by sentence; the largest group of 5,000 real articles has 30."""


class Copying(Protocol):
    """What knows the copies: a library."""

    def copies(self, which: str, /) -> Sequence[str]:
        """Return the other articles of a text, or the same statement in them."""

    def article(self, article_id: str, /) -> Article:
        """Return an article."""


class Version(NamedTuple):
    """What a copy says in a statement's place; no words where it leaves the sentence out."""

    article: Article
    words: str


class Copies(NamedTuple):
    """In how many articles a statement stands in one text, its own too, and which copies say something else."""

    same: int = 1
    otherwise: tuple[Version, ...] = ()

    @property
    def sentence(self) -> str:
        """The number in words, or "" where there is one article alone."""
        return tr("1 statement, {copies:,} copies", copies=self.same) if self.same > 1 else ""


def copies_of(library: Copying, said: Figure | Quote) -> Copies:
    """Return what the copies of a statement's article say in its place."""
    others = library.copies(said.article)
    if not others:
        return Copies()
    from store.export.differences import differences  # these bring a dictionary with them, which few need
    from store.text.fold import key

    mention, article = said.mentions[0], library.article(said.article)
    same, otherwise = 1, []
    for other in map(library.article, others[:_COMPARED]):
        changed = [
            change
            for change in differences(article, other)
            if any(start < mention.end and mention.start < end for start, end in change.here)
        ]
        words = " ".join(other.text[start:end] for change in changed for start, end in change.there)
        if not changed or key(mention.exact) in key(words):
            same += 1
        else:
            otherwise.append(Version(other, " ".join(words.split())))
    return Copies(same, tuple(otherwise))


def is_copy(library: Copying, which: str, among: frozenset[str]) -> bool:
    """Return whether a figure or quote is the copy of one of an earlier id, which then tells it for both."""
    if not library.copies(article_of(which)):
        return False
    return any(other < which and other in among for other in library.copies(which))
