"""Who of several bearers of a name are one person: evidence is weighed, and what speaks against it too.

The model is that of record linkage (Fellegi and Sunter, A Theory for Record Linkage, 1969): what two have in common
adds to the odds that they are one, what contradicts takes away. Weights are natural logarithms of likelihood ratios,
set by hand and checked on the pairs of `tests/identity`; they depend on nothing but the two, so that it does not matter
which articles came first. Who shares a *common* name starts from odds against being one; who shares a *rare* one is one
person, unless any two of its bearers contradict each other: then the name is as good as a common one.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations, count, product
from typing import NamedTuple, Protocol, Self

from store.identity.rarity import is_very_common
from store.text.language import later, tr
from store.text.sets import Sets

VERY_COMMON = -2.2
"""Where two begin who share a name that very many bear, as log-odds: nine in ten are two people."""

COMMON = -1.5
"""Where two begin who share another name that many bear."""

SURNAME = -3.2
"""Where two begin who share the surname of a foreigner."""

RARE = 3.0
"""Where two who share a rare name begin."""

CONTRADICTION = -4.0
"""What it is worth that two cannot well be one."""

DECISIVE = 2.5
"""What is worth so much makes bearers of any name one by itself."""

OTHER_LANGUAGE = -1.0
"""What it is worth that the articles of one are in another language, or script, than those of the other."""

SIZE = 0.6
"""How much the logarithm of the articles of the one who has more is worth: who is written of most is meant most."""

_RELATED = 0.8
"""Two who share so much do not contradict each other: a singer presides over an opera house."""

_FADING = (1.0, 0.7, 0.5, 0.3)
"""Evidence hangs together (who stands beside a minister stands beside the ministry): each next piece says less."""


class Kind(NamedTuple):
    """What a kind of evidence is worth.

    Attributes:
        of: what it names; two kinds that name the same are compared, at the mean of what they are worth.
        weight: if both have it.
        sentence: how it is told, with the value in braces.
    """

    of: str
    weight: float
    sentence: str


KINDS: Mapping[str, Kind] = {
    "writes for": Kind("publisher", 6.0, "both write for {}"),
    "holds at": Kind("organisation", 3.0, "both hold a role at {}"),
    "office": Kind("title", 3.0, "both are {}"),
    "person": Kind("person", 3.0, "both stand beside {}"),
    "organisation": Kind("organisation", 2.5, "both stand beside {}"),
    "public organisation": Kind("organisation", 1.5, "both stand beside {}"),
    "public person": Kind("person", 1.2, "both stand beside {}"),
    "in article": Kind("person", 1.2, "{} is named in articles of both"),
    "long title": Kind("title", 1.5, "both are {}"),
    "week": Kind("week", 1.5, "both are in articles of the week {}"),
    "title": Kind("title", 0.8, "both are {}"),
    "public in article": Kind("person", 0.4, "{} is named in articles of both"),
}
"""The kinds of `store.identity.evidence` that speak for two being one."""

PUBLIC = "public"
"""The field between whose parts people move: office, business, law, learning."""


class Bearer(Protocol):
    """Whose evidence is weighed."""

    @property
    def weighed(self) -> "Evidence":
        """What there is, sorted by kind: each comparison asks for it."""
        ...


class Likeness(NamedTuple):
    """How likely two are one, as log-odds, and what speaks for and against it, as kind and value."""

    score: float
    why: tuple[tuple[str, str], ...]


def weighed(evidence: Iterable[str]) -> dict[tuple[str, str], tuple[float, str]]:
    """Return of what is named the greatest weight, with the kind that has it."""
    found: dict[tuple[str, str], tuple[float, str]] = {}
    for one in evidence:
        name, _, value = one.partition(":")
        kind = KINDS.get(name)
        if kind is not None:
            key = (kind.of, value)
            found[key] = max(found.get(key, (0.0, "")), (kind.weight, name))
    return found


def likeness(one: Bearer, other: Bearer, *, doubtful: bool) -> Likeness:
    """Return how likely two bearers of a name are one person.

    Args:
        one: a bearer.
        other: another one.
        doubtful: whether bearers of the name contradict each other.
    """
    return _likeness(one.weighed, other.weighed, doubtful=doubtful)


class _Told(NamedTuple):
    """What is told of a bearer that can contradict what is told of another one."""

    latin: frozenset[str]
    fields: frozenset[str]
    countries: frozenset[str]


class Evidence(NamedTuple):
    """What is known of a bearer, sorted by kind.

    Attributes:
        names: folded full names.
        size: in how many articles they stand.
        values: the values of each kind of evidence.
        worth: of what is named, the greatest weight, with the kind that has it.
        told: what can contradict another one's: Latin names, fields, countries.
    """

    names: Set[str]
    size: int
    values: defaultdict[str, set[str]]
    worth: dict[tuple[str, str], tuple[float, str]]
    told: _Told

    @classmethod
    def of(cls, names: Set[str], size: int, evidence: Iterable[str], latin: Iterable[str]) -> Self:
        """Return it sorted.

        Args:
            names: see there.
            size: see there.
            evidence: as `kind:value`.
            latin: Latin names of several words, as they are written.
        """
        nothing = frozenset[str]()
        return cls(names, 0, defaultdict(set), {}, _Told(nothing, nothing, nothing)).grown(size, evidence, latin)

    def grown(self, size: int, evidence: Iterable[str], latin: Iterable[str]) -> Self:
        """Return it with more: what there was is not sorted again, and belongs to what is returned.

        Args:
            size: in how many articles they stand now.
            evidence: what there is more.
            latin: all their Latin names now.
        """
        new = list(evidence)
        for kind, _, value in (one.partition(":") for one in new):
            self.values[kind].add(value)
        for key, worth in weighed(new).items():
            self.worth[key] = max(worth, self.worth.get(key, worth))
        told = _Told(*map(frozenset, (latin, self.values["field"], self.values["country"])))
        return self._replace(size=size, told=told)


def _likeness(one: Evidence, other: Evidence, *, doubtful: bool) -> Likeness:
    shared = _shared(one, other)
    score = _prior(one, other, doubtful=doubtful) + SIZE * math.log(max(one.size, other.size)) + _sum(shared)
    if _differ(one.values["language"], other.values["language"]):
        score += OTHER_LANGUAGE
    against = _contradiction(one.told, other.told)
    why = [(kind, value) for _, kind, value in shared[: len(_FADING)]]
    if against is None:
        return Likeness(score, tuple(why))
    told = tr(against.sentence, number=against.one, number2=against.other)
    return Likeness(score + CONTRADICTION, (*why, ("against", told)))


def _prior(one: Evidence, other: Evidence, *, doubtful: bool) -> float:
    """Return where two begin: at what the rarest of the names is worth that they share."""
    names = one.names & other.names
    if not names <= one.values["common"]:
        return COMMON if doubtful else RARE
    if names <= one.values["surname"]:
        return SURNAME
    return VERY_COMMON if all(map(is_very_common, names)) else COMMON


def _shared(one: Evidence, other: Evidence) -> list[tuple[float, str, str]]:
    """Return what two have in common, the weightiest first: weight, kind, value."""
    mine, theirs = one.worth, other.worth
    shared = mine.keys() & theirs.keys()
    found = (((mine[key][0] + theirs[key][0]) / 2, min(mine[key], theirs[key])[1], key[1]) for key in shared)
    return sorted(found, reverse=True)


def _sum(shared: Iterable[tuple[float, str, str]]) -> float:
    """Return what is worth what two have in common."""
    fading = (_FADING[min(number, len(_FADING) - 1)] for number in count())
    return sum(weight * share for (weight, _, _), share in zip(shared, fading, strict=False))


class _Contradiction(NamedTuple):
    """Why two can hardly be one person: a sentence, and what is told of each."""

    sentence: str
    one: str
    other: str


def _contradiction(one: _Told, other: _Told) -> _Contradiction | None:
    """Return why two can hardly be one person, None where nothing says so; most pairs are asked and never told."""
    if one.latin and other.latin and not any(_agree(mine, theirs) for mine in one.latin for theirs in other.latin):
        return _Contradiction(later("one is {number}, the other {number2}"), min(one.latin), min(other.latin))
    if _differ(one.fields, other.fields):
        sentence = later("one is of the field {number}, the other of {number2}")
        return _Contradiction(sentence, min(one.fields), min(other.fields))
    if _differ(one.countries, other.countries):
        return _Contradiction(
            later("one is of {number}, the other of {number2}"), min(one.countries), min(other.countries)
        )
    return None


def _differ(mine: Set[str], theirs: Set[str]) -> bool:
    """Return whether something is told of both, and nothing is the same."""
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def _agree(one: str, other: str) -> bool:
    """Return whether two Latin names may be one: each word of the shorter begins like one of the longer."""
    shorter, longer = sorted((_words(one), _words(other)), key=len)
    return all(any(word[:2] == longest[:2] for longest in longer) for word in shorter)


def _words(name: str) -> list[str]:
    return name.casefold().replace("-", " ").replace(".", " ").split()


def united(bearers: Sequence[Bearer], apart: Iterable[tuple[int, int]] = ()) -> list[list[int]]:
    """Return the numbers of bearers of names that hang together, those together who are one person.

    Args:
        bearers: in an order that is always the same.
        apart: numbers of two who are not one, whatever speaks for it.
    """
    sets = Sets(range(len(bearers)))
    known = [bearer.weighed for bearer in bearers]
    common = {name for one in known for name in one.values["common"]}
    by_name: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(known):
        for name in one.names:
            by_name[name].append(number)
    contradicting = sorted(_contradicting(known))
    for first, second in (*apart, *contradicting):
        sets.part(first, second)
    contested = common.union(*(known[first].names & known[second].names for first, second in contradicting))
    doubtful: set[int] = set()
    for name in sorted(by_name):
        numbers = by_name[name]
        if name in contested:
            doubtful.update(numbers if len(numbers) > 1 else ())
        else:
            for number in numbers:
                sets.unite(numbers[0], number)
    for score, first, second in sorted(_likely(known, sorted(doubtful)), key=lambda found: (-found[0], found[1:])):
        if score > 0:
            sets.unite(first, second)
    return sets.groups()


def _contradicting(known: Sequence[Evidence]) -> Iterator[tuple[int, int]]:
    """Yield pairs who contradict each other, and have hardly anything in common."""
    alike: dict[_Told, list[int]] = defaultdict(list)
    for number, one in enumerate(known):
        alike[one.told].append(number)
    for mine, theirs in combinations(alike, 2):
        if _contradiction(mine, theirs):
            for first, second in product(alike[mine], alike[theirs]):
                shared = [found for found in _shared(known[first], known[second]) if found[1] != "week"]
                if _sum(shared) < _RELATED:
                    yield min(first, second), max(first, second)


def _likely(known: Sequence[Evidence], numbers: Sequence[int]) -> Iterator[tuple[float, int, int]]:
    """Yield how likely two are one, of those who share a name and anything else."""
    with_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number in numbers:
        for key in known[number].worth:
            with_key[key].append(number)
    pairs = {pair for same in with_key.values() for pair in combinations(same, 2)}
    largest = max(numbers, key=lambda number: (known[number].size, -number), default=0)
    pairs |= {(min(largest, number), max(largest, number)) for number in numbers if number != largest}
    for first, second in pairs:
        if not known[first].names.isdisjoint(known[second].names):
            yield _likeness(known[first], known[second], doubtful=True).score, first, second
