"""Quotes of an article: who said what, word for word, reported, or both.

The way of an article through this package: `page` gathers names, words and quotation marks; `cues` finds the verbs of
saying, `attributions` who stands before them, `voices` and `speakers` who that is, `direct` and `indirect` what is
said.
"""

from store.extraction.engine.document import Document, captions_of
from store.extraction.engine.near_miss import NearMiss
from store.extraction.quotes.attributions import CUE, voice_breaks
from store.extraction.quotes.captions import caption_page
from store.extraction.quotes.conversation import Answer
from store.extraction.quotes.direct import Direct
from store.extraction.quotes.echoed import echoed
from store.extraction.quotes.indirect import indirect_words
from store.extraction.quotes.interviews import answers, transcript
from store.extraction.quotes.narration import NARRATION, narrated
from store.extraction.quotes.nearly import near_misses
from store.extraction.quotes.page import Page
from store.extraction.quotes.said import Said, Words, make_quote
from store.extraction.quotes.voices import speaking
from store.model import Organisation, Person, Quote


def find_quotes(
    document: Document, organisations: tuple[Organisation, ...], people: tuple[Person, ...]
) -> tuple[Quote, ...]:
    """Return the quotes of an article in order, speakers resolved; ids and contents are left to `relations`."""
    if not document.sentences:
        return ()
    found = _quotes(Page(document, organisations, people))
    captions = document.once(captions_of)
    if captions is None:
        return found
    page = Page(captions, *caption_page(captions, organisations, people))
    plain = [quote for quote in _quotes(page) if quote.mentions[0].why == CUE.name and quote.speaker_start >= 0]
    return tuple(sorted((*found, *plain), key=lambda quote: quote.mentions[0].start))


def nearly_quotes(
    document: Document, organisations: tuple[Organisation, ...], people: tuple[Person, ...]
) -> list[NearMiss]:
    """Return the verbs of saying and the sentences in marks of which no quote was made, and why, in order."""
    if not document.sentences:
        return []
    page = Page(document, organisations, people)
    return near_misses(page, _spoken(page))


def attributed(
    document: Document, organisations: tuple[Organisation, ...], people: tuple[Person, ...]
) -> dict[int, Said]:
    """Return who says the quotes of an article, and where it says so, by where what is said begins."""
    if not document.sentences:
        return {}
    return {words.start: said for said, words in _spoken(Page(document, organisations, people))}


def _quotes(page: Page) -> tuple[Quote, ...]:
    """Return the quotes of a page in order."""
    return tuple(make_quote(page, said, words) for said, words in _spoken(page))


def _spoken(page: Page) -> list[tuple[Said, Words]]:
    """Return who says what on a page, in order."""
    page.pair(lambda: voice_breaks(page))
    turns = transcript(page)
    told = [] if turns else narrated(page)
    page.blot([(part.start, part.end) for part in [turn for turn in turns if turn.speaker] or told])
    asked = [turn for turn in turns if turn.speaker is None]
    begun = {part.start for part in turns or told}  # 某某答： and 某某讲述了…： are verbs of saying, too
    everything = speaking(page)
    direct, bodies = Direct(page, everything).find()
    spoken = list(direct)
    taken = [words.start - 1 for said, words in direct if said.attribution.begin > words.start]  # “…”李明说
    for place, said in enumerate(everything):
        if said.attribution.body not in bodies:
            words = indirect_words(page, everything, place, taken)
            if words and words.start not in begun and not _asks(page, words, asked):
                spoken.append((said, words))
    spoken += answers(turns) + answers(told, NARRATION)
    return echoed(page, sorted(spoken, key=lambda pair: (pair[1].start, -pair[1].end)))


def _asks(page: Page, words: Words, asked: list[Answer]) -> bool:
    """Return whether words of an interviewer's question are its own: whom it names is only what it asks about."""
    within = any(question.start <= words.start < question.end for question in asked)
    return within and page.document.text.startswith(("？", "?"), words.end - 1)
