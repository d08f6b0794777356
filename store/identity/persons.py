"""Which people of different articles are one: those who share a full name, as far as the evidence says so.

Two articles' people are looked at together when they share a full name (陈茂波 and 陳茂波; Nishad Singh, where an
article has both). First those are joined whom anything decisive makes one (`store.identity.known.reasons`), then
the evidence of those cores is weighed (`store.identity.weighing`). Who is not joined stays apart, as `person/李明` and
`person/李明~4f1c`, and each says that it is possibly the other, and why. The answer follows from the set of articles,
not from their order. The digits are made of the first of somebody's articles (by its id), so that they stay theirs when
others of the name come or go.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice
from typing import NamedTuple

import msgspec

from store.database import Transaction
from store.identity.known import KnownPerson, Namesake, full_names, reasons
from store.identity.pairing import Pairing
from store.identity.records import Doubt, Local
from store.identity.register import Register
from store.identity.sightings import Sightings
from store.identity.tallies import form_key, name_id
from store.identity.taught import Taught
from store.identity.weighing import likeness, united
from store.model import Record
from store.text.sets import Sets

_IN_MIND = 10_000
"""So many people are kept in mind between batches, those last looked at; of others their articles are read again."""

_MOST_NAMESAKES = 12
"""Namesakes that a person is said to be possibly the same as; with all of them a common name would cost the square."""

_SHORTEST = 4
"""Digits behind a name, which nearly always tell its bearers apart."""


class PersonName(Record, frozen=True, kw_only=True):
    """A folded full name; in the table `names` under `person/<form>`.

    Attributes:
        people: the library's people that articles call so, and in how many articles.
        pairs: other full names that an article gives for the same person, and in how many articles.
    """

    people: dict[str, int] = msgspec.field(default_factory=dict)
    pairs: dict[str, int] = msgspec.field(default_factory=dict)


class Move(NamedTuple):
    """An article's own person who is another of the library's now."""

    slug: str
    local_id: str
    old: str
    new: str


class _Settled(NamedTuple):
    """Who bears a group of names.

    Attributes:
        people: who there is, by id.
        cores: what each of them is made of, by id.
        owners: whose each core is, in the order of the cores.
        moves: who is another now.
    """

    people: dict[str, KnownPerson]
    cores: dict[str, list[KnownPerson]]
    owners: list[str]
    moves: list[Move]


class Persons:
    """The people while articles come and go.

    Args:
        transaction: what is written to.
        sightings: where they stand.
        register: what is kept in mind of people who stand in many articles, and what is taught of who is who.
        is_spent: whether an id was that of somebody forgotten: it is nobody else's after.
    """

    def __init__(
        self,
        transaction: Transaction,
        sightings: Sightings,
        register: Register,
        is_spent: Callable[[str], bool],
    ) -> None:
        self._transaction = transaction
        self._sightings = sightings
        self._is_spent = is_spent
        self._in_mind = register.in_mind
        self._taught = register.taught
        self._together: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, PersonName] = {}
        self._touched: set[str] = set()
        self._left: set[str] = set()  # names of whom an article went away
        self.settled: set[str] = set()  # names of which it was worked out who bears them
        self.doubts: dict[str, tuple[Doubt, ...]] = {}

    def expect(self, locals_: Iterable[Local]) -> None:
        """Read at once what will be needed of the names under which articles know people."""
        names = {name for local in locals_ for name in full_names(local)}
        self._transaction.read_ahead("names", [name_id("person", name) for name in names])

    def count(self, local: Local, by: int) -> None:
        """Take in under which names an article knows a person (`by` is 1), or take it back (-1)."""
        names = full_names(local)
        for name in names:
            record = self._get(name)
            pairs = Counter(record.pairs)
            for other in names - {name}:
                pairs[other] += by  # at nought it stays until it is written: what it held together is settled together
            self._names[name] = PersonName(people=record.people, pairs=pairs)
        self._touched |= names
        if by < 0:
            self._left |= names

    def touch(self, names: Iterable[str]) -> None:
        """Have it worked out again who bears some folded names, all of them together."""
        together = set(names)
        for name in together:
            self._together[name] |= together
        self._touched |= together

    def _get(self, name: str) -> PersonName:
        if name not in self._names:
            self._names[name] = self._transaction.get("names", name_id("person", name), PersonName) or PersonName()
        return self._names[name]

    def settle(self, arriving: Iterable[Namesake]) -> list[Move]:
        """Work out who is who among the namesakes of all who came or went, write it, and return who moves.

        Args:
            arriving: people of the articles that came; those who went must be out of the sightings already.
        """
        by_name: dict[str, list[Namesake]] = defaultdict(list)
        for one in arriving:
            by_name[form_key(one.local.name)].append(one)
        moves: list[Move] = []
        groups = [(names, self._bearers(names), self._is_open(names)) for names in self._groups()]
        self._sightings.expect(
            entity for _, entities, is_open in groups for entity in entities if is_open or entity not in self._in_mind
        )
        for names, entities, is_open in groups:
            mine = [one for name in sorted(names) for one in by_name.get(name, ())]
            settled = None if is_open else self._join(entities, mine)
            settled = settled or self._sort_out(entities, mine)
            for entity in entities:
                self._in_mind.pop(entity, None)
            self._in_mind.update(settled.cores)
            self._write(names, settled)
            self.settled |= names
            moves += settled.moves
        for entity in list(islice(self._in_mind, max(0, len(self._in_mind) - _IN_MIND))):
            del self._in_mind[entity]
        return moves

    def _bearers(self, names: Iterable[str]) -> list[str]:
        """Return the library's people who bear some names, sorted."""
        return sorted({entity for name in names for entity in self._get(name).people})

    def _is_open(self, names: set[str]) -> bool:
        """Return whether all who bear some names are to be looked at anew."""
        return bool(names & self._left or names & self._together.keys() or self._taught.concerns(names))

    def _groups(self) -> Iterator[set[str]]:
        """Yield the names that changed with all that hang together with them, or did before."""
        seen: set[str] = set()
        for start in sorted(self._touched):
            group: set[str] = set()
            front = [] if start in seen else [start]
            while front:
                name = front.pop()
                if name not in group:
                    group.add(name)
                    front += (*self._get(name).pairs, *self._taught.beside(name), *self._together.get(name, ()))
            seen |= group
            if group:
                yield group

    def _sort_out(self, entities: list[str], mine: list[Namesake]) -> _Settled:
        """Look at all namesakes anew."""
        found = _People([*(one for entity in entities for one in self._namesakes(entity)), *mine], self._taught)
        cores = [KnownPerson.of(core) for core in found.cores]
        settled = self._settled(cores, found.united(cores))
        now = {
            (one.slug, one.local.id): owner
            for core, owner in zip(found.cores, settled.owners, strict=True)
            for one in core
        }
        everybody = [one for core in found.cores for one in core]
        moves = [Move(one.slug, one.local.id, one.entity, now[one.slug, one.local.id]) for one in everybody]
        return settled._replace(moves=[move for move in moves if move.old != move.new])

    def _join(self, entities: list[str], mine: list[Namesake]) -> _Settled | None:
        """Let those who came join whom they are; None where that makes anybody of before another one.

        This is what `_sort_out` finds too, found without reading the articles of whoever is kept in mind.
        """
        owned = [(core, entity) for entity in entities for core in self._in_mind.get(entity) or self._cores_of(entity)]
        if {entity for _, entity in owned} != set(entities):
            return None
        places: list[tuple[Namesake, KnownPerson]] = []
        for some in _People(mine, self._taught).cores:
            why = {reason for one in some for reason in reasons(one.local)}
            meant = [known for known in owned if not why.isdisjoint(known[0].reasons)]
            others = [known for known in owned if why.isdisjoint(known[0].reasons)]
            if len({entity for _, entity in meant}) > 1:
                return None
            core = KnownPerson.together([known for known, _ in meant]) if meant else KnownPerson()
            if len(meant) > 1:
                made_one = {id(known) for known, _ in meant}
                places = [(one, core if id(known) in made_one else known) for one, known in places]
            owned = [*others, (core, meant[0][1] if meant else "")]
            for one in some:
                core.add(one)
                places.append((one, core))
        owned.sort(key=lambda pair: pair[0].least or ("", ""))
        cores = [core for core, _ in owned]
        settled = self._settled(cores, united(cores))
        if any(before not in ("", now) for (_, before), now in zip(owned, settled.owners, strict=True)):
            return None
        now_of = {id(core): owner for core, owner in zip(cores, settled.owners, strict=True)}
        return settled._replace(moves=[Move(one.slug, one.local.id, "", now_of[id(core)]) for one, core in places])

    def _settled(self, cores: list[KnownPerson], groups: list[list[int]]) -> _Settled:
        """Return who is who, given which cores are one person."""
        made_of = [[cores[number] for number in group] for group in groups]
        people = [KnownPerson.together(some) for some in made_of]
        ids = self._ids(people)
        owner = {number: identity for group, identity in zip(groups, ids, strict=True) for number in group}
        owners = [owner[number] for number in range(len(cores))]
        return _Settled(dict(zip(ids, people, strict=True)), dict(zip(ids, made_of, strict=True)), owners, [])

    def _cores_of(self, entity: str) -> list[KnownPerson]:
        """Return what one of the library's people is made of, read from their articles."""
        return [KnownPerson.of(core) for core in _People(list(self._namesakes(entity)), self._taught).cores]

    def _namesakes(self, entity: str) -> Iterator[Namesake]:
        """Yield the articles' own people who are one of the library's."""
        for sighting in self._sightings.all_of(entity):
            for local in sighting.locals:
                yield Namesake(entity, sighting.article.removeprefix("article/"), sighting.published, local)

    def _ids(self, people: list[KnownPerson]) -> list[str]:
        """Return an id for each person: of several of one name one has it plain, if nobody forgotten had it so."""
        ids = [known.id for known in people]
        given: set[str] = set()
        for number in sorted(range(len(people)), key=lambda one: people[one].rank):
            choices = _choices(ids[number], people[number])
            ids[number] = next(one for one in choices if one not in given and not self._is_spent(one))
            given.add(ids[number])
        return ids

    def _write(self, names: set[str], settled: _Settled) -> None:
        """Write who bears which name, and note who is possibly the same."""
        people = dict(sorted(settled.people.items()))
        bearers: dict[str, dict[str, int]] = defaultdict(dict)
        for identity, known in people.items():
            for name, count in known.bearing.items():
                bearers[name][identity] = count
        for name in sorted(names):
            pairs = self._get(name).pairs
            record = PersonName(
                people=bearers.get(name, {}), pairs={other: pairs[other] for other in sorted(pairs) if pairs[other] > 0}
            )
            if record.people or record.pairs:
                self._transaction.put("names", name_id("person", name), record)
            else:
                self._transaction.remove("names", name_id("person", name))
        for identity, known in people.items():
            same = namesakes_of(identity, known.bearing, bearers)
            self.doubts[identity] = _doubts(known, {other: people[other] for other in same})


