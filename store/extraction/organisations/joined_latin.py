"""Latin names in a row: what is said of the last is said of all (Oltema 和 Brivex 领投), and so of the first."""

import re
from collections.abc import Iterable, Iterator

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import words
from store.extraction.organisations.contexts import ACTS_ON, APPOSITION, FUNDING, OWNER, after, before
from store.extraction.organisations.enumerations import GROUP
from store.extraction.organisations.latin import is_code, latin_names

JOINED = Rule(
    "organisation.joined-latin",
    0.6,
    finds=Example("本轮融资由 Oltema 和 Brivex 领投。", "Oltema"),
    leaves=Example("记者用过 Oltema 和 Brivex 很久。", "Oltema"),
    lists=("contexts.tsv", "context_phrases.tsv", "not_organisations.tsv"),
)
"""A Latin name beside others of which the words before or behind the row say that they are organisations."""
_JOINT = re.compile(r" ?(?:、|和|与|與|及|以及|/|跟) ?| (?:and|&) ")
_SURE = 0.5
_PERSON = 0.5
_BEHIND = frozenset(rule.name for rule in (OWNER, FUNDING, GROUP))
_BEFORE = frozenset(rule.name for rule in (ACTS_ON, APPOSITION))


def propose_joined_latin(document: Document, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the Latin names of a row whose first or last one the words beside it show to be an organisation."""
    if document.article.language == "en":
        return
    people = {(start, end) for start, end, kind, _, score in candidates if kind == "person" and score >= _PERSON}
    for sentence in document.sentences:
        for row in _rows(document, sentence.start, sentence.end):
            behind = after(document.folded, row[-1][1], sentence.end)
            ahead = before(document.folded, row[0][0], sentence.start)
            said = any(evidence.why in _BEHIND and evidence.score >= _SURE for evidence in behind)
            if said or any(evidence.why in _BEFORE and evidence.score >= _SURE for evidence in ahead):
                for start, end in row:
                    if (start, end) not in people and _may_be(document.folded[start:end]):
                        yield Candidate(start, end, "organisation", JOINED.name, JOINED.score)


def _rows(document: Document, floor: int, limit: int) -> Iterator[list[tuple[int, int]]]:
    """Yield the rows of two or more Latin names that nothing but marks and joints part."""
    row: list[tuple[int, int]] = []
    for start, end in latin_names(document.folded, floor, limit, english=False):
        if row and _JOINT.fullmatch(document.folded, row[-1][1], start) is None:
            if len(row) > 1:
                yield row
            row = []
        row.append((start, end))
    if len(row) > 1:
        yield row


def _may_be(name: str) -> bool:
    """Return whether a Latin name is no term, no code and no word of a list."""
    return len(name) > 2 and name not in words("not_organisations.tsv") and not is_code(name)
