"""Words that qualify a number: 约, 近, 超过 before it, 以上, 左右 after its unit, 突破 and 约为 at a distance."""

from functools import cache
from typing import NamedTuple

from store.extraction.engine.phrases import Phrases
from store.extraction.lexicon import rows


class Qualifier(NamedTuple):
    """A qualifying word as it stands in a text."""

    start: int
    end: int


class _Word(NamedTuple):
    form: str
    not_beside: str


@cache
def _before(place: str) -> dict[str, tuple[_Word, ...]]:
    """Return the words that stand before a number by their last character, longer ones first."""
    groups: dict[str, list[_Word]] = {}
    for row in rows("qualifiers.tsv"):
        if row[1] == place:
            groups.setdefault(row[0][-1], []).append(_Word(row[0], row[2].replace(" ", "") if len(row) > 2 else ""))
    return {last: tuple(sorted(group, key=lambda word: -len(word.form))) for last, group in groups.items()}


@cache
def _after() -> Phrases[str]:
    """Return the words that stand after a unit, with the characters that do not stand behind them."""
    return Phrases(
        (row[0], row[2].replace(" ", "") if len(row) > 2 else "") for row in rows("qualifiers.tsv") if row[1] == "after"
    )


def qualifier_before(text: str, end: int, place: str = "before") -> Qualifier | None:
    """Return the qualifying word that ends at `end`, or None; `place` is the column of the word list."""
    for word in _before(place).get(text[end - 1 : end], ()):
        start = end - len(word.form)
        if start < 0 or text[start:end].lower() != word.form:
            continue
        previous = text[start - 1 : start]
        inside_word = word.form.isascii() and word.form[0].isalpha() and previous.isalnum()
        if previous and (previous in word.not_beside or inside_word):
            continue
        return Qualifier(start, end)
    return None


def qualifier_near(text: str, start: int) -> str | None:
    """Return the word that qualifies a number from a short way before it (突破 800 万单), or None."""
    for distance in range(3):
        end = start - distance
        while end > 0 and text[end - 1].isspace():
            end -= 1
        found = qualifier_before(text, end, "near") if end > 0 else None
        if found is not None:
            return text[found.start : found.end]
        if end <= 0 or not text[end - 1].isalpha():
            return None
    return None


def qualifier_after(text: str, position: int) -> Qualifier | None:
    """Return the qualifying word that follows a unit at `position` or after a blank, or None."""
    start = position + 1 if text[position : position + 1] == " " else position
    for form, not_beside in _after().beginning(text, start):
        end = start + len(form)
        if end >= len(text) or text[end] not in not_beside:
            return Qualifier(start, end)
    return None
