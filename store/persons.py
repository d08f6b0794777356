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
Otherwise they stay apart, as `person/李明` and `person/李明~2`, and each says that it is possibly the other. The answer
follows from the set of articles, not from their order.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from store.database import Transaction
from store.model import Record
from store.records import Local
from store.sightings import Sightings
from store.tallies import canonical, form_key, is_short, name_id, readable_id

_MARKS = "·•‧・"


class PersonName(Record, frozen=True, kw_only=True):
    """A folded full name; in the table `names` under `person/<form>`.

    Attributes:
        people: the library's people that articles call so, and in how many articles.
        pairs: other full names that an article gives for the same person, and in how many articles.
    """

    people: dict[str, int] = msgspec.field(default_factory=dict)
    pairs: dict[str, int] = msgspec.field(default_factory=dict)


class Namesake(NamedTuple):
    """An article's own person.

    Attributes:
        entity: whom of the library it has been, "" where it is new.
        slug: the article.
        published: its date.
        local: the person.
    """

    entity: str
    slug: str
    published: str | None
    local: Local


class Move(NamedTuple):
    """An article's own person who is another of the library's now."""

    slug: str
    local_id: str
    old: str
    new: str


class Persons:
    """The people while articles come and go."""

    def __init__(self, transaction: Transaction, sightings: Sightings) -> None:
        self._transaction = transaction
        self._sightings = sightings
        self._names: dict[str, PersonName] = {}
        self._touched: set[str] = set()
        self.possibly_same: dict[str, tuple[str, ...]] = {}

    def count(self, local: Local, by: int) -> None:
        """Take in under which names an article knows a person (`by` is 1), or take it back (-1)."""
        names = full_names(local)
        for name in names:
            record = self._get(name)
            pairs = Counter(record.pairs)
            for other in names - {name}:
                pairs[other] += by
            self._names[name] = PersonName(
                people=record.people, pairs={other: pairs[other] for other in sorted(pairs) if pairs[other]}
            )
        self._touched |= names

    def _get(self, name: str) -> PersonName:
        if name not in self._names:
            self._names[name] = self._transaction.get("names", name_id("person", name), PersonName) or PersonName()
        return self._names[name]

    def settle(self, arriving: Iterable[Namesake]) -> list[Move]:
        """Work out who is who among the namesakes of all who came or went, write it, and return who moves.

        Args:
            arriving: people of the articles that came; those who went must be out of the sightings already.
        """
        region = self._region()
        entities = sorted({entity for name in region for entity in self._get(name).people})
        namesakes = [*self._known(entities), *arriving]
        namesakes.sort(key=lambda one: (one.slug, one.local.id))
        clusters = _clusters(namesakes)
        ids = _ids(clusters)
        moves = [
            Move(one.slug, one.local.id, one.entity, identity)
            for cluster, identity in zip(clusters, ids, strict=True)
            for one in cluster
            if one.entity != identity
        ]
        self._write(region, clusters, ids)
        return moves

    def _region(self) -> set[str]:
        """Return all names that hang together with those that changed."""
        region: set[str] = set()
        front = list(self._touched)
        while front:
            name = front.pop()
            if name not in region:
                region.add(name)
                front += self._get(name).pairs
        return region

    def _known(self, entities: Iterable[str]) -> Iterator[Namesake]:
        for entity in entities:
            for slug in self._sightings.articles(entity):
                sighting = self._sightings.get(entity, slug)
                for local in sighting.locals if sighting else ():
                    yield Namesake(entity, slug, sighting.published if sighting else None, local)

    def _write(self, region: set[str], clusters: list[list[Namesake]], ids: list[str]) -> None:
        """Write who bears which name, and note who is possibly the same."""
        people: dict[str, Counter[str]] = defaultdict(Counter)
        for cluster, identity in zip(clusters, ids, strict=True):
            for one in cluster:
                for name in full_names(one.local):
                    people[name][identity] += 1
        for name in sorted(region):
            bearers = {identity: people[name][identity] for identity in sorted(people[name])}
            record = PersonName(people=bearers, pairs=self._get(name).pairs)
            if record.people or record.pairs:
                self._transaction.put("names", name_id("person", name), record)
            else:
                self._transaction.remove("names", name_id("person", name))
        for cluster, identity in zip(clusters, ids, strict=True):
            same = {other for one in cluster for name in full_names(one.local) for other in people[name]}
            self.possibly_same[identity] = tuple(sorted(same - {identity}))


def full_names(local: Local) -> set[str]:
    """Return the folded names under which a person can be met in another article; never a surname alone."""
    names = {form_key(form) for form in local.also if not is_short(form_key(form))}
    names.update(form_key(alias) for alias in local.aliases if _is_full(alias, local.name))
    return {name for name in (*names, form_key(local.name)) if name}


def _is_full(alias: str, name: str) -> bool:
    """Return whether an alias is a whole name: marked as one, two Latin words, or Chinese beside a Latin name."""
    if alias.isascii():
        return len(alias.split()) > 1 and not is_short(form_key(alias))
    return any(mark in alias for mark in _MARKS) or (name.isascii() and len(alias) > 2)


def _clusters(namesakes: list[Namesake]) -> list[list[Namesake]]:
    """Return the namesakes, those together who are one person."""
    root = list(range(len(namesakes)))

    def find(index: int) -> int:
        while root[index] != index:
            root[index] = root[root[index]]
            index = root[index]
        return index

    first: dict[tuple[str, str], int] = {}
    for index, one in enumerate(namesakes):
        names, evidence = full_names(one.local), one.local.beside
        for name in names:
            for reason in (*evidence, *_of_name(name, names, one.local)):
                other = find(first.setdefault((name, reason), index))
                mine = find(index)
                root[max(other, mine)] = min(other, mine)
    clusters: dict[int, list[Namesake]] = defaultdict(list)
    for index, one in enumerate(namesakes):
        clusters[find(index)].append(one)
    return list(clusters.values())


def _of_name(name: str, names: set[str], local: Local) -> Iterator[str]:
    """Yield what a name itself says for two of its bearers being one."""
    if local.also:
        yield "known"
    forms = [form for form in (local.name, *local.aliases) if form_key(form) == name]
    marked = any((form.isascii() and len(form.split()) > 1) or any(mark in form for mark in _MARKS) for form in forms)
    if marked or (len(name) > 4 and not name.isascii()):
        yield "long"
    yield from (f"pair:{other}" for other in names if other.isascii() != name.isascii())


def _ids(clusters: list[list[Namesake]]) -> list[str]:
    """Return an id for each person: of several of one name the one of most articles has it without a number."""
    plain = [readable_id("person", _name(cluster)) for cluster in clusters]

    def rank(number: int) -> tuple[int, str, str]:
        cluster = clusters[number]
        slugs = {one.slug for one in cluster}
        return (-len(slugs), min(one.published or "9999" for one in cluster), min(slugs))

    ids = list(plain)
    seen: Counter[str] = Counter()
    for number in sorted(range(len(clusters)), key=rank):
        seen[plain[number]] += 1
        if seen[plain[number]] > 1:
            ids[number] = f"{plain[number]}~{seen[plain[number]]}"
    return ids


def _name(cluster: list[Namesake]) -> str:
    names: Mapping[str, int] = Counter(one.local.name for one in cluster)
    return canonical(names, {form_key(form) for one in cluster for form in one.local.also})
