"""People who are known beforehand."""

from collections.abc import Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.gazetteer import Gazetteer, gazetteer_of
from store.extraction.lexicon import rows
from store.extraction.organisations.known_names import propose_known


@cache
def known_people() -> Gazetteer:
    """Return the gazetteer of people."""
    return gazetteer_of(rows("people.tsv"))


def propose_known_people(document: Document) -> Iterator[Candidate]:
    """Yield the known people of the article's prose; what makes a place of an organisation makes one of them too."""
    return propose_known(document, known_people(), "person")
