"""Where an article says that somebody speaks: verbs of saying with speakers, sources (据…), headlines (某某：…)."""

import bisect
import re
from typing import NamedTuple

from store.extraction.lexicon import words_of
from store.extraction.quotes.cues import Cue, Follows, find_cues, is_statement
from store.extraction.quotes.page import BRACKETED, QUOTED, Item, Page
from store.extraction.quotes.subjects import Subject, find_subject

_SOURCE = re.compile(r"据(?!了解|悉|说|称|此|介绍)|根据|按照|按(?!照)|依据|援引|引述")
_PAUSE = re.compile(r"[，,：:。；;！？!?\n]")
_HEAD_COLON = re.compile(r"[：:]")
_IN_EYES = re.compile(r"在([^，。；：在]{1,20}?)(?:看来|眼里|眼中)[，,]")
_AS_SAID = re.compile(r"的?(?:那样|话说|那句话?|是)?[，,：:]")


class Attribution(NamedTuple):
    """One place where somebody is said to speak.

    Attributes:
        begin: where its own words begin; a statement before it ends there.
        subject: who speaks.
        start: the cue's first character.
        end: one past the cue.
        follows: what comes after the cue.
        body: where what is said begins, if it follows.
        why: id of the rule.
        score: how often the rule is right, 0 to 1.
        cue: the verb, None where there is none (a headline's colon, a source).
    """

    begin: int
    subject: Subject
    start: int
    end: int
    follows: Follows
    body: int
    why: str
    score: float
    cue: Cue | None = None


def find_attributions(page: Page) -> list[Attribution]:
    """Return the places where somebody is said to speak, in order; subjects are not yet resolved."""
    found = [*_sources(page), *_in_eyes(page), *_headlines(page)]
    taken = [(place.begin, place.body) for place in sorted(found)]
    starts = [start for start, _ in taken]
    for cue in find_cues(page):
        place = bisect.bisect_right(starts, cue.start) - 1
        if place >= 0 and cue.start < taken[place][1]:
            continue
        attribution = _spoken(page, cue)
        if attribution:
            found.append(attribution)
    return sorted(found, key=lambda attribution: (attribution.body, attribution.start))


def _spoken(page: Page, cue: Cue) -> Attribution | None:
    """Rule quote.cue: a speaker, a verb of saying, and what is said after it, or in quotation marks before it."""
    if cue.text.endswith("道") and len(cue.text) == 1 and cue.follows in ("words", "comma"):
        return None
    subject = find_subject(page, _least(page, cue.start), cue.start)
    if subject is None or not _allowed(page, cue, subject):
        return None
    document = page.document
    if cue.follows == "words" and not is_statement(page, cue, document.sentences[document.sentence_at(cue.start)].end):
        cue = cue._replace(follows="nothing")
    score = {"pure": 0.95, "tail": 0.92, "comma": 0.85, "document": 0.85, "stance": 0.8, "noun": 0.75}[cue.sort]
    return Attribution(subject.clause, subject, cue.start, cue.end, cue.follows, cue.body, "quote.cue", score, cue)


def _allowed(page: Page, cue: Cue, subject: Subject) -> bool:
    """Return whether this kind of speaker goes with this kind of verb."""
    if subject.sort == "document" or (cue.sort == "document"):
        return cue.documents and (subject.sort == "document" or _has_document(page, subject, cue))
    if subject.sort == "inherited":
        return cue.sort not in ("stance", "noun") or page.masked[subject.clause : cue.start].strip() in _LEADS
    if cue.sort in ("stance", "noun") or (cue.sort == "comma" and cue.follows == "words"):
        return subject.near
    return True


_LEADS = frozenset(("又", "还", "亦", "也", "并", "同时", "又再", "再", "同时也"))


def _has_document(page: Page, subject: Subject, cue: Cue) -> bool:
    """Return whether the speaker of a document's verb is a document's issuer: 港交所数据显示, not 港交所显示."""
    return any(item.sort == "document" for item in page.items(subject.start, cue.start)) or subject.sort == "pronoun"


def _least(page: Page, cue: int) -> int:
    """Return how far back the speaker of a cue may stand: its sentence, or the quotation before it."""
    document = page.document
    least = document.sentences[document.sentence_at(cue)].start if document.sentences else 0
    window = page.masked[page.window(cue, least) : cue]
    quoted = window.rfind(QUOTED)
    return max(least, page.window(cue, least) + quoted + 1) if quoted >= 0 else least


