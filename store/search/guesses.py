"""The names that are nearly what was typed, among all: few enough to be compared one by one.

Which letters a name has, as bits, tells in one vector operation which names cannot be meant; which pairs of letters it
has leaves some hundreds, which are then compared letter by letter.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from store.search.beginnings import Letters, Names, heads_in, heads_of, near
from store.search.codes import END, Coded
from store.search.guessing import LEAST_CHARACTERS, LONGEST_PERSON, can_be_guessed, forgiven, letters_of, spelled
from store.search.keys import is_wide
from store.search.literal import LiteralIndex
from store.search.rows import Ints
from store.search.sounds import SoundIndex, Sounds
from store.text.columns import distinct
from store.text.pinyin import surname_reading

Single = npt.NDArray[np.uint32]
Double = npt.NDArray[np.uint64]

_PAIR_BITS = 61  # prime: pairs of neighbouring letters of the alphabet do not fall together
_BROKEN = (0, 3, 4)  # pairs that errors may break: an exchange of neighbours three, two wrong letters four
_UNITS = 6  # a name is looked at so far,
_SPELT = 12  # and a query so far, before they are compared letter by letter
_WIDTH = 24  # letters of a name that are kept beside one another: a longer query has names spelled for it
_BEGINNINGS = 16  # three letters of which the names are kept: the next letter typed asks for the same
_ENOUGH = 400  # names to compare letter by letter, those that share most pairs


class Guesses(NamedTuple):
    """The letters of names.

    Attributes:
        letters: of each kind of unit; behind those of `Sounds` the readings of surnames.
        units: kind of each unit of the names.
        heads: where each name begins.
        single: of each name which letters its beginning has, as bits.
        double: likewise which pairs of letters.
        first: the first letter of each, numbered from 1; 0 where it has none.
        second: likewise the second.
        third: likewise the third.
        spelt: of each kind its first letters, `_WIDTH` at most, as numbers.
        names: of each name likewise.
        kinds: the kinds of all Latin words, by their first letter.
        words: where in `kinds` those begin that begin with nothing, a, b and so on; one more at the end.
    """

    letters: Sequence[str]
    units: Ints
    heads: Ints
    single: Single
    double: Double
    first: Letters
    second: Letters
    third: Letters
    spelt: Letters
    names: Letters
    kinds: Ints
    words: Ints

    @classmethod
    def of(cls, coded: Coded, sounds: Sounds, names: int) -> Self:
        """Return the letters of names.

        Args:
            coded: all texts, names first.
            sounds: their units.
            names: how many of them are names.
        """
        letters = ["".join(map(spelled, word)) for word in sounds.words]
        kinds, words = _by_first_letter(letters[len(coded.characters) :], len(coded.characters))
        heads = np.concatenate(([0], np.flatnonzero(sounds.units == END)[:-1] + 1)) if names else np.zeros(0, np.int64)
        units = _with_surnames(sounds.units, heads, coded.characters, letters)
        single = np.array([_letter_bits(some) for some in letters], np.uint64)
        double = np.array([_pair_bits(some) for some in letters], np.uint64)
        beginning = np.arange(len(units)) - np.repeat(heads, np.diff(heads, append=len(units))) < _UNITS
        singles = _united(np.where(beginning, single[units], 0), heads).astype(np.uint32)
        doubles = _united(np.where(beginning, double[units] | _joints(units, letters), 0), heads)
        first, second, third = _beginnings(units, heads, letters)
        spelt = np.array(letters, f"S{_WIDTH}").view(np.uint8).reshape(-1, _WIDTH)
        spelt_names = _spelt(units, heads, spelt, np.array([len(some) for some in letters], np.int32))
        found = heads.astype(np.int32), singles, doubles, first, second, third, spelt, spelt_names
        return cls(letters, units, *found, kinds, words)


def _with_surnames(units: Ints, heads: npt.NDArray[np.int64], characters: Sequence[str], letters: list[str]) -> Ints:
    """Return the units with the first of what may be a person a kind of its own where a surname is read so.

    Args:
        units: the kind of each.
        heads: where each name begins.
        characters: those of the first kinds.
        letters: those of all kinds; those of the new ones are added.
    """
    surnames = np.zeros(len(letters), np.int32)
    for code, character in enumerate(characters):
        if character and (reading := surname_reading(character)):
            surnames[code] = len(letters)
            letters.append(reading[0])
    lengths = np.diff(heads, append=len(units)) - 1
    short = heads[(lengths <= LONGEST_PERSON) & (surnames[units[heads]] > 0)]
    read = units.copy()
    read[short] = surnames[units[short]]
    return read


def _spelt(units: Ints, heads: npt.NDArray[np.int64], spelt: Letters, lengths: Ints) -> Letters:
    """Return the first letters of each name.

    Args:
        units: the kind of each unit.
        heads: where each name begins.
        spelt: the first letters of each kind.
        lengths: how many letters each kind has.
    """
    found = np.zeros((len(heads), _WIDTH), np.uint8)
    sizes = lengths[units].astype(np.int64)
    so_far = np.cumsum(sizes) - sizes
    counts = np.diff(heads, append=len(units))
    place = so_far - np.repeat(so_far[heads], counts)
    name = np.repeat(np.arange(len(heads)), counts)
    for at in range(_WIDTH):
        there = np.flatnonzero((sizes > at) & (place < _WIDTH - at))
        found[name[there], place[there] + at] = spelt[units[there], at]
    return found


def _beginnings(units: Ints, heads: npt.NDArray[np.int64], letters: Sequence[str]) -> tuple[Letters, Letters, Letters]:
    """Return the first three letters of each name, numbered from 1; 0 where it has none."""
    one, two, three = (_numbers(letters, at) for at in range(3))
    head, following = units[heads], units[np.minimum(heads + 1, len(units) - 1)]
    second = np.where(two[head], two[head], one[following])
    third = np.where(three[head], three[head], np.where(two[head], one[following], two[following]))
    return one[head], second, third


def _numbers(letters: Sequence[str], at: int) -> Letters:
    """Return a letter of each kind of unit, by its place, 1 to 26; 0 where it has none."""
    return np.array([ord(some[at : at + 1 or None] or "`") - 96 for some in letters], np.uint8)


def _joints(units: Ints, letters: Sequence[str]) -> npt.NDArray[np.uint64]:
    """Return the bit of the pair that each unit makes with the next: its last letter and that one's first."""
    table = np.array([[_pair_bit(one, other) for other in range(27)] for one in range(27)], np.uint64)
    following = np.concatenate((_numbers(letters, 0)[units[1:]], np.zeros(1, np.uint8)))
    return table[_numbers(letters, -1)[units], following]


