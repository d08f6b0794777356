"""Regular expressions of words that are data."""

import re
from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """Return a regular expression that matches the longest of some words."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
