"""Nouns that say what somebody is by how they end, though no list has them: 化妆师, 预报员, 市民."""

from functools import cache

from store.extraction.engine.tokens import TokenMap
from store.extraction.lexicon import in_order, words_of

_LIST = "formed_titles.tsv"


@cache
def _ends() -> frozenset[str]:
    """Return the characters that such nouns end in."""
    return words_of(_LIST, "one") | words_of(_LIST, "long")


@cache
def _last_characters() -> frozenset[str]:
    """Return the characters that such nouns, and those that are listed whole, end in."""
    return _ends() | {word[-1] for word in words_of(_LIST, "word")}


def formed_title(last: str, tokens: TokenMap, position: int) -> str:
    """Return the noun that ends at a position and says what somebody is, "" for none.

    Args:
        last: the character before the position.
        tokens: the words of the text.
        position: the place.
    """
    if last not in _last_characters():  # the cheap question first
        return ""
    token = tokens.before(position)
    if token is None:
        return ""
    if token.text in words_of(_LIST, "word"):
        return token.text
    if last not in _ends() or token.text.endswith(in_order(_LIST, "none")):
        return ""
    least = 2 + (last in words_of(_LIST, "long"))
    return token.text if len(token.text) >= least and token.tag[0] == "n" and token.known else ""