def namesakes_of(identity: str, names: Iterable[str], bearers: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return who else bears one of somebody's names: a few ids, the plain one first."""
    same = {other for name in names for other in bearers[name]}
    return tuple(sorted(same - {identity}, key=lambda other: (len(other), other))[:_MOST_NAMESAKES])


def _doubts(known: KnownPerson, namesakes: Mapping[str, KnownPerson]) -> tuple[Doubt, ...]:
    """Return how likely somebody is each of their namesakes, the likeliest first."""
    found = [(identity, likeness(known, other, doubtful=True)) for identity, other in namesakes.items()]
    found.sort(key=lambda one: (-one[1].score, one[0]))
    return tuple(Doubt(other=identity, score=round(like.score, 2), why=like.why) for identity, like in found)


class _People:
    """Some articles' own people, joined in two steps: by what decides alone, then by weighing what is left.

    Args:
        namesakes: the articles' own people.
        taught: what the user says of who is one, which comes before and after all evidence.

    Attributes:
        cores: those together whom anything decisive makes one person, by the first of their articles.
    """

    def __init__(self, namesakes: Iterable[Namesake], taught: Taught) -> None:
        ordered = sorted(namesakes, key=lambda one: (one.slug, one.local.id))
        self._sets, self._pairing = Sets(range(len(ordered))), Pairing(taught, ordered)
        self._pairing.part(self._sets)
        self._pairing.unite(self._sets)
        with_reason: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index, one in enumerate(ordered):
            for reason in sorted(reasons(one.local)):
                others = with_reason[reason]
                if not any(self._sets.unite(other, index) for other in others):
                    others.append(index)
        groups = self._sets.groups()
        self._first = [group[0] for group in groups]
        self.cores = [[ordered[index] for index in group] for group in groups]

    def united(self, cores: Sequence[KnownPerson]) -> list[list[int]]:
        """Return the numbers of the cores, those together who are one person, given what is known of each."""
        pairs = combinations(range(len(cores)), 2) if self._pairing.different else ()
        apart = [pair for pair in pairs if self._sets.are_apart(self._first[pair[0]], self._first[pair[1]])]
        for group in united(cores, apart):
            for number in group:
                self._sets.unite(self._first[group[0]], self._first[number])
        self._pairing.unite_by_name(self._sets)
        found: dict[int, list[int]] = defaultdict(list)
        for number, index in enumerate(self._first):
            found[self._sets.find(index)].append(number)
        return list(found.values())


def _choices(plain: str, known: KnownPerson) -> Iterator[str]:
    """Yield the ids that somebody may have, the best first; no two people have the same own of the same article."""
    yield plain
    digest = hashlib.blake2b("\t".join(known.least or ()).encode()).hexdigest()
    yield from (f"{plain}~{digest[:length]}" for length in range(_SHORTEST, len(digest) + 1))
