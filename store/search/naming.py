"""From a name to the entity that is called so."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from store.errors import NotFoundError, QueryError, SeveralError
from store.kinds import ENTITY_KINDS, NAMED_KINDS, EntityKind, SortOrder
from store.model import AnyEntity, Organisation, Person
from store.search.results import Listing, Results
from store.text.fold import key
from store.text.language import tr
from store.text.wording import how_many

_NEAREST = 8
"""Entities that are named where nothing is called what was asked for."""

_NEARLY_ALL = 0.9
"""Of the mentions of all who have a name, more than so much makes one of them the one that is meant."""

_LOOKED_AT = 50
"""Hits among which an exact name is looked for; exact names rank first."""


class Searching(Protocol):
    """An index."""

    def search(self, query: str) -> Results:
        """Return what a query finds."""


class Ranking(Protocol):
    """An index, asked for the order of what it has."""

    def search(self, query: str, *, orders: Mapping[EntityKind, SortOrder], listing: Listing) -> Results:
        """Return what a query finds, in some order."""

    def sources(self, entity_id: str, /) -> int:
        """Return in how many independent articles somebody is named."""


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


def understood(index: Searching, query: str) -> Results:
    """Return what a query finds, where all of it can be understood: the rest alone would find more than was meant.

    Raises:
        QueryError: it cannot.
    """
    found = index.search(query)
    if found.error:
        raise QueryError(found.error, *found.error_span)
    return found


def named_by(index: Searching, query: str) -> frozenset[str]:
    """Return the ids of the people and organisations that a query finds.

    Raises:
        QueryError: it cannot be understood.
    """
    found = understood(index, query)
    return frozenset(one for kind in NAMED_KINDS if kind in found.panes for one in found.panes[kind].ids)


def leading(index: Ranking) -> Sequence[tuple[str, int]]:
    """Return the ids of people and organisations as panes list them by articles, with how many are independent.

    Names that stand only in by-lines and credits are left out, as there.
    """
    panes = index.search("", orders=dict.fromkeys(NAMED_KINDS, "sources"), listing=Listing()).panes
    return [(one, index.sources(one)) for kind in NAMED_KINDS for one in panes[kind].ids]


def meant(library: NameSource, index: Searching, name: str) -> str:
    """Return the id of the entity that an id or a name means.

    Raises:
        SeveralError: several are called so; the sentence lists them.
        NotFoundError: none is called so; the sentence lists the nearest.
    """
    try:
        return library.entity(name).id
    except NotFoundError:
        exact = named(library, index, name)
    if len(exact) == 1:
        return exact[0]
    if exact:
        counted = (f"{one} ({how_many(library.entity(one).mention_count, 'mention')})" for one in exact)
        raise SeveralError(
            tr("{name} is the name of several; say which by its id:{listed}", name=name, listed=_listed(counted)),
            tuple(exact),
        )
    panes = index.search(name).panes
    nearest = [identity for kind in ENTITY_KINDS for identity in panes[kind].ids[:3]][:_NEAREST]
    raise NotFoundError(
        tr("Nothing is called {name}.", name=name)
        + (tr(" The nearest:{listed}", listed=_listed(nearest)) if nearest else "")
    )


def dominant(library: NameSource, ids: Iterable[str]) -> str | None:
    """Return the one of several of a name who has nearly all of their mentions; None where nobody has."""
    counts = {one: library.entity(one).mention_count for one in ids}
    most = max(counts, key=lambda one: counts[one])
    return most if counts[most] > _NEARLY_ALL * sum(counts.values()) else None


def _listed(ids: Iterable[str]) -> str:
    return "".join(f"\n  {identity}" for identity in ids)
