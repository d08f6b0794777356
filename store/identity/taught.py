"""What the user has taught of who is who: what it is one with, what it is not, what it is called.

Somebody is known by what articles call them, and of several people of one name by the articles in which they stand: ids
move. An organisation is known by its name, which means one organisation in all articles.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, Protocol, TypeVar

import msgspec

from store.identity.by_hand import ByHand, Change
from store.identity.records import Sighting
from store.identity.tallies import form_key, name_id
from store.kinds import named_kind_of
from store.model import Record

_Record = TypeVar("_Record")

Spot = tuple[str, str]
"""An article, without `article/`, and the folded name that it has for somebody."""


class Whose(NamedTuple):
    """Somebody who is meant.

    Attributes:
        kind: organisation or person.
        names: folded, the commonest first.
        spots: of a person, where they stand.
        every: whether all are meant who are written as the first name is, whoever they are.
    """

    kind: str
    names: tuple[str, ...]
    spots: frozenset[Spot] = frozenset()
    every: bool = False


class Taught:
    """All that is taught; empty for a store whose user has decided nothing.

    Args:
        same: pairs who are one.
        different: pairs who are not, whatever else speaks for it.
        cards: what is otherwise on whose card, in the order in which it was decided.
    """

    def __init__(
        self,
        same: Iterable[tuple[Whose, Whose]] = (),
        different: Iterable[tuple[Whose, Whose]] = (),
        cards: Iterable[tuple[Whose, Change]] = (),
    ) -> None:
        self._united: dict[str, set[str]] = defaultdict(set)
        self._apart: dict[str, set[str]] = defaultdict(set)
        self._same: dict[str, list[tuple[Whose, Whose]]] = defaultdict(list)
        self._different: dict[str, list[tuple[Whose, Whose]]] = defaultdict(list)
        self._cards: dict[tuple[str, str], list[tuple[int, Whose, Change]]] = defaultdict(list)
        self._holders: dict[str, list[Whose]] = defaultdict(list)
        for pair in same:
            _file(pair, self._united, self._same)
        for pair in different:
            _file(pair, self._apart, self._different)
        for number, (whose, change) in enumerate(cards):
            for name in whose.names:
                self._cards[whose.kind, name].append((number, whose, change))
            for name in change.at:
                self._holders[name].append(whose)

    def united(self, name: str) -> frozenset[str]:
        """Return the organisations' names that are one with a name."""
        return frozenset(self._united.get(name, ()))

    def apart(self, name: str) -> frozenset[str]:
        """Return the organisations' names that are not one with a name."""
        return frozenset(self._apart.get(name, ()))

    def beside(self, name: str) -> Iterator[str]:
        """Yield the people's names that must be looked at together with a name."""
        for pair in self._same.get(name, ()):
            yield from (other for whose in pair for other in whose.names)

    @property
    def has_people(self) -> bool:
        """Whether anything is taught of people's being one or not."""
        return bool(self._same or self._different)

    def concerns(self, names: Iterable[str]) -> bool:
        """Return whether anything is taught of people of these names."""
        return any(name in self._same or name in self._different for name in names)

    def pairs(self, names: Iterable[str]) -> tuple[list[tuple[Whose, Whose]], list[tuple[Whose, Whose]]]:
        """Return which people of these names are one and which are not, in the same order whoever asks."""
        wanted = sorted(set(names))
        return _of_all(self._same, wanted), _of_all(self._different, wanted)

    def holders(self, names: Iterable[str]) -> list[Whose]:
        """Return those who hold a role, by the user's word, at an organisation of one of some folded names."""
        return [whose for name in sorted(set(names)) for whose in self._holders.get(name, ())]

    def cards(self, kind: str, names: Iterable[str]) -> list[tuple[Whose, Change]]:
        """Return what is taught of those who bear one of some folded names, in the order in which it was decided."""
        found = {card[0]: card[1:] for name in set(names) for card in self._cards.get((kind, name), ())}
        return [found[number] for number in sorted(found)]


NOTHING_TAUGHT = Taught()


