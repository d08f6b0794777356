"""A number with its unit: 33 亿元, 15至20亿, 三个半月, 百分之八十, 三分之一, 七成半, 5,000元/月."""

import re
from decimal import Decimal
from typing import NamedTuple

from store.extraction.engine.rule import Example, Rule
from store.extraction.figures.amount_words import patterns, smaller_units
from store.extraction.figures.contexts import CONTEXTS, beside
from store.extraction.figures.english import read_english
from store.extraction.figures.numerals import Numeral, read_numeral
from store.extraction.figures.units import Unit, unit_at
from store.model import FigureKind

FRACTION = Rule(
    "figure.fraction",
    0.97,
    finds=Example("百分之八十的店铺已经关门。", "百分之八十"),
    leaves=Example("百分之八十的店铺已经关门。", "八十"),
    lists=(CONTEXTS,),
)
"""百分之八十, 三分之一, 一半: as sure as its kind."""
HALF = Rule(
    "figure.half",
    0.9,
    finds=Example("近半店铺已经关门。", "近半"),
    leaves=Example("半山店铺已经关门。", "半"),
    lists=("qualifiers.tsv",),
)
"""A half that a qualifier shows to be one."""
SLASH = Rule(
    "figure.slash",
    0.9,
    finds=Example("会员占人口的1/5。", "1/5"),
    leaves=Example("会议在9/11举行。", "9/11"),
)
"""A fraction with a stroke, which a date is not."""
RANGE = Rule(
    "figure.range",
    0.97,
    finds=Example("项目耗资75-100亿美元。", "75-100亿美元"),
    leaves=Example("比赛以3-2结束。", "3-2"),
    lists=("units.tsv", "currencies.tsv", "classifiers.tsv", CONTEXTS),
)
"""Two numbers with a sign between them: as sure as its kind."""
_RANGE = re.compile(r"\s{0,2}(?:至|到|-|–|—|~|～|〜|−|－|\bto\b)(?![-–—到至])\s{0,2}")
_EITHER = re.compile(r"\s?[、或]\s?")
_EITHER_END = re.compile(r"(?:至|到|-)(?:百分之)?(?=[\d一二三四五六七八九十])")
_PER = re.compile(r"\s?(?:/\s?|每)(?=\S)")
_PER_SECOND = re.compile(r"[sh](?![A-Za-z0-9])")
_ZERO, _ONE, _HALF_VALUE = Decimal(0), Decimal(1), Decimal("0.5")


class Amount(NamedTuple):
    """A number with its unit as they stand in a text, without what qualifies it.

    Attributes:
        start: first code point of the number.
        end: one past the unit, or past the number where it has no unit.
        kind: the kind that the unit makes; None where there is no unit.
        value: in the record's unit; None where it is vague.
        upper: the other end of a range.
        unit: what the record says; "" where it says what is written there.
        form: the unit as folded text has it; "" without one.
        number: the numeral, the second one of a range.
        more: 多, 余, 几 inside it.
        rule: what sort of phrase it is.
        guard: the guard of a classifier.
        unit_start: where the unit begins, the number's end without one.
        unit_end: one past the unit as the record says it, which is before /月 in money and behind it in measures.
    """

    start: int
    end: int
    kind: FigureKind | None
    value: Decimal | None
    upper: Decimal | None
    unit: str
    form: str
    number: Numeral
    more: str = ""
    rule: str = ""
    guard: str = ""
    unit_start: int = 0
    unit_end: int = 0


def read_amount(text: str, start: int) -> Amount | None:
    """Return the amount whose number begins at `start` of a folded text, or None where there is no number."""
    if text[start] == "半":
        return _half(text, start)
    if text.startswith("一半", start):
        number = Numeral(start, start + 2, _HALF_VALUE, arabic=False)
        return Amount(start, start + 2, "multiple", _HALF_VALUE, None, "倍", "一半", number, rule=FRACTION.name)
    word = text[start].isascii() and text[start].isalpha()
    first = read_english(text, start) if word else read_numeral(text, start)
    if first is None:
        return None
    return _fraction(text, first) or _slash(text, first) or _range(text, first) or _single(text, first)


