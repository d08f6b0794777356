"""A surname with a form of address is who speaks, without what says who that is: 幼稚园教师|梁小姐, 该店|张经理."""

import re
from functools import cache

from store.extraction.lexicon import column, one_of, words
from store.extraction.quotes.lists import SPEAKERS
from store.extraction.quotes.noun_phrases import Subject
from store.extraction.quotes.page import Page

_LONGEST = 10
"""Characters: a surname with what it is addressed by has no more."""
_NUMBER = re.compile(r"(?:另外?)?[一二两三四五六七八九十几数多\d]{1,6}[位名个]")
"""Before a surname counts those that it is one of: 某小区一名李姓店主 is as written, 一位消费者李女士 is 李女士."""


@cache
def _address() -> re.Pattern[str]:
    """Return the pattern of a surname of one or two characters and what its bearer is called by, to the end."""
    return re.compile(rf"(..|.)(?:{one_of(SPEAKERS, 'address')}|姓[一-龥]{{2,5}})$")


def by_address(page: Page, subject: Subject) -> Subject | None:
    """Return a description that ends in a surname and a form of address as these alone, or None where it does not.

    Args:
        page: the article.
        subject: who is described, whatever stands before.
    """
    if subject.sort != "described":
        return None
    for start in range(max(subject.start + 1, subject.end - _LONGEST), subject.end):
        if is_address(page, start, subject.end) and start in page.boundaries and not page.in_name(start):
            number = _NUMBER.search(page.masked, subject.start, start)
            if number and (number.end() == start or page.masked[start + 1] == "姓"):
                return None
            return subject._replace(start=start, text=page.document.text[start : subject.end], names=())
    return None


def is_address(page: Page, start: int, end: int) -> bool:
    """Return whether nothing but a surname and a form of address stands between two places."""
    match = _address().match(page.masked, start, end)
    return match is not None and _is_surname(match.group(1))


def _is_surname(characters: str) -> bool:
    """Return whether characters are a surname, of two none that are a surname and something else."""
    return characters in words("surnames.tsv") and column("surnames.tsv", 1)[characters] != "0"
