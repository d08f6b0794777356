"""Which articles are copies of which, as columns that are kept beside the store: to work it out takes a second."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from store.text.duplicates import Signature, as_rows, bands_of, groups
from store.text.strings import Strings


class Grouped(NamedTuple):
    """The articles that have copies, group by group, and what all are compared by.

    Attributes:
        articles: ids of those that have copies.
        sizes: how many each group has.
        known: ids of all that can be compared.
        values: their signatures, see `store.text.duplicates`, one a row.
    """

    articles: list[str]
    sizes: npt.NDArray[np.int64]
    known: Sequence[str]
    values: Signature

    @classmethod
    def of(cls, signatures: Mapping[str, str]) -> Self:
        """Return which articles are copies, given the signatures of all."""
        return cls._of(set(groups(signatures).values()), *_compared(signatures))

    @classmethod
    def _of(cls, found: Collection[tuple[str, ...]], known: Sequence[str], values: Signature) -> Self:
        each = sorted(found)
        sizes = np.array([len(group) for group in each], np.int64)
        return cls([one for group in each for one in group], sizes, Strings.of(known), values)

    def renewed(self, written: Mapping[str, str], gone: Collection[str]) -> Self:
        """Return which articles are copies now.

        Whether two are compared follows from what they share with others, step by step: so those alone are compared
        anew that share anything, in so many steps, with what is otherwise.

        Args:
            written: the signatures of the articles that were written since.
            gone: the articles that are there no more.
        """
        ids, values = _compared(written)
        stays = np.array([one not in written and one not in gone for one in self.known], np.bool_)
        every, both = [*self.known, *ids], np.concatenate((self.values, values))
        is_now = np.concatenate((stays, np.ones(len(ids), np.bool_)))
        near = _sharing(bands_of(both), np.concatenate((~stays, np.ones(len(ids), np.bool_))))
        again = {every[at]: both[at] for at in np.flatnonzero(near & is_now).tolist()}
        left = {every[at] for at in np.flatnonzero(near & ~is_now).tolist()}
        same = {group for group in self.groups().values() if not any(one in again or one in left for one in group)}
        now = np.flatnonzero(is_now)
        found = same | set(groups(again).values())
        return self._of(found, [every[at] for at in now.tolist()], both[now])

    def groups(self) -> Mapping[str, tuple[str, ...]]:
        """Return for each article all of its group."""
        ends = np.cumsum(self.sizes).tolist()
        each = (tuple(self.articles[end - size : end]) for size, end in zip(self.sizes.tolist(), ends, strict=True))
        return {one: group for group in each for one in group}


def _compared(signatures: Mapping[str, str]) -> tuple[list[str], Signature]:
    """Return the articles that can be compared, and their signatures as rows."""
    ids = [one for one, signature in signatures.items() if signature]
    return ids, as_rows(signatures[one] for one in ids)


def _sharing(bands: npt.NDArray[np.uint64], some: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Return which articles share a band with some, or with others that do; these too."""
    found, fresh = some, some
    while fresh.any():
        reached = np.logical_or.reduce([np.isin(band, band[fresh]) for band in bands.T])
        found, fresh = found | reached, reached & ~found
    return found
