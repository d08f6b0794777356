"""The unit that a number leaves out since the amount beside it has it: 由2.5亿增至4亿美元; 达9亿美元，去年为8亿."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from store.extraction.engine.rule import Example, Rule
from store.extraction.figures.contexts import is_chinese
from store.extraction.figures.phrases import Phrase
from store.extraction.figures.units import UNDECIDED
from store.model import FigureKind

CARRIED = Rule(
    "figure.carried",
    0.88,
    finds=Example("云业务收入由2.5亿增至4亿美元。", "2.5亿"),
    leaves=Example("营收2.5亿。去年4亿美元。", "2.5亿"),
    cases={"sentence": 0.8},
)
"""A large number that leaves out the unit of the amount it is compared with, or its currency in one sentence."""
_SENTENCE = re.compile(r"[。！？\n]")
PART = Rule(
    "figure.part",
    0.9,
    finds=Example("受访的500人中，320赞成，180反对。", "320"),
    leaves=Example("受访的500人，320赞成。", "320"),
)
"""A number that leaves out what it counts, since it counts some of those told at the beginning of its sentence."""
_OF_WHOM = re.compile(r"(?:之|当)?中[，,:：]")
_PART_BEFORE = re.compile(r"[，,、；;:：]\s?(?:有|另有|其中)?$")
_LONGEST_BEFORE = 4


class Carried(NamedTuple):
    """What an amount beside a number without a unit says of it.

    Attributes:
        kind: its kind.
        unit: its unit.
        compared: whether both are said to be one quantity at two times, not only to stand in one sentence.
    """

    kind: FigureKind
    unit: str
    compared: bool


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(
        r"[，、]?(?:大幅|逐步|一路|直接|又|再|进一步){0,2}"
        r"(?:[增升加减跌降缩扩涨翻调修攀跃][加升涨减降跌少长调大高低修]{0,2}|上调|下调|上修|下修|变|改|提高|提升|扩大|缩小)?(?:至|到|为|成)"
        r"(?:约|近|逾|超过|大约)?|(?:增|升|减|跌|降)至?(?:了)?"
    )


def compared(text: str, phrases: Sequence[Phrase]) -> dict[int, Carried]:
    """Return what is carried over to the phrases without a unit, by their place."""
    found: dict[int, Carried] = {}
    money: Phrase | None = None
    for place, phrase in enumerate(phrases):
        if money is not None and _SENTENCE.search(text, money.end, phrase.start):
            money = None
        if phrase.kind == "money" and phrase.number.scale >= 10**4 and phrase.unit not in UNDECIDED:
            money = phrase
        if phrase.kind is not None:
            continue
        after = phrases[place + 1] if place + 1 < len(phrases) else None
        if after is not None and _is_compared(text, phrase, after):
            found[place] = Carried(after.kind or "count", after.unit or after.form, compared=True)
        elif money is not None and _is_compared(text, money, phrase):
            found[place] = Carried("money", money.unit, compared=True)
        elif money is not None:
            found[place] = Carried("money", money.unit, compared=False)
    return found


def _is_compared(text: str, first: Phrase, second: Phrase) -> bool:
    """Return whether two phrases say one quantity at two times."""
    if first.kind is None and second.kind not in ("money", "count", "measure"):
        return False
    apart = second.start - first.end > 12  # characters
    return not apart and _compared().fullmatch(text[first.end : second.start].strip()) is not None


def parts(text: str, phrases: Sequence[Phrase]) -> dict[int, str]:
    """Return what the phrases without a unit count that are parts of a total (500人中，320赞成), by their place."""
    found: dict[int, str] = {}
    total: Phrase | None = None
    for place, phrase in enumerate(phrases):
        if total is not None and _SENTENCE.search(text, total.end, phrase.start):
            total = None
        if phrase.kind == "count" and phrase.value is not None and _OF_WHOM.match(text, phrase.end):
            total = phrase
        elif total is not None and _is_part(text, total, phrase):
            found[place] = total.unit or total.form
    return found


def _is_part(text: str, total: Phrase, phrase: Phrase) -> bool:
    """Return whether a number alone begins a clause, no greater than the total, with a word right behind it."""
    if phrase.kind is not None or phrase.value is None or total.value is None or phrase.value > total.value:
        return False
    begins = _PART_BEFORE.search(text, max(0, phrase.start - _LONGEST_BEFORE), phrase.start)
    return begins is not None and is_chinese(text[phrase.end : phrase.end + 1])
