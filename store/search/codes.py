"""All texts as one array of small numbers, one for each character of their keys: what the vector engine works on.

The same keys as `store.search.keys` makes, for millions of characters at once. After each text stands `END`.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from store.search.keys import BETWEEN_DIGITS, character_key, is_wide, word_class
from store.search.rows import Bytes, Ints

Codes = npt.NDArray[np.uint16]
Mask = npt.NDArray[np.bool_]

END = 0
_DROPPED = 1
_NONE = 2  # numbers that are of no character
_GAP = 9  # word class of what is dropped and of the end of a text
_POINTS = 0x110000


class Coded(NamedTuple):
    """The keys of texts.

    Attributes:
        codes: a number for each character of the keys, `END` after each text.
        word_starts: whether a word starts at each.
        firsts: where each text begins; one more at the end.
        characters: character of each number; those of `END` and of what is dropped are empty.
        wide: whether each number is that of a character which is a word by itself.
        offsets: where each stands in all the texts, with their line ends, as one string; empty unless asked for.
    """

    codes: Codes
    word_starts: Mask
    firsts: Ints
    characters: list[str]
    wide: Mask
    offsets: Ints

    def texts_at(self, places: npt.NDArray[np.signedinteger]) -> Ints:
        """Return which text each of some places in `codes` belongs to."""
        return (np.searchsorted(self.firsts, places, side="right") - 1).astype(np.int32)


class Alphabet:
    """The characters of keys.

    Args:
        characters: see `Coded`.

    Attributes:
        code_of: number of each.
    """

    def __init__(self, characters: Sequence[str]) -> None:
        self.code_of = {character: code for code, character in enumerate(characters) if character}

    def encode(self, key: str) -> list[int]:
        """Return the numbers of a key; empty where one of its characters stands nowhere."""
        found = [self.code_of.get(character, END) for character in key]
        return [] if END in found else found


def encode_texts(texts: Sequence[str], *, offsets: bool = False) -> Coded:
    """Return the keys of texts as numbers, with `offsets` also the way back to the texts."""
    joined = "\n".join(texts) + "\n" if texts else ""
    if joined.count("\n") != len(texts):
        joined = "".join(text.replace("\n", " ") + "\n" for text in texts)
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    used = np.zeros(_POINTS, np.bool_)
    used[points] = True
    alphabet = [chr(point) for point in np.flatnonzero(used) if point != ord("\n")]
    keys = {character: character_key(character) for character in alphabet}
    characters = ["", "", *sorted({*keys.values(), *BETWEEN_DIGITS} - {""})]
    code_of = {character: code for code, character in enumerate(characters) if character}
    table = np.zeros(_POINTS, np.uint16)
    for character, key in keys.items():
        table[ord(character)] = code_of[key] if key else _DROPPED
    raw = table[points]
    kinds = np.array([_GAP, _GAP, *(_kind(character) for character in characters[2:])], np.uint8)
    for mark in BETWEEN_DIGITS:
        at = np.flatnonzero(points == ord(mark))
        at = at[(at > 0) & (at < len(points) - 1)]
        raw[at[(_is_digit(raw[at - 1], characters)) & _is_digit(raw[at + 1], characters)]] = code_of[mark]
    starts = _word_starts(points, kinds[raw], alphabet)
    kept = raw != _DROPPED
    codes = raw[kept]
    ends = np.flatnonzero(codes == END)
    firsts = np.concatenate(([0], ends + 1)).astype(np.int32)
    wide = np.array([bool(character) and is_wide(character) for character in characters])
    back = np.flatnonzero(kept).astype(np.int32) if offsets else np.empty(0, np.int32)
    return Coded(codes, starts[kept], firsts, characters, wide, back)


def with_new(characters: Sequence[str], read: Sequence[str]) -> tuple[list[str], Codes]:
    """Return characters with those that were read, each at its number, and the number of each of these.

    New ones get the numbers of characters that are not there any more, or the next.
    """
    found = list(characters)
    numbers = {character: code for code, character in enumerate(found) if character}
    free = [code for code, character in enumerate(found) if code >= _NONE and not character]
    for character in read:
        if character and character not in numbers:
            if not free:
                free.append(len(found))
                found.append("")
            numbers[character] = free.pop()
            found[numbers[character]] = character
    return found, np.array([numbers.get(character, END) for character in read], np.uint16)


def used_alone(characters: Sequence[str], counts: npt.NDArray[np.int64]) -> list[str]:
    """Return characters without those that stand nowhere: of what is forgotten not even its characters stay."""
    return [one if count else "" for one, count in zip(characters, counts.tolist(), strict=True)]


def _kind(character: str) -> int:
    return 0 if character in BETWEEN_DIGITS else word_class(character)


def _is_digit(codes: Codes, characters: list[str]) -> Mask:
    return np.array([character.isdecimal() for character in characters])[codes]


def _word_starts(points: npt.NDArray[np.uint32], kinds: Bytes, alphabet: list[str]) -> Mask:
    """Return where words start: after a gap, where the class changes, at each wide character, at SmartMore's M."""
    upper, lower = np.zeros(_POINTS, np.bool_), np.zeros(_POINTS, np.bool_)
    for character in alphabet:
        upper[ord(character)], lower[ord(character)] = character.isupper(), character.islower()
    starts = np.ones(len(points), np.bool_)
    starts[1:] = (kinds[1:] != kinds[:-1]) | (kinds[1:] == 2) | (upper[points[1:]] & lower[points[:-1]])
    starts[kinds == _GAP] = False
    return starts
