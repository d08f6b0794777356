"""What is known of the articles, as columns: who published each, when, and the tags in its header."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from store.search.keys import make_key
from store.search.query import Term
from store.search.rows import Ints, Lists
from store.search.sources import ListedSince, Summary

Mask = npt.NDArray[np.bool_]

_NEVER = "?"
"""When an article was clipped of which that is not known; no date begins so."""


class _Listed(NamedTuple):
    """An article as it was; see `Summary`."""

    added: str
    id: str
    publisher: str
    published: str | None
    digest: str
    tags: Sequence[str]
    clipped: str | None


class Shelf(NamedTuple):
    """The articles, newest first.

    Attributes:
        ids: their ids.
        digests: what tells their texts from others.
        published: when they were published, ISO 8601; "" where unknown.
        days: likewise, as YYYYMMDD, 0 where unknown.
        publisher: who published each, as an ordinal of `publishers`; -1 where unknown.
        publishers: who published any, those of most articles first.
        clipped: when each was clipped, ISO 8601.
        tagged: the tags in the header of each, as ordinals of `tags`.
        tags: as they are written, in the order in which they first come.
        added: when each came into the store, ISO 8601, UTC; "" where that is not known.
    """

    ids: Sequence[str]
    digests: Sequence[str]
    published: Sequence[str]
    days: Ints
    publisher: Ints
    publishers: list[str]
    clipped: Sequence[str]
    tagged: Lists
    tags: list[str]
    added: Sequence[str]

    @classmethod
    def of(cls, articles: Sequence[Summary]) -> Self:
        """Return what is known of articles."""
        publishers = commonest(one.publisher for one in articles if one.publisher)
        ordinal = {name: number for number, name in enumerate(publishers)}
        tags = {
            tag: number for number, tag in enumerate(dict.fromkeys(chain.from_iterable(one.tags for one in articles)))
        }
        values = np.fromiter((tags[tag] for one in articles for tag in one.tags), np.int32)
        owners = np.repeat(np.arange(len(articles), dtype=np.int32), [len(one.tags) for one in articles])
        return cls(
            [one.id for one in articles],
            [one.digest for one in articles],
            [one.published or "" for one in articles],
            np.fromiter((_day(one.published) for one in articles), np.int32, len(articles)),
            np.fromiter((ordinal.get(one.publisher, -1) for one in articles), np.int32, len(articles)),
            publishers,
            [one.clipped or _NEVER for one in articles],
            Lists.of_pairs(owners, values, len(articles)),
            list(tags),
            [one.added for one in articles],
        )

    def renewed(self, since: ListedSince) -> Self:
        """Return what is known of the articles of now, given those that were written since."""
        again = {one.id for one in since.articles} | since.gone(self.ids)
        every: list[Summary] = [one for one in self._listed() if one.id not in again]
        every.extend(since.articles)
        every.sort(key=lambda one: one.id)
        every.sort(key=lambda one: one.published or "", reverse=True)
        return self.of(every)

    def _listed(self) -> Iterator[_Listed]:
        starts, tags = self.tagged.starts.tolist(), [self.tags[tag] for tag in self.tagged.values.tolist()]
        names = [*self.publishers, ""]  # the last one of those without
        told = (self.added, self.ids, self.publisher.tolist(), self.published, self.digests, self.clipped)
        for added, identity, publisher, published, digest, clipped, (first, last) in zip(
            *told, pairwise(starts), strict=True
        ):
            when = None if clipped == _NEVER else clipped
            yield _Listed(added, identity, names[publisher], published or None, digest, tags[first:last], when)

    def came_since(self, time: str) -> frozenset[str]:
        """Return the ids of the articles that came into the store at a time, ISO 8601, or later."""
        return frozenset(one for one, added in zip(self.ids, self.added, strict=True) if added >= time)

    def are_asked(self, term: Term) -> Mask:
        """Return of each article whether a term asks for it, of a field in `OF_ARTICLES` or `tag:`."""
        match term.field:
            case "from":
                named = np.array([term.key in make_key(name).text for name in self.publishers] + [not term.key])
                found: Mask = named[self.publisher]
            case "clipped":  # on a day (2025-06-12), in a month or in a year
                found = np.array([f"{day}-".startswith(f"{term.choice}-") for day in self.clipped], np.bool_)
            case "tag":
                found = self._are_tagged(term)
            case "before":
                found = (self.days <= term.day) & (self.days > 0)
            case _:
                found = self.days >= term.day
        return found

    def _are_tagged(self, term: Term) -> Mask:
        """Return of each article whether it has the tag that a term names; in quotation marks its whole name."""
        named = np.array([term.names(make_key(tag).text) for tag in self.tags], np.bool_)
        so_far = np.concatenate(([0], np.cumsum(named[self.tagged.values])))
        return so_far[self.tagged.starts[1:]] > so_far[self.tagged.starts[:-1]]

    def commonest_tags(self) -> tuple[str, ...]:
        """Return the tags, those of most articles first."""
        counts = np.bincount(self.tagged.values, minlength=len(self.tags)).tolist()
        return tuple(tag for _, tag in sorted((-count, tag) for count, tag in zip(counts, self.tags, strict=True)))

    def by_key(self) -> tuple[Lists, list[str]]:
        """Return of each article the ordinals of its tags as they are compared, and how each is first written."""
        written: dict[str, str] = {}
        ordinals: dict[str, int] = {}
        keys = [make_key(tag).text for tag in self.tags]
        for key, tag in zip(keys, self.tags, strict=True):
            written.setdefault(key, tag)
            ordinals.setdefault(key, len(ordinals))
        number = np.array([ordinals[key] for key in keys], np.int32)
        return Lists(self.tagged.starts, number[self.tagged.values]), list(written.values())


def commonest(words: Iterable[str]) -> list[str]:
    """Return words, each once, those that come most often first."""
    counts = Counter(words)
    return sorted(counts, key=lambda word: (-counts[word], word))


def _day(published: str | None) -> int:
    """Return a date as YYYYMMDD, 0 for what is none."""
    return int(published.replace("-", "")) if published and len(published) == 10 else 0
