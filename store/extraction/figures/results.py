"""Results of matches: 以91比79胜出, 比分扩大至4比0."""

import re
from decimal import Decimal

from store.extraction.engine.rule import Example, Rule
from store.extraction.figures.amount import Amount
from store.extraction.figures.contexts import CONTEXTS, beside
from store.extraction.figures.numerals import Numeral
from store.text.patterns import holds

RESULT = Rule(
    "figure.result",
    0.97,
    finds=Example("球队以91比79胜出。", "91比79"),
    leaves=Example("公司按2比1的比例拆股。", "2比1"),
    lists=(CONTEXTS,),
)
"""The points of both sides of a match: as sure as its kind."""
_RESULT = re.compile(r"(\d{1,3})比\d{1,3}(?![\d.%]|的?比)")
_MARK = re.compile(r"[，。；！？\n,;!?]")
_REACH = 16


def read_result(text: str, start: int) -> Amount | None:
    """Return the result that begins at `start` of a folded text, or None where its clause tells of no match."""
    match = _RESULT.match(text, start) if text[start].isdecimal() else None
    if match is None:
        return None
    before, behind = text[max(0, start - _REACH) : start], text[match.end() : match.end() + _REACH]
    clause = f"{_MARK.split(before)[-1]}|{_MARK.split(behind)[0]}"
    if not holds(clause, beside("contested")) or holds(clause, beside("voted")):
        return None
    number = Numeral(start, match.end(), Decimal(match.group(1)))
    end = match.end()
    return Amount(
        start, end, "count", number.value, None, "", "", number, rule=RESULT.name, unit_start=end, unit_end=end
    )
