"""Statements that begin with another voice: whether that one has a statement of its own, and the first one, too."""

from store.extraction.lexicon import words_of
from store.extraction.quotes.adverbs import after_leading
from store.extraction.quotes.lists import DOCUMENTS, SPEAKERS
from store.extraction.quotes.page import Page
from store.extraction.quotes.said import Attribution, Said, has_colon
from store.extraction.quotes.speaker import Speaker, is_any_medium
from store.text.fold import fold


def is_part(page: Page, running: Said, attribution: Attribution, speaker: Speaker) -> bool:
    """Return whether a voice with which a statement begins is part of it: nobody else's, or only spoken of."""
    same = speaker.name == running.speaker.name or attribution.subject.sort == "document"
    return same or _within(page, running, attribution, speaker) or _is_own(page, running.speaker, speaker)


def is_alone(page: Page, running: Said, attribution: Attribution, speaker: Speaker) -> bool:
    """Return whether only the voice with which a statement begins says something: in marks, and passed on."""
    passed = relays(page, running, attribution, speaker) and _in_marks(page, attribution)
    return passed or _is_told_word_for_word(page, attribution)


def _within(page: Page, running: Said, attribution: Attribution, speaker: Speaker) -> bool:
    """Return whether a voice with which a statement begins is part of it: unnamed, in no report (官员指有人担心…)."""
    report = reports(page.masked[running.attribution.start : running.attribution.end])
    return speaker.kind == "unresolved" and not report and not _speaks(page, attribution, fold(speaker.name))


def _speaks(page: Page, attribution: Attribution, who: str) -> bool:
    """Return whether somebody described says something in so many words, no crowd and no number (有警员供称，…)."""
    cue = attribution.cue
    says = cue is not None and cue.sort in ("pure", "tail")
    crowd = who.startswith(tuple(words_of(SPEAKERS, "quantifier"))) or who in words_of(SPEAKERS, "crowd")
    numbers = any(character.isdigit() or character in "%％成" for character in who)
    subject = attribution.subject
    conceded = "虽" in page.masked[subject.clause : attribution.start]  # 规则虽然说…, 虽然被告供称…
    denied = any(mark in page.masked[subject.end : attribution.start] for mark in "不没未")  # 律师不应说…
    leads = after_leading(page, subject.clause, subject.start) >= subject.start
    described = subject.sort == "described" and attribution.follows != "nothing" and leads
    return says and described and not (crowd or numbers or conceded or denied or who.startswith("有人"))


def _is_own(page: Page, outer: Speaker, inner: Speaker) -> bool:
    """Return whether a statement begins with what the organisation of its speaker thinks (行长李志远说，该行认为…)."""
    person = page.people.get(outer.identity)
    return person is not None and any(role.organisation_id == inner.identity for role in person.roles)


def _is_told_word_for_word(page: Page, inner: Attribution) -> bool:
    """Return whether a statement only tells what somebody named said in so many words (控方指，某某对乙说：“…”)."""
    says = inner.cue is not None and inner.cue.sort in ("pure", "tail") and inner.subject.sort == "name"
    return says and has_colon(page, inner)


def relays(page: Page, running: Said, inner: Attribution, speaker: Speaker) -> bool:
    """Return whether a medium only passes on what a named voice says, as its report begins (据《甲报》报道，乙称)."""
    outer = running.attribution
    medium = is_any_medium(page, running.speaker)
    passes = page.masked[outer.start : outer.end].strip().startswith(tuple(words_of(DOCUMENTS, "relaying")))
    says = inner.cue is not None and inner.cue.sort in ("pure", "tail", "document") and inner.follows != "nothing"
    return medium and passes and says and inner.subject.sort == "name" and speaker.name != running.speaker.name


def _in_marks(page: Page, attribution: Attribution) -> bool:
    """Return whether what somebody says begins with a quotation mark: the words are of nobody else."""
    return attribution.follows == "mark" or page.mark_between(attribution.body, attribution.body + 1)


def reports(text: str) -> bool:
    """Return whether words begin with what media say in their own name."""
    return text.startswith(tuple(words_of(DOCUMENTS, "report")))
