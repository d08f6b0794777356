"""Organisations are proposed here: every rule's opinion of every stretch, for the evidence to decide."""

from collections.abc import Iterator

from store.extraction.brands import propose_brands
from store.extraction.candidates import Candidate
from store.extraction.contexts import after, before, is_reported
from store.extraction.document import Document
from store.extraction.gazetteer import Gazetteer
from store.extraction.latin import propose_latin
from store.extraction.media import propose_media
from store.extraction.suffixes import propose_suffixed


def propose_organisations(document: Document, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Yield the candidates of all rules for organisations; a stretch may come several times."""
    yield from propose_suffixed(document)
    yield from propose_latin(document)
    yield from propose_brands(document)
    yield from propose_media(document)
    yield from _known(document, gazetteer)


def _known(document: Document, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Yield the known names, the ambiguous ones with what stands beside them."""
    for candidate in gazetteer.propose(document):
        yield candidate
        form = document.folded[candidate.start : candidate.end]
        if form not in gazetteer.known[form].ambiguous:
            continue
        sentence = document.sentences[document.sentence_at(candidate.start)]
        for evidence in (
            *after(document.folded, candidate.end, sentence.end),
            *before(document.folded, candidate.start, sentence.start),
        ):
            yield Candidate(candidate.start, candidate.end, "organisation", evidence.why, evidence.score)
        if is_reported(document.folded, candidate.start, candidate.end, sentence.start, sentence.end):
            yield Candidate(candidate.start, candidate.end, "organisation", "organisation.reported", 0.75)
