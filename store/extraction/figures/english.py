"""English numbers: two hundred, twenty-five, hundreds of; and which noun a number counts (1,200 employees)."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from store.extraction.figures.numerals import Numeral
from store.extraction.figures.units import unit_at
from store.extraction.lexicon import rows, words_of
from store.text.patterns import alternatives

_WORD = re.compile(r"[A-Za-z]+")
_STEP = re.compile(r"(?:\sand\s|\s|-)(?=[A-Za-z])")
_VAGUE = re.compile(
    r"(?:(?:tens|hundreds)\sof\s)?(?:dozens|hundreds|thousands|millions|billions)(?=\sof\s)", re.IGNORECASE
)
_COUNTED = re.compile(
    r"\s(?:of\s)?(?:[a-z][a-z-]{1,20}\s(?:and\s[a-z-]{2,20}\s)?){0,2}?([a-z]{2,20}s|people|staff|children|women|men|police)\b"
)
_NAME_BEFORE = re.compile(
    r"\b(?!(?:The|In|With|For|At|All|Its|And|But|By|From|Only|These|Those|Of|On|Another)\s)[A-Z][\w&.-]*\s$"
)
_OUT_OF = re.compile(r"\sout\sof(?:\sthe)?\s\d[\d,]*")
_MANY_WORDS = 6
_OLDEST = 116
_DOZEN, _FIRST_TENS = 12, 20
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10, "twentieth": 20}
_AND_A_HALF = re.compile(r"\sand\sa\shalf\b", re.IGNORECASE)
_PLURAL = re.compile(r"\s(?:[a-z]{2,20}s|people|men|women|children)\b")
_BEFALLS = re.compile(
    r"(?:\s(?:others|more))?\s(?:(?:were|was|have\sbeen|had\sbeen|are)\s(?:also\s)?(?:injured|hurt|killed|wounded|arrested"
    r"|detained|charged|convicted|jailed|sentenced|missing|dead|rescued|evacuated|infected|displaced|trapped|hospitali[sz]ed)"
    r"|died|survived)\b"
)
_AGE_BEFORE = re.compile(r"(?:(?<![\w-])([A-Z][\w’'-]*[a-z]),|\b(?:[Hh]e|[Ss]he)\s(?:is|was)|\bdie[sd]\sat)\s$")
_AGE_BEHIND = re.compile(r",\s|\.(?:\s|$)|[\"”]|\n|$")
_NO_SHARE = re.compile(r"(?:first|second|latter|other|better|last|and\sa)[\s-]$", re.IGNORECASE)


class Share(NamedTuple):
    """A share or a multiple in words: where it ends, and its value."""

    end: int
    value: Decimal


class EnglishNoun(NamedTuple):
    """The noun that a number counts in English, and whether the number is part of a name (Windows 10 users)."""

    noun: str
    named: bool


@cache
def _share() -> re.Pattern[str]:
    parts = "|".join(part for part in _PARTS if part != "half")
    return re.compile(
        rf"(?:(?:a|one)[\s-](?:{parts})(?=\s(?:of|less|more|higher|lower|to)\b|[.,;])"
        r"|two[\s-]thirds"
        r"|three[\s-]quarters|twice(?=\s(?:as|the|that|its)\b)|half(?![\s-](?:year|time|hour|term|a\s(?:year|dozen|decade|million|billion|trillion|hundred|thousand))|-))\b",
        re.IGNORECASE,
    )


def seed_words() -> str:
    """Return a regular expression of the words that begin a number."""
    numbers = alternatives(words_of("english_numbers.tsv", "number") - {"one", "zero"})
    shares = f"half|twice|(?:a|one)(?=[ -](?:{'|'.join(_PARTS)}|point|decade|{_scales()}))"
    vague = "dozens|hundreds|thousands|tens of thousands|millions|billions"
    return rf"\b(?i:{numbers}|{shares}|{vague})\b"


@cache
def _scales() -> str:
    """Return a regular expression of the words that multiply a number."""
    return alternatives(words_of("english_numbers.tsv", "scale"))


@cache
def _beside() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of half a million, of the a of a million, and of decimals in words with their scale."""
    digits = alternatives(word for word, value in _values().items() if value < 10)
    return (
        re.compile(rf"half\sa(?:\s({_scales()})\b|(?=\sdecade\b))", re.IGNORECASE),
        re.compile(rf"a(?=[\s-](?:decade|{_scales()})\b)", re.IGNORECASE),
        re.compile(rf"\spoint((?:[\s-](?:{digits})\b)+)(?:\s({_scales()})\b)?", re.IGNORECASE),
    )


