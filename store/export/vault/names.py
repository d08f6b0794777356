"""What the files of a vault are called: names that Linux, macOS, Windows and Obsidian take, and that do not collide."""

import re
import unicodedata
from collections.abc import Iterable

from store.export.escaping import file_name, inline

_FULL_WIDTH = 0xFEE0
_UNSEEN = re.compile(
    "[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0001-\U000e007f]"
)
"""Format characters (Unicode, general category Cf)."""
_ESCAPED = re.compile(r"\\(.)")


def in_link(words: str) -> str:
    """Return words as a link may show them: what means something to Markdown or Obsidian stands in its full width."""
    return _ESCAPED.sub(lambda match: chr(ord(match[1]) + _FULL_WIDTH), inline(words))


def stem_of(words: str) -> str:
    """Return the name of a file for some words, without its ending."""
    return file_name(in_link(words), ".md").removesuffix(".md")


def same(name: str) -> str:
    """Return what names have in common that macOS or Windows takes for one: they differ in case or in Unicode form.

    HFS+ ignores characters that only say how others are set, too (Apple, Technical Note TN1150).
    """
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", _UNSEEN.sub("", name)).casefold())


class Names:
    """The names that are taken in a vault, in whichever folder: a link is short, and leads to one file alone.

    Args:
        taken: names of files, without their endings.
    """

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(map(same, taken))

    def take(self, words: str) -> str:
        """Return a name for some words that is free, and is so no more."""
        stem, number = stem_of(words), 1
        name = stem
        while same(name) in self._taken:
            number += 1
            name = f"{stem} ({number})"
        self._taken.add(same(name))
        return name
