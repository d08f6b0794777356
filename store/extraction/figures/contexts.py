"""Words beside a number, by their class in `figure_contexts.tsv`: what a stretch ends with, what stands at a place."""

import re
from functools import cache

from store.extraction.lexicon import words_of
from store.text.patterns import alternatives

CONTEXTS = "figure_contexts.tsv"


def beside(sort: str) -> frozenset[str]:
    """Return the words of a class.

    Raises:
        KeyError: there is no such class; a pattern of no words would match everywhere.
    """
    words = words_of(CONTEXTS, sort)
    if not words:
        raise KeyError(sort)
    return words


def one_of(sort: str) -> str:
    """Return a regular expression of the words of a class, the longest first."""
    return f"(?:{alternatives(beside(sort))})"


def letters(sort: str) -> str:
    """Return a regular expression of one character of the words of a class."""
    return f"[{''.join(sorted(set().union(*beside(sort))))}]"


def ends_with(stretch: str, sort: str) -> bool:
    """Return whether a stretch ends with a word of a class, one blank behind it at most."""
    return _ending(sort).search(stretch) is not None


def stands_at(text: str, position: int, sort: str) -> bool:
    """Return whether a word of a class begins at a place or after one blank."""
    return _beginning(sort).match(text, position) is not None


@cache
def _ending(sort: str) -> re.Pattern[str]:
    return re.compile(rf"{one_of(sort)}\s?$")


@cache
def _beginning(sort: str) -> re.Pattern[str]:
    return re.compile(rf"\s?{one_of(sort)}")
