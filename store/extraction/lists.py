"""Organisations in a row: where most of an enumeration are organisations, its other proper names are too.

蚂蚁集团、舜宇光学、传化智联、博冠科技和鱼跃医疗: who is known speaks for who is not.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from store.extraction.candidates import Candidate
from store.extraction.document import Document, Token
from store.extraction.lexicon import words
from store.extraction.words import is_brand, is_place

_NOT = "not_organisations.tsv"
_ROW = re.compile(r"[^、,。:;!?()\n]{2,16}(?:、[^、,。:;!?()\n]{2,16})+")
_AND = re.compile(r"[和与及]|以及|还有|\s")
_LEAST = 0.5


def propose_listed(document: Document, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the proper names of enumerations of which at least two others, and half, are organisations."""
    scores: dict[tuple[int, int], float] = {}
    persons: set[tuple[int, int]] = set()
    for start, end, kind, _, score in candidates:
        if kind == "organisation":
            scores[start, end] = max(score, scores.get((start, end), 0.0))
        elif kind == "person" and score >= _LEAST:
            persons.add((start, end))
    starts = {token.start: number for number, token in enumerate(document.tokens)}
    for block in document.blocks:
        for row in _ROW.finditer(document.folded, block.start, block.end):
            items = _items(document.folded, row.start(), row.end())
            sure = sum(scores.get(item, 0.0) >= _LEAST for item in items)
            if sure < 2 or 2 * sure < len(items):
                continue
            for item in items:
                score = scores.get(item, 0.0)
                if score < _LEAST and item not in persons and (score >= 0.2 or _is_name(document, item, starts)):
                    yield Candidate(*item, "organisation", "organisation.list", 0.6)


def _items(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the items of an enumeration; its last one is cut at 和 and the like, its first is unsure and left out."""
    bounds = [start, *(mark.start() for mark in re.finditer("、", folded[start:end])), end - start]
    items = [(start + left + 1, start + right) for left, right in pairwise(bounds[1:])]
    last_start, last_end = items.pop()
    joint = _AND.search(folded, last_start + 2, last_end)
    return [*items, (last_start, joint.start())] if joint else items


def _is_name(document: Document, item: tuple[int, int], starts: dict[int, int]) -> bool:
    """Return whether an item is one to three words of which one is a proper name."""
    start, end = item
    if start not in starts or end - start > 10 or document.folded[start:end] in words(_NOT):
        return False
    inside: list[Token] = []
    for token in document.tokens[starts[start] : starts[start] + 4]:
        if token.start < end:
            inside.append(token)
    if inside[-1].end != end or len(inside) > 3 or is_place(inside[-1]):
        return False
    return any(is_brand(token) for token in inside)
