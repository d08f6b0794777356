"""Organisations that an enumeration calls by short names, all known with one word: 南方、华夏和嘉实 of 嘉实基金."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.gazetteer import Gazetteer
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import in_order
from store.extraction.organisations.words import names_place

COMPLETED = Rule(
    "organisation.completed",
    0.6,
    finds=Example("南方、华夏、嘉实的产品今日发行。", "华夏"),
    leaves=Example("南方、华夏、大江的产品今日发行。", "华夏"),
    lists=("organisations.tsv", "context_phrases.tsv", "places.tsv"),
)
"""Items of an enumeration that one word makes known names of, where one of them is no word of every day."""
_PHRASES = "context_phrases.tsv"
_ROW = re.compile(r"[^、,。:;!?()\n]{2,30}(?:、[^、,。:;!?()\n]{2,30})+")
_ITEM = re.compile(r"[^、和与及]{2,}")
_LENGTHS = (5, 4, 3, 2)
"""Characters of a short name."""
_FEWEST = 3
"""Items that are short for names with one word."""
_SURE = 0.5


class _Item(NamedTuple):
    """Where an item of an enumeration stands, and whether it begins or ends inside the words around the enumeration."""

    start: int
    end: int
    first: bool
    last: bool


def propose_completed(document: Document, candidates: Iterable[Candidate], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Yield the items of enumerations that are all short for known names of one sort."""
    sure: set[tuple[int, int]] | None = None
    for block in document.blocks:
        if document.folded.find("、", block.start, block.end) < 0:
            continue
        for row in _ROW.finditer(document.folded, block.start, block.end):
            items = [list(_spans(document, item)) for item in _items(document, row.start(), row.end())]
            fewest = max(_FEWEST, -(-len(items) // 2))
            for word in in_order(_PHRASES, "completes") if sum(map(bool, items)) >= fewest else ():
                found = [span for spans in items if (span := _short(document, spans, word, gazetteer)) is not None]
                if len(found) < fewest:
                    continue
                if sure is None:
                    sure = {(each.start, each.end) for each in candidates if each.score >= _SURE}
                if any(span in sure or _is_coined(document, span) for span in found):
                    yield from (Candidate(*span, "organisation", COMPLETED.name, COMPLETED.score) for span in found)
                    break


def _items(document: Document, start: int, end: int) -> list[_Item]:
    """Return the items of an enumeration; what stands before the first and behind the last belongs to the sentence."""
    spans = [match.span() for match in _ITEM.finditer(document.folded, start, end)]
    return [_Item(*span, number == 0, number == len(spans) - 1) for number, span in enumerate(spans)]


def _spans(document: Document, item: _Item) -> Iterator[tuple[int, int]]:
    """Yield where a short name may stand in an item, the longest first: one word for all of them is asked later."""
    folded = document.folded
    for length in _LENGTHS:
        if item.end - item.start < length:
            continue
        start = item.end - length if item.first else item.start
        end = start + length
        whole = end == item.end or item.last or folded.startswith("等", end)
        if whole and not (document.inner[start] or document.inner[end] or names_place(folded[start:end])):
            yield start, end


def _short(
    document: Document, spans: Iterable[tuple[int, int]], word: str, gazetteer: Gazetteer
) -> tuple[int, int] | None:
    """Return the first of the stretches that a word makes a known name, if any does."""
    for start, end in spans:
        full = document.folded[start:end] + word
        if full in gazetteer.known and not gazetteer.is_ambiguous(full):
            return start, end
    return None


def _is_coined(document: Document, span: tuple[int, int]) -> bool:
    """Return whether a short name is no word of the dictionary (嘉实)."""
    return any(not token.known for token in document.tokens_between(*span))
