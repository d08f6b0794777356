"""Guards of money, measures and percentages, and those of every kind."""

import re
from functools import cache

from store.extraction.figures.contexts import beside, ends_with
from store.extraction.figures.guards.case import Case, Guard
from store.extraction.figures.units import unit_at
from store.extraction.lexicon import rows
from store.model import FigureKind
from store.text.patterns import holds

_TITLE = re.compile(r"[^》〉\n。]{0,20}[》〉]")
_OPENED = re.compile(r"[《〈](?:[^《》〈〉\n。，！？]*)$")
_SHORT_TITLE, _LONGEST_TITLE = 10, 20
"""Characters of a title: one that is longer and has digits is a headline, which states what they say."""
_PLACES = re.compile(r"大关|成绩|[之以][内外]|开外|[^，。；、！？\n]{0,4}榜")
_ALTERNATIVE = re.compile(r"\d[A-Za-z]{1,3}/$")  # 8GB/256GB
_MARK = re.compile(r"[，,。;:!?]")
_LETTERS = {"V": "power", "W": "power", "G": "capacity", "T": "capacity"}
_BESIDE = 6
"""Characters behind a letter that may say what it measures."""
_NETWORKS = 7
"""Generations of networks: below it nobody can tell them from gigabytes (4G卡)."""
_ORDINAL = re.compile(r"(?:第\d{0,3}[、和及至到]?|编号|No\.|NO\.|Top\s?|TOP\s?)\s?$")


def glued(text: str, start: int, kind: FigureKind | None) -> bool:
    """Return whether the number at `start` is part of a name, a version, a date, a time, a power (v2.0, 9:30, 10^6)."""
    if start == 0:
        return False
    previous, earlier = text[start - 1], text[start - 2] if start > 1 else ""
    if previous in "-_./:" and earlier.isascii() and earlier.isalnum():
        return not (kind == "measure" and _ALTERNATIVE.search(text, max(0, start - 5), start))
    if previous.isascii() and previous.isalpha():
        return kind not in ("money", "percent")  # GDP5.2% leaves its blank out
    return previous in "#@№^"


def _ordinal(case: Case) -> bool:
    """第三年, 第2、3章, No. 1: an order, not a quantity."""
    start = case.amount.start
    return bool(_ORDINAL.search(case.text, max(0, start - 6), start))


def _double(case: Case) -> bool:
    """双11, 双十一: a day of sales; 军情六处: an office."""
    return case.before.endswith(tuple(beside("named")))


def _title(case: Case) -> bool:
    """《4分33秒》, 《56个民族》, 《最初的三千年》: the title of a work; 《查出13起违规，无人受罚》: a headline."""
    behind = _TITLE.match(case.text, case.amount.end)
    if behind is None or case.before.endswith(("《", "〈")):
        return behind is not None
    opened = _OPENED.search(case.text, max(0, case.amount.start - _LONGEST_TITLE), case.amount.start)
    inside = 0 if opened is None or "，" in behind.group() else behind.end() - opened.start() - 2
    return 0 < inside <= (_LONGEST_TITLE if not case.amount.number.arabic else _SHORT_TITLE)


@cache
def _foreign() -> re.Pattern[str]:
    """Return the pattern of two characters that hardly stand outside foreign names."""
    letters = "".join(characters for characters, weight in rows("transliteration.tsv") if weight == "2")
    return re.compile(rf"[{letters}]{{2}}")


def _by_the(case: Case) -> bool:
    """数以千、万计: a number inside a figure of speech, which is read as a whole where it is whole (数以千计)."""
    return case.before.endswith("数以")


def _most(case: Case) -> bool:
    """大多数个人, 少数几家, 无数个体, 整数倍: 数 ends the word before; not in 至少数十人, 减少数百个."""
    ends = case.written.startswith("数") and case.before.endswith(("多", "少", "无", "整"))
    return ends and not ends_with(case.before, "at-least")


