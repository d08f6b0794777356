"""What the words beside a name prove: 宣布 and 股价 after it, 收购 before it, an enumeration ended by 等公司."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from store.extraction.lexicon import rows

_MARKS = " 　“”\"'「」『』‘’《》"
_LONGEST = 8
_BRACKET = 40
_GROUP = re.compile(
    r"等(?:多家|多间|众多|知名|国内外|国际|全球|海外|国内|大型|头部|互联网|科技|人工智能|AI|大|数家|\d+家|[一二三四五六七八九十]+家){0,3}"
    r"(?:公司|企业|机构|巨头|大厂|厂商|车企|平台|品牌|媒体|银行|基金|大学|高校|投资者|投资方|客户|股东|商家|券商|药企|供应商|合作伙伴|互联网)"
)
_FUNDING = re.compile(
    r"(?:的)?(?:种子轮|天使轮|天使\+轮|Pre-[A-D]\+?轮?|[A-F]\+?\d?轮|战略|独家|联合|数[百千]?万[美]?元|\d[\d.]*[万亿][美港]?元|等?共同){0,3}"
    r"(?:投资|融资|领投|跟投|注资|参投|战略投资)"
)
_PREFIX = re.compile(
    r"(?:前任?|原|现任|时任|新任|候任|高级|资深|联席|全球|中国区|亚太区|大中华区|常务)(?=[\u4e00-\u9fffA-Z])"
)
"""What may stand between an organisation and a title (OpenAI前首席科学家)."""
_REPORT = re.compile(r"(?:的?记者)?(?:.{0,8}?)(?:报道|报导|消息|获悉|援引|引述|披露|称|统计|数据|研究|调查|预测)")


class Evidence(NamedTuple):
    """What one context proves: the id of its rule and how often it is right."""

    why: str
    score: float


@cache
def _titles() -> frozenset[str]:
    """Return the titles held at organisations, two characters and longer, without the terms of kinship and honour."""
    return frozenset(
        row[0] for row in rows("titles.tsv") if len(row[0]) > 1 and row[1] in ("company", "academic", "media")
    )


@cache
def _cues(side: str) -> dict[str, Evidence]:
    """Return the words of one side with what they prove."""
    return {row[0]: Evidence(f"organisation.{row[2]}", float(row[3])) for row in rows("contexts.tsv") if row[1] == side}


def is_cue(word: str) -> bool:
    """Return whether a word after a name says what an organisation does or has."""
    return word in _cues("right")


def after(folded: str, end: int, limit: int) -> Iterator[Evidence]:
    """Yield what the words after a name prove; a closing quotation mark or 的 between them does not count."""
    position = end
    while position < limit and folded[position] in _MARKS:
        position += 1
    if position < limit and folded[position] == "(":
        closing = folded.find(")", position, min(limit, position + _BRACKET))
        position = closing + 1 if closing > 0 else position
    if position < limit and folded[position] == "的" and position == end:
        position += 1
    prefix = _PREFIX.match(folded, position, limit)
    if prefix:
        position = prefix.end()
    cues = _cues("right")
    for length in range(min(_LONGEST, limit - position), 0, -1):
        evidence = cues.get(folded[position : position + length])
        if evidence:
            yield evidence
            break
    if _FUNDING.match(folded, position, min(limit, position + 30)) and folded[end - 1] not in "次轮笔项":
        yield Evidence("organisation.funding", 0.55)
    if ends_group(folded, position, limit):
        yield Evidence("organisation.group", 0.7)


def ends_group(folded: str, position: int, limit: int) -> bool:
    """Return whether an enumeration of organisations ends at an offset: 等公司, 等多家投资机构."""
    return _GROUP.match(folded, position, min(limit, position + 30)) is not None


def before(folded: str, start: int, floor: int) -> Iterator[Evidence]:
    """Yield what the words before a name prove; an opening quotation mark between them does not count."""
    position = start
    while position > floor and folded[position - 1] in _MARKS:
        position -= 1
    cues = _cues("left")
    for length in range(min(_LONGEST, position - floor), 0, -1):
        evidence = cues.get(folded[position - length : position])
        if evidence:
            yield evidence
            break


def is_reported(folded: str, start: int, end: int, floor: int, limit: int) -> bool:
    """Return whether a name is cited as a source: 据X报道, 根据X的数据."""
    head = folded[max(floor, start - 8) : start].rstrip(_MARKS)
    if not re.search(r"(?:据|根据|援引|引述|引用)(?:外媒|媒体|英国媒体|美国媒体|港媒|知名媒体)?$", head):
        return False
    return _REPORT.match(folded, end, min(limit, end + 16)) is not None
