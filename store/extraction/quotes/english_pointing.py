"""Who is meant in English by the and one word: the judge, the court, the lawyer (after a lawyer for somebody)."""

import re

from store.extraction.quotes.noun_phrases import Subject
from store.extraction.quotes.page import Page
from store.extraction.quotes.speaker import Speaker, Spoken, speaker_of

_WORD = re.compile(r"[a-z]+")
_REACH = 3000
"""How far back a body is looked for; keeps the work linear in long texts."""


def the_one(page: Page, spoken: Spoken, subject: Subject) -> Speaker | None:
    """Return who is meant by one definite word: who was described so, holds such an office or is such a body.

    Args:
        page: the article.
        spoken: who spoke in it before.
        subject: the words for who speaks.
    """
    word = subject.text.lower()
    definite = page.masked[max(0, subject.start - 4) : subject.start].lower() == "the "
    if not definite or not word.isascii() or not word.isalpha():
        return None
    found = _described(spoken, word) or _holder(page, word) or _body(page, subject.start, word)
    return found._replace(score=0.7).told_by(the_one) if found else None


def _described(spoken: Spoken, word: str) -> Speaker | None:
    """Return who was described last by a longer phrase with the word (the lawyer: a lawyer for the bank)."""
    longer = (one for one in reversed(spoken.described) if " " in one.name)
    return next((one for one in longer if word in _WORD.findall(one.name.lower())), None)


def _holder(page: Page, word: str) -> Speaker | None:
    """Return the one person of the article whose office ends in the word."""
    holders = [p for p in page.people.values() if any(role.title.lower().split()[-1:] == [word] for role in p.roles)]
    return Speaker(holders[0].name, "person", holders[0].id, -1, -1) if len(holders) == 1 else None


def _body(page: Page, place: int, word: str) -> Speaker | None:
    """Return the organisation named last whose name ends in the word."""
    before = page.names_within(max(0, place - _REACH), place)
    named = (name for name in reversed(before) if name.kind == "organisation" and name.identity)
    return next((speaker_of(name) for name in named if name.name.lower().endswith(f" {word}")), None)
