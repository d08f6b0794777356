"""What was written to a store since it was last read through, so that whoever keeps something of it reads only that."""

from collections.abc import Callable, Collection, Iterable
from collections.abc import Set as AbstractSet
from typing import NamedTuple, TypeVar

from store.database import Database
from store.identity.records import ArticleSummary, Sighting, slug_of
from store.identity.register import sighting_id
from store.kinds import ENTITY_KINDS, KINDS
from store.log.documents import Position
from store.model import AnyEntity, Mention

_Document = TypeVar("_Document")

_SHARE = 8
"""Where more than one document in so many was written since, reading through all of them is as fast."""

_TABLES = ("articles", *(KINDS[kind].table for kind in ENTITY_KINDS))
_Gone = Callable[[Iterable[str]], AbstractSet[str]]
"""Returns of some ids of a table those of which there is no document any more."""


class Since(NamedTuple):
    """What of a store was written or taken out since a position.

    Attributes:
        articles: those that were written since, without their texts.
        entities: the entities that were.
        sightings: where organisations and people stand in articles, of which that was written.
        gone: returns of some ids, those of all that was known then, which articles and entities there are no more.
        unplaced: returns of some documents' ids likewise, which say no more where somebody stands in an article.
    """

    articles: tuple[ArticleSummary, ...]
    entities: tuple[AnyEntity, ...]
    sightings: tuple[Sighting, ...]
    gone: _Gone
    unplaced: _Gone

    def mentions(self) -> Iterable[tuple[str, Mention]]:
        """Yield what was written since of where something stands, as (entity id, mention)."""
        for sighting in self.sightings:
            for mention in sighting.mentions():
                yield sighting.entity, mention
        for entity in self.entities:
            for mention in entity.mentions:
                yield entity.id, mention

    def moved(self, known: Iterable[tuple[str, str]]) -> AbstractSet[tuple[str, str]]:
        """Return where organisations and people do not stand as they did, by the ids of them and of the articles.

        Args:
            known: where they stood; it is gone through only where it is not known what was taken out.
        """
        left = self.unplaced(sighting_id(entity, slug_of(article)) for entity, article in known)
        apart = (one.rpartition("@") for one in left)
        return {(one.entity, one.article) for one in self.sightings} | {
            (entity, f"article/{slug}") for entity, _, slug in apart
        }


def since(database: Database, position: Position) -> Since | None:
    """Return what was written since; None where that is not known, or so much that all may as well be read."""
    with database.lock:
        written = written_near(database, (*_TABLES, "mentions"), position, _SHARE)
        if written is None:
            return None
        entities: list[AnyEntity] = []
        for kind in ENTITY_KINDS:
            table = KINDS[kind].table
            entities += database.get_many(table, written[table], KINDS[kind].record).values()
        return Since(
            tuple(database.get_many("articles", written["articles"], ArticleSummary).values()),
            tuple(entities),
            tuple(database.get_many("mentions", written["mentions"], Sighting).values()),
            _gone(database, _TABLES, position),
            _gone(database, ["mentions"], position),
        )


def is_near(database: Database, bookmark: str) -> bool:
    """Return whether `since` tells what was written since a bookmark; nothing of that is read."""
    with database.lock:
        position = database.place(bookmark)
        return position is not None and written_near(database, (*_TABLES, "mentions"), position, _SHARE) is not None


def written_near(
    database: Database, tables: Iterable[str], position: Position, share: int
) -> dict[str, list[str]] | None:
    """Return the ids that were written since, by table; None if that is not known, or they are over one in `share`."""
    written = written_in(database, tables, position)
    is_much = written is None or sum(map(len, written.values())) * share > sum(map(database.number_of, written))
    return None if is_much else written


class ListedSince(NamedTuple):
    """The articles that were written or taken out since a position.

    Attributes:
        articles: those that were written since, without their texts.
        gone: returns of some ids, those of all that was known then, which are there no more.
    """

    articles: tuple[ArticleSummary, ...]
    gone: _Gone


def listed_since(database: Database, position: Position) -> ListedSince | None:
    """Return which articles were written since; None where that is not known, or so many that all may as well be."""
    with database.lock:
        written = written_near(database, ["articles"], position, _SHARE)
        if written is None:
            return None
        summaries = database.get_many("articles", written["articles"], ArticleSummary)
        return ListedSince(tuple(summaries.values()), _gone(database, ["articles"], position))


def written_in(database: Database, tables: Iterable[str], position: Position) -> dict[str, list[str]] | None:
    """Return the ids that were written since, by table; None where that is not known."""
    found: dict[str, list[str]] = {}
    for table in tables:
        ids = database.written_since(table, position)
        if ids is None:
            return None
        found[table] = ids
    return found


class Changes(NamedTuple):
    """The ids of a table that were written since, and of those documents of it that are there no more."""

    written: list[str]
    gone: list[str]


def changes_in(database: Database, tables: Iterable[str], bookmark: str) -> dict[str, Changes] | None:
    """Return what was written and taken out since a bookmark, by table; None where that is not known."""
    found: dict[str, Changes] = {}
    with database.lock:
        position = database.place(bookmark)
        if position is None:
            return None
        for table in tables:
            written, gone = database.written_since(table, position), database.taken_out_since(table, position)
            if written is None or gone is None:
                return None
            found[table] = Changes(written, gone)
    return found


def documents_in(
    database: Database, table: str, kind: type[_Document], bookmark: str
) -> tuple[dict[str, _Document], list[str]] | None:
    """Return a table's documents written since a bookmark, and the ids of those gone; None where that is not known."""
    with database.lock:
        changes = changes_in(database, [table], bookmark)
        if changes is None:
            return None
        written, gone = changes[table]
        return database.get_many(table, written, kind), gone


def _gone(database: Database, tables: Collection[str], position: Position) -> _Gone:
    """Return what tells of ids of some tables of which there is no document any more."""
    found: set[str] = set()
    for table in tables:
        ids = database.taken_out_since(table, position)
        if ids is None:
            there = frozenset(one for each in tables for one in database.ids_of(each))
            return lambda known: {one for one in known if one not in there}
        found.update(ids)
    return lambda _: found
