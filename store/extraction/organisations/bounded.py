"""Firms by a name outside the dictionary and a line of business, where words of the sentence stand on both sides."""

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.organisations.head_rules import BRAND_INDUSTRY
from store.extraction.organisations.heads import Head, head_of, longest_head
from store.extraction.organisations.naming import AND
from store.extraction.organisations.words import name_characters

BOUNDED = Rule(
    "organisation.bounded",
    0.25,
    finds=Example("货物由云岫物流送达。", "云岫物流"),
    leaves=Example("货物由云岫物流系统送达。", "云岫物流"),
    lists=("suffixes.tsv", "organisation_characters.tsv"),
)
"""A mark, a preposition or a verb before it, a mark or a verb behind: nothing there can be part of a longer noun."""
_BEFORE = ("p", "c", "v")
_BEHIND = "vdtpr"
_BRAND = range(2, 5)
"""Characters of a brand."""
_LONGEST_HEAD = 6


def bounded(document: Document, candidate: Candidate) -> Candidate | None:
    """Return what the words around a name and a line of business prove, None where they may belong to it."""
    if candidate.why != BRAND_INDUSTRY.name:
        return None
    head = head_of(document.folded[candidate.start : candidate.end])
    if head is None or not _is_firm(document, candidate, head):
        return None
    if not _ends_before(document, candidate.start) or not _begins_behind(document, candidate.end):
        return None
    return Candidate(candidate.start, candidate.end, "organisation", BOUNDED.name, BOUNDED.score)


def _is_firm(document: Document, candidate: Candidate, head: Head) -> bool:
    """Return whether a brand alone stands before a line of business; before a verb (建设) another firm, too."""
    start = candidate.end - len(head.text)
    brand = document.tokens_between(candidate.start, start)
    if start - candidate.start not in _BRAND or any(token.known and len(token.text) > 1 for token in brand):
        return False
    if head.text in name_characters("line"):
        return True
    joined = candidate.start - 1
    if head.text not in name_characters("joined-line") or document.folded[joined] not in (*AND, "、"):
        return False
    other = longest_head(document.folded, joined, _LONGEST_HEAD)
    return other is not None and other.kind in ("company", "financial") and other.strength != "never"


def _ends_before(document: Document, start: int) -> bool:
    """Return whether a clause begins at a position, or a word of the sentence ends there."""
    at = document.token_map.at(start - 1) if start else None
    if at is None or not at.text[-1].isalnum():
        return True
    if at.end > start:
        return document.folded[start - 1] in name_characters("glue")  # 由云岫|物流
    function = at.text in name_characters("glue")
    return at.known and (at.tag in _BEFORE or function) and (function or len(at.text) > 1)


def _begins_behind(document: Document, end: int) -> bool:
    """Return whether a clause ends at a position, or a word of the sentence begins there."""
    at = document.token_map.at(end)
    if at is None or not (at.text[0].isalnum() or at.text in ("“", "《")):
        return True
    return at.known and at.tag[0] in _BEHIND and at.tag != "vn" and at.text not in AND
