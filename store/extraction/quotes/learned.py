"""What journalists say that they learned from somebody: it is said by whom they learned it from."""

import re
from collections.abc import Iterator
from functools import cache

from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import one_of, words_of
from store.extraction.quotes.adverbs import after_leading
from store.extraction.quotes.lists import PATTERNS
from store.extraction.quotes.page import Page
from store.extraction.quotes.said import Attribution
from store.extraction.quotes.subjects import clause_start, find_subject

LEARNED = Rule(
    "quote.learned",
    0.86,
    finds=Example("记者从启明科技总裁周文静处了解到，新店明年开张。", "新店明年开张"),
    leaves=Example("他从启明科技总裁周文静口中了解到，新店明年开张。", "新店明年开张"),
    lists=(PATTERNS, "speakers.tsv"),
)
"""A journalist, or nobody, learned from somebody, then a pause and what it was."""
_REACH = 40
"""How far before 从 who learns is looked for."""


@cache
def _learned() -> re.Pattern[str]:
    """Return the pattern of whom something is learned from, in its first group, or of whom is asked, in its second."""
    way = rf"(?:处|口中|方面|那里)?{one_of(PATTERNS, 'learning-how')}?"
    learned = one_of(PATTERNS, "learned")
    source = rf"[从向]([^，。；：！？\n]{{2,30}}?){way}{learned}[，,：:]"
    asked = rf"{one_of(PATTERNS, 'asking')}了?([^，。；：！？\n]{{2,30}}?)[，,](?:并|随后)?{learned}[，,：:]?"
    return re.compile(rf"(?:{source}|{asked})\s*")


def learned(page: Page) -> Iterator[Attribution]:
    """Rule quote.learned: a journalist learned from somebody, then a pause and what it was (记者从某某局获悉，…)."""
    for match in _learned().finditer(page.masked):
        group = 1 if match.group(1) else 2
        begin, end, body = match.start(), match.end(group), match.end()
        subject = find_subject(page, match.start(group), end)
        if subject is None or subject.sort not in ("name", "joint", "described", "title") or subject.end < end:
            continue
        if _by_journalist(page, begin):
            subject = subject._replace(clause=begin)
            yield Attribution(begin, subject, end, body, "comma", body, LEARNED.name, LEARNED.score)


def _by_journalist(page: Page, place: int) -> bool:
    """Return whether it is a journalist or a medium who learns from what stands at a place, or nobody says who."""
    begin = clause_start(page, max(0, place - _REACH), place)
    if after_leading(page, begin, place) >= place:
        return True
    media = any(page.is_medium(name.identity) for name in page.names_within(begin, place))
    return media or any(word in page.masked[begin:place] for word in words_of(PATTERNS, "learner"))
