"""Where each of many strings stands among them, as two columns: what a dictionary answers, without being one."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from store.text.columns import places_in

Ints = npt.NDArray[np.int32]
_KEPT = 4096
"""Strings whose places are kept: those on the screen are asked for again and again."""


class Lookup(NamedTuple):
    """Strings by a number that is made of each. Of a million two have the same once in forty million times.

    Attributes:
        numbers: ascending.
        places: where the string of each stands.
    """

    numbers: npt.NDArray[np.uint64]
    places: Ints

    @classmethod
    def of(cls, strings: Iterable[str]) -> Self:
        """Return what some strings are looked up by."""
        numbers = _numbers(strings)
        places = np.argsort(numbers, kind="stable").astype(np.int32)
        return cls(numbers[places], places)


class Places(Mapping[str, int]):
    """The place of each string.

    Args:
        strings: all of them, each once.
        lookup: what they are looked up by.
    """

    def __init__(self, strings: Sequence[str], lookup: Lookup) -> None:
        self._strings = strings
        self._lookup = lookup
        self._known: dict[str, int] = {}

    def __getitem__(self, string: str) -> int:
        place = self._found(string)
        if place < 0:
            raise KeyError(string)
        return place

    def __iter__(self) -> Iterator[str]:
        return iter(self._strings)

    def __len__(self) -> int:
        return len(self._strings)

    def __contains__(self, string: object) -> bool:
        return isinstance(string, str) and self._found(string) >= 0

    def of_all(self, strings: Iterable[str]) -> Ints:
        """Return the places of some strings, -1 of one that is none of them."""
        asked = list(strings)
        numbers = _numbers(asked)
        firsts = self._lookup.numbers.searchsorted(numbers).tolist()
        return np.fromiter(map(self._place, asked, numbers.tolist(), firsts), np.int32, len(asked))

    def of_others(self, lookup: Lookup) -> Ints:
        """Return the places of other strings, given what those are looked up by; -1 of one that is none of these."""
        mine = self._lookup
        found = np.full(len(lookup.places), -1, np.int32)
        at = places_in(lookup.numbers, mine.numbers)
        is_there = at >= 0
        found[lookup.places[is_there]] = mine.places[at[is_there]]
        return found

    def _found(self, string: str) -> int:
        place = self._known.get(string)
        if place is None:
            number = number_of(string)
            place = self._place(string, number, int(self._lookup.numbers.searchsorted(np.uint64(number))))
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[string] = place
        return place

    def _place(self, string: str, number: int, first: int) -> int:
        """Return the place of a string, -1 where it is none of them, given its number and the first that has it."""
        numbers, places = self._lookup
        while first < len(numbers) and numbers[first] == number:
            place = int(places[first])
            if self._strings[place] == string:
                return place
            first += 1
        return -1


def mark_of(*pieces: bytes) -> str:
    """Return what tells some bytes from others that may come in their place."""
    mark = hashlib.blake2b(digest_size=8)
    for piece in pieces:
        mark.update(piece)
    return mark.hexdigest()


def number_of(string: str) -> int:
    """Return 64 bits that are those of no other text."""
    return int.from_bytes(hashlib.blake2b(string.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _numbers(strings: Iterable[str]) -> npt.NDArray[np.uint64]:
    return np.fromiter(map(number_of, strings), np.uint64)
