"""People who are known beforehand."""

from collections.abc import Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.gazetteer import Gazetteer, gazetteer_of
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import lines
from store.extraction.organisations.known_names import propose_known
from store.extraction.people import words
from store.extraction.people.beside import is_role, title_before

GAZETTEER = Rule(
    "person.gazetteer",
    0.95,
    finds=Example("会上提到李家超的讲话。", "李家超"),
    leaves=Example("会上提到李家超市的开张。", "李家"),
    lists=("people.tsv", "not_organisations.tsv", "transliteration.tsv"),
    cases={"sure": 0.95, "ambiguous": 0.3, "beside": 0.85},
)
"""A known name; one that is also a common word needs other evidence, as a role before it is."""


@cache
def known_people() -> Gazetteer:
    """Return the gazetteer of people."""
    return gazetteer_of(lines("people.tsv"))


def propose_known_people(document: Document) -> Iterator[Candidate]:
    """Yield the known people of the article's prose; what makes a place of an organisation makes one of them too."""
    called = tuple(words.name_characters("called-after"))
    for known in propose_known(document, known_people(), "person", GAZETTEER):
        if document.folded.startswith(called, known.end):
            continue
        doubtful = known.score == GAZETTEER.cases["ambiguous"]
        if doubtful and is_role(title_before(document.folded, known.start)):
            yield known._replace(score=GAZETTEER.cases["beside"])
        else:
            yield known
