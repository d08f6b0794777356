"""From a name to the entity that is called so."""

from collections.abc import Sequence
from typing import Protocol

from store.kinds import EntityKind
from store.model import AnyEntity, Organisation, Person
from store.search.results import Results
from store.text.fold import key

_LOOKED_AT = 50
"""Hits among which an exact name is looked for; exact names rank first."""


class Searching(Protocol):
    """An index."""

    def search(self, query: str) -> Results:
        """Return what a query finds."""


class NameSource(Protocol):
    """A library."""

    def entity(self, entity_id: str) -> AnyEntity:
        """Return an entity."""


def named(library: NameSource, index: Searching, name: str) -> Sequence[str]:
    """Return the ids of the people and organisations called `name`, in any script; else of those with such an alias."""
    wanted = key(name)
    kinds: tuple[EntityKind, ...] = ("person", "organisation")
    hits = index.search(f'"{name.replace(chr(34), " ")}"').panes
    found = [
        entity
        for kind in kinds
        for entity in map(library.entity, hits[kind].ids[:_LOOKED_AT] if kind in hits else ())
        if isinstance(entity, Organisation | Person)
    ]
    called = [entity.id for entity in found if key(entity.name) == wanted]
    return called or [one.id for one in found if wanted in map(key, (*one.aliases, *one.also))]
