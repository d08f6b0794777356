"""What was nearly a quote: verbs of saying and sentences in quotation marks of which none was made, and why."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from store.extraction.engine.near_miss import NearMiss
from store.extraction.engine.place import place_of
from store.extraction.quotes.attributions import find_attributions, least, unmet
from store.extraction.quotes.cues import find_cues, refused_cues
from store.extraction.quotes.direct import Direct
from store.extraction.quotes.following import Cue
from store.extraction.quotes.indirect import indirect_words
from store.extraction.quotes.noun_phrases import Subject
from store.extraction.quotes.page import Page
from store.extraction.quotes.phrases import unnamed_sources
from store.extraction.quotes.said import Said, Words
from store.extraction.quotes.sentences_in_marks import is_sentence
from store.extraction.quotes.speakers import Speakers
from store.extraction.quotes.statements import is_statement
from store.extraction.quotes.subjects import find_subject
from store.extraction.quotes.voices import remember, speaking
from store.text.language import tr
from store.text.sentences import Sentence


def near_misses(page: Page, spoken: Sequence[tuple[Said, Words]]) -> list[NearMiss]:
    """Return what was nearly a quote on a page, in order.

    Args:
        page: the page, its quotations paired.
        spoken: the quotes that were found.
    """
    return sorted([*_verbs(page, spoken), *_no_verbs(page, spoken), *_marks(page, spoken)], key=lambda miss: miss.start)


class _Obstacle(NamedTuple):
    """What keeps a verb of saying from introducing a quote, and the function that says so."""

    reason: str
    by: Callable[..., object]


def _verbs(page: Page, spoken: Sequence[tuple[Said, Words]]) -> Iterator[NearMiss]:
    """Yield for each verb of saying that introduces no quote all that keeps it from that."""
    starts = {said.attribution.start for said, _ in spoken}
    misses: list[NearMiss] = []
    voices = speaking(page, misses.extend)
    passed: dict[int, list[_Obstacle]] = defaultdict(list)
    for miss in misses:
        passed[miss.start].append(_Obstacle(miss.reason, miss.by))
    unnamed = unnamed_sources(page)
    speakers, heard = Speakers(page), 0
    for cue in find_cues(page):
        while heard < len(voices) and voices[heard].attribution.start < cue.start:
            remember(page, speakers, voices[heard])
            heard += 1
        if cue.start in starts:
            continue
        obstacles = [*_before(page, cue, unnamed), *_behind(page, cue), *_unknown(page, cue, speakers)]
        if cue.start in passed:
            obstacles = [*passed[cue.start], *_unknown(page, cue, speakers)]
        if not obstacles:
            obstacles = [_unheard(cue, voices)]
        yield from _told(cue.start, cue.end, obstacles, _holder(cue.start, spoken))


def _told(start: int, end: int, obstacles: Sequence[_Obstacle], holder: Said | None) -> Iterator[NearMiss]:
    """Yield all obstacles of a verb, the first with whose words it is part of."""
    first = tr("part of what {name} says: ", name=holder.speaker.name) if holder else ""
    for number, obstacle in enumerate(obstacles):
        yield NearMiss(start, end, obstacle.reason if number else first + obstacle.reason, obstacle.by, number > 0)


def _holder(place: int, spoken: Sequence[tuple[Said, Words]]) -> Said | None:
    """Return of whose words a place is a part, None where of nobody's."""
    return next((said for said, words in spoken if words.start <= place < words.end), None)


def _no_verbs(page: Page, spoken: Sequence[tuple[Said, Words]]) -> Iterator[NearMiss]:
    """Yield the words that are verbs of saying elsewhere, but none where they stand."""
    for place, misses in groupby(refused_cues(page), key=lambda miss: (miss.start, miss.end)):
        obstacles = [_Obstacle(miss.reason, miss.by) for miss in misses]
        yield from _told(*place, obstacles, _holder(place[0], spoken))


def _before(page: Page, cue: Cue, unnamed: Sequence[tuple[int, int]]) -> Iterator[_Obstacle]:
    """Yield what is missing before a verb."""
    subject = _subject(page, cue)
    if any(begin <= cue.start < pause for begin, pause in unnamed):
        yield _Obstacle(tr("the source before the pause has no name"), unnamed_sources)
    elif subject is None:
        yield _Obstacle(tr("no speaker stands before the verb"), find_subject)
    elif need := unmet(page, cue, subject):
        who = subject.text or tr("a clause without a speaker")
        yield _Obstacle(
            tr(
                "{who} and this verb do not go together: {verb} is {sort}, {need}",
                who=who,
                verb=cue.text,
                sort=cue.sort,
                need=tr(need),
            ),
            unmet,
        )


def _behind(page: Page, cue: Cue) -> Iterator[_Obstacle]:
    """Yield what is missing behind a verb."""
    if cue.sort == "colon" and cue.follows not in ("colon", "mark"):
        yield _Obstacle(tr("this verb needs a colon or a quotation behind it"), find_attributions)
    elif cue.follows == "nothing":
        yield _Obstacle(tr("nothing that is said follows the verb"), find_cues)
    elif cue.follows == "words" and not is_statement(page, cue, _sentence(page, cue).end):
        yield _Obstacle(tr("what follows the verb is a thing, no statement"), is_statement)


def _unknown(page: Page, cue: Cue, speakers: Speakers) -> Iterator[_Obstacle]:
    """Yield that a subject means nobody, by who spoke before the verb."""
    subject = _subject(page, cue)
    if subject is not None and speakers.resolve(subject, _sentence(page, cue).start) is None:
        taken = tr(
            "nobody known is meant by {text}, taken for its subject at {place}",
            text=subject.text,
            place=place_of(find_subject),
        )
        yield _Obstacle(taken if subject.text else tr("nobody who spoke before can be meant"), Speakers.resolve)


def _unheard(cue: Cue, voices: Sequence[Said]) -> _Obstacle:
    """Return why a verb introduces no quote of whose clause nothing is missing."""
    if any(said.attribution.start == cue.start for said in voices):
        return _Obstacle(tr("too little is said between the verb and the next voice"), indirect_words)
    return _Obstacle(tr("it is part of what another voice of the sentence says"), speaking)


def _subject(page: Page, cue: Cue) -> Subject | None:
    return find_subject(page, least(page, cue.start), cue.start)


def _sentence(page: Page, cue: Cue) -> Sentence:
    return page.document.sentences[page.document.sentence_at(cue.start)]


def _marks(page: Page, spoken: Sequence[tuple[Said, Words]]) -> Iterator[NearMiss]:
    """Yield the whole sentences in quotation marks that are nobody's words."""
    for mark in page.marks:
        held = any(words.start < mark.inside_end and mark.inside < words.end for _, words in spoken)
        if not held and is_sentence(page, mark):
            yield NearMiss(
                mark.inside, mark.inside_end, tr("in quotation marks, but nobody is said to say it"), Direct.find
            )
