"""Two numbers in a row that mean either of them or what is between: 三、四年, 13、14岁, 30、40元, 七、八百元."""

import re
from decimal import Decimal

from store.extraction.figures.contexts import ends_with
from store.extraction.figures.numerals import Numeral
from store.extraction.figures.units import unit_at

_ROUND = frozenset(Decimal(10**power) for power in range(1, 10))
_TEN, _HUNDRED = Decimal(10), Decimal(100)
_GOES_ON = re.compile(r"(?:[、第]|\d|\d[至到~–—-]\s?)$")
_EACH = re.compile(r"(?:分别|依次)[^，。；！？\d]*$")
"""What tells a list of as many things as there are numbers: 分别为12、13岁."""
_REACH = 10
_ENDS = frozenset("。；：！？、;:!?\n|第")
"""Behind these a number before 、 may count the items of a list (1、20名学生)."""
_ONE_DIGIT = frozenset(("duration", "count", "percent"))


def either(text: str, first: Numeral, second: Numeral) -> bool:
    """Return whether two numbers in a row mean either of them, and are no numbers of a list."""
    if first.value is None or second.value is None or _EACH.search(text, max(0, first.start - _REACH), first.start):
        return False
    if not first.arabic:
        return _chinese(text, first, second)
    unit = unit_at(text, second.end)
    if unit is None or _GOES_ON.search(text, max(0, first.start - 3), first.start):
        return False
    step = second.value / second.scale - first.value
    if first.end - first.start == 1:
        if second.value == first.value + 1:
            return second.end - second.start == 1 and unit.kind in _ONE_DIGIT
        shared = leads(first, second)
        return shared > _TEN or (shared == _TEN and _inside(text, first))
    years = step == 1 and unit.form == "年" and not ends_with(text[max(0, first.start - 2) : first.start], "tenths")
    return _neighbours(text, first, second, step) and not years  # 20、21年 may be years, 有11、12年 are none


def _neighbours(text: str, first: Numeral, second: Numeral, step: Decimal) -> bool:
    """Return whether numbers of two digits are neighbours (13、14岁), or round ones are (30、40元, 700、800票)."""
    digits = first.end - first.start
    as_long = digits in (2, 3) and (second.scale > 1 or second.end - second.start == digits)
    if not as_long or text[first.start] == "0" or not _inside(text, first) or first.value is None:
        return False
    place = _TEN ** (digits - 1)
    return (step == 1 and digits == 2) or (step == place and first.value % place == 0)


def _chinese(text: str, first: Numeral, second: Numeral) -> bool:
    """Return whether Chinese numerals are neighbours (三、四年, 十三、四岁) or share their tens (五、六十岁)."""
    if first.value is None or second.value is None:
        return False
    if first.value < _TEN:
        return second.value == first.value + 1 or _go_on(text, first, second)
    tens = first.value % _TEN == 0 and second.value == first.value + _TEN
    ones = second.value == first.value + 1 and second.end - second.start == 1
    unit = unit_at(text, second.end)
    if unit is None or not (tens or ones) or second.value > _HUNDRED:
        return False
    return unit.form == "岁" or _inside(text, first)  # 十七、八岁时 begins a sentence


def leads(first: Numeral, second: Numeral) -> int:
    """Return by what a digit is to be multiplied that the next one leads a round number (1000 of 7、8000), else 0."""
    if first.value is None or second.value is None or first.value >= _TEN:
        return 0
    scale = second.value / (first.value + 1)
    return int(scale) if scale in _ROUND else 0


def with_tens(first: Numeral, second: Numeral) -> Numeral:
    """Return a Chinese digit with the tens of the number before it, which it goes on from (十三、四岁)."""
    if first.arabic or first.value is None or not _TEN < first.value < _HUNDRED or second.value is None:
        return second
    goes_on = second.value < _TEN and first.value % _TEN + 1 == second.value
    return second._replace(value=first.value + 1) if goes_on else second


def _go_on(text: str, first: Numeral, second: Numeral) -> bool:
    """Return whether a Chinese digit shares the tens or hundreds of the next one (五、六十岁), as no list does."""
    scale = leads(first, second)
    if not scale or not _inside(text, first):
        return False
    return scale >= 10**4 or unit_at(text, second.end) is not None  # 五、六十年代 are years


def _inside(text: str, first: Numeral) -> bool:
    """Return whether a number stands inside a clause, where it numbers no item of a list."""
    before = text[max(0, first.start - 2) : first.start].strip(" ")[-1:]
    return before != "" and before not in _ENDS
