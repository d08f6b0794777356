"""A number with its unit: 33 亿元, 15至20亿, 三个半月, 百分之八十, 三分之一, 七成半, 5,000元/月."""

import re
from decimal import Decimal
from math import gcd

from store.extraction.engine.rule import Example, Rule
from store.extraction.figures.amount import Amount, make_amount
from store.extraction.figures.amount_words import patterns
from store.extraction.figures.contexts import CONTEXTS, beside, ends_with, stands_at
from store.extraction.figures.continued import digit_value, lengthened, with_tail
from store.extraction.figures.digits import read_digits
from store.extraction.figures.english import read_english, read_share
from store.extraction.figures.numerals import CHINESE, Numeral, read_numeral
from store.extraction.figures.qualifiers import qualifier_before
from store.extraction.figures.spread import read_spread
from store.extraction.figures.units import Unit, currency_before, unit_at
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
    lists=(CONTEXTS,),
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
RANGE_OR_LEVEL = Rule(
    "figure.range_or_level",
    0.6,
    finds=Example("预计股价上升5元至8元。", "5元至8元"),
    leaves=Example("股价上升5元至120元。", "5元至120元"),
    lists=("units.tsv", "currencies.tsv", "classifiers.tsv", CONTEXTS),
)
"""Two amounts behind a verb of change, which may be the change and the level reached instead of a range."""
_LEVEL: dict[FigureKind, int] = {"percent": 4, "duration": 4}  # times the change, from which on it is no range
_SPOKEN = re.compile(rf"([三四五六七八九十])分([一二三四五六七八九])(?![{CHINESE}分秒钟球段]|之)")
_OFF = re.compile(r"([一二三四五六七八九])([一二三四五六七八九])(?=折)|([半对])(?=折)")
_SCALE_BEFORE = re.compile(r"([摄华]氏)(?:温度)?(?:零下|-|－|−)?\s?$")
_RANGE = re.compile(r"\s{0,2}(?:至|到|-|–|—|~|～|〜|−|－|\bto\b)(?![-–—到至])\s{0,2}")
_EITHER = re.compile(r"\s?[、或]\s?")
_EITHER_END = re.compile(r"\s?(?:至|到|-|—|~|～)\s?(?:([百千万]?分之))?(?=[\d一二三四五六七八九十])")
_CLAUSE_MARKS = frozenset("，。；：、！？,;:\n")
_ROUND = frozenset(Decimal(10**power) for power in range(2, 10))
_ZERO, _ONE, _HALF_VALUE = Decimal(0), Decimal(1), Decimal("0.5")


def read_amount(text: str, start: int) -> Amount | None:
    """Return the amount whose number begins at `start` of a folded text, or None where there is no number."""
    special = read_spread(text, start, read_amount) or _discount(text, start) or read_digits(text, start)
    if special is not None:
        return special
    if text[start] == "半":
        return _half(text, start)
    if text.startswith("一半", start):
        number = Numeral(start, start + 2, _HALF_VALUE, arabic=False)
        return Amount(start, start + 2, "multiple", _HALF_VALUE, None, "倍", "一半", number, rule=FRACTION.name)
    word = text[start].isascii() and text[start].isalpha()
    share = read_share(text, start) if word else None
    if share is not None:
        number = Numeral(start, share.end, share.value, arabic=False)
        return Amount(start, share.end, "multiple", share.value, None, "倍", "", number, rule=FRACTION.name)
    first = read_english(text, start) if word else read_numeral(text, start)
    if first is None:
        return None
    return (
        _fraction(text, first)
        or _spoken(text, first)
        or _slash(text, first)
        or _range(text, first)
        or _single(text, first)
    )


def _discount(text: str, start: int) -> Amount | None:
    """Return what is asked in a sale, told in tenths and hundredths (七五折) or as a half (对折), or None."""
    match = _OFF.match(text, start)
    unit = unit_at(text, match.end()) if match is not None else None
    if match is None or unit is None or unit.form != "折":
        return None
    first, second = (5, 0) if match.group(3) else (digit_value(match.group(1)), digit_value(match.group(2)))
    if first + 1 == second:
        return None  # 七八折 is seven or eight tenths
    value = Decimal(10 * first + second)
    return make_amount(Numeral(start, match.end(), value, arabic=False), unit._replace(factor=_ONE), value, None)


