"""Which articles are copies of which, as columns that are kept beside the store: to work it out takes a second."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt


class Grouped(NamedTuple):
    """The articles that have copies, group by group.

    Attributes:
        articles: their ids.
        sizes: how many each group has.
    """

    articles: list[str]
    sizes: npt.NDArray[np.int64]

    @classmethod
    def of(cls, groups: Mapping[str, tuple[str, ...]]) -> "Grouped":
        """Return the groups of articles, given for each all of its own."""
        each = list(dict.fromkeys(groups.values()))
        return cls([one for group in each for one in group], np.array([len(group) for group in each], np.int64))

    def groups(self) -> Mapping[str, tuple[str, ...]]:
        """Return for each article all of its group."""
        ends = np.cumsum(self.sizes).tolist()
        each = (tuple(self.articles[end - size : end]) for size, end in zip(self.sizes.tolist(), ends, strict=True))
        return {one: group for group in each for one in group}
