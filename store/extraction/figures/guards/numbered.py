"""Numbers that tell which one it is, not how many: 23条立法, 第七届, 44座高层, 9局上, 大埔花园1期."""

import re
from functools import cache

from store.extraction.figures.contexts import beside, ends_with, is_chinese
from store.extraction.figures.guards.case import Case, Guard

_PART_OF_LAW = re.compile(r"(?:》|[条章节款]\s?(?:[及和与、或至]|以及)?)\s?$")
_STOREY = re.compile(r"\s?(?:(?:[高中低]|\d{1,2})层\s?(?:[A-Z\d]|单位|户|住户|室)|\d{1,2}楼(?![房宇]))")
_INNING = re.compile(r"[上下](?!来|去|风|滑|降|升|跌|架)")
_CHAMPION = re.compile(r"[^，。；、！？\n]{0,8}?(?:冠军|亚军|得主|金牌|影帝|影后|金球|金靴)")
_COUNTING = re.compile(r"[有共计含改订增设删至]了?\s?$")
_OF_A_CODE = 100
"""Clauses: nobody counts so many (301条款)."""


@cache
def _date() -> re.Pattern[str]:
    return re.compile(r"(?:19|20)(?!00)\d\d(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))?")


def _class_by_number(case: Case) -> bool:
    """09类: a number that begins with nought is which one it is; 777方面: it is the name's before it."""
    numbered = case.written.startswith("0") and case.written.isdecimal() and len(case.written) > 1
    return numbered or (case.amount.form == "方面" and case.amount.number.arabic)


def article_of_law(case: Case) -> bool:
    """《基本法》27條, 第 27 條及 34 條, 23條立法, 301條款: articles are numbered, not counted as in 共有200條款."""
    if case.amount.form not in ("条", "款", "项") or case.small:
        return False
    if case.follows("款") and (case.amount.value or 0) >= _OF_A_CODE:
        return not (case.qualified or case.follows("款项") or _COUNTING.search(case.before))
    named = ends_with(case.before, "law") or _PART_OF_LAW.search(case.before) is not None
    return named or case.follows(*beside("legislated"))


def _the_largest(case: Case) -> bool:
    """500大企业, 十大城市: places in an order of size; 6大部门: a count."""
    return case.amount.form == "大" and ((case.amount.value or 0) > 10 or case.written == "十")


def _session(case: Case) -> bool:
    """十三届, 第七届: ordinals; 连任两届, 7届世界冠军: a count."""
    if case.amount.guard != "served" or _CHAMPION.match(case.text, case.amount.end):
        return False
    return case.amount.number.arabic or not ends_with(case.before, "term")


def _named_by_its_date(case: Case) -> bool:
    """2022款轿车, 周报20221017期: which one it is, by its year or day; 2000款: a count."""
    return case.amount.form in ("款", "期", "版") and not case.qualified and _date().fullmatch(case.written) is not None


def _issue(case: Case) -> bool:
    """大埔花园1期, 《消费》320期: which phase or issue it is; 分36期, 35期杂志: a count."""
    if case.amount.form != "期" or not case.amount.number.arabic:
        return False
    following = case.text[case.amount.end : case.amount.end + 1]
    return not (case.qualified or is_chinese(following) or ends_with(case.before, "instalments"))


def _tower(case: Case) -> bool:
    """44座高层单位, 3座12楼: which tower it is."""
    return case.amount.form == "座" and case.amount.number.arabic and bool(_STOREY.match(case.text, case.amount.end))


def _inning(case: Case) -> bool:
    """9局上, 自7局, 三节战罢: which part of a match, or up to which, not how many."""
    if case.amount.form == "节":
        return case.follows("结束", "战罢", "打完", "过后", "比赛结束")
    if case.amount.form != "局":
        return False
    return case.before.endswith(("自", "从")) or _INNING.match(case.text, case.amount.end) is not None


def _position(case: Case) -> bool:
    """3-6位为网点代码: from which digit to which; 3至6位顾问: a count."""
    return case.amount.form == "位" and case.amount.upper is not None and case.follows("为", "是")


NUMBERED_GUARDS: tuple[Guard, ...] = (
    _class_by_number,
    article_of_law,
    _the_largest,
    _session,
    _named_by_its_date,
    _issue,
    _tower,
    _inning,
    _position,
)
