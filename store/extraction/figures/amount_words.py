"""The listed words that may stand behind a number and be part of its amount: halves, tenths, coins, smaller units."""

import re
from functools import cache
from typing import NamedTuple

from store.extraction.figures.contexts import letters, one_of
from store.extraction.lexicon import rows

_DIGIT = "[1-9一二三四五六七八九]"


class Patterns(NamedTuple):
    """What may stand behind a number, in patterns of listed words.

    Attributes:
        inside: half of a unit or a few more between a number and its unit (三个半月).
        behind: half of another unit (三年半).
        before: half of what follows (半年).
        tenth: the tenth of a tenth (七成三).
        coins: the small money behind a sum (三块五).
    """

    inside: re.Pattern[str]
    behind: re.Pattern[str]
    before: re.Pattern[str]
    tenth: re.Pattern[str]
    coins: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """Return the patterns, made when the first number is read."""
    coins = rf"({_DIGIT})[角毛](?!{letters('coin-word')})(?:({_DIGIT})分)?|(?<=块)({_DIGIT})(?![\w.,%])"
    return Patterns(
        inside=re.compile(rf"\s?个(半|多|几|余)({one_of('half-inside')})"),
        behind=re.compile(rf"半(?!{letters('half-word')})"),
        before=re.compile(rf"半({one_of('half-before')})(?!{letters('halved-word')}(?<!之(?=[内间后前久中])))"),
        tenth=re.compile(rf"({_DIGIT})(?![\d.,%]|{letters('tenth-word')})"),
        coins=re.compile(rf"{coins}|(?<=块)({_DIGIT})(?={letters('coin-behind')})"),
    )


@cache
def smaller_units() -> dict[str, tuple[tuple[str, int], ...]]:
    """Return the smaller units that continue a unit, with how many of them make one."""
    units: dict[str, list[tuple[str, int]]] = {}
    for unit, smaller, many in rows("smaller_units.tsv"):
        units.setdefault(unit, []).append((smaller, int(many)))
    return {unit: tuple(parts) for unit, parts in units.items()}
