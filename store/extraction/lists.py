"""Organisations in a row: where most of an enumeration are organisations, its other proper names are too.

蚂蚁集团、舜宇光学、传化智联、博冠科技和鱼跃医疗: who is known speaks for who is not.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from store.extraction.candidates import Candidate
from store.extraction.contexts import ends_group
from store.extraction.document import Document, Token
from store.extraction.heads import heads
from store.extraction.lexicon import words
from store.extraction.words import is_brand, is_generic, is_place

_NOT = "not_organisations.tsv"
_ROW = re.compile(r"[^、,。:;!?()\n]{2,16}(?:、[^、,。:;!?()\n]{2,16})+")
_AND = re.compile(r"[和与及]|以及|还有|\s")
_LEAST = 0.5


def propose_listed(document: Document, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the proper names of enumerations of which at least two others, and half, are organisations.

    An enumeration that ends in 等公司 says itself what its items are.
    """
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
            items = [_first(document, row.start(), row.end()), *_items(document.folded, row.start(), row.end())]
            group = ends_group(document.folded, items[-1][1], block.end)
            sure = sum(scores.get(item, 0.0) >= _LEAST for item in items)
            if not group and (sure < 2 or 2 * sure < len(items)):
                continue
            why, gain = ("organisation.group", 0.7) if group else ("organisation.list", 0.6)
            for item in items:
                fits = scores.get(item, 0.0) >= 0.2 or _is_name(document, item, starts, known=group)
                if item not in persons and fits:
                    yield Candidate(*item, "organisation", why, gain)


def _first(document: Document, start: int, end: int) -> tuple[int, int]:
    """Return the first item of an enumeration: the last word before its first mark, whatever sentence leads to it."""
    mark = document.folded.index("、", start, end)
    words_before = document.tokens_between(start, mark)
    return (words_before[-1].start if words_before else start, mark)


def _items(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the items of an enumeration but the first; its last one is cut at 和 and the like."""
    bounds = [start, *(mark.start() for mark in re.finditer("、", folded[start:end])), end - start]
    items = [(start + left + 1, start + right) for left, right in pairwise(bounds[1:])]
    last_start, last_end = items.pop()
    joint = _AND.search(folded, last_start + 2, last_end)
    closing = folded.find("等", last_start + 2, last_end)
    if joint and (closing < 0 or joint.start() < closing):
        items.append((last_start, joint.start()))
        last_start = joint.end()
    return [*items, (last_start, closing)] if closing > last_start else items or [(last_start, last_end)]


def _is_name(document: Document, item: tuple[int, int], starts: dict[int, int], *, known: bool = False) -> bool:
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
    if known and len(inside) == 1 and inside[0].tag[0] in "naj":
        return not is_generic(inside[0].text) and inside[0].text not in heads()
    return any(is_brand(token) for token in inside)
