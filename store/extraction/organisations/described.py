"""Organisations that the words before them describe: 外送平台「飞袋」, 监理单位为四维咨询, 晶峦半导体（8812）."""

import re
from collections.abc import Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import one_of, words, words_of
from store.extraction.organisations.heads import head_of
from store.extraction.organisations.naming import BUSINESS
from store.extraction.organisations.words import is_brand, is_generic
from store.text.patterns import holds

_BODIES = "described_bodies.tsv"
_NOT = "not_organisations.tsv"
DESCRIBED = Rule(
    "organisation.described",
    0.6,
    finds=Example("外送平台「飞袋」昨日停业。", "飞袋"),
    leaves=Example("外送服务「飞袋」昨日停业。", "飞袋"),
    lists=(_BODIES, _NOT),
)
"""A noun for an organisation before a quoted name, what it is in the matter before 为, or a verb of founding."""
LISTED = Rule(
    "organisation.listed",
    0.6,
    finds=Example("昨日，晶峦半导体（8812）开会。", "晶峦半导体"),
    leaves=Example("昨日，晶峦半导体（八月）开会。", "晶峦半导体"),
    lists=("suffixes.tsv", _NOT),
)
"""A name with a line of business before the number of its shares in brackets."""
_NAME = r"[\u4e00-\u9fffA-Za-z0-9·&. -]{2,16}"
_CODE = re.compile(r"\((?:[^()]{0,12}:|[A-Z]{2,6}[:.])?\d{4,6}(?:\.[A-Z]{2})?(?:[,;][^()]{0,30})?\)")
_OPENING = "“「『"
_LONGEST = 8
_SAID = 3
"""Characters of a phrase of every day that begins with a verb or a number."""
_CLAUSE = re.compile(r"[,。!?;:]|(?:的|了|是|在)")


def propose_described(document: Document) -> Iterator[Candidate]:
    """Yield the names that the words before them describe, and those with the number of their shares."""
    patterns = [
        *([_quoted()] if holds(document.folded, _OPENING) else []),
        *([_part()] if holds(document.folded, words_of(_BODIES, "part")) else []),
    ]
    for block in document.blocks:
        for pattern in patterns:
            if pattern is _quoted() and not holds(document.folded[block.start : block.end], _OPENING):
                continue
            for match in pattern.finditer(document.folded, block.start, block.end):
                start, end = match.span("name")
                if not _may_be_name(match["name"]) or not _opens_word(document, start):
                    continue
                if pattern is _part() or not _is_word(document, start, end):
                    yield Candidate(start, end, "organisation", DESCRIBED.name, DESCRIBED.score)
        for match in _CODE.finditer(document.folded, block.start, block.end):
            yield from _coded(document, block.start, match.start())


def _may_be_name(name: str) -> bool:
    """Return whether quoted words may be a name: no clause, no generic word, no noun of the list alone."""
    if name.endswith(tuple(words_of(_BODIES, "thing"))):
        return False
    return name not in words(_NOT) and not is_generic(name) and _CLAUSE.search(name) is None


def _opens_word(document: Document, start: int) -> bool:
    """Return whether a word begins at a place that can begin a name: no verb, no word of structure."""
    token = document.token_map.at(start)
    return token is not None and token.start == start and not (token.known and token.tag[0] in "rdpvuc")


def _is_word(document: Document, start: int, end: int) -> bool:
    """Return whether what is quoted is said every day: 基金“掌门人”, 开发商“囤地”, 公司“一对多”."""
    inside = document.tokens_between(start, end)
    if not inside or any(not word.known or word.text.isascii() or is_brand(word) for word in inside):
        return False
    return len(inside) == 1 or (end - start <= _SAID and inside[0].tag[0] in "vm")


@cache
def _quoted() -> re.Pattern[str]:
    """Return the pattern of a noun for an organisation, or a verb of founding, and a name in quotation marks."""
    before = rf"(?:{one_of(_BODIES, 'body')}|{one_of(_BODIES, 'founds')}(?:了|的)?)"
    return re.compile(rf"{before}[“「『] ?(?P<name>{_NAME}?) ?[”」』]")


@cache
def _part() -> re.Pattern[str]:
    """Return the pattern of what an organisation is in the matter, and its name up to a mark."""
    return re.compile(rf"{one_of(_BODIES, 'part')}(?:为|是|叫|叫做|:)(?P<name>[\u4e00-\u9fffA-Za-z]{{3,8}})(?=[,。;(])")


def _coded(document: Document, floor: int, end: int) -> Iterator[Candidate]:
    """Yield the name before the number of its shares: the words back to one of structure, with a line of business."""
    head = head_of(document.folded[max(floor, end - _LONGEST) : end])
    if head is None or head.strength not in (*BUSINESS, "strong"):
        return
    start = end - len(head.text)
    while start > floor and end - start < _LONGEST:
        token = document.token_map.at(start - 1)
        if token is None or not token.text[0].isalpha() or (token.known and token.tag[0] in "vpdrcumqf"):
            break
        start = max(token.start, floor)
        if not token.known:
            break
    if start < end - len(head.text):
        yield Candidate(start, end, "organisation", LISTED.name, LISTED.score)
