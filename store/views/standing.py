"""What is known of a library's entities, from which links are computed: records and mentions as columns of numbers."""

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cmp_to_key
from itertools import chain
from typing import NamedTuple, Protocol, Self

import numpy as np
import numpy.typing as npt

from store.kinds import ENTITY_KINDS, STATED_KINDS, EntityKind
from store.model import LINK_KINDS, AnyEntity, Figure, LinkKind, Mention, Person, Quote
from store.text.columns import distinct, places_in
from store.text.places import Lookup, Places, mark_of
from store.text.splicing import Splice
from store.text.strings import Strings

Ints = npt.NDArray[np.int64]
Small = npt.NDArray[np.int32]
SENTENCES = 1 << 32
"""More than an article has sentences."""
_STATED = tuple(f"{kind}/" for kind in STATED_KINDS)


class DatedArticle(Protocol):
    """An article without its text."""

    @property
    def id(self) -> str:
        """Return its id."""
        ...

    @property
    def published(self) -> str | None:
        """Return its date, ISO 8601."""
        ...


class LinkSource(Protocol):
    """Where entities and their mentions come from; a library is one."""

    def entities(self, kind: EntityKind, /) -> Iterable[AnyEntity]:
        """Return all entities of one kind."""
        ...

    def articles(self) -> Sequence[DatedArticle]:
        """Return all articles."""
        ...

    def mentions_of_named(self) -> Iterable[tuple[str, Mention]]:
        """Return where organisations and people stand, in any order; of figures and quotes their records say it."""
        ...


class Standing(NamedTuple):
    """What is known of a library's entities, from which links are computed.

    Attributes:
        ids: all entities, sorted.
        references: pairs of entities and the kind of link between them, as ordinals.
        mentions: for each mention the entity, the article and the sentence, as ordinals.
        spots: for each mention its first character and its last one, the rule that found it, as an ordinal, and the
            hundredths that this one is sure.
        rules: names of the rules.
        articles: all articles, newest first.
        dates: when each was published, ISO 8601, "" where that is not known.
        lookup: what ids are looked up by.
        mark: what tells these columns from others, for what is made of them and kept apart.
    """

    ids: Sequence[str]
    references: Small
    mentions: Small
    spots: Small
    rules: list[str]
    articles: list[str]
    dates: Sequence[str]
    lookup: Lookup
    mark: str

    @classmethod
    def of(cls, ids: Strings, references: Small, mentions: Small, spots: Small, found: "_Found") -> Self:
        """Return columns that are put together."""
        told = ids.data.tobytes(), ids.starts.tobytes(), "\n".join(found.articles).encode("utf-8", "surrogatepass")
        return cls(
            ids,
            references,
            mentions,
            spots,
            list(found.rules),
            found.articles,
            found.dates,
            found.lookup,
            mark_of(*told, mentions.tobytes()),
        )


class _Found(NamedTuple):
    """What mentions are told by: the rules that found them, by name, and the articles; what ids are looked up by."""

    rules: Iterable[str]
    articles: list[str]
    dates: Sequence[str]
    lookup: Lookup


class Written(Protocol):
    """What was written to a library and taken out of it since it was read."""

    @property
    def articles(self) -> Sequence[DatedArticle]:
        """Return the articles that were written since."""
        ...

    @property
    def entities(self) -> Sequence[AnyEntity]:
        """Return the entities that were."""
        ...

    def gone(self, known: Iterable[str], /) -> AbstractSet[str]:
        """Return, of the ids of all entities and articles that there were, those that are there no more."""
        ...

    def mentions(self) -> Iterable[tuple[str, Mention]]:
        """Return what was written since of where something stands, as (entity id, mention)."""
        ...

    def moved(self, known: Iterable[tuple[str, str]], /) -> AbstractSet[tuple[str, str]]:
        """Return, of where organisations and people stood, as ids of them and of articles, what is not so now."""
        ...


def read_standing(library: LinkSource) -> Standing:
    """Return what a library's records and mentions say, read through once."""
    articles, dates, page_of = _pages(library)
    ids: list[str] = []
    named: list[tuple[str, str, int]] = []
    stated = _Places(page_of)
    for entity in chain.from_iterable(library.entities(kind) for kind in ENTITY_KINDS):
        if isinstance(entity, Figure | Quote):
            for mention in entity.mentions:
                stated.add(len(ids), mention)
        ids.append(entity.id)
        named.extend((entity.id, target, LINK_KINDS.index(kind)) for target, kind in references_of(entity))
    order = sorted(range(len(ids)), key=ids.__getitem__)  # so that what is equal comes in one order
    number_of = np.empty(len(ids), np.int32)
    number_of[order] = np.arange(len(ids), dtype=np.int32)
    ids = [ids[at] for at in order]
    numbers = {entity_id: number for number, entity_id in enumerate(ids)}
    references = [(numbers[one], numbers[other], kind) for one, other, kind in named if other in numbers]
    places = _Places(page_of)
    places.add_all(library.mentions_of_named(), numbers)
    mentions, spots = places.with_more(stated, number_of)
    found = _Found(places.rules, articles, dates, Lookup.of(ids))
    return Standing.of(Strings.of(ids), np.array(references, np.int32).reshape(-1, 3), mentions, spots, found)


