"""Who is pointed back at by what he is: 该官员, 这位教授, 上述负责人, 前述业内人士."""

import re
from functools import cache

from store.extraction.lexicon import one_of, words, words_of
from store.extraction.quotes.extents import noun_phrase_start
from store.extraction.quotes.lists import SPEAKERS, SPEAKING
from store.extraction.quotes.noun_phrases import Subject
from store.extraction.quotes.offices import is_several
from store.extraction.quotes.page import BRACKETED, Item, Page
from store.extraction.quotes.speaker import Speaker, Spoken
from store.text.fold import fold

_LAST = 2
"""Characters: the noun with which two descriptions of one person end has so many at least."""
_DETERMINER = 4
_NEAR = 600
"""Characters: how far 该 and 这位 reach back; 上述 reaches further."""
_SOON = 80
"""Characters: 这位 with any noun means whoever spoke so shortly before."""
_LONGEST = 24
_JOINERS = ("、", "和", "与", "及", "跟")
_ANOTHER = re.compile(r"[一两几]\s*[位名个]")


@cache
def _pointing() -> re.Pattern[str]:
    """Return the pattern of what points back."""
    return re.compile(one_of(SPEAKING, "determining"))


def pointed_at(page: Page, spoken: Spoken, subject: Subject) -> Speaker | None:
    """Return who spoke before and is pointed at by what he is, or None where nothing points or nobody fits.

    Args:
        page: the article.
        spoken: who spoke in it before.
        subject: the words for who speaks, what points with them or right before them.
    """
    text = fold(subject.text)
    head = _without_determiner(page, subject, text)
    if len(head) < _LAST or _ANOTHER.search(head):
        return None
    last = spoken.last
    person = page.people.get(last.identity) if last else None
    roles = [fold(role.title) for role in person.roles] if person else []
    if last and any(words.endswith(head) for words in (fold(last.name), *roles)):
        return _again(last, 0.8)
    if last and person and text.startswith("这位") and _goes_on_about(page, spoken, subject, last):
        return _again(last, 0.7)
    near = (
        0 if page.masked[max(0, subject.start - _DETERMINER) : subject.end].find("述") >= 0 else subject.start - _NEAR
    )
    for described in reversed(spoken.described):
        if described.start >= near and _is_short_for(head, fold(described.name)):
            return _again(described, 0.7)
    return _introduced(page, subject, head) if len(head) < len(text) else None


def _introduced(page: Page, subject: Subject, head: str) -> Speaker | None:
    """Return who is told of before by the same noun and more, and did not speak yet (某店负责人在场。该负责人说…)."""
    place = page.masked.rfind(head, max(0, subject.start - _NEAR), subject.start)
    if place < 0 or page.in_name(place) or place not in page.boundaries:
        return None
    sentence = page.document.sentences[page.document.sentence_at(place)]
    end = place + len(head)
    start = noun_phrase_start(page, max(sentence.start, place - _LONGEST), Item(place, end, "head", head))
    before = page.word_before(start)
    if before is not None and before.text.startswith("该"):
        start = before.start
    name = page.document.text[start:end].strip()
    told = page.masked[start:place]
    if len(told) < _LAST or BRACKETED in told or told in words("pronouns.tsv") or _ANOTHER.fullmatch(told):
        return None
    joined = page.masked[start - 1 : start] in _JOINERS or page.masked[end : end + 1] in _JOINERS
    if joined or is_several(fold(name)):  # one of those cannot be told by it
        return None
    return Speaker(name, "unresolved", "", subject.start, subject.end, 0.7, by=_introduced, place=start)


def _goes_on_about(page: Page, spoken: Spoken, subject: Subject, last: Speaker) -> bool:
    """Return whether nobody else is named or described between what a person said and the words for him (这位学者)."""
    described = any(other.start > spoken.since for other in spoken.described)
    described = described or _ANOTHER.search(page.masked, spoken.until, subject.start) is not None
    people = {name.identity for name in page.names_within(spoken.until, subject.start) if name.kind == "person"}
    return subject.start - spoken.until < _SOON and not described and people <= {last.identity}


def _again(speaker: Speaker, score: float) -> Speaker:
    """Return who spoke before as told by what points back."""
    return speaker._replace(score=score).told_by(pointed_at)


def _without_determiner(page: Page, subject: Subject, text: str) -> str:
    """Return a description without what points back in it or right before it, "" where nothing does."""
    if text in words_of(SPEAKERS, "again"):
        return text  # 发言人说, after 某局发言人
    within = _pointing().match(text)
    if within:
        return text[within.end() :]
    before = page.masked[max(0, subject.start - _DETERMINER) : subject.start]
    return text if any(_pointing().fullmatch(before, place) for place in range(len(before))) else ""


def _is_short_for(head: str, name: str) -> bool:
    """Return whether a description ends like a longer one and takes its characters from it, in order."""
    rest = iter(name)
    return name.endswith(head[-_LAST:]) and all(character in rest for character in head)