def _half(text: str, start: int) -> Amount | None:
    match = patterns().before.match(text, start)
    number = Numeral(start, start + 1, _HALF_VALUE, arabic=False)
    if match is None or match.group(1) in ("数以上", "数"):
        end = start + (2 if match else 1)
        rule = HALF.name if match is None else FRACTION.name
        return Amount(start, end, "multiple", _HALF_VALUE, None, "倍", "半", number, rule=rule)
    if match.group(1).startswith("个多"):  # 半个多月
        form = match.group(1).replace("多", "")
        return Amount(start, match.end(), "duration", _HALF_VALUE, None, form, form, number, "多")
    unit = unit_at(text, start + 1)
    return None if unit is None else make_amount(number, unit, _HALF_VALUE * unit.factor, None)


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


def _spoken(text: str, first: Numeral) -> Amount | None:
    """Return 四分一, or 四分一厘 as the rate that it is, or None."""
    match = None if first.arabic else _SPOKEN.match(text, first.start)
    if match is None:
        return None
    below, above = digit_value(match.group(1)), digit_value(match.group(2))
    if above >= below:
        return None
    part = first._replace(end=match.end(), value=above / below)
    unit = unit_at(text, part.end)
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
    if value >= 1 or second.value > 10 or first.value != int(first.value) or not text[first.end + 1].isdecimal():
        return None
    if following in ("/", "月") or not _in_prose(text, first, second):
        return None
    return Amount(first.start, second.end, "multiple", value, None, "倍", "/", second, rule=SLASH.name)


def _in_prose(text: str, first: Numeral, second: Numeral) -> bool:
    """Return whether a fraction with a stroke stands in a sentence: neither in a cell of a table nor for a date.

    Where it begins a clause it is a date as often; one in its lowest terms with a word right behind it is none.
    """
    beside_it = text[: first.start][-1:].strip() or text[max(0, first.start - 2) : first.start].strip()[-1:]
    if beside_it.isalpha():
        return not ends_with(text[max(0, first.start - 4) : first.start], "date-before")
    lowest = gcd(int(first.value or 0), int(second.value or 0)) == 1
    begins = not beside_it or beside_it in _CLAUSE_MARKS
    return (
        lowest
        and begins
        and "㐀" <= text[second.end : second.end + 1] <= "鿿"
        and not stands_at(text, second.end, "day-word")
    )


def _range(text: str, first: Numeral) -> Amount | None:
    """Return a range whose ends both stand there (75-100亿美元, 6.1 万辆至 6.3 万辆, 三、四年), or None."""
    unit = unit_at(text, first.end)
    second = _other_end(text, first, unit)
    if second is None or first.value is None or second.value is None:
        return None
    if unit is None and first.scale == 1 and second.scale > 1 and first.value < second.value / second.scale:
        first = first.scaled(second.scale)  # 15至20亿
    elif unit is None and text[first.end : second.start].strip() == "、" and (scale := _leads(first, second)):
        first = first.scaled(scale)  # 7、8000元
    last = unit_at(text, second.end)
    if first.value is None or first.value > second.value or (unit is not None and not _same(unit, last)):
        return None
    doubt = _changed(text, first, unit, second, last) if unit is not None and last is not None else 0
    if doubt > 1:
        return None
    return _without_unit(text, first, second) if last is None else _both_ends(text, first, second, last, doubt > 0)


def _without_unit(text: str, first: Numeral, second: Numeral) -> Amount | None:
    """Return a range without a unit where a scale or a currency before each end shows that it is one, or None."""
    told = second.scale > 1 or currency_before(text, second.start) is not None
    if first.value == second.value or not told:
        return None
    return Amount(first.start, second.end, None, first.value, second.value, "", "", second, second.more, RANGE.name)


