"""People of captions: captions are not read as prose, but who stands in a picture and who took it are named there."""

from collections.abc import Sequence

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document, captions_of
from store.extraction.people.beside import TITLE_BEFORE
from store.extraction.people.bylines import BYLINE
from store.extraction.people.proposals import propose_people

_SURE = 0.6
_LISTED = 0.72
"""What a name of three characters and more must be worth in a caption that nothing else proves (宴请查懋成和史美伦)."""


def people_in_captions(document: Document, known: Sequence[Candidate]) -> list[Candidate]:
    """Return the people of the captions: those the prose names too, and those that a label or a title proves."""
    captions = document.once(captions_of)
    if captions is None:
        return []
    names = {document.folded[candidate.start : candidate.end] for candidate in known}
    found: list[Candidate] = []
    for candidate in propose_people(captions):
        known_to_prose = document.folded[candidate.start : candidate.end] in names
        apart = not found or candidate.start >= found[-1].end
        if apart and (known_to_prose or _is_proven(candidate)):
            found.append(candidate)
    return found


def _is_proven(candidate: Candidate) -> bool:
    """Return whether a label, a title or its own weight proves a name in a caption."""
    if candidate.why in (TITLE_BEFORE.name, BYLINE.name) and candidate.score >= _SURE:
        return True
    return candidate.score >= _LISTED and candidate.end - candidate.start > 2
