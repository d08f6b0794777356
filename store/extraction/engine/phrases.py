"""Known phrases in a text, longest first: which begin or end at a place, and where they stand in a stretch."""

from collections.abc import Iterable, Iterator
from operator import add
from typing import Generic, NamedTuple, TypeVar

Entry = TypeVar("Entry")


class Found(NamedTuple):
    """An occurrence of a form: `start` and `end` as code points, end exclusive."""

    start: int
    end: int
    form: str


class Phrases(Generic[Entry]):
    """Phrases, each with what is known of it; a phrase may come several times."""

    def __init__(self, entries: Iterable[tuple[str, Entry]]) -> None:
        longest = sorted(entries, key=lambda entry: len(entry[0]), reverse=True)
        self._first: dict[str, list[tuple[str, Entry]]] = {}
        self._last: dict[str, list[tuple[str, Entry]]] = {}
        for entry in longest:
            self._first.setdefault(entry[0][0], []).append(entry)
            self._last.setdefault(entry[0][-1], []).append(entry)

    def beginning(self, text: str, position: int) -> Iterator[tuple[str, Entry]]:
        """Yield the phrases that begin at a position, the longest first."""
        for entry in self._first.get(text[position : position + 1], ()):
            if text.startswith(entry[0], position):
                yield entry

    def ending(self, text: str, position: int) -> Iterator[tuple[str, Entry]]:
        """Yield the phrases that end at a position, the longest first."""
        for entry in self._last.get(text[position - 1 : position], ()) if position > 0 else ():
            if text.endswith(entry[0], 0, position):
                yield entry


def is_latin(character: str) -> bool:
    """Return whether a character continues a Latin word: a letter or digit below the Chinese blocks."""
    return character.isalnum() and character < "\u2e80"


class FormIndex:
    """Strings of two characters and more by their first two characters, for finding many at once in a text."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._by_head: dict[str, list[str]] = {}
        for form in sorted(set(forms), key=len, reverse=True):
            if len(form) >= 2:
                self._by_head.setdefault(form[:2], []).append(form)

    def find(self, text: str, start: int, end: int, *, whole: bool = True) -> Iterator[Found]:
        """Yield the longest form at each position of a stretch; occurrences do not overlap, the leftmost wins.

        Args:
            text: where to look.
            start: where the stretch begins.
            end: where it ends.
            whole: whether a form that begins or ends with a Latin letter or digit is found as whole words only.
        """
        by_head = self._by_head
        stretch, free = text[start:end], start
        pairs = map(add, stretch, stretch[1:])  # most begin no form: they are passed over without a step of the loop
        for position in [place for place, pair in enumerate(pairs, start) if pair in by_head]:
            if position < free:
                continue
            group = by_head[text[position : position + 2]]
            found = next((form for form in group if _stands(text, form, position, end, whole=whole)), "")
            if found:
                yield Found(position, position + len(found), found)
                free = position + len(found)


def _stands(text: str, form: str, start: int, limit: int, *, whole: bool) -> bool:
    """Return whether a form stands at a position, as whole words where that is asked."""
    end = start + len(form)
    if end > limit or not text.startswith(form, start):
        return False
    if not whole:
        return True
    if is_latin(form[0]) and start > 0 and is_latin(text[start - 1]):
        return False
    return not (is_latin(form[-1]) and end < len(text) and is_latin(text[end]))
