"""The noun that an amount is of, where it counts nothing behind it: 净利润为12亿元 → 净利润, 33亿元的投资 → 投资."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from store.extraction.engine.document import Document
from store.extraction.engine.tokens import Token
from store.extraction.figures.contexts import beside, one_of
from store.text.patterns import alternatives
from store.text.tables import rows

_LONGEST = 12
"""Characters of such a noun with what belongs to it."""
_MOST = 4
"""Words of it."""
_NOUNS = frozenset(("an", "j", "vn", "i", "l", "eng"))
_NAMES = frozenset(("nr", "nt", "ns"))
_BESIDE = frozenset(("a", "b", "ns", "nz", "n"))
_UNKNOWN = frozenset(("zg", "g", "ng", "x", "nr", "k"))
"""Tags of single characters that are parts of words which the segmenter does not know."""


class Noun(NamedTuple):
    """A noun by its offsets.

    Attributes:
        start: first character.
        end: one past the last.
        is_verb: whether it is a verb that names what is measured (融资33亿元).
        is_told: whether it is a noun and words say that its amount follows (会员达1万名), or one that is measured.
    """

    start: int
    end: int
    is_verb: bool = False
    is_told: bool = True


@cache
def _amounting() -> re.Pattern[str]:
    """Return the pattern of words between a noun and its amount."""
    reaching = alternatives(word for [word] in rows("store.text", "reaching.tsv"))
    return re.compile(rf"(?:{reaching}|{one_of('amount-adverb')}|\s){{1,8}}$")


@cache
def _changing() -> re.Pattern[str]:
    """Return the pattern of a change and of since when (同比增长)."""
    return re.compile(rf"(?:{one_of('since')}){{0,3}}{one_of('changing')}了?\s?$")


def changing_before(folded: str, start: int) -> int:
    """Return where the words of change right before an amount begin (同比增长8%), -1 for none."""
    change = _changing().search(folded, max(0, start - _LONGEST), start)
    return -1 if change is None else change.start()


def measured_before(document: Document, start: int, floor: int) -> Noun | None:
    """Return the noun whose amount begins at `start`; None where none stands right before it.

    Args:
        document: the article.
        start: where the amount begins.
        floor: where the clause begins, or the last name in it ends.
    """
    folded = document.folded[floor:start]
    end = len(_amounting().sub("", folded))
    change = _changing().search(folded, 0, end)
    edge = floor + (len(folded[: change.start()].rstrip()) if change else end)
    words = document.all_words.inside(floor, edge)
    if not words or words[-1].end != edge or not document.all_words.is_edge(edge):
        return _across_words(document, floor, edge)  # it would end inside a word
    noun = _noun_before(words)
    if noun is None:
        return None
    told = not noun.is_verb and (bool(folded[end:].strip()) or words[-1].text in beside("measured"))
    return Noun(noun.start, floor + end if change else noun.end, noun.is_verb, told)


def _across_words(document: Document, floor: int, edge: int) -> Noun | None:
    """Return a noun that is measured where the words around it were cut wrongly (称营|收达 of 称营收达)."""
    head = document.folded[max(floor, edge - _LONGEST) : edge]
    noun = max((word for word in beside("measured") if len(word) > 1 and head.endswith(word)), key=len, default="")
    return Noun(edge - len(noun), edge) if noun else None


def _noun_before(words: Sequence[Token]) -> Noun | None:
    """Return the noun phrase that ends with the last of some words, else a verb there."""
    last = words[-1]
    if not _is_noun(last):
        is_verb = last.tag == "v" and len(last.text) == 2 and last.known and not _is_light(last)
        return Noun(last.start, last.end, is_verb=True) if is_verb else None
    start = last.start
    for number, word in enumerate(reversed(words[:-1])):
        if number + 1 >= _MOST or last.end - word.start > _LONGEST or word.end != start:
            break
        if word.end - word.start == 1 and word.tag in _UNKNOWN and word.text.isalpha():
            return None  # it may begin inside a word
        if not (_is_noun(word) or word.tag in _BESIDE) or word.text in beside("goes-on"):
            break
        start = word.start
    return Noun(start, last.end)


def _is_noun(word: Token) -> bool:
    if word.text in beside("measured"):
        return True
    if _is_light(word) or len(word.text) < 2 or (len(word.text) == 2 and not word.known):
        return False  # of what the segmenter only guesses two characters are often the ends of two words (岁晚时|派)
    return word.tag in _NOUNS or (word.tag[0] == "n" and word.tag not in _NAMES)


def _is_light(word: Token) -> bool:
    return word.text in beside("light-verb") or word.text[0] in beside("amount-adverb")  # 共赚
