"""What continues a number and its unit: halves, tenths, coins, smaller units, and what it is for one of."""

import re
from decimal import Decimal

from store.extraction.figures.amount import Amount
from store.extraction.figures.amount_words import patterns, smaller_units
from store.extraction.figures.contexts import beside
from store.extraction.figures.english import read_english
from store.extraction.figures.numerals import read_numeral
from store.extraction.figures.units import unit_at

_PER = re.compile(r"\s?(?:/\s?|每)(?=\S)")
_PER_MANY = re.compile(r"/\s?\d{1,4}\s?(?=\S)")
_OF_NOTHING = frozenset(("V", "kV", "W", "G", "T", "MB", "GB", "TB"))
"""What a device takes or holds: what follows a stroke is another of its measures (220V/50Hz, 8GB/256GB)."""
_PER_SECOND = re.compile(r"[sh](?![A-Za-z0-9])")
_PARTS = re.compile(r"[一二三四五六七八九]{1,2}(?![零一二三四五六七八九十百千万亿个])")
_PART_OF_METRE = re.compile(
    r"(?:[1-9]\d?|[一二三四五六七八九]{1,2})(?=$|[^\w.,%]|[.,](?!\d)|[的高长宽深]|以[上下]|左右|上下)"
)
_TALL = 10
"""Metres: of more nobody says the tenths behind the unit (1米75)."""
_AND_MONTHS = re.compile(r"(?:\sand)?\s([a-z]{3,8}|\d{1,2})\smonths?\b")
_ZERO, _HALF_VALUE = Decimal(0), Decimal("0.5")


def lengthened(text: str, amount: Amount) -> Amount:
    """Return the amount with the half or the smaller unit that continues it: 七成半, 1小时20分钟, 9分30秒, 三天三夜."""
    if amount.value is None or amount.upper is not None:
        return amount
    if amount.form in ("天", "日") and text.startswith(_nights(text, amount), amount.end):
        return amount._replace(end=amount.end + amount.number.end - amount.number.start + 1)
    if amount.form in beside("half-behind") and patterns().behind.match(text, amount.end):
        step = Decimal(5) if amount.form == "成" else _HALF_VALUE
        return amount._replace(end=amount.end + 1, value=amount.value + step)
    decimals = _decimals(text, amount) or _and_months(text, amount, amount.value)
    if decimals is not None:
        return decimals
    return _with_smaller_unit(text, amount, amount.value)


def _with_smaller_unit(text: str, amount: Amount, value: Decimal) -> Amount:
    """Return the amount with the smaller unit that continues it, set apart by blanks as it is itself (4 年 9 个月)."""
    smaller = smaller_units().get(amount.form, ())
    blank = text[amount.number.end : amount.number.end + 1] == text[amount.end : amount.end + 1] == " "
    nought = text.startswith("零", amount.end + blank)  # 3年零7个月
    following = read_numeral(text, amount.end + blank + nought) if smaller else None
    if following is None or following.value is None or following.upper is not None:
        return amount
    end = following.end + (blank and text[following.end : following.end + 1] == " ")
    for form, parts in smaller:
        if text.startswith(form, end):
            if following.value >= parts:
                break
            unit = "分钟" if form == "分" else form
            value = value * parts + following.value
            return amount._replace(end=end + len(form), value=value, unit=unit, form=unit, kind="duration", guard="")
    return amount


def _and_months(text: str, amount: Amount, value: Decimal) -> Amount | None:
    """Return years with the months that continue them (six years and two months), or None."""
    months = _AND_MONTHS.match(text, amount.end) if amount.form in ("years", "year") else None
    number = (read_numeral(text, months.start(1)) or read_english(text, months.start(1))) if months else None
    if months is None or number is None or number.value is None or number.end != months.end(1):
        return None
    return amount._replace(end=months.end(), value=value + number.value / 12)


