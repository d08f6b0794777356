"""The lists of the words of quotation, and the small words around a verb of saying by their class."""

from functools import cache

from store.extraction.lexicon import words_of

DOCUMENTS = "documents.tsv"
ENGLISH = "english.tsv"
PATTERNS = "speech_patterns.tsv"
SPEAKERS = "speakers.tsv"
SPEAKING = "speaking.tsv"


@cache
def small_words(sort: str) -> frozenset[str]:
    """Return the small words of a class, which stand around a verb of saying."""
    return words_of(SPEAKING, sort)


@cache
def people_words() -> tuple[str, ...]:
    """Return the words for people, with one of which ends what somebody is (员工: 银行员工)."""
    return tuple(words_of(SPEAKERS, "people") | words_of(SPEAKERS, "counted"))
