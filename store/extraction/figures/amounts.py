"""A number with its unit: 33 亿元, 15至20亿, 三个半月, 百分之八十, 三分之一, 七成半, 5,000元/月."""

import re
from decimal import Decimal

from store.extraction.engine.rule import Example, Rule
from store.extraction.figures.amount import Amount, make_amount
from store.extraction.figures.amount_words import patterns
from store.extraction.figures.bounds import range_below_nought, range_of_a_law
from store.extraction.figures.contexts import CONTEXTS, beside, ends_with
from store.extraction.figures.continued import digit_value, lengthened, with_tail
from store.extraction.figures.countless import read_countless
from store.extraction.figures.digits import read_digits
from store.extraction.figures.doubled import read_doubled
from store.extraction.figures.either import either, leads, with_tens
from store.extraction.figures.english import read_english, read_share
from store.extraction.figures.fractions import FRACTION, read_fraction
from store.extraction.figures.numerals import Numeral, read_numeral
from store.extraction.figures.qualifiers import qualifier_before
from store.extraction.figures.results import read_result, read_tally
from store.extraction.figures.rows_of_digits import read_row
from store.extraction.figures.spread import read_spread
from store.extraction.figures.units import Unit, currency_before, same_unit, unit_at
from store.model import FigureKind

HALF = Rule(
    "figure.half",
    0.85,
    finds=Example("近半店铺已经关门。", "近半"),
    leaves=Example("半山店铺已经关门。", "半"),
    lists=("qualifiers.tsv",),
)
"""A half that a qualifier shows to be one."""
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
_OFF = re.compile(r"([一二三四五六七八九])([一二三四五六七八九])(?=折)|([半对])(?=折)")
_MINUTES_AND_HALF = "分半钟"
_SCALE_BEFORE = re.compile(r"([摄华]氏)(?:温度)?(?:零下|-|－|−)?\s?$")
_RANGE = re.compile(r"\s{0,2}(?:至|到|-|–|—|~|～|〜|−|－|\bto\b)(?![-–—到至])\s{0,2}")
_OTHER_WORD = re.compile(r"成(?:员(?!工)|功率|人教育)")
_BETWEEN = ("between ", "Between ")
_AND = re.compile(r"\sand\s")
_EITHER = re.compile(r"\s?[、或]\s?")
_ZERO, _ONE, _HALF_VALUE = Decimal(0), Decimal(1), Decimal("0.5")


def read_amount(text: str, start: int) -> Amount | None:
    """Return the amount whose number begins at `start` of a folded text, or None where there is no number."""
    special = (
        read_spread(text, start, read_amount)
        or _discount(text, start)
        or read_digits(text, start)
        or read_doubled(text, start)
        or read_countless(text, start)
        or read_result(text, start)
    )
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
    first = read_english(text, start) if word else read_row(text, start) or read_numeral(text, start)
    if first is None:
        return None
    return read_fraction(text, first) or read_tally(text, first) or _in_unit(text, first, unit_at(text, first.end))


