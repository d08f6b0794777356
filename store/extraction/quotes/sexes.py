"""Whether 他 or 她 may mean somebody by the words for him or her: 母亲 and 叶太 are no 他, 一名男子 is no 她."""

from functools import cache

from store.extraction.lexicon import words_of
from store.extraction.quotes.lists import SPEAKERS
from store.text.fold import fold

_LONGEST_NAME = 3
"""Characters: only a longer description tells by 女 or 男 within it what somebody is."""
_WITHIN = {"woman": ("女", "妇"), "man": ("男",)}


@cache
def _ends(sort: str) -> tuple[str, ...]:
    """Return the words for a woman or for a man, with which a description or an address ends."""
    return tuple(words_of(SPEAKERS, sort))


def agrees(pronoun: str, name: str) -> bool:
    """Return whether a pronoun may mean somebody described or addressed by a name; most words tell nothing of it."""
    own, other = {"他": ("man", "woman"), "她": ("woman", "man")}.get(fold(pronoun), ("", ""))
    text = fold(name)
    if not own or text.endswith(_ends(own)):
        return True
    described = len(text) > _LONGEST_NAME and any(character in text for character in _WITHIN[other])
    return not described and not text.endswith(_ends(other))
