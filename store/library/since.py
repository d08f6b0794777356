"""What was written to a store since it was last read through, so that whoever keeps something of it reads only that."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from store.database import Database
from store.identity.records import Sighting, slug_of
from store.identity.register import sighting_id
from store.kinds import ENTITY_KINDS, KINDS
from store.log.documents import Position
from store.model import AnyEntity, Mention

_SHARE = 8
"""Where more than one document in so many was written since, reading through all of them is as fast."""


class Since(NamedTuple):
    """What there is in a store, and what of that was written since a position.

    Attributes:
        ids: of all entities that there are.
        entities: those that were written since.
        places: ids of all documents that say where an organisation or a person stands in an article.
        sightings: those of them that were written since.
    """

    ids: frozenset[str]
    entities: tuple[AnyEntity, ...]
    places: frozenset[str]
    sightings: tuple[Sighting, ...]

    def mentions(self) -> Iterator[tuple[str, Mention]]:
        """Yield what was written since of where something stands, as (entity id, mention)."""
        for sighting in self.sightings:
            for mention in sighting.mentions():
                yield sighting.entity, mention
        for entity in self.entities:
            for mention in entity.mentions:
                yield entity.id, mention

    def still_stand(self, pairs: Iterable[tuple[str, str]]) -> list[bool]:
        """Return of organisations and people in articles, by their ids, whether they stand there as they did before."""
        as_before = self.places - {sighting_id(one.entity, slug_of(one.article)) for one in self.sightings}
        return [sighting_id(entity, slug_of(article)) in as_before for entity, article in pairs]


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
        entities: list[AnyEntity] = []
        for kind in ENTITY_KINDS:
            ids = [identity for own, identity in written if own == kind]
            entities += database.get_many(KINDS[kind].table, ids, KINDS[kind].record).values()
        sightings = database.get_many("mentions", placed, Sighting)
        return Since(
            frozenset(chain.from_iterable(map(database.ids_of, tables))),
            tuple(entities),
            frozenset(database.ids_of("mentions")),
            tuple(sightings.values()),
        )
