"""The lists of the words of quotation, by file and class: as sets, and as patterns that match one of them."""

from functools import cache

from store.extraction.lexicon import words_of
from store.text.patterns import alternatives

DOCUMENTS = "documents.tsv"
PATTERNS = "speech_patterns.tsv"
SPEAKERS = "speakers.tsv"
SPEAKING = "speaking.tsv"


@cache
def listed(name: str, sort: str) -> frozenset[str]:
    """Return the words of a class of a list.

    Raises:
        KeyError: there is no such class; a pattern of no words would match everywhere.
    """
    words = words_of(name, sort)
    if not words:
        raise KeyError(sort)
    return words


@cache
def one_of(name: str, sort: str) -> str:
    """Return a regular expression of the words of a class, the longest first."""
    return f"(?:{alternatives(listed(name, sort))})"


def small_words(sort: str) -> frozenset[str]:
    """Return the small words of a class, which stand around a verb of saying."""
    return listed(SPEAKING, sort)