@cache
def _values() -> dict[str, int]:
    return {row[0]: int(row[2]) for row in rows("english_numbers.tsv") if row[1] != "none"}


def read_english(text: str, start: int) -> Numeral | None:
    """Return the number written in English words that begins at `start`, or None."""
    vague = _VAGUE.match(text, start)
    if vague is not None:
        return Numeral(start, vague.end(), None)
    half, _, point = _beside()
    if halved := half.match(text, start):
        scale = _values()[halved.group(1).lower()] if halved.group(1) else 1  # half a decade
        return Numeral(start, halved.end(), Decimal(scale) / 2, scale=scale)
    whole, position = _whole(text, start)
    if position == start:
        return None
    if decimals := point.match(text, position):
        tail = "".join(str(_values()[word]) for word in _WORD.findall(decimals.group(1).lower()))
        scale = _values()[decimals.group(2).lower()] if decimals.group(2) else 1
        return Numeral(start, decimals.end(), (whole + Decimal(f"0.{tail}")) * scale, scale=scale)
    scale = 10**6 if whole >= 10**6 else 10**3 if whole >= 10**3 else 1
    halved = _AND_A_HALF.match(text, position) if whole < _FIRST_TENS else None
    return (_and_a_half(text, start, halved.end(), whole) if halved else None) or Numeral(
        start, position, Decimal(whole), scale=scale
    )


def _and_a_half(text: str, start: int, end: int, whole: int) -> Numeral | None:
    """Return a number and the half that ends at `end` where a scale, a unit or a plural shows it to be one, or None."""
    value = whole + Decimal("0.5")
    word = _WORD.match(text, end + 1)
    scale = _values().get(word.group().lower(), 0) if word is not None and text[end] in " -" else 0
    if word is not None and scale >= _DOZEN:
        return Numeral(start, word.end(), value * scale, scale=scale if scale >= 10**3 else 1)
    return Numeral(start, end, value) if unit_at(text, end) is not None or _PLURAL.match(text, end) else None


def _whole(text: str, start: int) -> tuple[int, int]:
    """Return the whole number in words that begins at `start`, and where it ends; `start` where there is none."""
    values, total, group, position = _values(), 0, 0, start
    if article := _beside()[1].match(text, start):
        group, position = 1, article.end()
    for _ in range(_MANY_WORDS):
        step = _STEP.match(text, position) if position > start else None
        word = _WORD.match(text, step.end() if step else position)
        value = values.get(word.group().lower()) if word is not None and (step or position == start) else None
        if word is None or value is None or (value >= 100 and not group):
            break
        if step is not None and "and" in step.group() and (group % 100 or not (total or group)):
            break  # between two and five
        if word.group().lower() == "dozen":
            group = max(group, 1) * 12
        elif value == 100:
            group *= 100
        elif value > 100:
            total, group = total + group * value, 0
        else:
            group += value
        position = word.end()
    return total + group, position


def read_share(text: str, start: int) -> Share | None:
    """Return a half, a third or twice as much, written in words, or None."""
    match = _share().match(text, start)
    if match is None or _NO_SHARE.search(text, max(0, start - 12), start):
        return None
    words = match.group().lower().replace("-", " ").split()
    over = {"two": 2, "three": 3}.get(words[0], 1)
    below = _PARTS.get(words[-1].removesuffix("s"))
    return Share(match.end(), Decimal(2) if below is None else Decimal(over) / below)


def english_noun(text: str, start: int, end: int) -> EnglishNoun | None:
    """Return the plural noun that a number from `start` to `end` counts, or None where none follows."""
    named = bool(_NAME_BEFORE.search(text[max(0, start - 24) : start]))
    if _BEFALLS.match(text, end) is not None:
        return EnglishNoun("", named)  # Room 12 was evacuated
    out_of = _OUT_OF.match(text, end)
    if out_of is not None:
        end = out_of.end()
    match = _COUNTED.match(text, end, end + 70)
    if match is None or match.group(1) in words_of("english_numbers.tsv", "none"):
        return None
    return EnglishNoun(match.group(1), named)


def is_age(text: str, start: int, end: int) -> bool:
    """Return whether a number from `start` to `end` is how old somebody is (Tse, 29, a nurse; she was 87)."""
    written = text[start:end]
    if not (written.isdecimal() and 1 < len(written) < 4 and int(written) < _OLDEST):
        return False
    before = _AGE_BEFORE.search(text, max(0, start - 24), start)
    if before is None or (before.group(1) or "").lower() in words_of("english.tsv", "no-name"):
        return False  # on Monday, 29, …
    return _AGE_BEHIND.match(text, end) is not None
