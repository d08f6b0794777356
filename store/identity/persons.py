"""Which people of different articles are one: those of one name for whom something else speaks too.

Two articles' people are looked at together when they share a full name (陈茂波 and 陳茂波; Nishad Singh, where an
article gives both names). They are one person when beside the name they share
- a role at the same organisation, the organisation alone, or a title that few hold;
- somebody or something named in the same sentence, or, if the name has more than two characters, somebody named
  anywhere in the article;
- the publisher they write for;
- both a Chinese and a Latin name; or
- the lexicon's knowledge; or when the name is so long that two people hardly have it (a transliteration, two Latin
  words).
Otherwise they stay apart, as `person/李明` and `person/李明~4f1c`, and each says that it is possibly the other. The
answer follows from the set of articles, not from their order. The digits are made of the first of somebody's articles
(by its id), so that they stay theirs when others of the name come or go.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from store.database import Transaction
from store.identity.known import KnownPerson, Namesake, full_names, reasons
from store.identity.pairing import Pairing, Sets
from store.identity.records import Local
from store.identity.register import Register
from store.identity.sightings import Sightings
from store.identity.tallies import form_key, name_id
from store.identity.taught import Taught
from store.model import Record

_WELL_KNOWN = 20
"""In so many articles stands a name whose bearers are kept in mind between batches; of others they are read again."""

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
    """Who bears a group of names: the people, their ids, and which articles' own people are others now."""

    people: list[KnownPerson]
    ids: list[str]
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
        self._well_known = register.well_known
        self._taught = register.taught
        self._together: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, PersonName] = {}
        self._touched: set[str] = set()
        self._left: set[str] = set()  # names of whom an article went away
        self.settled: set[str] = set()  # names of which it was worked out who bears them
        self.possibly_same: dict[str, tuple[str, ...]] = {}

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
        for names in self._groups():
            mine = [one for name in sorted(names) for one in by_name.get(name, ())]
            entities = sorted({entity for name in names for entity in self._get(name).people})
            is_open = names & self._left or names & self._together.keys() or self._taught.concerns(names)
            settled = None if is_open else self._join(entities, mine)
            settled = settled or self._sort_out(entities, mine)
            for entity in entities:
                self._well_known.pop(entity, None)
            if sum(len(known.slugs) for known in settled.people) >= _WELL_KNOWN:
                self._well_known.update(zip(settled.ids, settled.people, strict=True))
            self._write(names, settled)
            self.settled |= names
            moves += settled.moves
        return moves

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
        clusters = _clusters([*(one for entity in entities for one in self._namesakes(entity)), *mine], self._taught)
        people = [KnownPerson.of(cluster) for cluster in clusters]
        ids = self._ids(people)
        moves = [
            Move(one.slug, one.local.id, one.entity, identity)
            for cluster, identity in zip(clusters, ids, strict=True)
            for one in cluster
            if one.entity != identity
        ]
        return _Settled(people, ids, moves)

    def _join(self, entities: list[str], mine: list[Namesake]) -> _Settled | None:
        """Let those who came join whom they are; None where they make two of those one, change an id, or miss one.

        This is what `_sort_out` finds too, found without reading the articles of everybody well known.
        """
        people = [self._well_known.get(entity) or KnownPerson.of(self._namesakes(entity)) for entity in entities]
        if not all(known.slugs for known in people):
            return None
        places: list[tuple[Namesake, int]] = []
        for cluster in _clusters(mine, self._taught):
            why = {reason for one in cluster for reason in reasons(one.local)}
            meant = [number for number, known in enumerate(people) if not why.isdisjoint(known.reasons)]
            if len(meant) > 1:
                return None
            if not meant:
                meant = [len(people)]
                people.append(KnownPerson())
            for one in cluster:
                people[meant[0]].add(one)
                places.append((one, meant[0]))
        ids = self._ids(people)
        if ids[: len(entities)] != entities:
            return None
        return _Settled(people, ids, [Move(one.slug, one.local.id, "", ids[number]) for one, number in places])

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
        bearers: dict[str, dict[str, int]] = defaultdict(dict)
        for identity, known in sorted(zip(settled.ids, settled.people, strict=True), key=lambda pair: pair[0]):
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
        for identity, known in zip(settled.ids, settled.people, strict=True):
            self.possibly_same[identity] = namesakes_of(identity, known.bearing, bearers)


def namesakes_of(identity: str, names: Iterable[str], bearers: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return who else bears one of somebody's names: a few ids, the plain one first."""
    same = {other for name in names for other in bearers[name]}
    return tuple(sorted(same - {identity}, key=lambda other: (len(other), other))[:_MOST_NAMESAKES])


def _clusters(namesakes: list[Namesake], taught: Taught) -> list[list[Namesake]]:
    """Return the namesakes, those together who are one person."""
    ordered = sorted(namesakes, key=lambda one: (one.slug, one.local.id))
    sets, pairing = Sets(len(ordered)), Pairing(taught, ordered)
    pairing.part(sets)
    pairing.unite(sets)
    with_reason: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, one in enumerate(ordered):
        for reason in sorted(reasons(one.local)):
            sets.unite_with_any(with_reason[reason], index)
    pairing.unite_by_name(sets)
    clusters: dict[int, list[Namesake]] = defaultdict(list)
    for index, one in enumerate(ordered):
        clusters[sets.find(index)].append(one)
    return list(clusters.values())


def _choices(plain: str, known: KnownPerson) -> Iterator[str]:
    """Yield the ids that somebody may have, the best first; no two people have the same own of the same article."""
    yield plain
    digest = hashlib.blake2b("\t".join(known.least or ()).encode()).hexdigest()
    yield from (f"{plain}~{digest[:length]}" for length in range(_SHORTEST, len(digest) + 1))