def _half(text: str, start: int) -> Amount | None:
    match = patterns().before.match(text, start)
    number = Numeral(start, start + 1, _HALF_VALUE, arabic=False)
    if match is None or match.group(1) in ("数以上", "数"):
        end = start + (2 if match else 1)
        rule = HALF.name if match is None else FRACTION.name
        return Amount(start, end, "multiple", _HALF_VALUE, None, "倍", "半", number, rule=rule)
    unit = unit_at(text, start + 1)
    return None if unit is None else _amount(number, unit, _HALF_VALUE * unit.factor, None)


def _fraction(text: str, first: Numeral) -> Amount | None:
    """Return 百分之八十, 三分之一, 千分之五, or None."""
    if text.startswith("分之", first.end) and first.value:
        second = read_numeral(text, first.end + 2)
        if second is None or first.value is None:
            return None
        point = _EITHER_END.match(text, second.end)
        upper = second.upper
        third = read_numeral(text, point.end()) if point is not None else None
        if third is not None and third.value and second.value and third.value > second.value:
            second, upper = second._replace(end=third.end), third.value
        percent = first.value == 100
        factor = _ONE if percent else 1 / first.value
        value = None if second.value is None else second.value * factor
        kind: FigureKind = "percent" if percent else "multiple"
        unit = "%" if percent else "倍"
        high = None if upper is None else upper * factor
        return Amount(first.start, second.end, kind, value, high, unit, "分之", second, second.more, FRACTION.name)
    return None


def _slash(text: str, first: Numeral) -> Amount | None:
    """Return 1/5, which a date (9/11) and a ratio of hours (24/7) are not, or None."""
    if not (first.arabic and text[first.end : first.end + 1] == "/" and first.scale == 1 and first.start):
        return None
    second = read_numeral(text, first.end + 1)
    if second is None or not second.arabic or not first.value or not second.value or second.scale > 1:
        return None
    beside = text[first.start - 1].strip() or text[max(0, first.start - 2)]
    prose = beside.isalpha() and beside not in "于在至到从由自"  # neither a cell of a table nor a date
    if text[first.end + 1].isdecimal() and prose and text[second.end : second.end + 1] not in ("/", "月"):
        value = first.value / second.value
        if value < 1 and second.value <= 10 and first.value == int(first.value):
            return Amount(first.start, second.end, "multiple", value, None, "倍", "/", second, rule=SLASH.name)
    return None


def _range(text: str, first: Numeral) -> Amount | None:
    """Return a range whose ends both stand there (75-100亿美元, 6.1 万辆至 6.3 万辆, 三、四年), or None."""
    unit = unit_at(text, first.end)
    second = _other_end(text, first, unit)
    if second is None or first.value is None or second.value is None:
        return None
    if unit is None and first.scale == 1 and second.scale > 1 and first.value < second.value / second.scale:
        first = first.scaled(second.scale)  # 15至20亿
    last = unit_at(text, second.end)
    if first.value is None or first.value >= second.value or (unit is not None and not _same(unit, last)):
        return None
    if last is None:
        bare = Amount(first.start, second.end, None, first.value, second.value, "", "", second, second.more, RANGE.name)
        return bare if second.scale > 1 else None
    amount = _amount(second, last, first.value * last.factor, second.value * last.factor)
    return _with_tail(text, amount._replace(start=first.start, rule=RANGE.name))


def _other_end(text: str, first: Numeral, unit: Unit | None) -> Numeral | None:
    """Return the number behind the sign of a range, or None where there is none."""
    if first.value is None or first.upper is not None:
        return None
    connector = _RANGE.match(text, unit.end if unit else first.end)
    either = _EITHER.match(text, first.end) if connector is None and unit is None and not first.arabic else None
    sign = connector or either
    second = read_numeral(text, sign.end()) if sign is not None else None
    if second is None or second.value is None or second.upper is not None:
        return None
    if either is not None and not (second.value == first.value + 1 and first.value < 10):
        return None
    return second


def _same(first: Unit, second: Unit | None) -> bool:
    return (
        second is not None and first.kind == second.kind and (first.unit or first.form) == (second.unit or second.form)
    )


