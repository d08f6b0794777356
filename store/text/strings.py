"""Many strings as one piece of UTF-8 bytes; each is made when it is asked for, so that a million cost little."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, chain, pairwise
from typing import Self, overload

import numpy as np
import numpy.typing as npt

_AT_A_TIME = 1 << 16
_CONTINUES = 0x80
"""What the two highest bits of a byte are that does not begin a character."""


class Strings(Sequence[str]):
    """Strings that are read where they lie, in memory or in a file that is mapped.

    Args:
        data: the bytes of all, one after another; what is no character by itself stays what it was (surrogatepass).
        starts: where in them each begins, and where the last one ends.
        piece: returns the bytes of `data` from one up to another, where they lie in a file: to look at one that is
            mapped maps sixteen pages, and of strings here and there soon all of them.
    """

    def __init__(
        self,
        data: npt.NDArray[np.uint8],
        starts: npt.NDArray[np.int64],
        piece: Callable[[int, int], bytes] | None = None,
    ) -> None:
        self.data = data
        self.starts = starts
        self._piece = piece or partial(_piece, data)

    @classmethod
    def of(cls, strings: Iterable[str]) -> Self:
        """Return strings as one piece of bytes."""
        encoded = [string.encode("utf-8", "surrogatepass") for string in strings]
        starts = np.fromiter(accumulate(map(len, encoded), initial=0), np.int64, len(encoded) + 1)
        return cls(np.frombuffer(b"".join(encoded), np.uint8), starts)

    def __len__(self) -> int:
        return len(self.starts) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            first, last, step = at.indices(len(self))
            if step == 1:
                return list(self.between(first, max(first, last)))
            return [self[place] for place in range(first, last, step)]
        starts = self.starts
        if at < 0:
            at += len(starts) - 1
            if at < 0:
                raise IndexError(at)
        return str(self._piece(int(starts[at]), int(starts[at + 1])), "utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        return self.between(0, len(self))

    @property
    def initials(self) -> npt.NDArray[np.uint8]:
        """The first byte of each; none of them is empty."""
        found: npt.NDArray[np.uint8] = self.data[self.starts[:-1]]
        return found

    def some(self, rows: npt.NDArray[np.int64]) -> "Strings":
        """Return some of the strings by their numbers; those that lie one after another are taken at once."""
        cuts = np.flatnonzero(np.diff(rows) != 1) + 1
        first = self.starts[rows[np.concatenate(([0], cuts))]] if len(rows) else rows
        last = self.starts[rows[np.concatenate((cuts - 1, [-1]))] + 1] if len(rows) else rows
        data = b"".join(map(self._piece, first.tolist(), last.tolist()))
        lengths = self.starts[rows + 1] - self.starts[rows]
        return Strings(np.frombuffer(data, np.uint8), np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths))))

    def part(self, first: int, last: int) -> "Strings":
        """Return the strings from one up to another, where they lie."""
        return Strings(self.data, self.starts[first : last + 1], self._piece)

    def between(self, first: int, last: int) -> Iterator[str]:
        """Yield the strings from one up to another; many are decoded at once, and then cut."""
        return chain.from_iterable(
            self._decoded(start, min(start + _AT_A_TIME, last)) for start in range(first, last, _AT_A_TIME)
        )

    def _decoded(self, first: int, last: int) -> list[str]:
        starts = self.starts[first : last + 1]
        data = self._piece(int(starts[0]), int(starts[-1]))
        begins = (np.frombuffer(data, np.uint8) & 0xC0) != _CONTINUES
        so_far = np.concatenate(([0], np.cumsum(begins, dtype=np.int32)))
        text = data.decode("utf-8", "surrogatepass")
        return [text[start:end] for start, end in pairwise(so_far[starts - starts[0]].tolist())]


def _piece(data: npt.NDArray[np.uint8], start: int, end: int) -> bytes:
    return data[start:end].tobytes()


def joined(some: Iterable[Sequence[str]]) -> Strings:
    """Return the strings of one after the other as one."""
    parts = [one if isinstance(one, Strings) else Strings.of(one) for one in some]
    if len(parts) == 1:
        return parts[0]
    lengths = [np.diff(one.starts) for one in parts]
    data = [one.data[one.starts[0] : one.starts[-1]] for one in parts]
    return Strings(
        np.concatenate([np.empty(0, np.uint8), *data]), np.cumsum(np.concatenate([np.zeros(1, np.int64), *lengths]))
    )
