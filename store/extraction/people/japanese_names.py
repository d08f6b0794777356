"""Japanese names in Chinese characters: how their given names end, and whether an article tells of Japan."""

from functools import lru_cache

from store.extraction.people import words
from store.extraction.people.framing import NEVER
from store.extraction.people.words import name_characters

_ENDINGS = {1: "japanese-one", 2: "japanese-ending", 3: "japanese-third"}
"""The class of the characters that end a Japanese given name, by how long it is."""
_USUAL = {1: 0.0, 2: 0.6, 3: 0.6}
_UNUSUAL = {1: -1.5, 2: -0.5}
"""What a given name adds that ends as Japanese ones do, or does not, by how long it is."""
_IN_JAPAN = 0.8
"""What it adds to a usual name that the article tells of Japan."""


def is_usual(given: str) -> bool:
    """Return whether a given name ends as Japanese ones do: 葵, 美雪, 贤一郎."""
    return len(given) in _ENDINGS and given[-1] in name_characters(_ENDINGS[len(given)])


def given_weight(given: str) -> float | None:
    """Return what a given name adds to a Japanese surname, None for what is none: 立川|市也, 望月|雫的."""
    usual = is_usual(given)
    if given[0] in name_characters("place-ending") or (not usual and words.given_weights().get(given[-1]) == NEVER):
        return None
    return _USUAL[len(given)] if usual else _UNUSUAL.get(len(given))


def in_japan(text: str, given: str) -> float:
    """Return what it adds to a Japanese surname and a usual given name that the article tells of Japan."""
    return _IN_JAPAN if is_usual(given) and _tells_of_japan(text) else 0.0


@lru_cache(maxsize=2)
def _tells_of_japan(text: str) -> bool:
    """Return whether a folded article names Japan, its capital or its citizens."""
    return "日本" in text or "东京" in text or "日籍" in text
