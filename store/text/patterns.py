"""Regular expressions of words that are data."""

import re
from collections.abc import Iterable


def holds(text: str, words: Iterable[str]) -> bool:
    """Return whether a text has one of some words, which is asked in a hundredth of the time that a pattern takes."""
    return any(map(text.__contains__, words))


def alternatives(words: Iterable[str]) -> str:
    """Return a regular expression that matches the longest of some words."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
