"""Exchange rates: decimals without a unit that a pair of currencies explains (人民币对美元中间价为6.5762)."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from store.extraction.engine.rule import Example, Rule
from store.extraction.figures.contexts import is_chinese
from store.extraction.figures.phrases import Phrase
from store.extraction.lexicon import rows
from store.text.patterns import alternatives

EXCHANGE_RATE = Rule(
    "figure.exchange_rate",
    0.93,
    finds=Example("人民币对美元汇率中间价为6.5762。", "6.5762"),
    leaves=Example("人民币对美元汇率软件升级为6.5版。", "6.5"),
    lists=("currencies.tsv",),
)
"""What one unit of a currency costs in the other one that its sentence names."""
_BASES = frozenset(("EUR", "GBP", "AUD", "NZD", "USD"))
"""Currencies that are the one priced, by the custom of the market, wherever in the pair they stand (人民币对美元)."""
_LEVEL = re.compile(r"\s?(?:关口|大关|附近|一线|水平|整数)")
_DECIMALS = re.compile(r"\d{1,6}\.\d{2,6}")
_REACH = 80  # characters of a sentence that its pair of currencies explains
_SURE = 3  # decimals with which a number that was a rate elsewhere is one again


@cache
def _led() -> re.Pattern[str]:
    return re.compile(r"[价率报为至到破于在达收失守自从由]了?\s?$|(?:对|兑|/)[^\d，,。]{2,4}\s?$")


def rates(text: str, phrases: Sequence[Phrase]) -> dict[int, str]:
    """Return whose money the phrases are in that are exchange rates, by their place."""
    bare = {
        place: phrase
        for place, phrase in enumerate(phrases)
        if phrase.kind is None and _DECIMALS.fullmatch(phrase.text(text)) and not _goes_on(text, phrase.end)
    }
    found: dict[int, str] = {}
    known: dict[Decimal | None, str] = {}
    for place, phrase in bare.items():
        told = _led().search(text, max(0, phrase.start - 8), phrase.start) or _LEVEL.match(text, phrase.end)
        if told and (code := _code(text, phrase)):
            found[place] = known[phrase.value] = code
    for place, phrase in bare.items():
        if phrase.value in known and len(phrase.text(text).partition(".")[2]) >= _SURE:
            found.setdefault(place, known[phrase.value])
    return found


def _goes_on(text: str, end: int) -> bool:
    """Return whether a word begins behind a number that is none of a level: 6.5版."""
    following = text[end : end + 1]
    return following.isalnum() and not _LEVEL.match(text, end) and following not in "到至和与上下左算"


def _code(text: str, phrase: Phrase) -> str:
    """Return the currency that the nearest pair before a phrase in its sentence is told in, "" where there is none."""
    reach = max(0, phrase.start - _REACH)
    start = max(reach, *(text.rfind(mark, reach, phrase.start) + 1 for mark in "。!?\n"))
    pairs = list(_pair().finditer(text, start, phrase.start))
    if not pairs:
        return ""
    first, second = (_currencies()[name] for name in pairs[-1].groups())
    return first if second in _BASES and first not in _BASES else second


@cache
def _currencies() -> dict[str, str]:
    """Return the code of each Chinese name of a currency."""
    return {
        word: code
        for word, code, place in rows("currencies.tsv")
        if place == "after" and is_chinese(word[0]) and len(word) > 1 and word[0] not in "元块"
    }


@cache
def _pair() -> re.Pattern[str]:
    names = alternatives(_currencies())
    return re.compile(f"({names})(?:对|兑|/)({names})")
