"""Two numbers in a row that mean either of them or what is between: 三、四年, 13、14岁, 30、40元, 七、八百元."""

from decimal import Decimal

from store.extraction.figures.numerals import Numeral
from store.extraction.figures.units import unit_at

_ROUND = frozenset(Decimal(10**power) for power in range(1, 10))
_TEN = Decimal(10)
_ENDS = frozenset("。；：！？、;:!?\n|第")
"""Behind these a number before 、 may count the items of a list (1、20名学生)."""
_ONE_DIGIT = frozenset(("duration", "count", "percent"))


def either(text: str, first: Numeral, second: Numeral) -> bool:
    """Return whether two numbers in a row mean either of them, and are no numbers of a list."""
    if first.value is None or second.value is None:
        return False
    if not first.arabic:
        return first.value < _TEN and (second.value == first.value + 1 or _go_on(text, first, second))
    unit = unit_at(text, second.end)
    before = text[first.start - 1 : first.start]
    if unit is None or before in ("、", "第") or before.isdecimal():
        return False
    step = second.value / second.scale - first.value
    if first.end - first.start == 1:
        if second.value == first.value + 1:
            return second.end - second.start == 1 and unit.kind in _ONE_DIGIT
        shared = leads(first, second)
        return shared > _TEN or (shared == _TEN and _inside(text, first))
    return _two_digits(text, first, second, step) and not (step == 1 and unit.form == "年")  # 20、21年 may be years


def _two_digits(text: str, first: Numeral, second: Numeral, step: Decimal) -> bool:
    """Return whether numbers of two digits each are neighbours (13、14岁), or tens that are (30、40元, 20、30万人)."""
    whole = first.end - first.start == 2 and (second.scale > 1 or second.end - second.start == 2)
    if not whole or text[first.start] == "0" or not _inside(text, first) or first.value is None:
        return False
    return step == 1 or (step == _TEN and first.value % _TEN == 0)


def leads(first: Numeral, second: Numeral) -> int:
    """Return by what a digit is to be multiplied that the next one leads a round number (1000 of 7、8000), else 0."""
    if first.value is None or second.value is None or first.value >= _TEN:
        return 0
    scale = second.value / (first.value + 1)
    return int(scale) if scale in _ROUND else 0


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
