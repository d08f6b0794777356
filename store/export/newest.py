"""Statements in the order of a note, read only as far as it has room for them."""

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from store.export.copies import is_copy
from store.model import Annotation, AnyEntity, Article, Figure, Mention, Quote


class NoteSource(Protocol):
    """What a note is made from: a library."""

    def entity(self, entity_id: str) -> AnyEntity:
        """Return an entity."""

    def article(self, article_id: str) -> Article:
        """Return an article."""

    def mentions(self, entity_id: str) -> Sequence[Mention]:
        """Return where an entity stands, newest article first."""

    def copies(self, which: str, /) -> Sequence[str]:
        """Return the articles that are copies of an article, or the same statement in them."""

    def annotation(self, which: str, /) -> Annotation:
        """Return the user's notes and tags."""


def newest_first(library: NoteSource, ids: Collection[str]) -> Iterator[Figure | Quote]:
    """Yield figures or quotes, the newest first, those of one article in the order they stand there; of copies one.

    Args:
        library: where they are read, each article's as it is reached.
        ids: of figures, or of quotes.
    """
    by_article: dict[str, list[str]] = {}
    for identity in sorted(ids):
        by_article.setdefault(identity.split("/")[1], []).append(identity)
    dates = {article: library.entity(first).last_seen or "" for article, (first, *_) in by_article.items()}
    among = frozenset(ids)
    for article in sorted(by_article, key=lambda one: dates[one], reverse=True):
        here = [one for one in by_article[article] if not is_copy(library, one, among)]
        for identity in sorted(here, key=lambda one: library.mentions(one)[0].start):
            stated = library.entity(identity)
            if isinstance(stated, Figure | Quote):
                yield stated
