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
from rapidfuzz import process
from rapidfuzz.distance import OSA

from store.search.codes import END, Coded
from store.search.guessing import LEAST_CHARACTERS, LONGEST_PERSON, can_be_guessed, forgiven, letters_of, spelled
from store.search.keys import is_wide
from store.search.literal import LiteralIndex
from store.search.rows import Ints
from store.search.sounds import SoundIndex, Sounds
from store.text.columns import distinct
from store.text.pinyin import surname_reading

Letters = npt.NDArray[np.uint8]

_PAIR_BITS = 61  # prime: pairs of neighbouring letters of the alphabet do not fall together
_BROKEN = (0, 3, 4)  # pairs that errors may break: an exchange of neighbours three, two wrong letters four
_UNITS = 6  # a name is looked at so far,
_SPELT = 12  # and a query so far, before they are compared letter by letter
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
        latin: the letters of all Latin words, by the first one.
        kinds: the kind of each of them.
        words: where in `latin` those begin that begin with nothing, a, b and so on; one more at the end.
    """

    letters: Sequence[str]
    units: Ints
    heads: Ints
    single: npt.NDArray[np.uint32]
    double: npt.NDArray[np.uint64]
    first: Letters
    second: Letters
    third: Letters
    latin: Sequence[str]
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
        kinds, latin, words = _by_first_letter(letters[len(coded.characters) :], len(coded.characters))
        heads = np.concatenate(([0], np.flatnonzero(sounds.units == END)[:-1] + 1)) if names else np.zeros(0, np.int64)
        units = _with_surnames(sounds.units, heads, coded.characters, letters)
        single = np.array([_letter_bits(some) for some in letters], np.uint64)
        double = np.array([_pair_bits(some) for some in letters], np.uint64)
        beginning = np.arange(len(units)) - np.repeat(heads, np.diff([*heads, len(units)])) < _UNITS
        singles = _united(np.where(beginning, single[units], 0), heads).astype(np.uint32)
        doubles = _united(np.where(beginning, double[units] | _joints(units, letters), 0), heads)
        first, second, third = _beginnings(units, heads, letters)
        return cls(letters, units, heads.astype(np.int32), singles, doubles, first, second, third, latin, kinds, words)


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
    lengths = np.diff([*heads, len(units)]) - 1
    short = heads[(lengths <= LONGEST_PERSON) & (surnames[units[heads]] > 0)]
    read = units.copy()
    read[short] = surnames[units[short]]
    return read


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
        names: how many of the texts are names.
        sounds: their units.
        literal: their characters.
    """

    def __init__(self, guesses: Guesses, names: int, sounds: SoundIndex, literal: LiteralIndex) -> None:
        self._guesses = guesses
        self._letters = guesses.letters
        self._sounds = sounds
        self._literal = literal
        self._names = names
        self._words_with = lru_cache(maxsize=32)(self._with_letter)

    def prepare(self) -> None:
        """Have the letters in memory, where they are looked up faster."""
        self._letters = list(self._letters)

    def find(self, key: str) -> Ints:
        """Return the names that are nearly the key."""
        if not can_be_guessed(key):
            return np.empty(0, np.int32)
        letters = letters_of(key)
        found = [self._from_start(letters), self._by_words(letters)]
        if len(key) >= LEAST_CHARACTERS and all(map(is_wide, key)):
            texts = self._literal.nearly(key)
            found.append(texts[texts < self._names])
        return distinct(np.concatenate(found))

    def _from_start(self, letters: str) -> Ints:
        """Return the names that nearly begin with the letters."""
        known = self._guesses
        first, second, third = (ord(letter) - 96 for letter in letters[:3])
        texts = np.flatnonzero(known.first == first)
        ones, twos = known.second[texts], known.third[texts]
        # one error leaves the second letter second or third, or the third where it was or second
        texts = texts[(ones == second) | (ones == third) | (twos == second) | (twos == third)]
        most = forgiven(letters)
        wanted = np.uint32(_letter_bits(letters[:_SPELT]))
        texts = texts[np.bitwise_count(known.single[texts] & wanted) >= len(set(letters[:_SPELT])) - most]
        pairs = _pair_bits(letters[:_SPELT])
        shared = np.bitwise_count(known.double[texts] & np.uint64(pairs))
        likely = np.flatnonzero(shared >= pairs.bit_count() - _BROKEN[most])
        texts = texts[likely[np.argsort(-shared[likely].astype(np.int8), kind="stable")[:_ENOUGH]]]
        spelling = [self._spelling(int(known.heads[text]), len(letters) + most) for text in texts]
        near: Ints = texts[_near(letters, spelling)].astype(np.int32)
        return near

    def _spelling(self, unit: int, length: int) -> str:
        """Return the letters from a unit on, at least so many where the text has them."""
        letters = ""
        while len(letters) < length and (kind := self._guesses.units[unit]) != END:
            letters += self._letters[kind]
            unit += 1
        return letters

    def _by_words(self, letters: str) -> Ints:
        """Return the names that have a Latin word that nearly begins with the letters."""
        words, kinds = self._words_with(letters[0])
        return self._sounds.texts_with(kinds[_near(letters, words)])

    def _with_letter(self, letter: str) -> tuple[list[str], Ints]:
        """Return the Latin words that begin with a letter, and the kind of each."""
        first, last = self._guesses.words[ord(letter) - 96 : ord(letter) - 94].tolist()
        return list(self._guesses.latin[first:last]), self._guesses.kinds[first:last]


def _by_first_letter(words: list[str], first: int) -> tuple[Ints, list[str], Ints]:
    """Return words by their first letter, with their kinds, which count from `first`, and where each letter begins."""
    letters = np.fromiter((ord(word[:1] or "`") - 96 for word in words), np.int32, len(words))
    order = np.argsort(letters, kind="stable")
    heads = np.searchsorted(letters[order], np.arange(28)).astype(np.int32)
    return (order + first).astype(np.int32), [words[at] for at in order.tolist()], heads


def _near(letters: str, names: list[str]) -> npt.NDArray[np.int64]:
    """Return which of the names nearly begin with the letters."""
    most = forgiven(letters)
    best = np.full(len(names), most + 1, np.int64)
    for more in range(-most, most + 1):
        heads = [name[: len(letters) + more] for name in names]
        if heads:
            distances = process.cdist([letters], heads, scorer=OSA.distance, score_cutoff=most)
            np.minimum(best, distances[0].astype(np.int64), out=best)
    return np.flatnonzero(best <= most)


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
