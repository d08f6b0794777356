"""What stands with what: the links of one entity, computed when asked for.

A link is what two records say of each other (a quote and its speaker, a person and where a role is held, a figure and
what it is about) or that two entities are mentioned in one sentence. References and sentences are kept as arrays, not
as pairs: an entity of five thousand mentions is answered in some milliseconds.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple, Protocol, Self

import numpy as np
import numpy.typing as npt

from store.kinds import ENTITY_KINDS, STATED_KINDS
from store.model import LINK_KINDS, Link
from store.text.columns import distinct
from store.text.places import Places
from store.text.strings import joined
from store.views.standing import SENTENCES, Ints, LinkSource, Small, Standing, Written, read_standing, renewed_standing

_VERSION = 6
"""Of what is kept beside a store; another number than there has it made anew."""
_ROLE = LINK_KINDS.index("holds a role at")
_KIND_OF = np.zeros(256, np.int8)
"""By the first byte of an id the ordinal of its kind."""
_KIND_OF[[ord(kind[0]) for kind in ENTITY_KINDS]] = np.arange(len(ENTITY_KINDS))
_NONE = np.empty(0, np.int32)
_KEPT = 8
"""Entities whose links are kept: thousands for a common name, each of some 200 bytes."""


class _Lists(NamedTuple):
    """Many lists of numbers in one: those of item i are `values[starts[i]:starts[i + 1]]`."""

    starts: Small
    values: Small

    @classmethod
    def of_pairs(cls, owners: Ints, values: Ints, count: int) -> "_Lists":
        order = np.argsort(owners, kind="stable")
        starts = np.zeros(count + 1, np.int32)
        np.cumsum(np.bincount(owners, minlength=count), out=starts[1:])
        return cls(starts, values[order].astype(np.int32))

    def of(self, item: int) -> Small:
        return self.values[int(self.starts[item]) : int(self.starts[item + 1])]

    def of_all(self, items: Small) -> tuple[Small, Small]:
        """Return the values of all those items and, for each, whose it is."""
        sizes = self.starts[items + 1] - self.starts[items]
        firsts = np.repeat(self.starts[items] - np.cumsum(sizes) + sizes, sizes)
        return self.values[firsts + np.arange(len(firsts))], np.repeat(items, sizes)


class Linked(NamedTuple):
    """What is known of a library's entities, and the same from where it is asked for.

    Attributes:
        known: what is known.
        referred: of each entity those that its record names or that name it, as ordinal times kinds plus kind.
        sentences: the sentences that each stands in, as ordinals.
        entities: those that stand in each sentence.
        places: of each sentence the article times `SENTENCES` plus its ordinal there.
        firsts: of each entity its first sentence, one past the last for what stands nowhere.
        kinds: of each entity its kind, as an ordinal of `ENTITY_KINDS`.
    """

    known: Standing
    referred: _Lists
    sentences: _Lists
    entities: _Lists
    places: Ints
    firsts: Small
    kinds: npt.NDArray[np.int8]

    @classmethod
    def of(cls, known: Standing) -> Self:
        """Return what links are computed from."""
        count = len(known.ids)
        one, other, kind = known.references.T
        referred = _Lists.of_pairs(
            np.concatenate((one, other)), np.concatenate((other, one)) * len(LINK_KINDS) + np.tile(kind, 2), count
        )
        entity, page, sentence = known.mentions.T
        places, number = np.unique(page * np.int64(SENTENCES) + sentence, return_inverse=True)
        pairs = distinct(entity * np.int64(len(places)) + number)  # each entity once in each sentence
        entity, number = np.divmod(pairs, max(1, len(places)))
        sentences = _Lists.of_pairs(entity, number, count)
        firsts = np.full(count, len(places), np.int32)
        stands = sentences.starts[1:] > sentences.starts[:-1]
        firsts[stands] = sentences.values[sentences.starts[:-1][stands]]
        kinds = _KIND_OF[joined([known.ids]).initials]
        return cls(known, referred, sentences, _Lists.of_pairs(number, entity, len(places)), places, firsts, kinds)


class Keeper(Protocol):
    """What keeps columns in files beside a store."""

    def keep(
        self,
        name: str,
        kind: type[Linked],
        make: Callable[[], Linked],
        renew: Callable[[Linked, str], Linked | None],
        /,
    ) -> Linked:
        """Return the columns of a file where they are of the store's present state, else make and keep them.

        Those of an earlier state are renewed where that can be; the bookmark of that state is given with them.
        """
        ...


class KeptSource(LinkSource, Protocol):
    """A source beside which something can be kept; a library is one."""

    def keeper(self, version: int, /) -> Keeper:
        """Return what keeps columns of its present state; those of another version are made anew."""
        ...

    def since(self, position: str, /) -> Written | None:
        """Return what was written since a bookmark; None where all is to be read."""
        ...


class Links:
    """The links of a library as it was when they were built; immutable.

    Args:
        linked: what they are computed from.

    Attributes:
        known: what is known of its entities.
        version: of what links are; with another one they may be others of the same library.
        numbers: the place of each entity in what is known.
        named: of each entity whether it has a name; figures and quotes are words of one article.
    """

    version = _VERSION

    def __init__(self, linked: Linked) -> None:
        self.known = known = linked.known
        self._linked = linked
        self._ids = joined([known.ids])
        self._articles = known.articles
        self.numbers = Places(known.ids, known.lookup)
        stated = np.array([kind in STATED_KINDS for kind in ENTITY_KINDS], np.bool_)
        self._passages = stated[linked.kinds]
        self.named = ~self._passages
        self._cached = lru_cache(maxsize=_KEPT)(self._compute)

    @classmethod
    def build(cls, library: LinkSource) -> "Links":
        """Return the links of a library."""
        return cls(Linked.of(read_standing(library)))

    @classmethod
    def open(
        cls, library: KeptSource, before: "Links | None" = None, since: Callable[[], Written | None] | None = None
    ) -> "Links":
        """Return the links of a store, from what is kept beside it where that is of its present state.

        Args:
            library: the store.
            before: its links as they were, of which only what was written since is read again.
            since: what tells what that is, or None where all is to be read.
        """

        def make() -> Linked:
            written = since() if before and since else None
            known = renewed_standing(before.known, written) if before and written else read_standing(library)
            return Linked.of(known)

        def renew(then: Linked, bookmark: str) -> Linked | None:
            written = library.since(bookmark)
            return Linked.of(renewed_standing(then.known, written)) if written else None

        return cls(library.keeper(_VERSION).keep("links.columns", Linked, make, renew))

    def of(self, entity_id: str) -> tuple[Link, ...]:
        """Return the links of an entity: the strongest kind first, inside a kind by count and recency.

        A figure or quote that a record already links is not named again for standing in the same sentence. An entity
        that is not in the library has no links.
        """
        number = self.numbers.get(entity_id)
        return () if number is None else self._cached(number)

    def linked(self, entity_id: str) -> frozenset[str]:
        """Return the ids of all that is linked with an entity."""
        return frozenset(link.target for link in self.of(entity_id))

    def linked_numbers(self, entity_id: str) -> Small:
        """Return what `linked` does as places in the ids of what is known: thousands are found without reading one."""
        number = self.numbers.get(entity_id)
        if number is None:
            return _NONE
        referred = self._linked.referred.of(number) // len(LINK_KINDS)
        together, _ = self._linked.entities.of_all(self._linked.sentences.of(number))
        found = distinct(np.concatenate((referred, together)))
        others: Small = found[found != number]
        return others

    def standing(self) -> Standing:
        """Return what is known: where everything stands."""
        return self.known

    def is_named(self, entity_id: str) -> bool:
        """Return whether somebody is an organisation or a person that stands somewhere."""
        number = self.numbers.get(entity_id)
        return number is not None and bool(self.named[number])

    def contents(self) -> Mapping[str, Mapping[str, int]]:
        """Return for each kind how many of it stand in each article, by its id."""
        pages = max(1, len(self._articles))
        pairs = distinct(self.known.mentions[:, 0] * np.int64(pages) + self.known.mentions[:, 1])
        entities, standing = np.divmod(pairs, pages)
        counts = (
            np.bincount(standing[self._linked.kinds[entities] == number], minlength=len(self._articles))
            for number in range(len(ENTITY_KINDS))
        )
        every = (dict(zip(self._articles, count.tolist(), strict=True)) for count in counts)
        return dict(zip(ENTITY_KINDS, every, strict=True))

    def shared(self, one: str, other: str) -> tuple[tuple[str, int], ...]:
        """Return the sentences that two stand in together, as article and ordinal there, the newest article first."""
        numbers = [self.numbers.get(entity_id) for entity_id in (one, other)]
        first, second = (self._linked.sentences.of(number) if number is not None else _NONE for number in numbers)
        places = self._linked.places[np.intersect1d(first, second)].tolist()
        return tuple((self._articles[place // SENTENCES], place % SENTENCES) for place in places)

    def sentences(self, entity_id: str) -> frozenset[tuple[str, int]]:
        """Return the sentences that somebody stands in, as article and ordinal there."""
        number = self.numbers.get(entity_id)
        places = [] if number is None else self._linked.places[self._linked.sentences.of(number)].tolist()
        return frozenset((self._articles[place // SENTENCES], place % SENTENCES) for place in places)

    def articles_of(self, entity_id: str) -> frozenset[str]:
        """Return the ids of the articles that an entity stands in."""
        return frozenset(article for article, _ in self.sentences(entity_id))

    def _compute(self, number: int) -> tuple[Link, ...]:
        referred, times = np.unique(self._linked.referred.of(number), return_counts=True)
        told, kinds = np.divmod(referred, len(LINK_KINDS))
        times[kinds != _ROLE] = 1  # else both records say the same
        shown = np.where(self._passages[told], self._linked.firsts[told], self._linked.firsts[number])
        together, where = self._linked.entities.of_all(self._linked.sentences.of(number))
        targets, firsts, counts = np.unique(together, return_index=True, return_counts=True)
        kept = (targets != number) & ~(self._passages[targets] & np.isin(targets, told))
        targets = np.concatenate((told, targets[kept]))
        kinds = np.concatenate((kinds, np.full(np.count_nonzero(kept), len(LINK_KINDS) - 1)))
        times = np.concatenate((times, counts[kept]))
        shown = np.concatenate((shown, where[firsts][kept]))
        order = np.lexsort((self._linked.firsts[targets], -times, kinds))
        kinds, shown = kinds[order], shown[order]
        stands = shown < len(self._linked.places)
        spots = np.full(len(shown), -1, np.int64)
        spots[stands] = self._linked.places[shown[stands]]
        pages, sentences = np.divmod(spots, SENTENCES)
        sentences[kinds != len(LINK_KINDS) - 1] = -1  # the link is no sentence
        articles = [self._articles[page] if page >= 0 else "" for page in pages.tolist()]
        columns = (column.tolist() for column in (kinds, times[order], sentences))
        ids = self._ids.some(targets[order].astype(np.int64))
        return tuple(
            Link(target, LINK_KINDS[kind], count, article, sentence)
            for target, article, kind, count, sentence in zip(ids, articles, *columns, strict=True)
        )
