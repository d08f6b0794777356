"""What was written to a store since it was last read through, so that whoever keeps something of it reads only that."""

from itertools import chain
from typing import NamedTuple

from store.database import Database, Position
from store.identity.records import Sighting
from store.kinds import ENTITY_KINDS, KINDS
from store.model import AnyEntity

__all__ = ["Position", "Since", "since"]

_SHARE = 8
"""Where more than one document in so many was written since, reading through all of them is as fast."""


class Since(NamedTuple):
    """What there is in a store, and what of that was written since a position.

    Attributes:
        ids: of all entities that there are.
        places: ids of all documents that say where an organisation or a person stands in an article.
        entities: those that were written since.
        sightings: likewise.
    """

    ids: frozenset[str]
    places: frozenset[str]
    entities: tuple[AnyEntity, ...]
    sightings: tuple[Sighting, ...]


def since(database: Database, position: Position) -> Since | None:
    """Return what was written since; None where that is not known, or so much that all may as well be read."""
    with database.lock:
        written = [
            (kind, identity)
            for kind in ENTITY_KINDS
            for identity in database.written_since(KINDS[kind].table, position) or ()
        ]
        placed = database.written_since("mentions", position)
        tables = [KINDS[kind].table for kind in ENTITY_KINDS]
        there = sum(map(database.number_of, tables)) + database.number_of("mentions")
        if placed is None or (len(written) + len(placed)) * _SHARE > there:
            return None
        entities = (database.get(KINDS[kind].table, identity, KINDS[kind].record) for kind, identity in written)
        sightings = (database.get("mentions", identity, Sighting) for identity in placed)
        return Since(
            frozenset(chain.from_iterable(map(database.ids_of, tables))),
            frozenset(database.ids_of("mentions")),
            tuple(entity for entity in entities if entity is not None),
            tuple(sighting for sighting in sightings if sighting is not None),
        )
