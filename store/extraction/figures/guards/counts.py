"""Counts that state nothing: 一家 as an article, 这两家 that refers back, ranks, 三点 on the clock."""

import re

from store.extraction.figures.guards.case import Case, Guard

_DETERMINER = re.compile(
    r"(?:这|那|该|此|上述|每|各|某|任何|同|哪|后|末|上|下|呢|嗰|以上|以下|下列|每隔|的前|的后|首|头|另|第)\s?$"
)
_RANK = re.compile(r"(?:[前首头]|排名|排行|位列|位居|名列|排在|居|排)\s?$")
_RANKED = frozenset("名位强大家个项批只次款座集章季期回")
_PEOPLE_BEFORE = re.compile(
    r"(?:致|成|共|逾|有|达|约|拘捕|拘|捕|伤|亡|救出|共计|合计|增至|增加|为|仅|剩|只|及|含|包括|至少|另|由)\s?$"
)
_PEOPLE_AFTER = re.compile(
    r"\s?(?:死|伤|遇难|遇害|被捕|被控|丧生|失踪|获|受|罹难|身亡|染|确诊|轻伤|重伤|送院|入院|中毒|被困|获救|当场|不治|出席|参加)"
)
_POINT_NOUN = re.compile(
    r"\s?(?:建议|意见|要求|原因|启示|理由|主张|共识|希望|看法|期望|经验|体会|变化|区别|不同|优势|考虑|诉求|倡议|关键|好处|特点)"
)
_MOVE = re.compile(r"(?:[升跌涨挫报收降破失]|收盘|上涨|下跌|突破|站上|跌破|微升|急跌|回落|反弹|累跌|累升|了)\s?$")
_OPENING = ("“", "「", "『", "《", '"', "‘")
_CLOSED = re.compile(r"[^，。；”」』》\"’]{0,9}[”」』》\"’]")
_TERM = re.compile(r"(?:连任|任|共|已|历经|举办|举办了|连续|参加过|当选|历|最近|过去)\s?$")
_MINUTES = re.compile(r"\s?(?:\d{1,2}分|钟|半|整|许)")
_LAW = re.compile(r"(?:》|法|反|条例|规例|规则|宪法|公约|章程|守则|[条章节款]\s?(?:及|和|与|、|或|至|以及)?)\s?$")
_TIME_OF_DAY = re.compile(r"[时点]\s?\d*$")


def _rank(case: Case) -> bool:
    """前十名, 首三位: places in an order."""
    return bool(_RANK.search(case.before)) and case.amount.form[:1] in _RANKED


def _refers_back(case: Case) -> bool:
    """这两家, 该三项: a determiner before a small Chinese numeral."""
    return case.small and bool(_DETERMINER.search(case.before))


def _an_article(case: Case) -> bool:
    """一家, 一次: one as an article, unless a qualifier counts (至少一次)."""
    return case.one and not case.qualified and case.amount.guard != "times"


def _ordinal_two(case: Case) -> bool:
    """二次, 二级: 二 before a classifier orders, 两 counts; 一期, 三国 are ordinals or names."""
    listed = case.small and (case.written == "二" or case.amount.guard == "many")
    return listed and not case.qualified


def _slogan(case: Case) -> bool:
    """“两个维护”: a small number that begins a term in quotation marks belongs to the term."""
    return case.small and case.before.endswith(_OPENING) and bool(_CLOSED.match(case.text, case.amount.end))


def _people(case: Case) -> bool:
    """两人, 三人: they refer back unless something happened to so many."""
    if case.amount.guard != "person" or not case.small or case.qualified:
        return False
    return not (_PEOPLE_BEFORE.search(case.before) or _PEOPLE_AFTER.match(case.text, case.amount.end))


def _once(case: Case) -> bool:
    """一度, 二度: once, again."""
    return case.amount.guard == "times" and not case.amount.number.arabic and case.written in ("一", "二", "几")


def _o_clock(case: Case) -> bool:
    """下午3点: a time; 26000点, 跌20点: an index; 三点建议: a count."""
    if case.amount.guard != "points":
        return False
    if _MINUTES.match(case.text, case.amount.end):
        return True
    value, noun = case.amount.number.value, _POINT_NOUN.match(case.text, case.amount.end)
    if not case.amount.number.arabic or noun:
        return noun is None
    return not _MOVE.search(case.before) and (value is None or (value <= 24 and value == int(value)))


def follows_noun_of_points(text: str, end: int) -> bool:
    """Return whether 点 counts what follows (三点建议), not an index or a temperature."""
    return _POINT_NOUN.match(text, end) is not None


def _minute(case: Case) -> bool:
    """十分, 9时30分: an adverb, a time of day."""
    return case.amount.guard == "score" and (not case.amount.number.arabic or bool(_TIME_OF_DAY.search(case.before)))


def _article_of_law(case: Case) -> bool:
    """《基本法》27條, 第 27 條及 34 條, 23條立法: articles are numbered, not counted."""
    if case.amount.form not in ("条", "款", "项") or case.small:
        return False
    return bool(_LAW.search(case.before)) or case.follows("立法", "规定", "订明", "争议", "框架")


def _session(case: Case) -> bool:
    """十三届, 第七届: ordinals; 连任两届: a count."""
    return case.amount.guard == "served" and (case.amount.number.arabic or not _TERM.search(case.before))


COUNT_GUARDS: tuple[Guard, ...] = (
    _rank,
    _refers_back,
    _an_article,
    _ordinal_two,
    _slogan,
    _people,
    _once,
    _o_clock,
    _minute,
    _article_of_law,
    _session,
)
