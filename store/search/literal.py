"""Where a key stands among all texts, by its characters: positions sorted by pairs of characters, then compared.

A query of one character is a slice of the sorted positions, one of two characters too; of a longer one the rarest pair
is looked up, and of the others whether they stand there, too. Where the query before lacked but the last character, its
places are. So only what lies in a piece is looked at: what lies here and there in a file is soon all of it.
"""

from itertools import pairwise
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from store.search.codes import END, Alphabet, Coded, Mask
from store.search.ranking import Rank
from store.search.rows import Bytes, Ints
from store.text.columns import those

_SHIFT = 16
_FAR = 255
"""Characters further on than which it is not told where a word starts."""


class Pairs(NamedTuple):
    """Where all pairs of a character and the next one stand.

    Attributes:
        positions: places in `Coded.codes`, by the two characters there, then ascending.
        texts: of each the text that it is in.
        runs: of each how many characters further on the next word starts or the text ends, at most 255; 0 where a word
            starts here.
        pairs: the pairs that there are, ascending, both numbers in one.
        heads: where in `positions` those of each begin; one more at the end.
    """

    positions: Ints
    texts: Ints
    runs: Bytes
    pairs: npt.NDArray[np.uint32]
    heads: Ints

    @classmethod
    def of(cls, coded: Coded) -> Self:
        """Return the pairs of some texts."""
        codes = coded.codes
        # character, next character and position in one number: sorting those is quicker than sorting by each
        packed = codes.astype(np.uint64) << 48 | np.arange(len(codes), dtype=np.uint64)
        packed[:-1] |= codes[1:].astype(np.uint64) << 32
        packed = packed[codes != END]
        packed.sort()
        positions = packed.astype(np.uint32).astype(np.int32)
        pairs = (packed >> 32).astype(np.uint32)
        heads = np.flatnonzero(np.concatenate((np.ones(len(pairs[:1]), np.bool_), pairs[1:] != pairs[:-1])))
        texts = np.repeat(np.arange(len(coded.firsts) - 1, dtype=np.int32), np.diff(coded.firsts))[positions]
        runs = _runs(coded.word_starts | (codes == END))[positions]
        return cls(positions, texts, runs, pairs[heads], np.concatenate((heads, [len(pairs)])).astype(np.int32))


class _Spots(NamedTuple):
    """Some of `Pairs.positions`, with what is known of each: where it lies itself need not be looked at."""

    positions: Ints
    texts: Ints
    runs: Bytes

    def kept(self, which: Mask) -> Self:
        """Return some of them."""
        return type(self)(self.positions[which], self.texts[which], self.runs[which])


_NOWHERE = _Spots(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.uint8))


def _runs(starts: Mask) -> Bytes:
    """Return for each character how far it is to the next that is a start, 0 of one itself; see `Pairs.runs`."""
    at, count = those(starts), len(starts)
    following = np.repeat(np.append(at, np.int32(count)), np.diff(at, prepend=-1, append=count - 1))
    return np.minimum(following - np.arange(count, dtype=np.int32), _FAR).astype(np.uint8)


class LiteralIndex:
    """Finds keys by their characters.

    Args:
        coded: the texts.
        pairs: where the pairs of their characters stand.
    """

    def __init__(self, coded: Coded, pairs: Pairs) -> None:
        self._coded = coded
        self._alphabet = Alphabet(coded.characters)
        self._spots = _Spots(pairs.positions, pairs.texts, pairs.runs)
        self._pairs, self._heads = pairs.pairs, pairs.heads
        self._last: tuple[list[int], _Spots] = [], _NOWHERE

    def find(self, key: str) -> tuple[Ints, Bytes]:
        """Return the texts that hold a key, one entry for each place, and how well that place matches."""
        needle = self._alphabet.encode(key)
        found = self._places(needle)
        self._last = needle, found
        if not len(found.texts):
            return found.texts, np.empty(0, np.uint8)
        return found.texts, self._rank(key, needle, found)

    def nearly(self, key: str) -> Ints:
        """Return the texts that hold a key with exactly one of its characters wrong; each once for each place."""
        needle = [self._alphabet.code_of.get(character, END) for character in key]
        found = [np.empty(0, np.int32)]
        unknown = [at for at, code in enumerate(needle) if code == END]
        for wrong in unknown or range(len(needle)):
            pattern = [*needle[:wrong], None, *needle[wrong + 1 :]]
            if unknown in ([], [wrong]):
                positions, texts, _ = self._around(pattern)
                found.append(texts[self._coded.wide[self._coded.codes[positions + wrong]]])
        return np.concatenate(found)

    def _around(self, pattern: list[int | None]) -> _Spots:
        """Return where a pattern fits in which one character, None, may be any."""
        wrong = pattern.index(None)
        head = [code for code in pattern[:wrong] if code is not None]
        tail = [code for code in pattern[wrong + 1 :] if code is not None]
        longer, offset = (head, 0) if len(head) >= len(tail) else (tail, wrong + 1)
        found = self._places(longer)
        found = found._replace(positions=found.positions - offset)
        found = found.kept((found.positions >= 0) & (found.positions <= len(self._coded.codes) - len(pattern)))
        for at, code in enumerate(pattern):
            if code is not None:
                found = found.kept(self._coded.codes[found.positions + at] == code)
        return found

    def _places(self, needle: list[int]) -> _Spots:
        if not needle:
            return _NOWHERE
        if len(needle) == 1:
            edges = np.array((needle[0] << _SHIFT, (needle[0] + 1) << _SHIFT), np.uint32)
            first, last = self._heads.take(np.searchsorted(self._pairs, edges))
            return self._between(first, last)
        pairs = np.array([(one << _SHIFT) | other for one, other in pairwise(needle)], np.uint32)
        firsts, lasts = self._heads.take(np.searchsorted(self._pairs, (pairs, pairs + 1)))
        before, found = self._last
        if len(before) > 1 and before == needle[:-1]:
            others = [len(pairs) - 1]
        else:
            rarest, *others = np.argsort(lasts - firsts).tolist()
            found = self._between(firsts[rarest], lasts[rarest])
            found = found._replace(positions=found.positions - np.int32(rarest)) if rarest else found
        for at in others:
            standing = self._between(firsts[at], lasts[at])
            if not len(found.texts) or not len(standing.texts):
                return _NOWHERE
            wanted = found.positions + np.int32(at)
            where = standing.positions.searchsorted(wanted)
            stands = standing.positions.take(where, mode="clip") == wanted
            found = found.kept(stands)
            if not at:  # the pair that the key begins with: how far words go on from there counts
                found = found._replace(runs=standing.runs.take(where[stands]))
        return found

    def _between(self, first: int, last: int) -> _Spots:
        positions, texts, runs = self._spots
        return _Spots(positions[first:last], texts[first:last], runs[first:last])

    def _rank(self, key: str, needle: list[int], found: _Spots) -> Bytes:
        coded, (positions, texts, runs) = self._coded, found
        ranks = np.full(len(positions), Rank.INSIDE, np.uint8)
        if not coded.wide[needle[0]]:
            ranks[runs == 0] = Rank.WORD
            if key.isascii():
                ranks[(runs > 0) & (runs < len(needle))] = Rank.LOOSE
        first = np.flatnonzero(coded.firsts.take(texts) == positions)
        ranks[first] = Rank.PREFIX
        ends = coded.firsts.take(texts.take(first) + 1) - 1
        ranks[first[positions.take(first) + len(needle) == ends]] = Rank.EXACT
        return ranks