def _file(pair: tuple[Whose, Whose], names: dict[str, set[str]], people: dict[str, list[tuple[Whose, Whose]]]) -> None:
    """Put a pair where it will be looked for."""
    one, other = pair
    if one.kind == "organisation":
        names[one.names[0]].add(other.names[0])
        names[other.names[0]].add(one.names[0])
    else:
        for name in {*one.names, *other.names}:
            people[name].append(pair)


def _of_all(by_name: dict[str, list[tuple[Whose, Whose]]], names: Iterable[str]) -> list[tuple[Whose, Whose]]:
    found = {pair: None for name in names for pair in by_name.get(name, ())}
    return sorted(found, key=lambda pair: (pair[0].names, sorted(pair[0].spots), pair[1].names, sorted(pair[1].spots)))


class Bearers(Record, frozen=True, kw_only=True):
    """What is asked of a name here: which organisation, or which people, are called so."""

    entity: str = ""
    people: dict[str, int] = msgspec.field(default_factory=dict)


class _Tables(Protocol):
    """A database, or a transaction on one."""

    def get(self, table: str, identity: str, record: type[_Record], /) -> _Record | None: ...


class Standing(Protocol):
    """Where entities stand."""

    def standing_in(self, slug: str) -> Iterable[str]:
        """Return the entities in an article."""
        ...

    def get(self, entity: str, slug: str) -> Sighting | None:
        """Return where an entity stands in an article."""
        ...


def who(whose: Whose, tables: _Tables, standing: Standing) -> str:
    """Return the id of the entity that is meant, "" where it cannot be told."""
    if whose.kind == "organisation":
        return next((entity for name in whose.names for entity in _bearers("organisation", name, tables)), "")
    owners = Counter(filter(None, (_owner(spot, tables, standing) for spot in sorted(whose.spots))))
    if owners:
        return min(owners, key=lambda identity: (-owners[identity], identity))
    bearers = {identity for name in whose.names for identity in _bearers("person", name, tables)}
    return next(iter(bearers)) if len(bearers) == 1 else ""


def anybody(whose: Whose, tables: _Tables, standing: Standing) -> set[str]:
    """Return the ids of all who may be meant, or may have been before names or articles changed."""
    bearers = {identity for name in whose.names for identity in _bearers(whose.kind, name, tables)}
    return bearers | set(filter(None, (_owner(spot, tables, standing) for spot in whose.spots)))


def _bearers(kind: str, name: str, tables: _Tables) -> Iterable[str]:
    """Return who is called so: of organisations none or one."""
    record = tables.get("names", name_id(kind, name), Bearers)
    return () if record is None else (record.entity,) if record.entity else record.people


def _owner(spot: Spot, tables: _Tables, standing: Standing) -> str:
    """Return who is called so in an article; those are looked at first who are called so in any."""
    slug, name = spot
    there = [entity for entity in standing.standing_in(slug) if named_kind_of(entity) == "person"]
    bearers = set(_bearers("person", name, tables))
    for entity in sorted(there, key=lambda one: one not in bearers):
        sighting = standing.get(entity, slug)
        if sighting is not None and any(form_key(local.name) == name for local in sighting.locals):
            return entity
    return ""


def apart_from(taught: Taught, identity: str, names: Iterable[str], meant: Callable[[Whose], str]) -> frozenset[str]:
    """Return who is not the same person as somebody, as far as that is taught; as `by_hand`."""
    pairs = ((meant(one), meant(other)) for one, other in taught.pairs(map(form_key, names))[1])
    return frozenset(other for pair in pairs if identity in pair for other in pair) - {identity}


def by_hand(taught: Taught, identity: str, names: Iterable[str], meant: Callable[[Whose], str]) -> ByHand:
    """Return what is otherwise on somebody's card.

    Args:
        taught: what is taught.
        identity: their id.
        names: what articles call them.
        meant: from somebody who is meant to the id of who that is, see `who`.
    """
    found = taught.cards(identity.partition("/")[0], map(form_key, names))
    return ByHand(tuple(_placed(change, meant) for whose, change in found if meant(whose) == identity))


def _placed(change: Change, meant: Callable[[Whose], str]) -> Change:
    """Return a change whose role is held at an organisation of the store, where its name means one."""
    where = meant(Whose("organisation", change.at)) if change.role is not None and change.at else ""
    if change.role is None or not where:
        return change
    return change._replace(role=msgspec.structs.replace(change.role, organisation_id=where))