def _nights(text: str, amount: Amount) -> tuple[str, str]:
    """Return the nights that say of as many days once more how long (三天三夜), which are no other duration."""
    number = text[amount.number.start : amount.number.end]
    return f"{number}夜", f"{number}晚"


def _decimals(text: str, amount: Amount) -> Amount | None:
    """Return the amount with the digits that continue it: 三成五, 五厘七五, 18元3角; None where none do."""
    value = amount.value or _ZERO
    if amount.form == "成" and (tenth := patterns().tenth.match(text, amount.end)):
        return amount._replace(end=tenth.end(), value=value + digit_value(tenth.group(1)))
    if amount.form == "厘" and not amount.number.arabic and (parts := _PARTS.match(text, amount.end)):
        share = sum((digit_value(digit).scaleb(-place) for place, digit in enumerate(parts.group(), 1)), _ZERO)
        return amount._replace(end=parts.end(), value=value + share)
    if amount.form == "米" and value < _TALL and (parts := _PART_OF_METRE.match(text, amount.end)):
        tenths = digit_value(parts.group()[0]) / 10 + (digit_value(parts.group()[1]) / 100 if parts.group()[1:] else 0)
        return amount._replace(end=parts.end(), value=value + tenths)
    if amount.form in ("元", "块") and (coins := patterns().coins.match(text, amount.end)):
        return _with_coins(amount, coins)
    return _with_cents(text, amount, value) if amount.kind == "money" else None


def _with_cents(text: str, amount: Amount, value: Decimal) -> Amount | None:
    """Return money with the smaller coins of its currency behind it (3美元50美分, 两美元又三美分), or None."""
    cents = read_numeral(text, amount.end + text.startswith("又", amount.end))
    unit = unit_at(text, cents.end) if cents is not None else None
    if cents is None or cents.value is None or cents.upper is not None or unit is None or unit.factor >= 1:
        return None
    if unit.unit != amount.unit or cents.value * unit.factor >= 1:
        return None
    return amount._replace(end=unit.end, value=value + cents.value * unit.factor)


def digit_value(digit: str) -> Decimal:
    """Return the number that one digit says."""
    number = read_numeral(digit, 0)
    return _ZERO if number is None or number.value is None else number.value


def _with_coins(amount: Amount, coins: re.Match[str]) -> Amount:
    """Return 18元3角 and 3块5 as one amount; in speech the digit behind 块 is a tenth."""
    value = amount.value or _ZERO
    for digit, factor in (
        (coins.group(1) or coins.group(3) or coins.group(4), Decimal("0.1")),
        (coins.group(2), Decimal("0.01")),
    ):
        value += digit_value(digit) * factor if digit else _ZERO
    return amount._replace(end=coins.end(), value=value)


def with_tail(text: str, amount: Amount) -> Amount:
    """Return the amount with what it is for one of: 1.19 美元/股, 3,500元人民币/月."""
    if amount.kind not in ("money", "measure", "count"):
        return amount
    rated = amount.kind == "measure" and amount.form not in _OF_NOTHING
    many = _PER_MANY.match(text, amount.end) if rated else None  # 8毫克/100毫升
    tail = many or _PER.match(text, amount.end)
    if tail is None or ("每" in tail.group() and amount.kind != "money"):
        return amount
    unit = unit_at(text, tail.end())
    if many is not None and (unit is None or unit.kind != "measure"):
        return amount  # of 60公里/24小时 the hours are a figure of their own
    if unit is not None and unit.kind not in ("money", "percent"):
        return _tailed(amount, unit.end)
    if text[tail.end()] in beside("per") or _PER_SECOND.match(text, tail.end()):
        return _tailed(amount, tail.end() + 1)
    return amount


def _tailed(amount: Amount, end: int) -> Amount:
    """Return the amount with its tail, which belongs to the unit of a measure (微克/立方米), not to a currency."""
    return amount._replace(end=end, unit_end=amount.unit_end if amount.kind == "money" else end)
