"""Columns of which some items go and others come: what stays is taken over where it lies, in stretches."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, Self, TypeVar

import numpy as np
import numpy.typing as npt

from store.text.columns import places_in
from store.text.places import Lookup
from store.text.strings import Strings, joined

Wide = npt.NDArray[np.int64]
_Item = TypeVar("_Item", bound=np.generic)


class Splice:
    """Which items of two sequences, an earlier one and a fresh one behind it, come after one another.

    Args:
        order: the items, as their places in both.
        earlier: how many the earlier one has.
        fresh: how many the fresh one has.

    Attributes:
        order: the items.
        places: of each item of both its place now; -1 for those that go.
    """

    def __init__(self, order: Wide, earlier: int, fresh: int) -> None:
        self.order = order
        self.earlier = earlier
        self.places: npt.NDArray[np.int32] = np.full(earlier + fresh, -1, np.int32)
        self.places[order] = np.arange(len(order), dtype=np.int32)

    @classmethod
    def matching(cls, now: npt.NDArray[np.uint64], then: npt.NDArray[np.uint64]) -> tuple[Self, Wide]:
        """Return how items known by numbers come from those of earlier, and which of them are fresh.

        What stands in another order than it did is fresh too, and so is all but the first of what has one number.

        Args:
            now: the number of each item.
            then: that of each earlier one.
        """
        by_number = np.argsort(then, kind="stable")
        at = places_in(now, then[by_number])
        known = np.flatnonzero(at >= 0)
        at[known] = by_number[at[known]]
        stays = known[_ascending(at[known])]
        is_fresh = np.ones(len(now), np.bool_)
        is_fresh[stays] = False
        fresh = np.flatnonzero(is_fresh)
        order = np.empty(len(now), np.int64)
        order[stays] = at[stays]
        order[fresh] = len(then) + np.arange(len(fresh))
        return cls(order, len(then), len(fresh)), fresh

    def column(self, earlier: npt.NDArray[_Item], fresh: npt.NDArray[_Item]) -> npt.NDArray[_Item]:
        """Return what a column has of each item."""
        return np.concatenate((earlier, fresh))[self.order]

    def pieces(
        self,
        earlier: tuple[npt.NDArray[_Item], npt.NDArray[np.integer[Any]]],
        fresh: tuple[npt.NDArray[_Item], npt.NDArray[np.integer[Any]]],
    ) -> npt.NDArray[_Item]:
        """Return what each item has several of, one after the other.

        Args:
            earlier: what the earlier ones have, and where that of each begins and that of the last ends.
            fresh: likewise.
        """
        if not len(self.order):
            return earlier[0][:0]
        cuts = np.flatnonzero(np.diff(self.order, prepend=-2) != 1)
        cuts = np.union1d(cuts, np.flatnonzero(self.order == self.earlier))
        ends = np.append(cuts[1:], len(self.order)) - 1
        found: list[npt.NDArray[_Item]] = []
        for first, last in zip(self.order[cuts].tolist(), self.order[ends].tolist(), strict=True):
            values, starts = earlier if first < self.earlier else fresh
            shift = 0 if first < self.earlier else self.earlier
            found.append(values[starts[first - shift] : starts[last - shift + 1]])
        return np.concatenate(found)

    def strings(self, earlier: Sequence[str], fresh: Sequence[str]) -> Strings:
        """Return the same of strings."""
        return joined((earlier, fresh)).some(self.order)

    def lookup(self, earlier: Lookup, fresh: Lookup) -> Lookup:
        """Return what the items are looked up by."""
        places = self.places[earlier.places]
        numbers, places = earlier.numbers[places >= 0], places[places >= 0]
        more = self.places[self.earlier + fresh.places]
        at = np.searchsorted(numbers, fresh.numbers[more >= 0])
        return Lookup(np.insert(numbers, at, fresh.numbers[more >= 0]), np.insert(places, at, more[more >= 0]))


def _ascending(places: Wide) -> Wide:
    """Return which of some places to take so that they ascend and are as many as can be.

    Those that follow one another are taken or left together; of such stretches there are few. Of those of each
    length the lowest end is kept: that is the longest ascending subsequence (Fredman 1975), with weights.
    """
    if not len(places):
        return places
    starts = np.concatenate(([0], np.flatnonzero(np.diff(places) != 1) + 1))
    sizes = np.diff(np.concatenate((starts, [len(places)])))
    firsts = places[starts]
    ends: list[int] = []
    best: list[tuple[int, int]] = []  # of each end how many places lead up to it, and the last stretch of them
    before: list[int] = []
    for run, (first, size) in enumerate(zip(firsts.tolist(), sizes.tolist(), strict=True)):
        at = bisect_left(ends, first)
        many, last = best[at - 1] if at else (0, -1)
        before.append(last)
        many, end = many + size, first + size - 1
        at = stop = bisect_left(ends, end)
        if at and best[at - 1][0] >= many:
            continue
        while stop < len(ends) and best[stop][0] <= many:
            stop += 1
        ends[at:stop], best[at:stop] = [end], [(many, run)]
    kept = np.zeros(len(starts), np.bool_)
    run = best[-1][1]
    while run >= 0:
        kept[run] = True
        run = before[run]
    return np.flatnonzero(np.repeat(kept, sizes))
