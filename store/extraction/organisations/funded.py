"""Who leads a round of funding, by the frame of the sentence: 由X领投."""

import re
from collections.abc import Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import one_of, words, words_of
from store.extraction.organisations.heads import head_of
from store.extraction.organisations.naming import AND, BUSINESS
from store.extraction.organisations.words import is_brand, is_generic, is_place

FUNDED = Rule(
    "organisation.funded",
    0.55,
    finds=Example("本轮融资由苏州启和投资领投。", "苏州启和投资"),
    leaves=Example("本轮融资由多位老股东领投。", "多位老股东"),
    lists=("context_phrases.tsv", "suffixes.tsv", "places.tsv", "not_organisations.tsv"),
)
"""All that stands between 由 and the verb of leading a round, where it holds a name."""
_NOT = "not_organisations.tsv"


@cache
def _frame() -> re.Pattern[str]:
    """Return the pattern of who leads a round (由X独家领投)."""
    rounds = one_of("context_phrases.tsv", "round")
    return re.compile(rf"由(?P<name>[\u4e00-\u9fff]{{3,12}}?){rounds}?(?:领投|跟投|参投|注资)")


def propose_funded(document: Document) -> Iterator[Candidate]:
    """Yield whoever leads a round of funding."""
    for block in document.blocks:
        for match in _frame().finditer(document.folded, block.start, block.end):
            start, end = match.span("name")
            if _is_name(document, start, end):
                yield Candidate(start, end, "organisation", FUNDED.name, FUNDED.score)


def _is_name(document: Document, start: int, end: int) -> bool:
    """Return whether the words name somebody: a brand is among them, or a place and a line of business."""
    name = document.folded[start:end]
    inside = document.tokens_between(start, end)
    if not inside or inside[0].start != start or inside[-1].end != end or name in words(_NOT) or is_generic(name):
        return False
    common = words_of(_NOT, "cut") - AND
    if inside[-1].tag[0] in "rmqu" or any(token.tag[0] in "rmqu" or token.text in common for token in inside[:-1]):
        return False
    head = head_of(name)
    placed = is_place(inside[0]) and head is not None and head.strength in BUSINESS
    return placed or any(is_brand(token) for token in inside)