class GuessIndex:
    """Finds names by nearly their letters.

    Args:
        guesses: their letters.
        owners: row of each.
        sounds: their units.
        literal: their characters, before those of other texts.
    """

    def __init__(self, guesses: Guesses, owners: Ints, sounds: SoundIndex, literal: LiteralIndex) -> None:
        self._guesses = guesses
        self._letters = guesses.letters
        self._sounds = sounds
        self._literal = literal
        self._owners = owners
        self._beginning = lru_cache(maxsize=_BEGINNINGS)(self._of_beginning)

    def find(self, key: str) -> Ints:
        """Return the rows that have a name which is nearly the key."""
        if not can_be_guessed(key):
            return np.empty(0, np.int32)
        letters = letters_of(key)
        found = [self._owners[self._from_start(letters)], self._by_words(letters)]
        if len(key) >= LEAST_CHARACTERS and all(map(is_wide, key)):
            texts = self._literal.nearly(key)
            found.append(self._owners[texts[texts < len(self._owners)]])
        return distinct(np.concatenate(found))

    def _from_start(self, letters: str) -> Names:
        """Return the names that nearly begin with the letters."""
        known, most = self._guesses, forgiven(letters)
        texts, single, double = self._beginning(letters[:3])
        wanted, pairs = _letter_bits(letters[:_SPELT]), _pair_bits(letters[:_SPELT])
        shared = np.bitwise_count(double & np.uint64(pairs))
        has_pairs = shared >= pairs.bit_count() - _BROKEN[most]
        has_letters = np.bitwise_count(single & np.uint32(wanted)) >= wanted.bit_count() - most
        likely = np.flatnonzero(has_pairs & has_letters)
        texts = texts[likely[np.argsort(-shared[likely].astype(np.int8), kind="stable")[:_ENOUGH]]]
        length = len(letters) + most
        if length <= _WIDTH:
            heads = heads_in(known.names[texts])
        else:
            heads = heads_of([self._spelling(int(known.heads[text]), length) for text in texts])
        return texts[near(letters, len(texts), heads)]

    def _of_beginning(self, letters: str) -> tuple[Names, Single, Double]:
        """Return the names that may begin with three letters if one of these is wrong, and their bits."""
        known = self._guesses
        first, second, third = (ord(letter) - 96 for letter in letters)
        texts = np.flatnonzero(known.first == first)
        ones, twos = known.second[texts], known.third[texts]
        # one error leaves the second letter second or third, or the third where it was or second
        texts = texts[(ones == second) | (ones == third) | (twos == second) | (twos == third)]
        return texts, known.single[texts], known.double[texts]

    def _spelling(self, unit: int, length: int) -> str:
        """Return the letters from a unit on, at least so many where the text has them."""
        letters = ""
        while len(letters) < length and (kind := self._guesses.units[unit]) != END:
            letters += self._letters[kind]
            unit += 1
        return letters

    def _by_words(self, letters: str) -> Ints:
        """Return the rows of names that have a Latin word that nearly begins with the letters."""
        first, last = self._guesses.words[ord(letters[0]) - 96 : ord(letters[0]) - 94].tolist()
        kinds = self._guesses.kinds[first:last]
        if len(letters) + forgiven(letters) <= _WIDTH:
            heads = heads_in(self._guesses.spelt[kinds])
        else:
            heads = heads_of([self._letters[kind] for kind in kinds.tolist()])
        return self._sounds.rows_with(kinds[near(letters, len(kinds), heads)])


def _by_first_letter(words: list[str], first: int) -> tuple[Ints, Ints]:
    """Return the kinds of words, which count from `first`, by the first letter, and where each letter begins."""
    letters = np.fromiter((ord(word[:1] or "`") - 96 for word in words), np.int32, len(words))
    order = np.argsort(letters, kind="stable")
    heads = np.searchsorted(letters[order], np.arange(28)).astype(np.int32)
    return (order + first).astype(np.int32), heads


def _letter_bits(letters: str) -> int:
    bits = 0
    for letter in letters:
        bits |= 1 << ord(letter) - 97
    return bits


def _pair_bits(letters: str) -> int:
    bits = 0
    for one, other in pairwise(letters):
        bits |= _pair_bit(ord(one) - 96, ord(other) - 96)
    return bits


def _pair_bit(one: int, other: int) -> int:
    """Return the bit of a pair of letters, numbered from 1; none where one of them is missing."""
    return 1 << (one * 27 + other) % _PAIR_BITS if one and other else 0


def _united(bits: npt.NDArray[np.uint64], heads: npt.NDArray[np.int64]) -> npt.NDArray[np.uint64]:
    """Return the bits of all units of each text together."""
    return np.bitwise_or.reduceat(bits, heads) if len(heads) else bits[:0]