def _pages(library: LinkSource) -> tuple[list[str], list[str], dict[str, int]]:
    """Return the ids of all articles, newest first, the date of each, and the place of each."""
    every = sorted(((article.published or "", article.id) for article in library.articles()), key=_AS_LISTED)
    return [one for _, one in every], [date for date, _ in every], {one: at for at, (_, one) in enumerate(every)}


class _Places:
    """What `Standing` has of mentions, as it is gathered.

    Args:
        page_of: the places of articles; what stands in others is left out.
        rules: the ordinals of rules that are known; others get the next ones.
    """

    def __init__(self, page_of: Mapping[str, int], rules: Iterable[str] = ()) -> None:
        self.rules = {rule: number for number, rule in enumerate(rules)}
        self._page_of = page_of
        self._placed, self._spots = array("i"), array("i")

    def add(self, entity: int, mention: Mention) -> None:
        """Add where an entity stands, known by its number."""
        page = self._page_of.get(mention.article)
        if page is not None:
            self._placed.extend((entity, page, mention.sentence))
            rule = self.rules.setdefault(mention.why, len(self.rules))
            self._spots.extend((mention.start, max(mention.start, mention.end - 1), rule, round(mention.score * 100)))

    def add_all(self, mentions: Iterable[tuple[str, Mention]], numbers: Mapping[str, int]) -> None:
        """Add where entities stand, those of an id that has a number."""
        for entity_id, mention in mentions:
            if entity_id in numbers:
                self.add(numbers[entity_id], mention)

    def columns(self) -> tuple[Small, Small]:
        """Return the columns of what was added."""
        return np.array(self._placed, np.int32).reshape(-1, 3), np.array(self._spots, np.int32).reshape(-1, 4)

    def with_more(self, other: Self, number_of: Small) -> tuple[Small, Small]:
        """Return the columns of what was added here and elsewhere, where each entity had another number."""
        placed, spots = other.columns()
        rules = [self.rules.setdefault(rule, len(self.rules)) for rule in other.rules]
        placed[:, 0] = number_of[placed[:, 0]]
        spots[:, 2] = np.array(rules, np.int32)[spots[:, 2]]
        own, own_spots = self.columns()
        return np.concatenate((own, placed)), np.concatenate((own_spots, spots))


def renewed_standing(known: Standing, since: Written) -> Standing:
    """Return what a library's records and mentions say, of which some was read earlier and some written since."""
    return _Renewing(known, since).standing()


