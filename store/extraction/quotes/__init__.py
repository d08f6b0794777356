"""Quotes of an article: who said what, word for word, reported, or both.

The way of an article through this package: `page` gathers names, words and quotation marks; `cues` finds the verbs of
saying; `attributions` finds who stands before them; `speakers` says who that is; `direct` and `indirect` find what is
said.
"""

from store.extraction.document import Document
from store.extraction.lexicon import words_of
from store.extraction.quotes.attributions import find_attributions, voice_breaks
from store.extraction.quotes.direct import Direct
from store.extraction.quotes.indirect import indirect_words
from store.extraction.quotes.page import Page
from store.extraction.quotes.said import Attribution, Said, make_quote
from store.extraction.quotes.speakers import Speaker, Speakers
from store.model import Organisation, Person, Quote

_JOINING = ("并", "又", "还", "亦", "同时", "且", "再", "续", "也")
"""Small words that make a verb of saying without a speaker a new statement of the same one (folded)."""


def find_quotes(
    document: Document, organisations: tuple[Organisation, ...], people: tuple[Person, ...]
) -> tuple[Quote, ...]:
    """Return the quotes of an article in order, speakers resolved; ids and contents are left to `relations`."""
    if not document.sentences:
        return ()
    page = Page(document, organisations, people)
    page.pair(lambda: voice_breaks(page))
    everything = _speaking(page)
    direct, bodies = Direct(page, everything).find()
    spoken = list(direct)
    for place, said in enumerate(everything):
        if said.attribution.body not in bodies:
            words = indirect_words(page, everything, place)
            if words:
                spoken.append((said, words))
    spoken.sort(key=lambda pair: (pair[1].start, -pair[1].end))
    return tuple(make_quote(page, said, words) for said, words in spoken)


def _speaking(page: Page) -> list[Said]:
    """Return the places where somebody speaks whose speaker is known."""
    speakers = Speakers(page)
    found: list[Said] = []
    issuer: Speaker | None = None
    for attribution in find_attributions(page):
        sentence = page.document.sentences[page.document.sentence_at(attribution.start)]
        running = found[-1] if found and found[-1].attribution.body > sentence.start else None
        if running and _runs_on(page, running, attribution):
            continue
        speaker = speakers.resolve(attribution.subject, sentence.start)
        if speaker is None:
            continue
        if running and attribution.begin <= running.attribution.body + 1 and speaker.name == running.speaker.name:
            continue  # 孙正义表示，他相信…: one statement
        if running and attribution.begin <= running.attribution.body + 1 and _is_data(page, running.attribution):
            speakers.issuer = issuer
            found.pop()  # 根据该所的数据，分析师预计…: the analysts speak
        found.append(Said(attribution, speaker))
        speakers.spoken_from = attribution.start
        speakers.spoken_until = _until(page, attribution, sentence.end)
        issuer = speakers.issuer
        if speaker.kind != "unresolved" and _in_document(page, attribution):
            speakers.issued(speaker, attribution.start)
    return found


def _runs_on(page: Page, running: Said, attribution: Attribution) -> bool:
    """Return whether a verb without a speaker of its own is part of the statement that is going on (认为…，强调…)."""
    if attribution.begin <= running.attribution.body and running.attribution.follows == "words":
        return True  # 提及政府明确指出…: part of what is said
    if attribution.subject.sort != "inherited" or running.attribution.follows in ("mark", "nothing"):
        return False
    lead = page.masked[attribution.subject.clause : attribution.start].strip()
    weak = attribution.cue is None or attribution.cue.sort not in ("pure", "tail")
    return weak or not (lead.startswith(_JOINING) or lead.endswith(_JOINING))


def _is_data(page: Page, attribution: Attribution) -> bool:
    """Return whether an attribution is to data or a document that a source issued (根据该所的数据)."""
    word = page.masked[attribution.start : attribution.end].strip()
    return attribution.why == "quote.source" and word in words_of("speakers.tsv", "document")


def _in_document(page: Page, attribution: Attribution) -> bool:
    """Return whether somebody speaks in a document that is named there (在文件中表示, 发布的报告显示)."""
    items = page.items(attribution.begin, attribution.end)
    return any(item.sort == "document" for item in items) and attribution.subject.sort != "document"


def _until(page: Page, attribution: Attribution, sentence_end: int) -> int:
    """Return up to where names are spoken by somebody else: no pronoun in the article's own voice means them."""
    if attribution.follows == "nothing":
        return attribution.end
    return page.past_marks(max(sentence_end, attribution.body + 1))
