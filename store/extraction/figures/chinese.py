"""Chinese numerals: 三十二, 两万三, 十几万, 两三百, 数百万, 廿, 三点五亿."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from store.extraction.figures.contexts import beside, letters

_LONGEST = 14
_LONGEST_ROW = 4
"""Digits before 万: more are no number that anybody writes so."""

DIGITS = {
    character: number
    for number, group in enumerate(("零〇○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for character in group
}
_TENS = {"廿": 20, "卅": 30}
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}

SCALES = _SMALL | _LARGE
_GOING_ON = frozenset(DIGITS) | frozenset("亿万多余几")


_DECIMALS = "".join(character for character in DIGITS if character != "两")


@cache
def _decimal() -> re.Pattern[str]:
    """Return the pattern of 点 and digits where they are no time of the day, or of a point (十三.五%)."""
    behind = rf"{letters('decimal-behind')}|%|$|[\s，。、；)]"
    return re.compile(rf"(?:点|[.．](?=[{_DECIMALS}]{{1,2}}%))([{_DECIMALS}]{{1,4}})(?={behind})")


_BEHIND_DATA = frozenset("据字量目码额值学控组位")
"""What makes a word with 数 (数据, 数字), which ends no numeral."""
_HUNDREDS = re.compile(r"成[百千](?:上[千百万]万?|(?![万亿元分年]))")
"""成百, 成千上万: how many, without a number."""
_SHARE_TO = re.compile(r"分之[^，。；\d]{1,5}[至到]$")
_POINT = re.compile(rf"点([{_DECIMALS}]{{1,4}})(?![十分时])")


class Chinese(NamedTuple):
    """A Chinese numeral: where it ends and its bounds (apart in 两三百, None in 数百)."""

    end: int
    low: Decimal | None
    high: Decimal | None
    more: str  # 多, 余, 来 or 几 inside (十几万)
    scale: int  # the largest of 万, 亿, 兆 in it, else 1
    round: bool  # it ends in 十, 百, 千, 万, 亿, so that 多 and 余 may follow


class _Reader:
    """The state of reading from left to right; every sum is a pair of bounds, for 两三百 is two numbers."""

    def __init__(self) -> None:
        self.total = self.section = (0, 0)
        self.digits: list[int] = []
        self.largest = 1
        self.last = 0  # the scale read last, for 三百五 = 350
        self.zero = self.vague = False
        self.more = ""

    def take(self, character: str, following: str) -> bool:
        """Take one more character; False where the numeral has ended before it."""
        if character in _LARGE:
            counts = following in beside("trillion") or (following and following in _GOING_ON)
            mega = character == "兆" and not counts  # 兆 is a trillion in money and inside a number, else a mega
            return not mega and self._large(_LARGE[character])
        if self.more:
            return False
        if character in _SMALL:
            return self._small(_SMALL[character])
        if character == "两" and self.last and not self.digits and following not in SCALES:
            return False  # a tael behind a number (三十两)
        if character in DIGITS:
            return self._digit(DIGITS[character])
        return self._word(character, following)

    def _word(self, character: str, following: str) -> bool:
        """Take what is neither a digit nor a scale: 廿, 几, 数, or 多, 余, 来 before a scale."""
        if character in _TENS:
            self.section, self.last = (_TENS[character], _TENS[character]), 10
        elif character in "多余来" and self.last and following in _LARGE:
            self.more = character
        else:
            return character in "几数" and self._vague(character, following)
        return True

    def pair(self) -> tuple[int, int] | None:
        """Return the digits that wait for their scale as bounds; None where they are a row of digits (二〇二四)."""
        if len(self.digits) == 1:
            return self.digits[0], self.digits[0]
        if len(self.digits) == 2:
            first, second = self.digits
            if 0 < first < second and (second == first + 1 or (first, second) == (3, 5)):
                return first, second
        return None

    def sum(self) -> tuple[int, int] | None:
        """Return the number read, as bounds."""
        pair = self.pair()
        if pair is None and self.digits:
            return None
        low, high = pair or (0, 0)
        if self.digits and self.last > 10 and not self.zero:  # 三百五, 两万三
            low, high = low * self.last // 10, high * self.last // 10
        return self.total[0] + self.section[0] + low, self.total[1] + self.section[1] + high

    def _digit(self, digit: int) -> bool:
        if digit == 0 and not self.digits:
            self.zero = True
        else:
            self.digits.append(digit)
        return not self.vague or self.last > 0

    def _vague(self, character: str, following: str) -> bool:
        if self.vague or self.digits or self.zero:
            return False
        if self.last == 0:
            self.vague = True
            return True
        teens = self.section == (10, 10) and following not in _BEHIND_DATA  # 十数人
        if character == "几" or teens:
            self.more = "几"
        return self.more != ""

    def _small(self, scale: int) -> bool:
        pair = self.pair()
        if (pair is None and self.digits) or 0 < self.last <= scale:
            return False
        low, high = pair or (1, 1)
        self.section = (self.section[0] + low * scale, self.section[1] + high * scale)
        self.digits, self.last = [], scale
        return True

    def _row(self) -> tuple[int, int] | None:
        """Return a row of digits as the number that it writes, as before 万 and 亿 (四四七万, 一二○万), or None."""
        if self.last or len(self.digits) > _LONGEST_ROW:
            return None
        number = int("".join(map(str, self.digits)) or 0)
        return number, number

    def _large(self, scale: int) -> bool:
        pair = self.pair() or self._row()
        if pair is None and self.digits:
            return False
        low, high = pair or (0, 0)
        section = (self.section[0] + low, self.section[1] + high)
        if scale > self.largest and self.total != (0, 0):  # 万亿: the whole is multiplied
            self.total = ((self.total[0] + section[0]) * scale, (self.total[1] + section[1]) * scale)
        elif section == (0, 0) and self.last:  # 万万
            return False
        else:
            low, high = section if section != (0, 0) else (1, 1)
            self.total = (self.total[0] + low * scale, self.total[1] + high * scale)
        self.largest = max(self.largest, scale)
        self.section, self.digits, self.last = (0, 0), [], scale
        return True


def _decimals(text: str, start: int, position: int) -> re.Match[str] | None:
    """Return 点 and the decimals behind a numeral; in a share and behind nought it is no clock, whatever follows."""
    nought = text[start:position] in ("零", "〇")
    share = text.startswith("分之", max(0, start - 2)) or _SHARE_TO.search(text, max(0, start - 8), start)
    sure = nought or share
    return (_POINT if sure else _decimal()).match(text, position)


def read_chinese(text: str, start: int) -> Chinese | None:
    """Return the Chinese numeral that begins at `start` of a folded text, or None."""
    if hundreds := _HUNDREDS.match(text, start):
        return Chinese(hundreds.end(), None, None, "", 1, round=False)
    reader, position = _Reader(), start
    limit = min(len(text), start + _LONGEST + 1)
    while position < limit and reader.take(text[position], text[position + 1 : position + 2]):
        position += 1
    if not 0 < position - start <= _LONGEST:
        return None
    rounded = reader.last > 0 and not reader.digits
    if reader.vague:
        return Chinese(position, None, None, reader.more, reader.largest, rounded)
    pair = reader.sum()
    point = _decimals(text, start, position) if pair is not None and pair[0] == pair[1] else None
    if pair is None or (pair == (0, 0) and point is None):
        return None
    low, high = Decimal(pair[0]), Decimal(pair[1])
    if point is None:
        return Chinese(position, low, high, reader.more, reader.largest, rounded)
    decimals = "".join(str(DIGITS[character]) for character in point.group(1))
    low += Decimal(f"0.{decimals}")
    scale, position = 1, point.end()
    while position < len(text) and text[position] in "万亿":
        scale *= _LARGE[text[position]]
        position += 1
    return Chinese(position, low * scale, low * scale, "", scale, scale > 1)
