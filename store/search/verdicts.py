"""What is told of names, and kept of it: whether each stands in the furniture of articles alone."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from store.search.rows import Bytes, Ints


class Named(NamedTuple):
    """Somebody.

    Attributes:
        row: their row.
        id: who it is.
        articles: where they stand: of copies one article, by what its id has after `article/`.
        is_told: whether they say something, or something is said of them.
    """

    row: int
    id: str
    articles: Sequence[str]
    is_told: bool = True


class Verdict(NamedTuple):
    """What is told of a name.

    Attributes:
        only: whether it stands in nothing but furniture.
        beside: the articles in which it does, of one that stands elsewhere too; by what their ids have after
            `article/`.
    """

    only: bool
    beside: Sequence[str] = ()


class Verdicts(NamedTuple):
    """What is told of all names that were looked at, so that it need not be told again.

    Attributes:
        ids: who they are.
        marks: what each was told of: a number that is made of its articles.
        only: of each whether it stands in nothing but furniture.
        owners: the places of names in `ids`, once for each article in which they stand in nothing else.
        beside: that article.
    """

    ids: Sequence[str]
    marks: npt.NDArray[np.uint32]
    only: Bytes
    owners: Ints
    beside: Sequence[str]

    @classmethod
    def of(cls, told: Mapping[str, tuple[int, Verdict]]) -> Self:
        """Return as columns what is told of names, with the mark of each."""
        marks = np.fromiter((mark for mark, _ in told.values()), np.uint32, len(told))
        only = np.fromiter((verdict.only for _, verdict in told.values()), np.uint8, len(told))
        beside = [verdict.beside for _, verdict in told.values()]
        owners = np.repeat(np.arange(len(told), dtype=np.int32), [len(articles) for articles in beside])
        return cls(list(told), marks, only, owners, list(chain.from_iterable(beside)))

    def by_name(self) -> dict[str, tuple[int, Verdict]]:
        """Return what is told of each name, with its mark."""
        beside: list[list[str]] = [[] for _ in self.ids]
        for owner, article in zip(self.owners.tolist(), self.beside, strict=True):
            beside[owner].append(article)
        told = zip(self.ids, self.marks.tolist(), self.only.tolist(), beside, strict=True)
        return {name: (mark, Verdict(bool(only), articles)) for name, mark, only, articles in told}


class Earlier(NamedTuple):
    """What was told of names before.

    Attributes:
        verdicts: what.
        written: the articles of which anything was written since, by what their ids have after `article/`.
        touched: the names that stand in any of these, or in articles that are copies of others than before; None where
            that is not known, and is seen from their articles.
    """

    verdicts: Verdicts
    written: AbstractSet[str]
    touched: AbstractSet[str] | None = None

    def is_same(self, name: Named) -> bool:
        """Return whether a name stands in the same articles as before, and these are what they were."""
        return self.touched is not None and name.id not in self.touched