def _sources(page: Page) -> list[Attribution]:
    """Rule quote.source: 据 or 根据 with a named source and what it issued, then a pause, then what it says."""
    found: list[Attribution] = []
    for block in page.document.blocks:
        for match in _SOURCE.finditer(page.masked, block.start, block.end):
            if match.start() not in page.boundaries:
                continue
            pause = _PAUSE.search(page.masked, match.end(), min(block.end, match.end() + 60))
            if pause and pause.group() in "，,：:":
                source = _source(page, match.start(), match.end(), pause.start())
                if source:
                    found.append(source)
    return found


def _source(page: Page, begin: int, start: int, pause: int) -> Attribution | None:
    """Return the source between 据 and its pause, if it ends in what sources issue and somebody is named."""
    ending = _source_word(page, start, pause)
    if not ending:
        return None
    items = [item for item in page.items(start, ending) if item.sort in ("name", "head", "pronoun", "alone", "media")]
    subject = find_subject(page, start, ending) if items else None
    if subject is None or subject.sort in ("inherited", "document"):
        subject = _owner(page, items, start)
    if subject is None or (subject.sort == "described" and subject.text in words_of("speakers.tsv", "media")):
        return None
    body = pause + 1
    while body < len(page.masked) and page.masked[body] in " \t\u3000":
        body += 1
    follows: Follows = "mark" if page.document.text[body : body + 1] in '“「『‘"' else "comma"
    return Attribution(begin, subject._replace(clause=begin), ending, pause, follows, body, "quote.source", 0.85)


def _source_word(page: Page, start: int, pause: int) -> int:
    """Return where the word for what a source issues begins (报道, 数据, 的预测), 0 where there is none."""
    sources = words_of("speakers.tsv", "source")
    end = pause
    while end > start and (page.masked[end - 1].isspace() or page.masked[end - 1] == BRACKETED):
        end -= 1
    for length in (4, 3, 2, 1):
        if end - length > start and page.masked[end - length : end] in sources:
            return end - length
    return 0


def _owner(page: Page, items: list[Item], start: int) -> Subject | None:
    """Return the first name of a source that nothing else explains (据英国媒体金融时报11月12日的一篇报道)."""
    for item in items:
        if item.name and not re.search(r"(?:给|向|对|关于|针对)$", page.masked[start : item.start]):
            return Subject(item.start, item.end, "name", item.text, (item.name,), start)
    return None


def _in_eyes(page: Page) -> list[Attribution]:
    """Rule quote.in-eyes: in the eyes of somebody (在李斌看来)."""
    found: list[Attribution] = []
    for match in _IN_EYES.finditer(page.masked):
        subject = find_subject(page, match.start(1), match.end(1))
        if subject and subject.sort not in ("inherited", "document"):
            found.append(
                Attribution(
                    match.start(), subject, match.start(), match.end() - 1, "comma", match.end(), "quote.in-eyes", 0.85
                )
            )
    return found


def _headlines(page: Page) -> list[Attribution]:
    """Rule quote.headline: in a headline a speaker and a colon (CEO李明：…), at its head or after a space."""
    found: list[Attribution] = []
    for block in page.document.blocks:
        if block.kind not in ("title", "heading"):
            continue
        for match in _HEAD_COLON.finditer(page.masked, block.start, min(block.end, block.start + 200)):
            subject = find_subject(page, block.start, match.start())
            if subject is None or subject.sort in ("inherited", "pronoun", "document") or subject.end != match.start():
                continue
            follows: Follows = "mark" if page.document.text[match.end() : match.end() + 1] in '“「『‘"' else "colon"
            found.append(
                Attribution(
                    subject.clause, subject, match.start(), match.end(), follows, match.end(), "quote.headline", 0.85
                )
            )
    return found


def voice_breaks(page: Page) -> list[int]:
    """Return the sentences that begin by naming a speaker with a verb of saying, for quotations that are not closed."""
    breaks: list[int] = []
    for cue in find_cues(page):
        sentence = page.document.sentences[page.document.sentence_at(cue.start)]
        if cue.start - sentence.start <= 40 and (not breaks or breaks[-1] != sentence.start):
            names = page.names_within(sentence.start, cue.start)
            if names and names[0].start - sentence.start <= 15:
                breaks.append(sentence.start)
    return breaks