def _single(text: str, number: Numeral) -> Amount | None:
    half = patterns().inside.match(text, number.end)
    if half is not None and number.value is not None:
        value = number.value + (_HALF_VALUE if half.group(1) == "半" else _ZERO)
        more = "" if half.group(1) == "半" else half.group(1)
        form = "个" + half.group(2)
        return Amount(number.start, half.end(), "duration", value, None, form, form, number, more)
    unit = unit_at(text, number.end)
    if unit is None:
        return Amount(number.start, number.end, None, number.value, number.upper, "", "", number, number.more)
    if unit.form == "折" and number.value is not None and number.value >= 10:
        unit = unit._replace(factor=_ONE)  # 97折
    amount = _amount(number, unit, _times(number.value, unit.factor), _times(number.upper, unit.factor))
    return _with_tail(text, _lengthened(text, amount))


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else value * factor


def _amount(number: Numeral, unit: Unit, value: Decimal | None, upper: Decimal | None) -> Amount:
    return Amount(
        number.start,
        unit.end,
        unit.kind,
        value,
        upper,
        unit.unit,
        unit.form,
        number,
        number.more,
        "",
        unit.guard,
        unit.end - len(unit.form),
        unit.end,
    )


def _lengthened(text: str, amount: Amount) -> Amount:
    """Return the amount with the half or the smaller unit that continues it: 七成半, 三成五, 1小时20分钟, 9分30秒."""
    if amount.value is None or amount.upper is not None:
        return amount
    if amount.form in beside("half-behind") and patterns().behind.match(text, amount.end):
        step = Decimal(5) if amount.form == "成" else _HALF_VALUE
        return amount._replace(end=amount.end + 1, value=amount.value + step)
    if amount.form == "成" and (tenth := patterns().tenth.match(text, amount.end)):
        part = read_numeral(tenth.group(1), 0)
        if part is not None and part.value is not None:
            return amount._replace(end=tenth.end(), value=amount.value + part.value)
    if amount.form in ("元", "块") and (coins := patterns().coins.match(text, amount.end)):
        return _with_coins(amount, coins)
    following = read_numeral(text, amount.end) if amount.form in smaller_units() else None
    for form, parts in smaller_units().get(amount.form, ()):
        if following is not None and following.value is not None and text.startswith(form, following.end):
            if following.upper is not None or following.value >= parts:
                break
            unit = "分钟" if form == "分" else form
            value = amount.value * parts + following.value
            return amount._replace(end=following.end + len(form), value=value, unit=unit, form=unit, kind="duration",
                                   guard="")  # fmt: skip
    return amount


def _with_coins(amount: Amount, coins: re.Match[str]) -> Amount:
    """Return 18元3角 and 3块5 as one amount; in speech the digit behind 块 is a tenth."""
    value = amount.value or _ZERO
    for digit, factor in (
        (coins.group(1) or coins.group(3) or coins.group(4), Decimal("0.1")),
        (coins.group(2), Decimal("0.01")),
    ):
        read = read_numeral(digit, 0) if digit else None
        if read is not None and read.value is not None:
            value += read.value * factor
    return amount._replace(end=coins.end(), value=value)


def _with_tail(text: str, amount: Amount) -> Amount:
    """Return the amount with what it is for one of: 1.19 美元/股, 3,500元人民币/月."""
    if amount.kind not in ("money", "measure", "count"):
        return amount
    tail = _PER.match(text, amount.end)
    if tail is None:
        return amount
    if "每" in tail.group() and amount.kind != "money":
        return amount
    unit = unit_at(text, tail.end())
    if unit is not None and unit.kind not in ("money", "percent"):
        return _tailed(amount, unit.end)
    if text[tail.end()] in beside("per") or _PER_SECOND.match(text, tail.end()):
        return _tailed(amount, tail.end() + 1)
    return amount


def _tailed(amount: Amount, end: int) -> Amount:
    """Return the amount with its tail, which belongs to the unit of a measure (微克/立方米), not to a currency."""
    return amount._replace(end=end, unit_end=amount.unit_end if amount.kind == "money" else end)
