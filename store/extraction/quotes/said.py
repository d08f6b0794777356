"""What is said: a place where somebody speaks together with who that is, and the quote made of it."""

import bisect
from collections.abc import Sequence
from typing import NamedTuple

from store.extraction.quotes.following import Cue, Follows
from store.extraction.quotes.marks import Marked
from store.extraction.quotes.noun_phrases import Subject
from store.extraction.quotes.page import Page
from store.extraction.quotes.speaker import Speaker
from store.model import Quote, QuoteKind
from store.text.fold import fold


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
        until: where what is said ends at the latest, where it stands before the words for its speaker; else 0.
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
    until: int = 0


def has_colon(page: Page, attribution: Attribution) -> bool:
    """Return whether a colon leads from a cue to speech in marks (李明说：“…”)."""
    return attribution.follows == "mark" and ":" in fold(page.document.text[attribution.end : attribution.body])


class Said(NamedTuple):
    """Somebody speaks: where, and who."""

    attribution: Attribution
    speaker: Speaker


class Words(NamedTuple):
    """What somebody says: where it stands and of which kind it is."""

    start: int
    end: int
    kind: QuoteKind
    why: str
    score: float
    closed: bool = True


class Heard:
    """Who speaks where in an article, to ask who spoke before a place.

    Args:
        page: the article.
        everything: the places where somebody speaks, in order.
    """

    def __init__(self, page: Page, everything: Sequence[Said]) -> None:
        self._page = page
        self._everything = everything
        self._starts = [said.attribution.start for said in everything]

    def last(self, place: int, *, outer: bool = False) -> Said | None:
        """Return who spoke last before a place; `outer` passes over a voice with which a statement begins."""
        index = bisect.bisect_left(self._starts, place) - 1
        if (
            outer
            and index > 0
            and _begins(self._everything[index - 1].attribution, self._everything[index].attribution)
        ):
            index -= 1
        return self._everything[index] if index >= 0 else None

    def reported(self, place: int) -> bool:
        """Return whether a place is within a statement that began before it in its sentence."""
        last = self.last(place)
        if last is None or last.attribution.follows in ("mark", "nothing") or last.attribution.body > place:
            return False
        document = self._page.document
        return document.sentences[document.sentence_at(place)].start <= last.attribution.start

    def people(self, place: int) -> set[str]:
        """Return the names and descriptions of the people who have spoken before a place."""
        index = bisect.bisect_left(self._starts, place)
        return {said.speaker.name for said in self._everything[:index] if said.speaker.kind != "organisation"}


def _begins(outer: Attribution, inner: Attribution) -> bool:
    """Return whether what somebody says begins with what another one says (某某批评，另一人重申…)."""
    return outer.follows not in ("mark", "nothing") and outer.body <= inner.begin <= outer.body + 1


def direct_words(page: Page, mark: Marked, why: str, score: float) -> Words:
    """Return what stands in quotation marks as words that a rule found."""
    start, end, text = mark.inside, mark.inside_end, page.document.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Words(start, end, "direct", why, score, mark.closed)


def make_quote(page: Page, said: Said, words: Words) -> Quote:
    """Return the quote of some words by a speaker."""
    exact = page.document.text[words.start : words.end]
    speaker = said.speaker
    return Quote(
        id="",
        text=exact,
        kind=words.kind,
        cue=page.document.text[said.attribution.start : said.attribution.end].strip(),
        speaker=speaker.name,
        speaker_kind=speaker.kind,
        speaker_id=speaker.identity,
        speaker_ids=speaker.identities,
        speaker_start=speaker.start,
        speaker_end=speaker.end,
        closed=words.closed,
        article=page.document.article.id,
        mentions=(page.document.mention(words.start, words.end, words.why, round(words.score * speaker.score, 2)),),
        mention_count=1,
        article_count=1,
    )
