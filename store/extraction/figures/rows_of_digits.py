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
    match = _ROW.match(text, start)
    if match is None or len(match.group()) == 1 or _BEFORE.search(text, max(0, start - 1), start):
        return None
    row, decimals, end = match.group(), match.group(1), match.end()
    if decimals and text[start - 1 : start] in ("", "\n"):
        return None  # 二.三个方面: a heading
    value = Decimal("".join(str(DIGITS.get(character, ".")) for character in row))
    if decimals and text[end : end + 1] in ("万", "亿"):
        scale = SCALES[text[end]]
        return Numeral(start, end + 1, value * scale, arabic=False, scale=scale)
    to = _TO.match(text, end)
    unit = unit_at(text, to.end() if to is not None else end)
    if unit is None or unit.form in _UNLESS or (unit.kind == "duration" and not decimals):
        return None
    sure = decimals or unit.form == "%" or any(digit in _NOUGHT for digit in row)
    return Numeral(start, end, value, arabic=False) if sure else None
