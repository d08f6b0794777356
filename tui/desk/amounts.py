"""What a figure is worth, as newsrooms write it in the language that is spoken. No Textual here."""

from collections.abc import Mapping
from typing import NamedTuple

from store.model import Figure
from store.text.fold import fold
from store.text.language import Language, spoken


class _Scale(NamedTuple):
    """A word for a number, and how many digits behind the point are written before it."""

    size: float
    word: str
    digits: int = 4


_SCALES: Mapping[Language, tuple[_Scale, ...]] = {
    "en": (_Scale(1e12, "tn", 3), _Scale(1e9, "bn", 3), _Scale(1e6, "m", 3)),
    "zh_Hans": (_Scale(1e12, "万亿"), _Scale(1e8, "亿"), _Scale(1e4, "万")),
    "zh_Hant": (_Scale(1e12, "萬億"), _Scale(1e8, "億"), _Scale(1e4, "萬")),
}
"""By which words papers count: 62000000000 is 62bn in London (Guardian and FT style), 620億 in Hong Kong."""
_IN_ENGLISH = {"trillion": "tn", "billion": "bn", "million": "m"}
_SIGNS: Mapping[str, str] = {
    "HKD": "HK$",
    "USD": "US$",
    "CNY": "RMB",
    "EUR": "€",
    "GBP": "£",
    "TWD": "NT$",
    "SGD": "S$",
    "AUD": "A$",
    "CAD": "C$",
    "MOP": "MOP$",
}
"""What stands before an amount in English; a code stands behind it."""


_ROUGHLY = str.maketrans({"至": "–", "到": "–", "-": "–", "~": "–", **dict.fromkeys(", 多余几", "")})
"""What stands within an amount without making it another one, or between the two ends of a range."""
_FULL = 5
"""Digits from which on an amount is shown in myriads; written out it needs that no more (605,965)."""


def amount(value: float) -> str:
    """Return a number as papers count in the language that is spoken: 62bn, 620亿, 620億.

    In English it is written out where that would say less than it does: 1,234,567.
    """
    language = spoken()
    for size, word, digits in _SCALES[language]:
        if abs(value) >= size and (language != "en" or round(value / size, digits) * size == value):
            return _short(value / size, digits) + word
    return _short(value, 4)


def _short(number: float, digits: int) -> str:
    return f"{number:,.{digits}f}".rstrip("0").rstrip(".")


def value_of(figure: Figure) -> str:
    """Return value, range and unit of a figure, or "" where it is vague."""
    return "" if figure.value is None else "".join(_parts(figure, figure.value))


def _parts(figure: Figure, value: float) -> tuple[str, str, str]:
    """Return what stands before an amount, the amount, and what stands apart behind it."""
    number, unit = amount(value), figure.unit or ""
    if figure.upper is not None:
        number = f"{number}–{amount(figure.upper)}"
    if (sign := _sign(unit)) != unit:
        return sign, number, ""
    if unit and unit != "%" and (unit.isascii() or spoken() == "en"):  # 9.214m 台: m is no part of what is counted
        return "", number, f" {unit}"
    return "", number + unit, ""


def _sign(code: str) -> str:
    """Return what a currency is written as: in English its sign, where it has one that everybody knows."""
    return _SIGNS.get(code, code) if spoken() == "en" else code


def as_typed(figure: Figure) -> str:
    """Return value, range and unit as they may be typed, "" where it is vague."""
    if figure.value is None:
        return ""
    bounds = "..".join(amount(bound) for bound in (figure.value, figure.upper) if bound is not None)
    return f"{bounds} {figure.unit or ''}".strip()


def shown_value(figure: Figure) -> str:
    """Return value, range and unit, with a question mark where the currency is a guess from the article's place."""
    value = value_of(figure)
    return f"{value}?" if value and figure.inferred else value


def worth_of(figure: Figure) -> str:
    """Return what the words of a figure leave unsaid: its currency, or its value where it is written in another way."""
    if figure.value is None:
        return ""
    before, number, behind = _parts(figure, figure.value)
    currency = before or behind.strip()
    said = _plain(figure.text)
    in_full = f"{figure.value:.0f}" if figure.upper is None else number
    if _plain(number) in said or (len(in_full) >= _FULL and in_full in said):
        return f"{currency}?" if currency and figure.inferred else ""
    return "" if _is_few(figure) else shown_value(figure)


def _is_few(figure: Figure) -> bool:
    """Return whether a figure is a few of something, which words say as well as digits: 三名, 兩個月."""
    return figure.kind in ("count", "duration") and figure.upper is None and figure.value in range(11)


def _plain(text: str) -> str:
    """Return an amount folded, without what may stand in it or not, its scale as it is written here."""
    plain = fold(text).translate(_ROUGHLY)
    for word, short in _IN_ENGLISH.items():
        plain = plain.replace(word, short)
    return plain