def _in_unit(text: str, first: Numeral, unit: Unit | None) -> Amount | None:
    """Return the range or the single amount that begins with a number, whose unit is looked up once for all."""
    return (
        _range(text, first, unit)
        or range_below_nought(text, first, unit)
        or range_of_a_law(text, first, unit)
        or _single(text, first, unit)
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


def _range(text: str, first: Numeral, unit: Unit | None) -> Amount | None:
    """Return a range whose ends both stand there (75-100亿美元, 6.1 万辆至 6.3 万辆, 三、四年), or None."""
    second = _other_end(text, first, unit)
    if second is None or first.value is None or second.value is None:
        return None
    if unit is None:
        first = _scaled(text, first, second)
    last = unit_at(text, second.end)
    if first.value is None or first.value > second.value or (unit is not None and not same_unit(unit, last)):
        return None
    doubt = _changed(text, first, unit, second, last) if unit is not None and last is not None else 0
    if doubt > 1:
        return None
    return _without_unit(text, first, second) if last is None else _both_ends(text, first, second, last, doubt > 0)


def _scaled(text: str, first: Numeral, second: Numeral) -> Numeral:
    """Return the first end of a range in the hundreds, thousands or 万 that the second says for both."""
    if text[first.end : second.start].strip() == "、" and (scale := leads(first, second)):
        return first.scaled(scale)  # 7、8000元, 五、六十万人
    if first.value is None or second.value is None or first.scale > 1 or second.scale == 1:
        return first
    return first.scaled(second.scale) if first.value < second.value / second.scale else first  # 15至20亿


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
    end = unit.end if unit else first.end
    connector = _RANGE.match(text, end)
    if connector is None and (and_ := _AND.match(text, end)):
        connector = and_ if text.endswith(_BETWEEN, 0, _with_currency(text, first)) else None
    joined = _EITHER.match(text, first.end) if connector is None and unit is None else None
    sign = connector or joined
    if sign is None:
        return None
    place = _past_currency(text, first, sign.end())
    second = read_row(text, place) or read_numeral(text, place)
    if second is None or second.value is None or second.upper is not None:
        return None
    if joined is None:
        return second
    second = with_tens(first, second)
    return second if either(text, first, second) else None


def _with_currency(text: str, first: Numeral) -> int:
    """Return where a number begins with the currency before it."""
    before = currency_before(text, first.start)
    return first.start if before is None else before[0]


def _past_currency(text: str, first: Numeral, start: int) -> int:
    """Return where the other end begins: behind the currency where it is said again (HK$3.6至HK$4.2)."""
    before = currency_before(text, first.start)
    if before is None:
        return start
    word = text[before[0] : first.start]
    return start + len(word) if text.startswith(word, start) else start


def _single(text: str, number: Numeral, unit: Unit | None) -> Amount | None:
    if text.startswith(_MINUTES_AND_HALF, number.end) and number.value is not None and number.upper is None:
        value, end = number.value + _HALF_VALUE, number.end + len(_MINUTES_AND_HALF)
        return Amount(number.start, end, "duration", value, None, "分钟", "分钟", number)
    half = patterns().inside.match(text, number.end)
    if half is not None and number.value is not None:
        value = number.value + (_HALF_VALUE if half.group(1) == "半" else _ZERO)
        more = "" if half.group(1) == "半" else half.group(1)
        form = "个" + half.group(2)
        return Amount(number.start, half.end(), "duration", value, None, form, form, number, more)
    unit = unit or _tenths(text, number)
    if unit is None or (unit.guard == "force" and number.scale != 1):  # 千亿级
        return Amount(number.start, number.end, None, number.value, number.upper, "", "", number, number.more)
    if unit.form == "折" and number.value is not None and number.value >= 10:
        unit = unit._replace(factor=_ONE)  # 97折
    if unit.form == "度" and (scale := _SCALE_BEFORE.search(text, max(0, number.start - 8), number.start)):
        unit = unit._replace(kind="measure", unit=f"{scale.group(1)}度", guard="")  # 摄氏33度
    amount = make_amount(number, unit, _times(number.value, unit.factor), _times(number.upper, unit.factor))
    return with_tail(text, lengthened(text, amount))


def _tenths(text: str, number: Numeral) -> Unit | None:
    """Return 成 of 近八成都, of 逾7成人 and of 七成熟, which begins another word (成都, 成熟) elsewhere, or None."""
    if not text.startswith("成", number.end) or _OTHER_WORD.match(text, number.end):
        return None
    one = number.small or (number.arabic and number.end - number.start == 1)
    few = number.value is not None and (2 < number.value < 10 or number.arabic) and (one or number.upper is not None)
    told = text.startswith("熟", number.end + 1) or ends_with(text[max(0, number.start - 2) : number.start], "tenths")
    return Unit(number.end + 1, "成", "percent", "%", Decimal(10)) if few and told else None


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else value * factor
