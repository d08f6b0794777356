"""What is said: a place where somebody speaks together with who that is, and the quote made of it."""

from typing import NamedTuple

from store.extraction.quotes.cues import Cue, Follows
from store.extraction.quotes.noun_phrases import Subject
from store.extraction.quotes.page import Page
from store.extraction.quotes.speaker import Speaker
from store.model import Quote, QuoteKind


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
