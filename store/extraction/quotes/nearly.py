"""What was nearly a quote: verbs of saying and sentences in quotation marks of which none was made, and why."""

from collections.abc import Iterator, Sequence

from store.extraction.engine.near_miss import NearMiss
from store.extraction.quotes.attributions import allowed, least
from store.extraction.quotes.cues import Cue, find_cues
from store.extraction.quotes.direct import Direct
from store.extraction.quotes.page import Page
from store.extraction.quotes.said import Said, Words
from store.extraction.quotes.sentences_in_marks import is_sentence
from store.extraction.quotes.speakers import Speakers
from store.extraction.quotes.statements import is_statement
from store.extraction.quotes.subjects import find_subject


def near_misses(page: Page, spoken: Sequence[tuple[Said, Words]]) -> list[NearMiss]:
    """Return what was nearly a quote on a page, in order.

    Args:
        page: the page, its quotations paired.
        spoken: the quotes that were found.
    """
    return sorted([*_verbs(page, spoken), *_marks(page, spoken)], key=lambda miss: miss.start)


def _verbs(page: Page, spoken: Sequence[tuple[Said, Words]]) -> Iterator[NearMiss]:
    """Yield the verbs of saying that introduce no quote and stand in none."""
    starts = {said.attribution.start for said, _ in spoken}
    for cue in find_cues(page):
        if cue.start not in starts and not any(words.start <= cue.start < words.end for _, words in spoken):
            yield _why(page, cue)


def _why(page: Page, cue: Cue) -> NearMiss:
    """Return why a verb of saying introduces no quote: the first thing that is missing."""
    subject = find_subject(page, least(page, cue.start), cue.start)
    sentence = page.document.sentences[page.document.sentence_at(cue.start)]
    if subject is None:
        return NearMiss(cue.start, cue.end, "no speaker stands before the verb", find_subject)
    if not allowed(page, cue, subject):
        return NearMiss(cue.start, cue.end, f"{subject.text} and this verb do not go together", allowed)
    if cue.follows == "words" and not is_statement(page, cue, sentence.end):
        return NearMiss(cue.start, cue.end, "what follows the verb is a thing, no statement", is_statement)
    if cue.follows == "nothing":
        return NearMiss(cue.start, cue.end, "nothing that is said follows the verb", find_cues)
    return NearMiss(cue.start, cue.end, f"nobody known is meant by {subject.text or 'the speaker'}", Speakers.resolve)


def _marks(page: Page, spoken: Sequence[tuple[Said, Words]]) -> Iterator[NearMiss]:
    """Yield the whole sentences in quotation marks that are nobody's words."""
    for mark in page.marks:
        held = any(words.start < mark.inside_end and mark.inside < words.end for _, words in spoken)
        if not held and is_sentence(page, mark):
            yield NearMiss(
                mark.inside, mark.inside_end, "in quotation marks, but nobody is said to say it", Direct.find
            )
