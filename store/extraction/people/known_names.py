"""People who are known beforehand."""

from collections.abc import Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.gazetteer import Gazetteer, gazetteer_of
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import lines
from store.extraction.organisations.heads import heads
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
_NAMING = ("strong", "weak")
"""How much a word proves that ends names of bodies which are called after people."""
_STUDIES = ("时", "期间", "阶段", "毕业", "同学", "老师")
"""Stands behind a school that somebody went to."""


@cache
def known_people() -> Gazetteer:
    """Return the gazetteer of people."""
    return gazetteer_of(lines("people.tsv"))


def propose_known_people(document: Document) -> Iterator[Candidate]:
    """Yield the known people of the article's prose; what makes a place of an organisation makes one of them too."""
    for known in propose_known(document, known_people(), "person", GAZETTEER):
        if is_called_after(document, known.end):
            continue
        doubtful = known.score == GAZETTEER.cases["ambiguous"]
        if doubtful and is_role(title_before(document.folded, known.start)):
            yield known._replace(score=GAZETTEER.cases["beside"])
        else:
            yield known


def is_called_after(document: Document, end: int) -> bool:
    """Return whether a work, a place or a body that somebody's name is given to goes on where the name ends.

    That is 主义, 路 (but not 路过) or what ends names of bodies (林则徐|小学, but not 林则徐|小学时).
    """
    folded, token = document.folded, document.token_map.at(end)
    if folded.startswith(_longer(), end):
        return True
    word = folded[end : token.end] if token is not None else ""
    if word in words.name_characters("called-after"):
        return True
    head = heads().get(word)
    return head is not None and head.strength in _NAMING and not folded.startswith(_STUDIES, end + len(word))


@cache
def _longer() -> tuple[str, ...]:
    """Return the words that go on a name and are more than a character, which may begin another word."""
    return tuple(word for word in words.name_characters("called-after") if len(word) > 1)
