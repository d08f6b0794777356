"""Who is meant by 老人: the one person of whom an article has told that he is old."""

import re
from functools import cache

from store.extraction.lexicon import one_of
from store.extraction.quotes.lists import SPEAKERS
from store.extraction.quotes.noun_phrases import Subject
from store.extraction.quotes.page import Page
from store.extraction.quotes.speaker import Speaker, speaker_of
from store.text.fold import fold

_AGE = re.compile(r"(?<!\d)(?:[6-9]\d|1[01]\d)岁(?!月|以[上下])[^，。；！？、\d\n]{0,24}")
_BEFORE = 8
"""Characters: how far before an age the name stands whose it is (赵某某今年八十岁)."""


@cache
def _elder() -> re.Pattern[str]:
    return re.compile(rf"(?:[这该][位名])?(?:{one_of(SPEAKERS, 'elder')})")


@cache
def _another() -> re.Pattern[str]:
    """Return the pattern of an old person whom an article does not name, or of several."""
    elder = one_of(SPEAKERS, "elder")
    return re.compile(rf"(?:[一两几多]|\d)\s*[名位个][^，。；\n]{{0,8}}(?:{elder})|(?:{elder})们")


def the_elder(page: Page, subject: Subject) -> Speaker | None:
    """Return the only person of an age told before who is old enough, where 老人 speaks and no other is spoken of."""
    if not _elder().fullmatch(fold(subject.text)) or _another().search(page.masked, 0, subject.start):
        return None
    old = {}
    for age in _AGE.finditer(page.masked, 0, subject.start):
        within = page.names_within(age.start(), age.end())
        before = page.names_within(max(0, age.start() - _BEFORE), age.start())
        people = [name for name in (*within, *reversed(before)) if name.kind == "person"]
        if not people:
            return None  # somebody else is old, too
        old[people[0].identity] = people[0]
    return speaker_of(*old.values())._replace(score=0.7).told_by(the_elder) if len(old) == 1 else None
