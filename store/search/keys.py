"""What is compared in a search: one key for all the ways a text can be written.

A key is the text character by character in Simplified, half-width, lower case, without accents, spaces and punctuation,
so that 陳茂波 and 陈茂波, SMART MORE and smartmore, Chan Mo-po and chanmopo are the same. Folding looks at one
character at a time, never at its neighbours, so that what is found does not depend on what stands beside it. A full
stop or hyphen between two digits stays: 1.5 is not 15.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from store.text.fold import fold
from store.text.tables import rows

_KEPT = frozenset("%$€£¥&+#@°")
BETWEEN_DIGITS = frozenset(".-")


class SearchKey(NamedTuple):
    """A text as it is compared.

    Attributes:
        text: its key.
        offsets: for each character of the key, where it stands in the text as written.
        starts: for each character of the key, whether a word starts there; each Chinese character is a word, and
            SmartMore is two.
    """

    text: str
    offsets: tuple[int, ...]
    starts: tuple[bool, ...]


@cache
def _variants() -> Mapping[str, str]:
    """Return the characters that are searched as another one."""
    return {variant: plain for variant, plain in rows("store.search", "variants.tsv")}


@lru_cache(maxsize=65536)
def character_key(character: str) -> str:
    """Return the one character that this one is compared as, or "" where it is only punctuation or space."""
    folded = fold(fold(character)).casefold()  # 㓨 is simplified to 刾, and that to 刺
    folded = _variants().get(folded, folded)
    bare = unicodedata.normalize("NFD", folded)
    if len(bare) > 1 and all(unicodedata.combining(mark) for mark in bare[1:]):
        folded = bare[0]
    if len(folded) != 1:
        folded = character
    if folded.isalnum() or folded in _KEPT:
        return folded
    return folded if unicodedata.category(folded) in {"So", "Lo", "Co", "Cs"} else ""


class _Keys(dict[int, str]):
    """How characters are compared, for `str.translate`; each is looked up once."""

    def __missing__(self, code: int) -> str:
        found = self[code] = character_key(chr(code))
        return found


KEYS = _Keys()
"""What characters are compared as."""


def is_wide(character: str) -> bool:
    """Return whether a character of a key is a word by itself, as Chinese characters are."""
    return character >= "\u2e80"


def is_reading(key: str) -> bool:
    """Return whether a key may be how something is read: Chinese characters alone are read as what they are."""
    return not all(map(is_wide, key))


@lru_cache(maxsize=65536)
def word_class(character: str) -> int:
    """Return 0 for a digit, 1 for a letter, 2 for a character that is a word by itself; words end where it changes."""
    if character.isdecimal():
        return 0
    return 2 if is_wide(character) else 1


def make_key(text: str) -> SearchKey:
    """Return the key of a text with the way back to the text."""
    characters: list[str] = []
    offsets: list[int] = []
    starts: list[bool] = []
    last = -1  # word class of the character before, -1 after a gap
    for offset, character in enumerate(text):
        folded = character_key(character)
        if not folded and character in BETWEEN_DIGITS and _between_digits(text, offset):
            folded = character
        if not folded:
            last = -1
            continue
        kind = 0 if folded in BETWEEN_DIGITS else word_class(folded)
        characters.append(folded)
        offsets.append(offset)
        starts.append(kind == 2 or kind != last or _is_hump(text, offset))
        last = kind
    return SearchKey("".join(characters), tuple(offsets), tuple(starts))


def may_hold(text: str, key: str) -> bool:
    """Return whether a key may stand in the key of a text; a few microseconds, of which making that takes many."""
    return key in _compared(text) or not BETWEEN_DIGITS.isdisjoint(key)


@lru_cache(maxsize=2048)
def _compared(text: str) -> str:
    """Return a text as its characters are compared; those of rows on the screen are asked for again with each key."""
    return text.translate(KEYS)


def _is_hump(text: str, offset: int) -> bool:
    return offset > 0 and text[offset].isupper() and text[offset - 1].islower()


def _between_digits(text: str, offset: int) -> bool:
    if not 0 < offset < len(text) - 1:
        return False
    return character_key(text[offset - 1]).isdecimal() and character_key(text[offset + 1]).isdecimal()
