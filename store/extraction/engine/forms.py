"""Finding many known strings in a text at once, longest first, in time linear in the text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Found(NamedTuple):
    """An occurrence of a form: `start` and `end` as code points, end exclusive."""

    start: int
    end: int
    form: str


def is_latin(character: str) -> bool:
    """Return whether a character continues a Latin word: a letter or digit below the Chinese blocks."""
    return character.isalnum() and character < "\u2e80"


class FormIndex:
    """An index of strings of two characters and more by their first two characters."""

    def __init__(self, forms: Iterable[str]) -> None:
        by_head: dict[str, list[str]] = defaultdict(list)
        for form in set(forms):
            if len(form) >= 2:
                by_head[form[:2]].append(form)
        self._by_head = {head: sorted(group, key=len, reverse=True) for head, group in by_head.items()}

    def find(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield the longest form at each position of a stretch; occurrences do not overlap, the leftmost wins.

        A form that begins or ends with a Latin letter or digit is found as whole words only.
        """
        by_head = self._by_head
        position = start
        while position < end - 1:
            group = by_head.get(text[position : position + 2])
            found = next((form for form in group if _stands(text, form, position, end)), None) if group else None
            if found is None:
                position += 1
            else:
                yield Found(position, position + len(found), found)
                position += len(found)


def _stands(text: str, form: str, start: int, limit: int) -> bool:
    """Return whether a form stands at a position as whole words."""
    end = start + len(form)
    if end > limit or not text.startswith(form, start):
        return False
    if is_latin(form[0]) and start > 0 and is_latin(text[start - 1]):
        return False
    return not (is_latin(form[-1]) and end < len(text) and is_latin(text[end]))
