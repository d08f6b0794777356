"""Fractions: 百分之八十, 三分之一, 四分一, 1/5."""

import re
from decimal import Decimal
from math import gcd

from store.extraction.engine.rule import Example, Rule
from store.extraction.figures.amount import Amount, make_amount
from store.extraction.figures.contexts import CONTEXTS, ends_with, is_chinese, stands_at
from store.extraction.figures.continued import digit_value
from store.extraction.figures.numerals import CHINESE, Numeral, read_numeral
from store.extraction.figures.units import unit_at
from store.model import FigureKind

FRACTION = Rule(
    "figure.fraction",
    0.97,
    finds=Example("百分之八十的店铺已经关门。", "百分之八十"),
    leaves=Example("百分之八十的店铺已经关门。", "八十"),
    lists=(CONTEXTS,),
)
"""百分之八十, 三分之一, 一半: as sure as its kind."""
SLASH = Rule(
    "figure.slash",
    0.9,
    finds=Example("会员占人口的1/5。", "1/5"),
    leaves=Example("会议在9/11举行。", "9/11"),
    lists=(CONTEXTS,),
)
"""A fraction with a stroke, which a date is not."""
_SPOKEN = re.compile(rf"([三四五六七八九十])分([一二三四五六七八九])(?![{CHINESE}分秒钟球段]|之)")
_SPOKEN_DIGITS = re.compile(r"(?:([3-9]|10)分(1)|(3)分(2)|(4)分(3))(?![\d.,]|[分秒钟球段比:-]|之)")
_EITHER_END = re.compile(r"\s?(?:至|到|-|—|~|～)\s?(?:([百千万]?分之))?(?=[\d一二三四五六七八九十])")
_OTHER_FRACTION = re.compile(r"([至到])(?=[二三四五六七八九十]{1,3}分之)")
_OF_A_SHARE = re.compile(
    r"多?的?(?:佣金|提成|抽成|分成|回扣|返点|返利|手续费|利润|毛利|利息|利率|折扣|增长|增速|涨幅|跌幅)"
)
_SECONDS = ("秒", "秒钟")
_VERSIONED = re.compile(r"\s?(?!\s|[的左以强弱多])[㐀-鿿]")
_CLAUSE_MARKS = frozenset("，。；：、！？,;:\n")
_ONE = Decimal(1)
_HUNDRED = 100


def read_fraction(text: str, first: Numeral) -> Amount | None:
    """Return the fraction whose first number is read, or None."""
    return _fraction(text, first) or _spoken(text, first) or _slash(text, first)


def _fraction(text: str, first: Numeral) -> Amount | None:
    """Return 百分之八十, 三分之一, 千分之五, or None."""
    if text.startswith("分之", first.end) and first.value:
        second = read_numeral(text, first.end + 2)
        if second is None or first.value is None:
            return None
        point = _EITHER_END.match(text, second.end)
        if point is not None and point.group(1) and not text.endswith(point.group(1), first.start, first.end + 2):
            point = None  # 百分之三到千分之五
        upper = second.upper
        third = read_numeral(text, point.end()) if point is not None else None
        if third is not None and text.startswith("分之", third.end):
            third = None  # 八分之一到六分之一: its own denominator
        if third is not None and third.value and second.value and third.value > second.value:
            second, upper = second._replace(end=third.end), third.value
        alone = third is None and not upper and second.value and first.value < _HUNDRED
        other = _OTHER_FRACTION.match(text, second.end) if alone else None
        if other is not None and (below := read_numeral(text, other.end(1))) is not None:
            return _two(text, first, second, below)
        percent = first.value == _HUNDRED
        factor = _ONE if percent else 1 / first.value
        value = None if second.value is None else second.value * factor
        kind: FigureKind = "percent" if percent else "multiple"
        unit = "%" if percent else "倍"
        high = None if upper is None else upper * factor
        return Amount(first.start, second.end, kind, value, high, unit, "分之", second, second.more, FRACTION.name)
    return None


def _two(text: str, first: Numeral, second: Numeral, below: Numeral) -> Amount | None:
    """Return the range between two fractions with denominators of their own (八分之一到六分之一), the lower first."""
    above = read_numeral(text, below.end + 2) if text.startswith("分之", below.end) else None
    if above is None or not (first.value and second.value and below.value and above.value):
        return None
    low, high = sorted((second.value / first.value, above.value / below.value))
    return Amount(first.start, above.end, "multiple", low, high, "倍", "分之", above, rule=FRACTION.name)


def in_hundredths(text: str, amount: Amount) -> Amount:
    """Return 个点 of what is paid or grows as percentage points (三个点的佣金), any other amount as it is."""
    if amount.form != "个点" or not _OF_A_SHARE.match(text, amount.end):
        return amount
    return amount._replace(kind="percent", unit="%")


def _spoken(text: str, first: Numeral) -> Amount | None:
    """Return 四分一 and 3分1, or 四分一厘 as the rate that it is, or None."""
    match = (_SPOKEN_DIGITS if first.arabic else _SPOKEN).match(text, first.start)
    if match is None:
        return None
    below, above = (digit_value(digit) for digit in match.groups() if digit)
    part = first._replace(end=match.end(), value=above / below)
    unit = unit_at(text, part.end)
    if above >= below or (first.arabic and unit is not None):
        return None  # 得3分2篮板
    if unit is not None and unit.form == "厘":
        return make_amount(part, unit, part.value, None)
    return Amount(part.start, part.end, "multiple", part.value, None, "倍", "分之", part, rule=FRACTION.name)


def _slash(text: str, first: Numeral) -> Amount | None:
    """Return 1/5, which a date (9/11) and a ratio of hours (24/7) are not, or None."""
    if not (first.arabic and text[first.end : first.end + 1] == "/" and first.scale == 1):
        return None
    second = read_numeral(text, first.end + 1)
    if second is None or not second.arabic or not first.value or not second.value or second.scale > 1:
        return None
    value, following = first.value / second.value, text[second.end : second.end + 1]
    if value >= 1 or first.value != int(first.value) or not text[first.end + 1].isdecimal() or text[first.start] == "0":
        return None
    unit = unit_at(text, second.end)
    if unit is not None and (unit.kind == "measure" or unit.form in _SECONDS) and first.value == 1:
        part = second._replace(start=first.start, value=value)
        return make_amount(part, unit, value, None)  # 1/2.3英寸, 1/8000秒
    if second.value > 10 or following in ("/", "月") or not _in_prose(text, first, second):
        return None
    return Amount(first.start, second.end, "multiple", value, None, "倍", "/", second, rule=SLASH.name)


def _in_prose(text: str, first: Numeral, second: Numeral) -> bool:
    """Return whether a fraction with a stroke stands in a sentence: neither in a cell of a table nor for a date.

    Where it begins a clause it is a date as often; one in its lowest terms with a word right behind it is none.
    """
    beside_it = text[: first.start][-1:].strip() or text[max(0, first.start - 2) : first.start].strip()[-1:]
    if beside_it.isascii() and beside_it.isalpha() and _VERSIONED.match(text, second.end):
        return False  # Windows 7/8系统, but GDP 1/3左右
    if beside_it.isalpha():
        return not ends_with(text[max(0, first.start - 4) : first.start], "date-before")
    lowest = gcd(int(first.value or 0), int(second.value or 0)) == 1
    begins = not beside_it or beside_it in _CLAUSE_MARKS
    return (
        lowest
        and begins
        and is_chinese(text[second.end : second.end + 1])
        and not stands_at(text, second.end, "day-word")
    )
