"""Where a head may end inside a word: the segmenter joins titles and function words to it (协会主席, 医保|局已)."""

from functools import cache

from store.extraction.engine.tokens import Token
from store.extraction.organisations.heads import heads, last_characters
from store.extraction.organisations.words import is_title, name_characters

_TITLES = range(2, 5)
"""How long the titles are that stand joined to a head."""


def head_end(token: Token) -> int:
    """Return where a head may end that a word ends in: before its title or function words, else at its end."""
    text = token.text
    if len(text) == 1:
        return token.end
    if len(text) > 2 and (length := _joined_title(text)):
        return token.end - length
    if not token.known and text[0] in last_characters() and _are_function_words(text[1:]):
        return token.start + 1
    return token.end


@cache
def _joined_title(text: str) -> int:
    """Return the length of the title that a word has behind a head (协会|主席, 协会|会员, 局|局长), or 0."""
    if len(text) == 3 and text[1:] in name_characters("chief"):
        return 2
    for length in _TITLES:
        head = heads().get(text[:-length])
        held = is_title(text[-length:]) or text[-length:] == "会员"
        if head is not None and head.strength != "never" and held:
            return length
    return 0


def _are_function_words(text: str) -> bool:
    function = name_characters("glue") | name_characters("common") | name_characters("edge")
    return all(character in function for character in text)
