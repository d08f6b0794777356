"""Numerals as Chinese news writes them: 1,200, 33 亿, 270几億, 十几, 两三百, 数百万, 1億2,500萬, 1.2 million."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from store.extraction.figures.chinese import SCALES, read_chinese
from store.extraction.figures.contexts import beside, is_chinese, one_of
from store.extraction.figures.units import unit_at
from store.extraction.lexicon import words

_ARABIC = re.compile(r"(?:\d{1,3}(?:,\d{3}){1,5}(?![\d]|,\d)|\d+)(?:\.\d+)?")
_SPACED = re.compile(r"[1-9]\d{0,2}(?: \d{3}){1,4}(?:\.\d+)?(?=\s?[㐀-鿿%，。；、)])")
_APART = re.compile(r"(?:^|\n|[^\sA-Za-z\d.,:/#-])[^\S\n]?$")  # before digits that belong to nothing in front of them
_DIVIDED = re.compile(r"\d{1,4}\. \d{1,2}(?=\s?(?:[百千]?[万亿]|%))")
_SCALE = re.compile(r"\s{0,2}([多余几来]?)\s?(万亿|[十百千]万亿|[十百千]亿|[十百千]万|[万亿兆千百])")
_NEXT = re.compile(r"(?:零|\s)?(\d{1,4}(?:,\d{3})?(?:\.\d+)?)(?:([千百]?)([多余几])([万亿])|([千百]?[万亿]|[千百]))?")
_ENGLISH_SCALE = re.compile(
    r"[\s-]?(hundred|thousand|million|billion|trillion|mln|bln|bn|mn|tn|[mMbBkK])(?![A-Za-z\d])"
)
_SPLIT_SCALE = re.compile(r"([百千])([多余几来])([万亿])")  # 2千多万
_THOUSANDS = re.compile(  # 7千3百万, 3千500万, 2仟万
    r"\s?(\d)\s?(?:仟|千(?=\s?\d\s?[百佰]|\d{3}万))\s?(?:(\d)\s?[百佰]|(\d{3}))?\s?万([多余几]?)"
)
_MORE = re.compile(r"\s?([多余几来])")
_LONGEST_ARABIC = 24
_TENTHS = frozenset("123456789")
_TEEN = 10
_HUNDRED_MILLION = 10**8

_ENGLISH = {"hundred": 100, "thousand": 1000, "k": 1000, "million": 10**6, "mln": 10**6, "mn": 10**6, "m": 10**6,
            "billion": 10**9, "bln": 10**9, "bn": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12}  # fmt: skip

_GO_ON = frozenset("零〇○一二三四五六七八九十百千万亿")

FEW = r"(?:\d{1,3}|[一两二三四五六七八九十]{1,3})"
"""A number below a thousand, or of a few Chinese numerals, as a regular expression."""
CHINESE = "零〇○一二两三四五六七八九十百千万亿兆几数半廿卅壹贰叁肆伍陆柒捌玖拾佰仟"


class Numeral(NamedTuple):
    """A number as it stands in a text.

    Attributes:
        start: first code point.
        end: one past the last.
        value: the number; None where it is vague (数百, 几十).
        upper: the other end where the numeral itself is a range (两三百), else None.
        more: 多, 余, 来 or 几 inside it or behind it (十余万), else "".
        arabic: whether it is written in digits.
        scale: what 万, 亿 or million multiplied it by; 1 where it has none.
        letter: whether that scale is one letter (5m), which only a currency makes sure.
        divided: whether a blank stands behind its decimal point (3. 2亿), which may as well end a sentence.
    """

    start: int
    end: int
    value: Decimal | None
    upper: Decimal | None = None
    more: str = ""
    arabic: bool = True
    scale: int = 1
    letter: bool = False
    divided: bool = False

    @property
    def vague(self) -> bool:
        """Whether the words name no number."""
        return self.value is None

    @property
    def small(self) -> bool:
        """Whether it is a Chinese numeral of one to ten, the kind that refers back and stands in names."""
        return not self.arabic and not self.more and self.value is not None and self.value <= 10 and self.upper is None

    def scaled(self, scale: int) -> "Numeral":
        """Return the numeral multiplied, as the first of 15至20亿 is by the second's 亿."""
        value = None if self.value is None else self.value * scale
        upper = None if self.upper is None else self.upper * scale
        return self._replace(value=value, upper=upper, scale=scale)


@cache
def _extent_before() -> re.Pattern[str]:
    """Return the pattern of a word for an extent, behind which m is metres (水深超过250m), no million."""
    return re.compile(rf"{one_of('metres')}[^，。；、,;\d]{{0,5}}$")


def read_numeral(text: str, start: int) -> Numeral | None:
    """Return the numeral that begins at `start` of a folded text, or None; reads at most a few dozen characters."""
    if start >= len(text):
        return None
    return _arabic(text, start) if text[start].isdecimal() else _chinese(text, start)


