"""Which names can be read as what was typed: pinyin, parts of it, initials, and any mixture with Latin words.

Or Cantonese, whose syllables are read in full: there are so many spellings that parts of them would fit any name.

Each Chinese character and each Latin word of a name is a unit; letters are read off a run of units when they can be cut
into beginnings of one spelling of each. Nothing is spelled out: the units whose spelling begins with a piece of the
query are looked up in the sorted spellings of the alphabet, and runs of units are compared as vectors. Places are found
by the initials of a unit and the next, of which there are few hundred combinations.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from store.search.codes import END, Coded, Mask
from store.search.matching import Readings
from store.search.ranking import PINYIN, SoundRanks
from store.search.rows import Bytes, Ints, Lists
from store.text.columns import distinct
from store.text.strings import Strings

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_BASE = len(_LETTERS) + 1
_LAST = "\U0010ffff"
_HEAD, _TAIL = 1, 2
_PIECES = 512
"""Pieces of what was typed of which it is known what they may be of: the next letter asks for the same ones again."""
Reached = tuple[Ints, int]


class Sounds(NamedTuple):
    """How names are read.

    Attributes:
        units: kind of each unit of the names, in order; `END` after each name.
        text_of: which text each belongs to.
        words: characters or letters of each kind.
        spellings: what may be typed for any kind, sorted.
        spelled: the kind that each of those is of.
        occurrences: the places of each kind.
        pairs: the places by their initial and the next one's; empty where no initials are asked for.
        edges: of each unit whether a name begins or ends with it, as bits: `_HEAD`, `_TAIL`.
    """

    units: Ints
    text_of: Ints
    words: Sequence[str]
    spellings: Sequence[str]
    spelled: Ints
    occurrences: Lists
    pairs: Lists
    edges: Bytes

    @classmethod
    def of(cls, coded: Coded, names: range, readings: Readings, ranks: SoundRanks = PINYIN) -> Self:
        """Return how names are read.

        Args:
            coded: all texts.
            names: which of them are found by how they are read, one after another.
            readings: what may be typed for a Chinese character.
            ranks: whether initials may.
        """
        first, last = int(coded.firsts[names.start]), int(coded.firsts[names.stop])
        heads = first + np.flatnonzero(coded.word_starts[first:last] | (coded.codes[first:last] == END))
        units, words = _number_units(coded, heads)
        spellings = [
            (spelling, code)
            for code, character in enumerate(coded.characters)
            if character and coded.wide[code]
            for spelling in (*readings(character), character)
        ]
        spellings += [(word, number) for word, number in words.items()]
        spellings.sort()
        kinds = len(coded.characters) + len(words)
        found = cls(
            units,
            coded.text_of[heads],
            Strings.of([*coded.characters, *words]),
            [spelling for spelling, _ in spellings],
            np.array([unit for _, unit in spellings], np.int32),
            Lists.of_owners(units, kinds),
            Lists(np.zeros(1, np.int32), np.empty(0, np.int32)),
            _edges(units),
        )
        return found._replace(pairs=_pair_initials(found)) if ranks.initials else found


class SoundIndex:
    """Finds names by how they are read.

    Args:
        sounds: how they are.
        ranks: what a match is worth; without initials, readings are read in full, but for the last of several.
    """

    def __init__(self, sounds: Sounds, ranks: SoundRanks = PINYIN) -> None:
        self._ranks = ranks
        self._sounds = sounds
        self._units = sounds.units
        self._spellings = sounds.spellings
        self._kinds = len(sounds.words)
        self.spelled = lru_cache(maxsize=_PIECES)(self._spelled)
        self.mask = lru_cache(maxsize=_PIECES)(self._mask)

    def prepare(self) -> None:
        """Have the spellings in memory, where they are looked up faster."""
        self._spellings = list(self._spellings)

    def find(self, key: str) -> Iterator[tuple[Ints, Bytes]]:
        """Yield the names that can be read as a key, an entry for each way and place, and how well they match."""
        for last, steps in _Reading(self, key).run():
            initials = self._ranks.initials if 1 < steps == len(key) else None
            whole, beginning, inside = initials or self._ranks.sound
            edges = self._sounds.edges.take(last)
            if steps > 1:
                edges &= _TAIL
                edges |= self._sounds.edges.take(last - (steps - 1)) & np.uint8(_HEAD)
            by_edges = np.array([inside, beginning, inside, whole], np.uint8)
            yield self._sounds.text_of.take(last), by_edges.take(edges)

    @property
    def in_full(self) -> bool:
        """Whether readings are read in full, but for the last of several."""
        return self._ranks.initials is None

    def _spelled(self, piece: str, *, whole: bool = False) -> Ints:
        """Return the kinds of units one spelling of which begins with a piece, or is the whole of it."""
        return _spelled(self._sounds.spelled, self._spellings, piece, whole=whole)

    def _mask(self, piece: str, *, whole: bool = False) -> Mask:
        """Return for each kind of unit whether one of its spellings begins with a piece, or is the whole of it."""
        table = np.zeros(self._kinds, np.bool_)
        table[self.spelled(piece, whole=whole)] = True
        return table

    def begins(self, piece: str, following: str) -> Ints:
        """Return the units that begin with a piece and may be followed by one that begins with `following`."""
        one, other, pairs = _LETTERS.find(piece[0]), _LETTERS.find(following[:1]), self._sounds.pairs
        if self.in_full:
            return self._sounds.occurrences.of_all(distinct(self.spelled(piece, whole=True)))
        if one >= 0 and not following and len(piece) == 1:
            return pairs.values[slice(*pairs.starts[[(one + 1) * _BASE, (one + 2) * _BASE]])]
        if one < 0 or other < 0 or not following:
            return self._sounds.occurrences.of_all(distinct(self.spelled(piece)))
        places = pairs.of((one + 1) * _BASE + other + 1)
        return places if len(piece) == 1 else places[self.mask(piece).take(self._units.take(places))]

    def texts_with(self, kinds: Ints) -> Ints:
        """Return the texts that have a unit of one of those kinds."""
        return self._sounds.text_of[self._sounds.occurrences.of_all(kinds)]

    def kinds_of(self, places: Ints) -> Ints:
        """Return the kind of unit at each place."""
        return self._units.take(places)


class _Reading:
    """One query being read off the units, all places at once.

    What is reached is kept by letters taken and units passed: the places whose turn is next.
    """

    def __init__(self, index: SoundIndex, key: str) -> None:
        self._index = index
        self._key = key
        self._reached: dict[tuple[int, int], list[Ints]] = {}
        self._done: list[Reached] = []

    def run(self) -> Iterator[Reached]:
        """Yield the last units of the runs that the whole query can be read off, and how many units they are."""
        index, key = self._index, self._key
        for length in range(1, len(key) + 1):
            if not len(index.spelled(key[:length])):
                break
            self._arrive(length, 1, index.begins(key[:length], key[length:]))
        for taken in range(1, len(key)):
            for steps in range(1, taken + 1):
                if places := self._reached.pop((taken, steps), None):
                    self._advance(taken, steps, _together(places))
        yield from self._done

    def _arrive(self, taken: int, steps: int, last: Ints) -> None:
        if not len(last):
            return
        if taken == len(self._key):
            self._done.append((last, steps))
        else:
            self._reached.setdefault((taken, steps), []).append(last + 1)

    def _advance(self, taken: int, steps: int, places: Ints) -> None:
        kinds = self._index.kinds_of(places)
        index, key = self._index, self._key
        for end in range(taken + 1, len(key) + 1):
            fits = index.mask(key[taken:end]).take(kinds).nonzero()[0]
            places, kinds = places.take(fits), kinds.take(fits)
            if not len(places):
                return
            if index.in_full and end < len(key):
                self._arrive(end, steps + 1, places[index.mask(key[taken:end], whole=True).take(kinds)])
            else:
                self._arrive(end, steps + 1, places)


def _edges(units: Ints) -> Bytes:
    """Return which units stand first and last in their names."""
    is_end = np.concatenate(([True], units == END, [True]))
    edges = np.zeros(len(units), np.uint8)
    edges[is_end[:-2]] |= _HEAD
    edges[is_end[2:]] |= _TAIL
    return edges


def _together(places: list[Ints]) -> Ints:
    return places[0] if len(places) == 1 else distinct(np.concatenate(places))


def _number_units(coded: Coded, heads: npt.NDArray[np.int64]) -> tuple[Ints, dict[str, int]]:
    """Return the kind of each unit, and the kinds of Latin words by their letters.

    A Chinese character's kind is its code; words are numbered after the codes. The end of a text is a unit as well.
    """
    units = coded.codes[heads].astype(np.int32)
    words: dict[str, int] = {}
    spell: Callable[[int], str] = coded.characters.__getitem__
    ends = np.concatenate((heads[1:], [heads[-1] + 1])) if len(heads) else heads
    latin = np.flatnonzero(~coded.wide[units] & (units != END))
    codes = coded.codes.tolist() if len(latin) > len(heads) else None
    for unit, start, end in zip(latin.tolist(), heads[latin].tolist(), ends[latin].tolist(), strict=True):
        letters = codes[start:end] if codes is not None else coded.codes[start:end].tolist()
        word = "".join(map(spell, letters))
        units[unit] = words.setdefault(word, len(coded.characters) + len(words))
    return units, words


def _spelled(kinds: Ints, spellings: Sequence[str], piece: str, *, whole: bool = False) -> Ints:
    last = bisect_right(spellings, piece) if whole else bisect_left(spellings, piece + _LAST)
    return kinds[bisect_left(spellings, piece) : last]


def _pair_initials(sounds: Sounds) -> Lists:
    """Return the places of units by their initial and the next unit's; a unit of several initials is in each.

    What no letter begins has the initial 0.
    """
    units, kinds = sounds.units, len(sounds.words)
    owners = [distinct(_spelled(sounds.spelled, sounds.spellings, letter)) for letter in _LETTERS]
    initials = np.repeat(np.arange(1, _BASE, dtype=np.int32), [len(some) for some in owners])
    silent = np.setdiff1d(np.arange(kinds, dtype=np.int32), np.concatenate(owners))
    by_kind = Lists.of_pairs(
        np.concatenate((silent, *owners)),
        np.concatenate((np.zeros(len(silent), np.int32), initials)),
        kinds,
    )
    sizes = np.diff(by_kind.starts)
    place = np.repeat(np.arange(len(units), dtype=np.int32), sizes[units])
    one = by_kind.of_all(units)
    following = np.concatenate((units[1:], np.zeros(1, np.int32)))[place]
    pairs = np.repeat(one.astype(np.uint16) * np.uint16(_BASE), sizes[following]) + by_kind.of_all(following).astype(
        np.uint16
    )
    order = np.argsort(pairs, kind="stable")
    starts = np.zeros(_BASE * _BASE + 1, np.int32)
    np.cumsum(np.bincount(pairs, minlength=_BASE * _BASE), out=starts[1:])
    return Lists(starts, np.repeat(place, sizes[following])[order])
