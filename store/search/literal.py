"""Where a key stands among all texts, by its characters: positions sorted by pairs of characters, then compared.

A query of one character is a slice of the sorted positions, one of two characters too; of a longer one the rarest pair
is looked up and the rest compared as vectors. Where the query before lacked but the last character, its places are.
"""

from itertools import pairwise
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from store.search.codes import END, Alphabet, Coded, Codes, Mask
from store.search.ranking import Rank
from store.search.rows import Bytes, Ints

_SHIFT = 16
_FEW = 4096
"""Places of which it is looked up whether the next letter typed stands there, too."""


class Pairs(NamedTuple):
    """Where all pairs of a character and the next one stand.

    Attributes:
        positions: places in `Coded.codes`, by the two characters there, then ascending.
        pairs: the pairs that there are, ascending, both numbers in one.
        heads: where in `positions` those of each begin; one more at the end.
    """

    positions: Ints
    pairs: npt.NDArray[np.uint32]
    heads: Ints

    @classmethod
    def of(cls, codes: Codes) -> Self:
        """Return the pairs of some codes."""
        # character, next character and position in one number: sorting those is quicker than sorting by each
        packed = codes.astype(np.uint64) << 48 | np.arange(len(codes), dtype=np.uint64)
        packed[:-1] |= codes[1:].astype(np.uint64) << 32
        packed = packed[codes != END]
        packed.sort()
        positions = packed.astype(np.uint32).astype(np.int32)
        pairs = (packed >> 32).astype(np.uint32)
        heads = np.flatnonzero(np.concatenate((np.ones(len(pairs[:1]), np.bool_), pairs[1:] != pairs[:-1])))
        return cls(positions, pairs[heads], np.concatenate((heads, [len(pairs)])).astype(np.int32))


class LiteralIndex:
    """Finds keys by their characters.

    Args:
        coded: the texts.
        pairs: where the pairs of their characters stand.
    """

    def __init__(self, coded: Coded, pairs: Pairs) -> None:
        self._coded = coded
        self._alphabet = Alphabet(coded.characters)
        self._positions, self._pairs, self._heads = pairs
        self._last: tuple[list[int], Ints] = [], np.empty(0, np.int32)

    def find(self, key: str) -> tuple[Ints, Bytes]:
        """Return the texts that hold a key, one entry for each place, and how well that place matches."""
        needle = self._alphabet.encode(key)
        positions = self._places(needle)
        self._last = needle, positions
        if not len(positions):
            return positions, np.empty(0, np.uint8)
        texts = self._coded.text_of.take(positions)
        return texts, self._rank(key, needle, positions, texts)

    def places(self, key: str) -> Ints:
        """Return where a key begins, as places in `Coded.codes`."""
        return self._places(self._alphabet.encode(key))

    def nearly(self, key: str) -> Ints:
        """Return the texts that hold a key with exactly one of its characters wrong; each once for each place."""
        needle = [self._alphabet.code_of.get(character, END) for character in key]
        found = [np.empty(0, np.int32)]
        unknown = [at for at, code in enumerate(needle) if code == END]
        for wrong in unknown or range(len(needle)):
            pattern = [*needle[:wrong], None, *needle[wrong + 1 :]]
            if unknown in ([], [wrong]):
                positions = self._around(pattern)
                found.append(positions[self._coded.wide[self._coded.codes[positions + wrong]]])
        return self._coded.text_of[np.concatenate(found)]

    def _around(self, pattern: list[int | None]) -> Ints:
        """Return where a pattern fits in which one character, None, may be any."""
        wrong = pattern.index(None)
        head = [code for code in pattern[:wrong] if code is not None]
        tail = [code for code in pattern[wrong + 1 :] if code is not None]
        longer, offset = (head, 0) if len(head) >= len(tail) else (tail, wrong + 1)
        positions = self._places(longer) - offset
        positions = positions[(positions >= 0) & (positions <= len(self._coded.codes) - len(pattern))]
        for at, code in enumerate(pattern):
            if code is not None:
                positions = positions[self._coded.codes[positions + at] == code]
        return positions

    def _places(self, needle: list[int]) -> Ints:
        if not needle:
            return np.empty(0, np.int32)
        if len(needle) == 1:
            edges = np.array((needle[0] << _SHIFT, (needle[0] + 1) << _SHIFT), np.uint32)
            first, last = self._heads.take(np.searchsorted(self._pairs, edges))
            return self._positions[first:last]
        before, places = self._last
        if before == needle[:-1] and len(places) < _FEW:
            following = self._coded.codes.take(places + len(before))  # END, where a text ends
            standing: Ints = places[following == needle[-1]]
            return standing
        pairs = np.array([(one << _SHIFT) | other for one, other in pairwise(needle)], np.uint32)
        firsts, lasts = self._heads.take(np.searchsorted(self._pairs, (pairs, pairs + 1)))
        rarest = int(np.argmin(lasts - firsts))
        positions = self._positions[firsts[rarest] : lasts[rarest]] - np.int32(rarest)
        if rarest:
            positions = positions[positions >= 0]
        codes = self._coded.codes
        for at in range(len(needle)):
            if len(needle) > 2 and at not in {rarest, rarest + 1} and len(positions):
                inside = positions[positions < len(codes) - at] if at else positions
                positions = inside[codes.take(inside + at) == needle[at]]
        return positions

    def _rank(self, key: str, needle: list[int], positions: Ints, texts: Ints) -> Bytes:
        coded = self._coded
        ranks = np.full(len(positions), Rank.INSIDE, np.uint8)
        if not coded.wide[needle[0]]:
            starts = coded.word_starts.take(positions)
            ranks[starts] = Rank.WORD
            if key.isascii() and len(key) > 1:
                inner = np.flatnonzero(~starts)
                ranks[inner[self._crosses(positions.take(inner), len(needle))]] = Rank.LOOSE
        first = np.flatnonzero(coded.firsts.take(texts) == positions)
        ranks[first] = Rank.PREFIX
        whole = positions.take(first) + len(needle)
        ranks[first[coded.codes.take(whole) == END]] = Rank.EXACT
        return ranks

    def _crosses(self, positions: Ints, length: int) -> Mask:
        """Return whether a word starts between the first and the last character of each place."""
        crossed = np.zeros(len(positions), np.bool_)
        for at in range(1, length):
            crossed |= self._coded.word_starts.take(positions + at)
        return crossed