class _Renewing:
    """What was known, and what was written since."""

    def __init__(self, known: Standing, since: Written) -> None:
        self._known = known
        self._since = since
        self._places = Places(known.ids, known.lookup)
        self._written = {entity.id: entity for entity in since.entities}
        stays = np.ones(len(known.ids), np.bool_)
        self._gone = since.gone(chain(known.ids, known.articles))
        gone = self._places.of_all(self._gone)
        stays[gone[gone >= 0]] = False
        again = self._places.of_all(self._written)
        self._is_written = np.zeros(len(known.ids), np.bool_)
        self._is_written[again[again >= 0]] = True
        fresh = sorted(one for one, place in zip(self._written, again.tolist(), strict=True) if place < 0)
        kept, count = np.flatnonzero(stays), len(known.ids)
        places = [bisect_left(kept, one, key=lambda at: known.ids[int(at)]) for one in fresh]
        self._splice = Splice(np.insert(kept, places, count + np.arange(len(fresh))), count, len(fresh))
        self._fresh = dict(zip(fresh, self._splice.places[count:].tolist(), strict=True))

    def _numbers(self, ids: Iterable[str]) -> dict[str, int]:
        """Return the numbers of those entities that there are."""
        asked = list(dict.fromkeys(ids))
        found = zip(asked, self._places.of_all(asked).tolist(), strict=True)
        numbers = {one: int(self._splice.places[place]) for one, place in found if place >= 0}
        return {one: number for one, number in (numbers | self._fresh).items() if number >= 0}

    def standing(self) -> Standing:
        """Return all of it."""
        known, since, number_of = self._known, self._since, self._splice.places
        named = [
            (one, other, LINK_KINDS.index(kind))
            for one, entity in self._written.items()
            for other, kind in references_of(entity)
        ]
        numbers = self._numbers((*self._written, *(other for _, other, _ in named)))
        named_now = [(numbers[one], numbers[other], kind) for one, other, kind in named if other in numbers]
        one, other, kind = known.references[~self._is_written[known.references[:, 0]]].T
        references = np.stack((number_of[one], number_of[other], kind), axis=1)
        articles, dates, page_of = self._pages()
        pages = np.fromiter((page_of.get(article, -1) for article in known.articles), np.int32, len(known.articles))
        again = _Places(page_of, known.rules)
        placed = list(since.mentions())
        again.add_all(placed, self._numbers(entity for entity, _ in placed))
        standing, spots = again.columns()
        stays = self._still_stand()
        entity, page, sentence = known.mentions[stays].T
        mentions = np.stack((number_of[entity], pages[page], sentence), axis=1)
        there = (mentions >= 0).all(axis=1)
        ids = self._splice.strings(known.ids, list(self._fresh))
        lookup = self._splice.lookup(known.lookup, Lookup.of(self._fresh))
        return Standing.of(
            ids,
            np.concatenate((references[(references >= 0).all(axis=1)], np.array(named_now, np.int32).reshape(-1, 3))),
            np.concatenate((mentions[there], standing)),
            np.concatenate((known.spots[stays][there], spots)),
            _Found(again.rules, articles, dates, lookup),
        )

    def _pages(self) -> tuple[list[str], list[str], dict[str, int]]:
        """Return the ids of all articles, newest first, the date of each, and the place of each."""
        again = {article.id for article in self._since.articles} | self._gone
        dated = zip(self._known.dates, self._known.articles, strict=True)
        every = [(date, article) for date, article in dated if article not in again]
        for article in self._since.articles:
            insort(every, (article.published or "", article.id), key=_AS_LISTED)
        return [one for _, one in every], [date for date, _ in every], {one: at for at, (_, one) in enumerate(every)}

    def _still_stand(self) -> npt.NDArray[np.bool_]:
        """Return which mentions are as they were: of what was not written since, where it stands still."""
        known = self._known
        initials = (known.ids if isinstance(known.ids, Strings) else Strings.of(known.ids)).initials
        is_stated = np.isin(initials, [ord(kind[0]) for kind in STATED_KINDS])
        entity, page = known.mentions[:, 0], known.mentions[:, 1]
        found: npt.NDArray[np.bool_] = ~(is_stated & self._is_written)[entity]
        moved = sorted(self._since.moved(self._pairs()))
        page_of = {article: at for at, article in enumerate(known.articles)}
        numbers = self._places.of_all(one for one, _ in moved).tolist()
        pages = [page_of.get(article, -1) for _, article in moved]
        codes = [one * SENTENCES + at for one, at in zip(numbers, pages, strict=True) if one >= 0 and at >= 0]
        if codes:
            found &= places_in(entity * np.int64(SENTENCES) + page, np.unique(np.array(codes, np.int64))) < 0
        return found

    def _pairs(self) -> Iterator[tuple[str, str]]:
        """Yield where organisations and people stood: they and the articles, by their ids."""
        known = self._known
        pairs = distinct(known.mentions[:, 0] * np.int64(SENTENCES) + known.mentions[:, 1])
        for one, page in zip(*(column.tolist() for column in np.divmod(pairs, SENTENCES)), strict=True):
            if not (entity := known.ids[one]).startswith(_STATED):
                yield entity, known.articles[page]


def _order(one: tuple[str, str], other: tuple[str, str]) -> int:
    """Return which of two articles, by date and id, is listed first: the newer one, of one day by id."""
    if one[0] != other[0]:
        return -1 if one[0] > other[0] else 1
    return (one[1] > other[1]) - (one[1] < other[1])


_AS_LISTED = cmp_to_key(_order)


def references_of(entity: AnyEntity) -> Iterable[tuple[str, LinkKind]]:
    """Return what the record of an entity says of others: their ids and how they are linked."""
    match entity:
        case Person():
            return [(role.organisation_id, "holds a role at") for role in entity.roles if role.organisation_id]
        case Figure():
            found: list[tuple[str, LinkKind]] = [(subject, "about") for subject in entity.about]
            found += [(entity.equals, "equals")] if entity.equals else []
            found += [(entity.quote, "inside quote")] if entity.quote else []
            return found
        case Quote():
            found = [(subject, "about") for subject in entity.about]
            found += [(figure, "inside quote") for figure in entity.figures]
            found += [(speaker, "said by") for speaker in entity.speakers]
            return found
        case _:
            return []
