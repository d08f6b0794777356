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
from store.search.ranking import PINYIN, Rank, SoundRanks
from store.search.rows import Bytes, Ints, Lists
from store.text.columns import distinct
from store.text.strings import Strings

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_BASE = len(_LETTERS) + 1
_LAST = "\U0010ffff"
_HEAD, _TAIL = 1, 2
_EDGES = 2  # bits that these take
_PIECES = 512
"""Pieces of what was typed of which it is known what they may be of: the next letter asks for the same ones again."""


class _Run(NamedTuple):
    """Units that what was typed may end in, behind others that what comes before can be read off.

    Attributes:
        taken: how many letters those others take.
        steps: how many units they are.
        places: the units; one of the spellings of each begins with the letters left.
        kinds: of which kind each is.
    """

    taken: int
    steps: int
    places: Ints
    kinds: Ints


class Sounds(NamedTuple):
    """How names are read.

    Attributes:
        units: kind of each unit of the names, in order; `END` after each name.
        row_of: the row that each belongs to.
        words: characters or letters of each kind.
        spellings: what may be typed for any kind, sorted.
        spelled: the kind that each of those is of.
        occurrences: the places of each kind.
        hits: of each of these the row, four times, and its edges: what a single unit finds is read off in one piece.
        pairs: the places by their initial and the next one's; empty where no initials are asked for.
        edges: of each unit whether a name begins or ends with it, as bits: `_HEAD`, `_TAIL`.
    """

    units: Ints
    row_of: Ints
    words: Sequence[str]
    spellings: Sequence[str]
    spelled: Ints
    occurrences: Lists
    hits: Ints
    pairs: Lists
    edges: Bytes

    @classmethod
    def of(cls, coded: Coded, owners: Ints, names: range, readings: Readings, ranks: SoundRanks = PINYIN) -> Self:
        """Return how names are read.

        Args:
            coded: all texts.
            owners: row of each.
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
        row_of, edges, occurrences = owners[coded.texts_at(heads)], _edges(units), Lists.of_owners(units, kinds)
        found = cls(
            units,
            row_of,
            Strings.of([*coded.characters, *words]),
            [spelling for spelling, _ in spellings],
            np.array([unit for _, unit in spellings], np.int32),
            occurrences,
            (row_of << _EDGES | edges)[occurrences.values],
            Lists(np.zeros(1, np.int32), np.empty(0, np.int32)),
            edges,
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
        self._hits = Lists(sounds.occurrences.starts, sounds.hits)
        self._kinds = len(sounds.words)
        self._spelled = lru_cache(maxsize=_PIECES)(self._look_up)
        self._mask = lru_cache(maxsize=_PIECES)(self._mark)
        self._read: tuple[str, list[list[_Run]]] = "", [[]]

    def prepare(self) -> None:
        """Have the spellings in memory, where they are looked up faster."""
        self._spellings = list(self._spellings)

    def find(self, key: str) -> Iterator[tuple[Ints, Bytes]]:
        """Yield the rows of names that can be read as a key, one for each way and place, and how well they match."""
        if len(kinds := self._spelled(key, whole=self._in_full)):
            hits = self._hits.of_all(distinct(kinds))
            yield hits >> _EDGES, _by_edges(self._ranks.sound).take(hits & (_HEAD | _TAIL))
        for _, steps, last, _ in self._runs(key):
            initials = self._ranks.initials if steps + 1 == len(key) else None
            edges = self._sounds.edges.take(last) & _TAIL
            edges |= self._sounds.edges.take(last - steps) & np.uint8(_HEAD)
            yield self._sounds.row_of.take(last), _by_edges(initials or self._ranks.sound).take(edges)

    def rows_with(self, kinds: Ints) -> Ints:
        """Return the rows that have a unit of one of those kinds."""
        return self._hits.of_all(kinds) >> _EDGES

    def _runs(self, key: str) -> list[_Run]:
        """Return the runs of several units that a key can be read off.

        Those of each beginning of the key asked for last are kept: one letter more, or less, is then one step.
        """
        last, known = self._read
        differs = (at for at, (one, other) in enumerate(zip(last, key, strict=False)) if one != other)
        runs = known[: next(differs, len(key)) + 1]
        for end in range(len(runs), len(key) + 1):
            runs.append(self._read_on(runs[-1], key[:end]))
        self._read = key, runs
        return runs[-1]

    def _read_on(self, runs: list[_Run], key: str) -> list[_Run]:
        """Return the runs of a key, given those of the key without its last letter: it is of the same unit or next."""
        before, letter = key[:-1], key[-1]
        following: dict[int, list[Ints]] = {}
        if before and len(self._spelled(before, whole=self._in_full)):
            following[1] = [self._begins(before, letter) + 1]
        found: list[_Run] = []
        for taken, steps, places, kinds in runs:
            ends = places
            if self._in_full:
                ends = places[self._mask(before[taken:], whole=True).take(kinds)]
            if len(ends):
                following.setdefault(steps + 1, []).append(ends + 1)
            found.append(self._narrowed(_Run(taken, steps, places, kinds), key))
        for steps, some in following.items():
            places = _together(some)
            found.append(self._narrowed(_Run(len(before), steps, places, self._units.take(places)), key))
        return [run for run in found if len(run.places)]

    def _narrowed(self, run: _Run, key: str) -> _Run:
        """Return those of a run whose last unit may be spelled with what a key has left."""
        fits = self._mask(key[run.taken :]).take(run.kinds).nonzero()[0]
        return run._replace(places=run.places.take(fits), kinds=run.kinds.take(fits))

    def _begins(self, piece: str, following: str) -> Ints:
        """Return the units that begin with a piece and may be followed by one that begins with `following`."""
        one, other, pairs = _LETTERS.find(piece[0]), _LETTERS.find(following), self._sounds.pairs
        if self._in_full:
            return self._sounds.occurrences.of_all(distinct(self._spelled(piece, whole=True)))
        if one < 0 or other < 0:
            return self._sounds.occurrences.of_all(distinct(self._spelled(piece, whole=False)))
        places = pairs.of((one + 1) * _BASE + other + 1)
        return places if len(piece) == 1 else places[self._mask(piece).take(self._units.take(places))]

    @property
    def _in_full(self) -> bool:
        """Whether readings are read in full, but for the last of several."""
        return self._ranks.initials is None

    def _look_up(self, piece: str, *, whole: bool) -> Ints:
        """Return the kinds of units one spelling of which begins with a piece, or is the whole of it."""
        return _spelled(self._sounds.spelled, self._spellings, piece, whole=whole)

    def _mark(self, piece: str, *, whole: bool = False) -> Mask:
        """Return for each kind of unit whether one of its spellings begins with a piece, or is the whole of it."""
        table = np.zeros(self._kinds, np.bool_)
        table[self._spelled(piece, whole=whole)] = True
        return table


def _by_edges(ranks: tuple[Rank, Rank, Rank]) -> Bytes:
    """Return what a match is worth by the edges of the name that it reaches."""
    whole, beginning, inside = ranks
    return np.array([inside, beginning, inside, whole], np.uint8)


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
