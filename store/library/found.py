"""What was found in articles that decisions or other articles change, where the store has something else of it.

So a decision can be taken back without reading the article again, whatever the rules would find in it today. Only what
differs is kept: a name that is none may stand in thousands of articles.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TypeVar

import msgspec

from store.database import Database
from store.identity.incoming import Incoming, proven
from store.identity.records import Local, Table
from store.identity.register import Placed
from store.library.stored import read_stored_ahead, stored_article
from store.model import Figure, Quote, Record
from store.text.portions import portions

FOUND: Table = "found"
_AT_ONCE = 200
"""Articles of which an archive is asked at once what they brought: that is a few megabytes."""

_One = TypeVar("_One", Local, Figure, Quote)


class Found(Record, frozen=True, kw_only=True):
    """What was found in an article, where that is not what the store has of it; in the table `found`, by the article.

    Attributes:
        by: ids of the decisions that change it.
        locals: its organisations and people that are otherwise now, or gone.
        figures: its figures, likewise.
        quotes: its quotes, likewise.
        added: ids of what it has now and was not found in it.
        elsewhere: folded names that other articles have, with which it was read.
        helped: folded names that somebody in it bears, or does not, because of these; how many more do.
    """

    by: tuple[str, ...] = ()
    locals: tuple[Local, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    added: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    helped: dict[str, int] = msgspec.field(default_factory=dict)

    @classmethod
    def apart_from(cls, amended: Incoming, raw: Incoming, by: tuple[str, ...]) -> "Found":
        """Return what was found in an article apart from what decisions make of it."""
        before, after = _ids(raw), _ids(amended)
        return cls(
            by=by,
            locals=_otherwise(raw.locals, amended.locals),
            figures=_otherwise(raw.figures, amended.figures),
            quotes=_otherwise(raw.quotes, amended.quotes),
            added=tuple(sorted(after - before)),
        )

    def instead_of(self, stored: Incoming) -> Incoming:
        """Return an article as it was found, in the place of what the store has of it."""
        found = msgspec.structs.replace(
            stored,
            locals=self._instead(stored.locals, self.locals),
            figures=self._instead(stored.figures, self.figures),
            quotes=self._instead(stored.quotes, self.quotes),
        )
        return proven(found)

    def _instead(self, stored: Iterable[_One], found: Iterable[_One]) -> tuple[_One, ...]:
        added = set(self.added)
        every = {identity: one for one in chain(stored, found) if (identity := one.id) not in added}
        return tuple(every[identity] for identity in sorted(every))


def _ids(one: Incoming) -> set[str]:
    return {*(local.id for local in one.locals), *(stated.id for stated in (*one.figures, *one.quotes))}


def _otherwise(raw: Iterable[_One], amended: Iterable[_One]) -> tuple[_One, ...]:
    """Return what was found and is not there as it was found."""
    now = {one.id: one for one in amended}
    return tuple(one for one in raw if now.get(one.id) != one)


def found_article(database: Database, register: Placed, article: str) -> Incoming:
    """Return what was found in an article, before any decision.

    Raises:
        StoreError: a part of it is missing.
    """
    return as_found(database, stored_article(database, register, article))


def each_ahead(database: Database, register: Placed, articles: Iterable[str]) -> Iterator[str]:
    """Yield articles of which it is asked next what they brought, also `as_found`: an archive tells of many at once."""
    for some in portions(articles, _AT_ONCE):
        read_stored_ahead(database, register, some)
        database.read_ahead(FOUND, some)
        yield from some


def as_found(database: Database, stored: Incoming) -> Incoming:
    """Return what was found in an article, given what the store has of it."""
    found = database.get(FOUND, stored.summary.id, Found)
    return stored if found is None else found.instead_of(stored)
