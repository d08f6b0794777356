"""Speakers whom only the article shows: who is said to say something again and again (弦子说…弦子称…), and 张某某."""

import re
from collections import Counter
from functools import cache

from store.extraction.engine.document import Document
from store.extraction.lexicon import column, rows, words, words_of
from store.extraction.quotes.adverbs import after_leading, ends_with, is_light, light
from store.extraction.quotes.lists import SPEAKERS, small_words
from store.extraction.quotes.page import Page
from store.text.patterns import alternatives

_LEAST = 2
"""How often a word must stand before a verb of saying to be a speaker."""
_LENGTHS = (4, 3, 2)
_SMALL = ("light", "leading", "joining", "adding", "denying", "setting")
_NO_NAMES = frozenset(("p", "c", "r", "d", "t", "m"))
"""Parts of speech with which the name of somebody does not begin."""
_TO = "向对跟同"
_HIDDEN = re.compile(r"(.)某{1,3}[甲乙丙丁]?")
_STRUCTURE = frozenset(
    "我你您他她它们咱自己的地得了着过是不没也都还又再就才却则而但若如当在从对向跟和与或把被让给所其该这那此哪谁某么有并"
)
"""Characters that are in no name that an article gives to somebody."""


@cache
def _saying() -> re.Pattern[str]:
    """Return the pattern of a word alone between a pause and a verb that always reports speech."""
    verbs = alternatives(row[0] for row in rows("cues.tsv") if row[1] in ("pure", "tail") and row[0] != "道")
    return re.compile(rf"(?<![^。、,.!?;:\n”」』\s])([一-龥]{{2,4}}?)[又还也曾]?(?:{verbs})(?=[,:“「])")


def _sayers(document: Document) -> frozenset[str]:
    """Return the words that an article has speak more than once, though they are no words for people."""
    places = [match.span(1) for match in _saying().finditer(document.folded)]
    counts = Counter(document.folded[start:end] for start, end in places)
    often = {word for word, count in counts.items() if count >= _LEAST and _may_speak(word)}
    return frozenset(
        document.folded[s:e] for s, e in places if document.folded[s:e] in often and _names(document, s, e)
    )


def _names(document: Document, start: int, end: int) -> bool:
    """Return whether what stands between two places is no verb, adverb or time by its part of speech."""
    tokens = document.tokens_between(start, end)
    if len(tokens) == 1 and tokens[0].known:
        return tokens[0].tag[:1] in "njsx"
    return not tokens or tokens[0].tag not in _NO_NAMES


def _may_speak(word: str) -> bool:
    """Return whether a word can name somebody: no word of structure, no document, nobody in particular."""
    if _STRUCTURE & set(word) or word in words_of(SPEAKERS, "nobody"):
        return False
    if word.endswith(tuple(words_of(SPEAKERS, "document") | words_of(SPEAKERS, "source"))):
        return False
    return not any(word in small_words(sort) for sort in _SMALL)


def sayer(page: Page, begin: int, cue: int) -> tuple[int, int] | None:
    """Return where who speaks again and again opens the clause of a verb, with nothing but small words behind."""
    head = after_leading(page, begin, cue)
    for length in _LENGTHS:
        end = head + length
        if end <= cue and page.masked[head:end] in page.document.once(_sayers):
            return (head, end) if page.masked[end] in _TO or light(page, end, cue) else None
    return None


def nicknamed(page: Page, begin: int, cue: int) -> tuple[int, int] | None:
    """Return where a surname behind 小, 老 or 阿 stands before a verb and its small words (招商经理小董)."""
    for token in reversed(page.tokens_within(begin, cue)):
        strength = column("surnames.tsv", 1).get(token.text[1:], "0")
        called = token.text[0] in "小老" and len(token.text) == 2 and strength in ("2", "3")
        if called and token.end <= cue and not page.in_name(token.start):
            return (token.start, token.end) if light(page, token.end, cue) else None
    return None


def hidden(page: Page, begin: int, cue: int) -> tuple[int, int] | None:
    """Return where a name of which only the surname is told stands before a verb and its small words (张某某)."""
    for match in reversed([*_HIDDEN.finditer(page.masked, begin, cue)]):
        spoken_to = ends_with(page, begin, match.start(), "object")
        end = _after_given(page, match.end(), cue)
        if match.group(1) in words("surnames.tsv") and not spoken_to and light(page, end, cue):
            return match.start(), end
    return None


def _after_given(page: Page, end: int, cue: int) -> int:
    """Return where a hidden name ends together with the last character of the given name (梁某洲)."""
    if end not in page.boundaries and end + 1 in page.boundaries:
        return end + 1
    token = next(iter(page.tokens_within(end, end + 1)), None)
    given = token is not None and token.end == end + 1 <= cue and token.text.isalpha() and not is_light(page, token)
    return end + 1 if given else end
