"""People of captions: captions are not read as prose, but who stands in a picture and who took it are named there."""

from collections.abc import Sequence

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.people.beside import TITLE_BEFORE
from store.extraction.people.bylines import BYLINE
from store.extraction.people.proposals import propose_people
from store.text.sentences import split_sentences

_SURE = 0.6
_LISTED = 0.72
"""What a name of three characters and more must be worth in a caption that nothing else proves (宴请查懋成和史美伦)."""


def people_in_captions(document: Document, known: Sequence[Candidate]) -> list[Candidate]:
    """Return the people of the captions: those the prose names too, and those that a label or a title proves."""
    blocks = tuple(block for block in document.article.blocks if block.kind == "caption")
    if not blocks:
        return []
    sentences = split_sentences(document.text, blocks)
    captions = Document(document.article, document.folded, blocks, sentences, tuple(s.start for s in sentences))
    names = {document.folded[candidate.start : candidate.end] for candidate in known}
    found: list[Candidate] = []
    for candidate in propose_people(captions):
        form = document.folded[candidate.start : candidate.end]
        sure = candidate.why in (TITLE_BEFORE.name, BYLINE.name) and candidate.score >= _SURE
        listed = candidate.score >= _LISTED and len(form) > 2
        if (sure or listed or form in names) and (not found or candidate.start >= found[-1].end):
            found.append(candidate)
    return found
