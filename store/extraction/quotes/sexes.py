"""Whether 他 or 她 may mean somebody by the words for him or her: 母亲 and 女司机 are no 他, 一名男子 is no 她."""

from functools import cache
from string import ascii_letters

from store.extraction.lexicon import words, words_of
from store.extraction.quotes.lists import SPEAKERS
from store.text.fold import fold

_SIGNS = {"woman": "女", "man": "男"}
_SHORT = frozenset("警星生工童孩佣兵友")
"""Behind 女 or 男 make words for people of two characters."""


@cache
def _ends(sort: str) -> tuple[str, ...]:
    """Return the words for a woman or for a man, with which a description or an address ends."""
    return tuple(words_of(SPEAKERS, sort))


@cache
def _nouns() -> frozenset[str]:
    """Return what may stand behind 女 or 男 and make a word for somebody of it (女司机, but not 女篮主帅)."""
    sorts = ("people", "counted", "head", "title", "party")
    return _SHORT.union(words("titles.tsv"), *(words_of(SPEAKERS, sort) for sort in sorts))


def agrees(pronoun: str, name: str) -> bool:
    """Return whether a pronoun may mean somebody described or addressed by a name; most words tell nothing of it."""
    own, other = {"他": ("man", "woman"), "她": ("woman", "man")}.get(fold(pronoun), ("", ""))
    text = fold(name)
    if not own or text.endswith(_ends(own)):
        return True
    _, sign, noun = text.rstrip(ascii_letters).rpartition(_SIGNS[other])  # 女事主X
    return not text.endswith(_ends(other)) and not (sign and noun.removeprefix("性") in _nouns())
