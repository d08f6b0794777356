"""How an amount is worded, in a few numbers: by these are found amounts of one thing among all that a store has.

Of the words around it the nearest are kept as fingerprints, of what is said of it and of the time it is of one each.
Fingerprints are 16 bits of a CRC-32: of two words one in 30,000 pairs is taken for the same, which costs nothing where
several must be shared.
"""

import base64
import struct
import zlib
from collections.abc import Iterable
from typing import NamedTuple

WORDS = 10
"""Words that are kept at most."""
SIZE = 3
"""Numbers of 64 bits that hold a wording."""
IS_NAME = 1
"""Bit of a fingerprint that says that the word is a name."""
_FORM = struct.Struct(f"<{WORDS + 2}H")
_NUMBERS = struct.Struct(f"<{SIZE}q")


class Wording(NamedTuple):
    """Fingerprints; 0 stands for nothing.

    Attributes:
        said: of what is said of the amount: the words right before it and behind it.
        times: of the words for the time that it is of.
        words: of the words around it, the nearest first.
    """

    said: int
    times: int
    words: tuple[int, ...]

    @property
    def text(self) -> str:
        """The wording as it is kept."""
        padding = (0,) * (WORDS - len(self.words))
        return base64.b64encode(_FORM.pack(self.said, self.times, *self.words, *padding)).decode()


def worded(said: str, times: str, words: Iterable[tuple[str, bool]]) -> Wording:
    """Return a wording.

    Args:
        said: the words right before the amount and behind it, folded; "" for none.
        times: the words for a time, folded; "" for none.
        words: words around it, folded, the nearest first, each with whether it is a name.
    """
    marks = dict.fromkeys(_mark(word) & ~IS_NAME | is_name for word, is_name in words)
    return Wording(_mark(said), _mark(times), tuple(mark for mark in marks if mark & ~IS_NAME)[:WORDS])


def _mark(word: str) -> int:
    return zlib.crc32(word.encode()) & 0xFFFF if word else 0


def as_numbers(text: str) -> tuple[int, ...]:
    """Return a kept wording as `SIZE` numbers, of which each holds four fingerprints; zeros for what is none."""
    return _NUMBERS.unpack(_packed(text))


def kept(text: str) -> Wording:
    """Return a wording from its text; of what is none, that of no words."""
    said, times, *marks = _FORM.unpack(_packed(text))
    return Wording(said, times, tuple(mark for mark in marks if mark))


def _packed(text: str) -> bytes:
    """Return the bytes of a kept wording; zeros for what is none."""
    packed = base64.b64decode(text) if text else b""
    return packed if len(packed) == _FORM.size else bytes(_FORM.size)