def arabic_run(text: str, start: int) -> int:
    """Return the end of a run of digits, points and commas, so that a reader can step over what is no number."""
    end = start
    while end < len(text) and (text[end].isdecimal() or text[end] in ".,"):
        end += 1
    return end


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Return the words that begin with a numeral and are none, the longest first, by their first two characters."""
    names: dict[str, list[str]] = {}
    for word in sorted(words("figure_words.tsv"), key=len, reverse=True):
        names.setdefault(word[:2], []).append(word)
    return {first: tuple(group) for first, group in names.items()}


def name_end(text: str, start: int) -> int:
    """Return the end of the word that begins here and is no numeral (百度, 三星, 半导体); `start` where none does."""
    for word in _names().get(text[start : start + 2], ()):
        if text.startswith(word, start):
            return start + len(word)
    return start


def begins_name(text: str, start: int) -> bool:
    """Return whether a word that is no numeral begins here."""
    return name_end(text, start) > start


def _arabic(text: str, start: int) -> Numeral | None:
    match = _digits(text, start)
    if match is None or match.end() - start > _LONGEST_ARABIC:
        return None
    value, end = Decimal(match.group().replace(",", "").replace(" ", "")), match.end()
    english = _ENGLISH_SCALE.match(text, end)
    if english is not None and not (
        english.group(1) == "m" and _extent_before().search(text, max(0, start - 10), start)
    ):
        scale = _ENGLISH[english.group(1).lower()]
        return Numeral(start, english.end(), value * scale, scale=scale, letter=len(english.group(1)) == 1)
    if (mixed := _thousands(text, start)) is not None:
        return mixed
    scale, end, more = _scale(text, end, value)
    value *= scale
    if scale > 1 and not more:
        value, end, more = _compound(text, end, value, scale)
    if not more and scale >= 10**4 and value % scale == 0 and _tenth_of_money(text, end):
        value, end = value + int(text[end]) * scale // 10, end + 1
    if not more and (tail := _MORE.match(text, end)):
        more, end = tail.group(1), tail.end()
    return Numeral(start, end, value, more=more, scale=scale, divided=match.re is _DIVIDED)


def _tenth_of_money(text: str, place: int) -> bool:
    """Return whether one digit stands at a place that counts tenths of what is before it: 2万5元, no 2万 and 5元."""
    if text[place - 1 : place] not in ("万", "亿") or text[place : place + 1] not in _TENTHS:
        return False
    unit = unit_at(text, place + 1)
    return unit is not None and unit.kind == "money"


def _digits(text: str, start: int) -> re.Match[str] | None:
    """Return the digits that begin at `start`: with blanks between thousands (1 850) and behind a point (3. 2亿)."""
    spaced = _SPACED.match(text, start)
    if spaced is not None and _APART.search(text, max(0, start - 2), start):
        return spaced
    before = text[start - 1 : start]  # 第3. 2亿元 numbers a list
    divided = _DIVIDED.match(text, start) if is_chinese(before) and before != "第" else None
    return divided or _ARABIC.match(text, start)


def _scale(text: str, end: int, value: Decimal) -> tuple[int, int, str]:
    """Return the multiplier behind digits, where it ends, and 多 or 几 before it (270几亿)."""
    split = _SPLIT_SCALE.match(text, end)
    if split is not None:
        return _product(split.group(1) + split.group(3)), split.end(), split.group(2)
    match = _SCALE.match(text, end)
    if match is None or (match.start(2) > end and not match.group(1) and begins_name(text, match.start(2))):
        return 1, end, ""  # 2024 百度世界大会
    written = match.group(2)
    if written in ("百", "千") and text[match.start(2) : match.start(2) + 2] in beside("thousand-unit"):
        return 1, end, ""
    if text.startswith("百分", match.start(2)) or (value >= 100 and written[0] in "十百千"):
        return 1, end, ""  # 4百分点; 2022十年
    following = text[match.end() : match.end() + 1]
    if "兆" in written and not (following in beside("trillion") or following.isdecimal()):
        return 1, end, ""
    return _product(written), match.end(), match.group(1)


def _thousands(text: str, start: int) -> Numeral | None:
    """Return ten thousands that are told in thousands and hundreds (7千3百万, 2仟万), or None."""
    match = _THOUSANDS.match(text, start)
    if match is None:
        return None
    hundreds = int(match.group(2) or 0) * 100 + int(match.group(3) or 0)
    value = Decimal((int(match.group(1)) * 1000 + hundreds) * 10**4)
    return Numeral(start, match.end(), value, more=match.group(4), scale=10**4)


def _compound(text: str, end: int, value: Decimal, scale: int) -> tuple[Decimal, int, str]:
    """Return the value with what follows in a smaller unit added (1亿2,500万, 5亿3千多万), where it ends, and 多."""
    mixed = _thousands(text, end) if scale == _HUNDRED_MILLION else None
    if mixed is not None and mixed.value is not None:
        return value + mixed.value, mixed.end, mixed.more
    for _ in range(3):
        match = _NEXT.match(text, end)
        written = "" if match is None else (match.group(2) or "") + (match.group(4) or "") + (match.group(5) or "")
        if match is None or (match.group()[0].isspace() and not written):
            break
        lower = _product(written)
        if scale == _HUNDRED_MILLION and written == "千" and match.group()[0] != "零":
            lower *= 10**4  # 1亿4千; 1亿零4千 is told in full
        part = Decimal(match.group(1).replace(",", "")) * lower
        if part >= scale or (lower == 1 and part < scale / 100):
            break
        value, end, scale = value + part, match.end(), lower
        if lower == 1 or match.group(3):
            return value, end, match.group(3) or ""
    return value, end, ""


def _product(scales: str) -> int:
    product = 1
    for character in scales:
        product *= SCALES[character]
    return product


def _chinese(text: str, start: int) -> Numeral | None:
    read = read_chinese(text, start)
    if read is None:
        return None
    more, end = read.more, read.end
    if not more and (tail := _MORE.match(text, end)) and (read.round or tail.group(1) == "几"):
        more, end = tail.group(1), tail.end()
    if text[end : end + 1] in _GO_ON and text[end : end + 2] not in beside("thousand-unit"):
        return None  # a row of numerals that makes no number
    upper = read.high if read.high != read.low else None
    if more == "几" and read.low == _TEEN * read.scale:
        return Numeral(start, end, None, more=more, arabic=False, scale=read.scale)  # 十几万 names no number
    return Numeral(start, end, read.low, upper, more, arabic=False, scale=read.scale)
