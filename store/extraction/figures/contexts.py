"""Words beside a number, by their class in `figure_contexts.tsv`: what a stretch ends with, what stands at a place."""

from functools import cache

from store.extraction import lexicon
from store.extraction.lexicon import words_of

CONTEXTS = "figure_contexts.tsv"


@cache
def beside(sort: str) -> frozenset[str]:
    """Return the words of a class."""
    return words_of(CONTEXTS, sort)


def one_of(sort: str) -> str:
    """Return a regular expression of the words of a class, the longest first."""
    return lexicon.one_of(CONTEXTS, sort)


def letters(*sorts: str) -> str:
    """Return a regular expression of one character of the words of some classes."""
    return f"[{''.join(sorted({letter for sort in sorts for word in beside(sort) for letter in word}))}]"


def is_chinese(character: str) -> bool:
    """Return whether one character is Chinese; no pattern, which of so many takes 1 to 2 ms to make."""
    return "㐀" <= character <= "鿿"


def ends_with(stretch: str, sort: str) -> bool:
    """Return whether a stretch ends with a word of a class, one blank behind it at most."""
    if stretch.endswith(_words(sort)):
        return True
    return stretch[-1:].isspace() and stretch[:-1].endswith(_words(sort))


def stands_at(text: str, position: int, sort: str) -> bool:
    """Return whether a word of a class begins at a place or after one blank."""
    if text.startswith(_words(sort), position):
        return True
    return text[position : position + 1].isspace() and text.startswith(_words(sort), position + 1)


@cache
def _words(sort: str) -> tuple[str, ...]:
    return tuple(beside(sort))
