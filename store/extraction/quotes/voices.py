"""The voices of an article in order: which of the places where somebody speaks are new, and who speaks there."""

from store.extraction.lexicon import words_of
from store.extraction.quotes.attributions import find_attributions
from store.extraction.quotes.page import Page
from store.extraction.quotes.said import Attribution, Said
from store.extraction.quotes.speakers import Speaker, Speakers

_JOINING = ("并", "又", "还", "亦", "同时", "且", "再", "续", "也")
"""Small words that make a verb of saying without a speaker a new statement of the same one (folded)."""
_REPORTS = ("报道", "报导")


def speaking(page: Page) -> list[Said]:
    """Return the places where somebody speaks whose speaker is known."""
    speakers = Speakers(page)
    found: list[Said] = []
    issuer: Speaker | None = None
    for attribution in find_attributions(page):
        sentence = page.document.sentences[page.document.sentence_at(attribution.start)]
        if attribution.follows == "nothing" and not page.after_mark(attribution.begin):
            continue
        running = found[-1] if found and found[-1].attribution.body > sentence.start else None
        if running and _runs_on(page, running, attribution):
            continue
        speaker = speakers.resolve(attribution.subject, sentence.start)
        if speaker is None:
            continue
        nested = running is not None and attribution.begin <= running.attribution.body + 1
        if running and nested and _is_data(page, running.attribution):
            speakers.issuer = issuer
            found.pop()  # 根据该所的数据，分析师预计…: the analysts speak
            nested = False
        part = speaker.name == (running.speaker.name if running else "") or attribution.subject.sort == "document"
        if running and nested and attribution.subject.sort == "inherited":
            found[-1] = running._replace(attribution=running.attribution._replace(follows="nothing"))
            nested = part = False  # 某某说，并补充说…: only the second says something
        if running and nested and (part or _within(page, running, speaker)):
            continue
        found.append(Said(attribution, speaker))
        if not nested:
            speakers.remember(speaker, attribution.start, _until(page, attribution, sentence.end))
        issuer = speakers.issuer
        if speaker.kind != "unresolved" and _in_document(page, attribution):
            speakers.issued(speaker, attribution.start)
    return found


def _within(page: Page, running: Said, speaker: Speaker) -> bool:
    """Return whether a voice with which a statement begins is part of it: unnamed, in no report (官员指有人担心…)."""
    report = page.masked[running.attribution.start : running.attribution.end].startswith(_REPORTS)
    return speaker.kind == "unresolved" and not report


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
    is_document = word in words_of("speakers.tsv", "document") and not word.startswith(_REPORTS)
    return attribution.why == "quote.source" and is_document


def _in_document(page: Page, attribution: Attribution) -> bool:
    """Return whether somebody speaks in a document that is named there (在文件中表示, 发布的报告显示)."""
    items = page.items(attribution.begin, attribution.end)
    return any(item.sort == "document" for item in items) and attribution.subject.sort != "document"


def _until(page: Page, attribution: Attribution, sentence_end: int) -> int:
    """Return up to where names are spoken by somebody else: no pronoun in the article's own voice means them."""
    if attribution.follows == "nothing":
        return attribution.end
    return page.past_marks(max(sentence_end, attribution.body + 1))
