"""Bare brands: names without a word for organisations in them (蔚来, 思谋, 极越), known by what stands beside them."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import Token
from store.extraction.lexicon import words
from store.extraction.organisations.contexts import APPOSITION, REPORTED, after, before, is_reported
from store.extraction.organisations.enumerations import GROUP, holds_people
from store.extraction.organisations.heads import heads
from store.extraction.organisations.inside import completes
from store.extraction.organisations.known_names import is_page
from store.extraction.organisations.words import is_brand, is_generic, is_place, name_characters

RECURRING = Rule(
    "organisation.recurring",
    0.3,
    finds=Example("蓝鸟云创始人表示乐观。蓝鸟云创始人去年回国。蓝鸟云创始人今年三十岁。", "蓝鸟云"),
    leaves=Example("蓝鸟云创始人表示乐观。", "蓝鸟云"),
    lists=("contexts.tsv", "not_organisations.tsv", "organisation_characters.tsv"),
)
"""A pair of common words that comes again and again before what only organisations have."""
_CHINESE = re.compile("[\u4e00-\u9fff]*")
_LONGEST = 6
_NOT = "not_organisations.tsv"
_HALVES = frozenset(("n", "nz", "nr", "nrt", "j", "ng", "a", "v", "x"))
BOUNDS = frozenset(' \n,;:。、!?()[]“”"「」『』《》')
_TELLING = 0.5
_RECURS = 3
_PERSON = 3
"""Characters of a person's name."""
_AFTER_NOUN = 0.35
"""A Chinese word after a word for organisations is at most so often its name: 公司|增资, 事务所|林晓月."""
_NAMED_AFTER = 0.7
"""It is so much less often than a Latin one."""

_TRUST = {"nz": 0.9, "nrt": 0.9, "nr": 0.6}
"""How far words of the dictionary are brands where the context says so: names of things and of foreigners."""
_LIKE_A_VERB, _PAIR = 0.7, 2
"""How far an unknown word of two characters is a brand that the segmenter takes for a verb: 拆售, 监核."""


def propose_brands(document: Document) -> Iterator[Candidate]:
    """Yield the words outside the dictionary with what the words beside them prove, and less surely those inside."""
    for start, end, trust in units(document):
        if is_page(document.folded, start, end):
            continue
        block_start, block_end = _bounds(document, start)
        person = end - start <= _PERSON and holds_people(document.folded, end, block_end)
        for evidence in after(document.folded, end, block_end):
            if not (person and evidence.why == GROUP.name):  # 林晓月等股东
                yield Candidate(start, end, "organisation", evidence.why, trust * evidence.score)
        for evidence in before(document.folded, start, block_start):
            sure = (
                evidence.score if evidence.why != APPOSITION.name else min(_AFTER_NOUN, _NAMED_AFTER * evidence.score)
            )
            yield Candidate(start, end, "organisation", evidence.why, trust * sure)
        if is_reported(document.folded, start, end, block_start, block_end):
            yield Candidate(start, end, "organisation", REPORTED.name, trust * REPORTED.score)


def propose_recurring(document: Document) -> Iterator[Candidate]:
    """Yield pairs of common words that recur as one and stand before a title, a share price or a round of funding.

    蓝鸟云 is a bird and a cloud to the segmenter; that it comes again and again, and has a founder, makes it a name.
    """
    every = Counter(pairwise([token.text for token in document.tokens]))
    often = {pair for pair, times in every.items() if times >= _RECURS and 3 <= len(pair[0]) + len(pair[1]) <= _LONGEST}
    pairs = [
        (left, right)
        for left, right in pairwise(document.tokens)
        if (left.text, right.text) in often and left.end == right.start and _may_join(left) and _may_join(right)
    ]
    times = Counter((left.text, right.text) for left, right in pairs)
    for left, right in pairs:
        if times[left.text, right.text] < _RECURS:
            continue
        start, end = left.start, right.end
        floor, limit = _bounds(document, start)
        if document.folded[start:end] in words(_NOT) or (start > floor and document.folded[start - 1] not in BOUNDS):
            continue
        for evidence in after(document.folded, end, limit):
            if evidence.score >= _TELLING:
                yield Candidate(start, end, "organisation", evidence.why, 0.9 * evidence.score)
                yield Candidate(start, end, "organisation", RECURRING.name, RECURRING.score)


def _may_join(token: Token) -> bool:
    """Return whether a word of the dictionary may be half of a brand."""
    text = token.text
    if len(text) == 1:
        named = token.tag in ("ns", "m") and text not in "一二两几多"
        return (named or token.tag in _HALVES) and _is_chinese(token)
    if len(text) > 4 or token.tag not in _HALVES or is_generic(text) or is_place(token):
        return False
    return text not in words(_NOT) and text not in heads() and _is_chinese(token)


def _bounds(document: Document, offset: int) -> tuple[int, int]:
    """Return the bounds of the sentence at an offset."""
    sentence = document.sentences[document.sentence_at(offset)]
    return sentence.start, sentence.end


def units(document: Document) -> Iterator[tuple[int, int, float]]:
    """Yield the stretches that may be a brand and how far to trust them, function words at their edges left off."""
    for left, right in pairwise(document.tokens):
        if not left.known and left.end == right.start and right.end - left.start <= _LONGEST and _are_one(left, right):
            yield left.start, right.end, 1.0
    for token in document.tokens:
        trust = _TRUST.get(token.tag, 0.0) if token.known else 1.0
        if not trust or not 2 <= len(token.text) <= _LONGEST or not _is_chinese(token):
            continue
        start, end = token.start, token.end
        if token.known:
            if not is_brand(token) or token.text in heads():
                continue
        else:
            before = document.token_map.before(start)
            glued = token.text[0] in name_characters("glue") or (before is not None and completes(before, token))
            start += glued
            end -= token.text[-1] in name_characters("glue")
            trust = _LIKE_A_VERB if token.tag[0] == "v" and len(token.text) == _PAIR else 1.0
        text = document.folded[start:end]
        if start and document.folded[start - 1].isdigit():
            continue  # 7奈米订单
        if (
            len(text) >= 2
            and not is_place(token)
            and (token.known or is_brand(Token(start, end, text, token.tag, False)))
        ):
            yield start, end, trust


def _are_one(left: Token, right: Token) -> bool:
    """Return whether two words in a row are one proper name to the eye (小鹏汇天)."""
    proper = not right.known or right.tag in _TRUST
    return proper and is_brand(left) and is_brand(right) and _is_chinese(left) and _is_chinese(right)


def _is_chinese(token: Token) -> bool:
    return _CHINESE.fullmatch(token.text) is not None