def _both_ends(text: str, first: Numeral, second: Numeral, last: Unit, doubted: bool) -> Amount | None:
    """Return a range with the unit of its second end, which a half or a smaller unit may continue, or None."""
    if first.value is None or second.value is None:
        return None
    upper = lengthened(text, make_amount(second, last, second.value * last.factor, None))
    if upper.value is None or first.value * last.factor >= upper.value:
        return None  # 一天到一天 is none, 一天到一天半 is one
    amount = upper._replace(
        start=first.start,
        value=first.value * last.factor,
        upper=upper.value,
        rule=RANGE_OR_LEVEL.name if doubted else RANGE.name,
    )
    return with_tail(text, amount)


def _changed(text: str, first: Numeral, unit: Unit, second: Numeral, last: Unit) -> int:
    """Return whether two amounts are a change and the level reached (跌5元至120元): 2 yes, 1 perhaps, 0 a range.

    A level is a good deal more than its change, and who forecasts says a range (预计上升3%至15%).
    """
    between = text[unit.end : second.start].strip()
    if between not in ("至", "到", "to") or not first.value or not second.value or unit.kind == "multiple":
        return 0
    if unit.kind == "percent" and unit.form in beside("points") and last.form not in beside("points"):
        return 2
    before = text[max(0, first.start - 16) : first.start].rstrip()
    qualifier = qualifier_before(before, len(before)) if before else None
    if not ends_with(before[: qualifier.start] if qualifier else before, "moved"):
        return 0
    forecast = any(word in before for word in beside("forecast"))
    return 1 if forecast or second.value <= first.value * _LEVEL.get(unit.kind, 2) else 2


def _other_end(text: str, first: Numeral, unit: Unit | None) -> Numeral | None:
    """Return the number behind the sign of a range, or None where there is none."""
    if first.value is None or first.upper is not None:
        return None
    connector = _RANGE.match(text, unit.end if unit else first.end)
    either = _EITHER.match(text, first.end) if connector is None and unit is None else None
    sign = connector or either
    second = read_numeral(text, _past_currency(text, first, sign.end())) if sign is not None else None
    if second is None or second.value is None or second.upper is not None:
        return None
    if either is not None and not _either(text, first, second):
        return None
    return second


def _past_currency(text: str, first: Numeral, start: int) -> int:
    """Return where the other end begins: behind the currency where it is said again (HK$3.6至HK$4.2)."""
    before = currency_before(text, first.start)
    if before is None:
        return start
    word = text[before[0] : first.start]
    return start + len(word) if text.startswith(word, start) else start


def _either(text: str, first: Numeral, second: Numeral) -> bool:
    """Return whether two numbers in a row mean either of them: 三、四年; of digits 2、3日, which no list goes on."""
    if first.value is None or second.value is None or first.value >= 10:
        return False
    unit = unit_at(text, second.end)
    before = text[first.start - 1 : first.start]
    alone = before not in ("、", "第") and not before.isdecimal() and first.end - first.start == 1
    if second.value != first.value + 1:  # 2、3万元, 7、8000元
        return first.arabic and alone and unit is not None and _leads(first, second) > 1
    if not first.arabic:
        return True
    return alone and second.end - second.start == 1 and unit is not None and unit.kind in ("duration", "count")


def _leads(first: Numeral, second: Numeral) -> int:
    """Return by what a digit is to be multiplied that the next one leads a round number (1000 of 7、8000), else 0."""
    if first.value is None or second.value is None or not second.arabic:
        return 0
    scale = second.value / (first.value + 1)
    return int(scale) if scale in _ROUND else 0


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
    if unit is None or (unit.guard == "force" and number.scale != 1):  # 千亿级
        return Amount(number.start, number.end, None, number.value, number.upper, "", "", number, number.more)
    if unit.form == "折" and number.value is not None and number.value >= 10:
        unit = unit._replace(factor=_ONE)  # 97折
    if unit.form == "度" and (scale := _SCALE_BEFORE.search(text, max(0, number.start - 8), number.start)):
        unit = unit._replace(kind="measure", unit=f"{scale.group(1)}度", guard="")  # 摄氏33度
    amount = make_amount(number, unit, _times(number.value, unit.factor), _times(number.upper, unit.factor))
    return with_tail(text, lengthened(text, amount))


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else value * factor