def _round_alone(case: Case) -> bool:
    """万户, 千年, 万里, 吕军亿: a round word alone is a figure of speech or a name unless something qualifies it."""
    if case.written not in ("百", "千", "万", "亿"):
        return False
    spoken = case.amount.kind in (None, "count", "duration") or case.amount.form == "里"
    if case.written == "万" and case.amount.kind is None and _foreign().match(case.text, case.amount.end):
        return True  # 约万维奇: a foreign name
    told = case.qualified or (case.amount.kind == "duration" and case.before.endswith("有"))  # 有百年历史
    named = case.amount.form == "名" and not case.before.endswith("每")  # 万名观众
    told |= named and not _PLACES.match(case.text, case.amount.end)  # 百名大关
    told |= case.before.endswith("破") and not case.before.endswith("打破")  # 破百宗
    return spoken and not told


def _ternary(case: Case) -> bool:
    """一元, 二元, 三元电池: elements, not money."""
    if case.amount.form != "元" or not case.amount.number.small:
        return False
    return case.written in ("一", "二") or case.follows(*beside("element"))


def _unit_of_a_table(case: Case) -> bool:
    """（单位：百万港元）, 以亿元计: the unit that other numbers are told in."""
    if case.amount.number.arabic or case.qualified or not set(case.written) <= set("十百千万亿"):
        return False
    bracketed = case.before.rstrip().endswith(("(", "（", "[", "/")) and case.follows(")", "）", "]")
    before = case.before.rstrip(" :：")
    return bracketed or before.endswith("单位") or (before.endswith(("按", "以")) and case.follows("计", "为单位"))


def _not_a_penny(case: Case) -> bool:
    """没拿到一分钱, 没收一分钱: none at all; 只收一毛钱: a sum."""
    if not case.one or case.qualified or case.amount.form not in beside("penny"):
        return False
    clause = _MARK.split(case.before)[-1]
    none = holds(clause, beside("none-before")) or case.follows(*beside("none-behind"))
    return none or not (ends_with(clause, "paid") or ends_with(clause, "charged"))


def _yuan_word(case: Case) -> bool:
    """2元老, 3元件: 元 begins another word."""
    if case.amount.form.endswith("圆") and case.follows(*beside("round-word")):
        return True
    return case.amount.form in ("元", "圆") and case.follows(*beside("yuan-word"))


def _coordinate(case: Case) -> bool:
    """北纬22度: where a place is."""
    return case.amount.form in ("度", "°") and case.before.endswith(("北纬", "南纬", "东经", "西经"))


def _no_factor(case: Case) -> bool:
    """1920×1080, 小米5X: sizes and models; 3.5x, 2.5X: times as much."""
    if case.amount.form not in ("x", "X", "×"):
        return False
    beside = case.text[case.amount.end : case.amount.end + 2].lstrip()[:1]
    return (beside.isascii() and beside.isalnum()) or (case.amount.form == "X" and "." not in case.written)


def _one_measure(case: Case) -> bool:
    """最后一公里: one as an article; 一米八: no one."""
    return case.one and not case.qualified and not case.amount.halved


def _bare_letter(case: Case) -> bool:
    """15W次, 月薪2W and 5G网络, not 15W快充, 内存16G; 17 V, not 3.7V: a letter that is no unit here."""
    letter = case.amount.form
    if letter not in _LETTERS:
        return False
    end = case.amount.end
    if letter == "V":
        return case.text[case.amount.number.end : case.amount.number.end + 1].isspace()
    if (letter == "G" and (case.amount.value or 0) < _NETWORKS) or (letter == "W" and unit_at(case.text, end)):
        return True
    clause = _MARK.split(case.before)[-1] + _MARK.split(case.text[end : end + _BESIDE])[0]
    return not holds(clause, beside(_LETTERS[letter]))


def _ten_tenths(case: Case) -> bool:
    """十二成, 十成把握: 成 counts tenths, ten of them at most; of being sure, ten are an idiom."""
    value = case.amount.number.value
    if case.amount.form != "成" or value is None or value < 10:
        return False
    return value > 10 or case.follows(*beside("sureness"))


ANY_GUARDS: tuple[Guard, ...] = (_ordinal, _double, _title, _by_the, _most, _round_alone, _coordinate)
MONEY_GUARDS: tuple[Guard, ...] = (_ternary, _not_a_penny, _yuan_word, _unit_of_a_table)
MEASURE_GUARDS: tuple[Guard, ...] = (_one_measure, _unit_of_a_table, _bare_letter)
MULTIPLE_GUARDS: tuple[Guard, ...] = (_no_factor,)
PERCENT_GUARDS: tuple[Guard, ...] = (_ten_tenths,)
