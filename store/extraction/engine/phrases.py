"""Known phrases in a text, longest first: which begin or end at a place, and where they stand in a stretch."""

from collections.abc import Iterable, Iterator
from itertools import compress, count
from operator import add
from typing import Generic, NamedTuple, TypeVar

from store.text.sentences import Stretch

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

    def after(self, text: str, position: int) -> str:
        """Return the longest phrase that begins at the position, or ""."""
        for phrase, _ in self._first.get(text[position : position + 1], ()):
            if text.startswith(phrase, position):
                return phrase
        return ""

    def before(self, text: str, position: int) -> str:
        """Return the longest phrase that ends at the position, or ""."""
        for phrase, _ in self._last.get(text[position - 1 : position], ()) if position > 0 else ():
            if text.endswith(phrase, 0, position):
                return phrase
        return ""

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


def pairs_of(text: str) -> list[str]:
    """Return the two characters that begin at each position of a text but the last."""
    return list(map(add, text, text[1:]))


class FormIndex:
    """Strings of two characters and more by their first two characters, for finding many at once in a text."""

    def __init__(self, forms: Iterable[str] = ()) -> None:
        self._forms: set[str] = set()
        self._lengths: dict[str, list[int]] = {}
        self.add(forms)

    def add(self, forms: Iterable[str]) -> None:
        """Add all the forms that begin with some two characters, of which there are none yet."""
        new = {form for form in forms if len(form) >= 2}
        lengths: dict[str, set[int]] = {}
        for form in new:
            lengths.setdefault(form[:2], set()).add(len(form))  # hundreds begin with 中国, of a dozen lengths
        self._forms |= new
        self._lengths |= {head: sorted(found, reverse=True) for head, found in lengths.items()}

    def find(self, text: str, start: int, end: int, *, whole: bool = True) -> Iterator[Found]:
        """Yield the longest form at each position of a stretch; occurrences do not overlap, the leftmost wins.

        Args:
            text: where to look.
            start: where the stretch begins.
            end: where it ends.
            whole: whether a form that begins or ends with a Latin letter or digit is found as whole words only.
        """
        free = start
        for position in self._begins(pairs_of(text[start:end]), start):
            found = self._longest(text, position, end, whole=whole) if position >= free else None
            if found is not None:
                yield found
                free = found.end

    def find_within(self, text: str, stretches: Iterable[Stretch], pairs: Iterable[str]) -> Iterator[Found]:
        """Yield the same, as whole words, in all stretches of a text, in one go.

        Args:
            text: where to look.
            stretches: in order, none overlapping another.
            pairs: the `pairs_of` the text, for whoever looks for more than one index in it.
        """
        following = iter(stretches)
        free = end = 0
        for position in self._begins(pairs, 0):
            while position >= end:
                stretch = next(following, None)
                if stretch is None:
                    return
                free, end = stretch.start, stretch.end
            found = self._longest(text, position, end, whole=True) if position >= free else None
            if found is not None:
                yield found
                free = found.end

    def _begins(self, pairs: Iterable[str], start: int) -> Iterator[int]:
        """Return where forms may begin: most positions begin none and take no step of a loop."""
        return compress(count(start), map(self._lengths.__contains__, pairs))

    def _longest(self, text: str, position: int, end: int, *, whole: bool) -> Found | None:
        """Return the longest form that begins at a position and ends in the stretch."""
        for length in self._lengths[text[position : position + 2]]:
            limit = position + length
            form = text[position:limit]
            if limit <= end and form in self._forms and not (whole and _is_cut(text, position, limit)):
                return Found(position, limit, form)
        return None


def _is_cut(text: str, start: int, end: int) -> bool:
    """Return whether a stretch begins or ends inside a Latin word."""
    if is_latin(text[start]) and start > 0 and is_latin(text[start - 1]):
        return True
    return is_latin(text[end - 1]) and end < len(text) and is_latin(text[end])
