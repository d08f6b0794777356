"""Percentages that are told by how many digits they have: 個位數增長, 低雙位數跌幅, 單位數至雙位數."""

import re
from functools import cache

from store.extraction.figures.amount import Amount
from store.extraction.figures.contexts import CONTEXTS
from store.extraction.figures.numerals import Numeral
from store.extraction.lexicon import one_of

_ONE = r"(?:[低中高]?[单双个]|两)位数字?"
_DIGITS = re.compile(rf"{_ONE}(?:[至到\-~]{_ONE})?")
_CLAUSE = re.compile(r"[。！？;；!?\n]")
_REACH = 12
"""Characters: what grows or falls stands no further from the number of its digits."""


def read_digits(text: str, start: int) -> Amount | None:
    """Return the percentage of so many digits that begins at `start` of a folded text, its value vague, or None.

    Where nothing beside it grows, falls or is a rate, digits are those of a code or of a count, and state nothing.
    """
    match = _DIGITS.match(text, start) if text[start] in "低中高单双个两" else None
    if match is None:
        return None
    before, behind = text[max(0, start - _REACH) : start], text[match.end() : match.end() + _REACH]
    if not _grows().search(f"{_CLAUSE.split(before)[-1]}|{_CLAUSE.split(behind)[0]}"):
        return None
    number = Numeral(start, match.end(), None, arabic=False)
    return Amount(
        start,
        match.end(),
        "percent",
        None,
        None,
        "%",
        "",
        number,
        unit_start=match.end(),
        unit_end=match.end(),
    )


@cache
def _grows() -> re.Pattern[str]:
    """Return the pattern of what grows or falls, or is a rate."""
    return re.compile(one_of(CONTEXTS, "growth"))
