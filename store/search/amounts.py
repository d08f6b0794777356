"""Amounts in a query: 620亿, 62000000000, HK$62bn, 62 billion, 88%, >100亿, 10亿..100亿 USD."""

import math
import re
from functools import cache
from typing import NamedTuple

from store.text.fold import fold
from store.text.patterns import alternatives
from store.text.tables import rows


class AmountRange(NamedTuple):
    """What a figure must be to be found.

    Attributes:
        low: the least value, in base units; equal to `high` where one value was asked for.
        high: the greatest.
        unit: ISO 4217 code, "%", "倍", or "" for any.
        low_open: whether `low` itself is left out (>100亿).
        high_open: whether `high` itself is left out.
    """

    low: float
    high: float
    unit: str = ""
    low_open: bool = False
    high_open: bool = False

    @property
    def is_value(self) -> bool:
        """Whether one value was asked for, not a range."""
        return self.low == self.high


@cache
def units() -> dict[str, tuple[str, str]]:
    """Return what each word beside a number is and means: ("scale", "1e8"), ("currency", "HKD")."""
    return {form: (kind, meaning) for form, kind, meaning in rows("store.search", "units.tsv")}


def currencies() -> tuple[str, ...]:
    """Return the ISO 4217 codes that a query can name."""
    return tuple(sorted({meaning for kind, meaning in units().values() if kind == "currency" and meaning}))


def _words(*kinds: str, least: int = 1) -> str:
    """Return the forms of those kinds as alternatives, without the Latin ones that are shorter than `least`."""
    found = (form for form, (kind, _) in units().items() if kind in kinds)
    return alternatives(form for form in found if len(form) >= least or not form.isascii())


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of one amount, folded and lower case; a Latin word must end where it ends."""
    latin_end = r"(?![a-z])"
    value = (
        rf"(?:(?P<before{{0}}>{_words('currency')})\s*)?"
        r"(?P<number{0}>\d[\d,]*(?:\.\d+)?|\.\d+)"
        rf"(?P<scales{{0}}>(?:(?:\s*(?:{_words('scale', least=2)})|(?:{_words('scale')})){latin_end}){{0,4}})"
        rf"(?:\s*(?P<after{{0}}>(?:{_words('currency', 'percent', 'multiple')})){latin_end})?"
    )
    one, two, three = (value.replace("{0}", number) for number in "123")
    return re.compile(
        rf"(?:(?P<sign>>=|<=|>|<|≥|≤)?\s*{one}(?:\s*(?P<range>\.\.|~|～|—|至)\s*(?:{two})?)?|\.\.\s*{three})(?=\s|$)"
    )


def find_amount(text: str, start: int = 0) -> tuple[AmountRange, int] | None:
    """Return the amount that begins exactly at `start` and where it ends, or None; it must end where a word ends."""
    folded = fold(text).casefold()
    if len(folded) != len(text):
        return None
    match = _pattern().match(folded, start)
    if match is None:
        return None
    groups = match.groupdict()
    if groups["number3"] is not None:
        high, unit = _value(groups, "3")
        return AmountRange(-math.inf, high, unit), match.end()
    low, unit = _value(groups, "1")
    if groups["range"]:
        if groups["number2"] is None:
            return AmountRange(low, math.inf, unit), match.end()
        high, other = _value(groups, "2")
        plain = _plain(groups["number2"])
        if not groups["scales1"].strip() and groups["scales2"].strip() and low < plain:
            low *= high / plain  # 10..100亿: the scale belongs to both
        return AmountRange(min(low, high), max(low, high), other or unit), match.end()
    return _signed(low, unit, groups["sign"]), match.end()


def _signed(value: float, unit: str, sign: str | None) -> AmountRange:
    if sign in {">", ">=", "≥"}:
        return AmountRange(value, math.inf, unit, low_open=sign == ">")
    if sign in {"<", "<=", "≤"}:
        return AmountRange(-math.inf, value, unit, high_open=sign == "<")
    return AmountRange(value, value, unit)


def _plain(number: str) -> float:
    return float(number.replace(",", ""))


def _value(groups: dict[str, str | None], which: str) -> tuple[float, str]:
    """Return the value in base units and the unit."""
    number = groups[f"number{which}"] or "0"
    scales = groups[f"scales{which}"] or ""
    factor = 1.0
    for word in re.findall(rf"{_words('scale')}", scales):
        factor *= float(units()[word][1])
    unit = ""
    for word in (groups[f"before{which}"], groups[f"after{which}"]):
        if word:
            unit = units()[word][1] or unit
    return _plain(number) * factor, unit
