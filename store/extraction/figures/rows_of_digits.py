"""Chinese digits written one after the other, as some newspapers of Taiwan write numbers: 一二○名, 一五%, 二.四万."""

import re
from decimal import Decimal

from store.extraction.figures.chinese import DIGITS, SCALES
from store.extraction.figures.numerals import Numeral
from store.extraction.figures.units import unit_at

_NOUGHT, _DIGIT = "〇○零", "一二三四五六七八九"
_ROW = re.compile(
    rf"[{_DIGIT}][{_NOUGHT}{_DIGIT}]{{0,2}}(?:[.．]([{_NOUGHT}{_DIGIT}]{{1,2}}))?(?![{_NOUGHT}{_DIGIT}.．])"
)
_TO = re.compile(rf"[至到~～-][{_DIGIT}][{_NOUGHT}{_DIGIT}]{{1,3}}(?![{_NOUGHT}{_DIGIT}.．])")
_UNLESS = frozenset(("大", "级", "号", "点", "分", "度"))
_BEFORE = re.compile(rf"[第\d{_NOUGHT}{_DIGIT}十百千.．]$")


def read_row(text: str, start: int) -> Numeral | None:
    """Return the number that a row of Chinese digits writes, or None where no unit or scale makes sure of it.

    Without nought or a point it may be a range (三四名), two words (唯一一名) or a name (一一九名额), but before %.
    """
    match = _ROW.match(text, start) if text[start] in _DIGIT else None
    if match is None or len(match.group()) == 1 or _BEFORE.search(text, max(0, start - 1), start):
        return None
    if match.group(1) and text[start - 1 : start] in ("", "\n"):
        return None  # 二.三个方面: a heading
    whole = match.group()[: -len(match.group(1)) - 1] if match.group(1) else match.group()
    value = Decimal("".join(str(DIGITS[digit]) for digit in whole))
    if match.group(1):
        value += Decimal("0." + "".join(str(DIGITS[digit]) for digit in match.group(1)))
    end, scale = match.end(), 1
    if match.group(1) and text[end : end + 1] in ("万", "亿"):
        scale, end = SCALES[text[end]], end + 1
    to = _TO.match(text, end)
    unit = unit_at(text, to.end() if to is not None else end)
    sure = match.group(1) or any(digit in _NOUGHT for digit in whole)
    stands = unit is not None and (unit.kind != "duration" or match.group(1)) and unit.form not in _UNLESS
    if scale == 1 and not (stands and unit is not None and (sure or unit.form == "%")):
        return None
    return Numeral(start, end, value * scale, arabic=False, scale=scale)
