"""English statements that no verb right beside their speaker introduces: adding that …, but said …, according to …."""

import re
from functools import cache

from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import one_of, words_of
from store.extraction.quotes.english_subjects import leading, source
from store.extraction.quotes.following import Follows
from store.extraction.quotes.lists import ENGLISH
from store.extraction.quotes.noun_phrases import Subject, named
from store.extraction.quotes.page import Page
from store.extraction.quotes.said import Attribution
from store.text.patterns import alternatives

ADDING = Rule(
    "quote.adding",
    0.8,
    finds=Example(
        "Daniel Okafor said that the new shops will open, adding that rents had fallen.",
        "rents had fallen",
        english=True,
    ),
    leaves=Example("The shops will open, adding that much floor space.", "much floor space", english=True),
    lists=(ENGLISH,),
)
"""A participle of saying, with which who spoke before it in its sentence goes on."""
ACCORDING = Rule(
    "quote.according-to",
    0.8,
    finds=Example(
        "According to Brightwell Networks, the new shops will open next year.",
        "the new shops will open next year",
        english=True,
    ),
    leaves=Example("According to the plan, the new shops will open.", "the new shops will open", english=True),
    lists=(ENGLISH,),
)
"""Somebody after the words for a source."""
FOR = Rule(
    "quote.for",
    0.6,
    finds=Example(
        "Daniel Okafor met reporters. For Daniel Okafor, the key to growth is to keep learning.",
        "the key to growth is to keep learning",
        english=True,
    ),
    leaves=Example("Daniel Okafor met reporters. For Daniel Okafor it was late.", "it was late", english=True),
)
"""What is so for a person, at the head of a sentence."""
_FOR = re.compile(r"\bFor\s+")
_LONGEST_NAME = 40
LEAST = 12
"""A statement of fewer characters is none (she told reporters)."""
_GAP = re.compile(r"[,:]?\s+")
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+(?:the\s+)?")


@cache
def _adding() -> re.Pattern[str]:
    """Return the pattern of the participles of saying, with what stands before them."""
    again = alternatives(words_of("cues.tsv", "english") - {"told", "tells"})
    adding = rf",\s+(?:while\s+|and\s+)?({one_of(ENGLISH, 'participle')})"
    return re.compile(rf"(?:{adding}|,?\s(?:and|but)\s(?:also\s|later\s)?({again}))(?:\sthat)?(?=[\s,:])")


def participles(page: Page, found: list[Attribution]) -> list[Attribution]:
    """Rule quote.adding: what somebody adds in the sentence in which he spoke."""
    added: list[Attribution] = []
    spoken = {page.document.sentence_at(attribution.start) for attribution in found}
    for match in _adding().finditer(page.masked):
        number = page.document.sentence_at(match.start())
        sentence = page.document.sentences[number]
        after = _GAP.match(page.masked, match.end())
        if after is None or after.end() + LEAST > sentence.end:
            continue
        leader = None if number in spoken or not match.group(1) else leading(page, sentence.start, match.start())
        if number not in spoken and leader is None:
            continue
        body = after.end()
        follows: Follows = "mark" if page.document.text[body] in '"“' else "words"
        subject = leader or Subject(match.start(), match.start(), "inherited", "", (), match.start())
        place = match.span(1) if match.group(1) else match.span(2)
        added.append(Attribution(match.start(), subject, *place, follows, body, ADDING.name, ADDING.score))
    return added


def in_view(page: Page) -> list[Attribution]:
    """Rule quote.for: what is so for somebody (For Anna Berg, …)."""
    found: list[Attribution] = []
    for match in _FOR.finditer(page.masked):
        sentence = page.document.sentences[page.document.sentence_at(match.start())]
        names = page.names_within(match.end(), match.end() + 1 + _LONGEST_NAME)
        person = bool(names) and names[0].start == match.end() and names[0].kind == "person"
        if person and sentence.start == match.start() and page.masked.startswith(", ", names[0].end):
            start, body = match.start(), names[0].end + 2
            subject = named(page, names[0], start)
            found.append(Attribution(start, subject, start, start + 3, "comma", body, FOR.name, FOR.score))
    return found


def according(page: Page) -> list[Attribution]:
    """Rule quote.according-to: somebody after the words, before the statement or at its end."""
    found: list[Attribution] = []
    for match in _ACCORDING.finditer(page.masked):
        sentence = page.document.sentences[page.document.sentence_at(match.start())]
        subject = source(page, match.start(), match.end(), sentence.end)
        if subject is None:
            continue
        why, score, start = ACCORDING.name, ACCORDING.score, match.start()
        end = start + len("according to")
        if start == sentence.start:
            comma = page.masked.find(", ", subject.end, sentence.end)
            if comma >= 0:
                found.append(Attribution(start, subject, start, end, "comma", comma + 2, why, score))
        elif page.masked[sentence.start : start].rstrip().endswith(","):
            found.append(Attribution(start, subject, start, end, "words", sentence.start, why, score, None, start))
    return found
