"""Ranges whose ends both are below nought (-10~-15℃) and those that a law sets (五日以上十日以下)."""

import re

from store.extraction.figures.amount import Amount, make_amount
from store.extraction.figures.numerals import Numeral, read_numeral
from store.extraction.figures.units import Unit, same_unit, unit_at

_BELOW_NOUGHT = re.compile(r"(?:(?<![A-Za-z\d_.%)/+±])[-−–]|负|零下)$")
_RANGE_BELOW = re.compile(r"\s?(?:至|到|—|~|～|〜)\s?(?:[-−–]|负|零下)")


def range_below_nought(text: str, first: Numeral, unit: Unit | None) -> Amount | None:
    """Return a range whose ends both are below nought (-10~-15℃, 零下10至零下15度), as it is without its sign, or None.

    The phrase sets the sign that stands before it: the end further from nought is the lower one.

    Args:
        text: the folded text.
        first: the number at the upper end.
        unit: what stands right behind it.
    """
    before = _BELOW_NOUGHT.search(text, max(0, first.start - 2), first.start)
    between = _RANGE_BELOW.match(text, unit.end if unit else first.end) if before is not None else None
    second = read_numeral(text, between.end()) if between is not None else None
    last = unit_at(text, second.end) if second is not None else None
    if second is None or last is None or last.kind not in ("measure", "percent", "count"):
        return None
    if first.value is None or second.value is None or first.value >= second.value:
        return None
    if (unit is not None and not same_unit(unit, last)) or (last.kind == "count" and last.form != "度"):
        return None
    last = last._replace(kind="measure", unit="度", guard="") if last.kind == "count" else last
    amount = make_amount(second, last, second.value * last.factor, -first.value * last.factor)
    return amount._replace(start=first.start)


def range_of_a_law(text: str, first: Numeral, unit: Unit | None) -> Amount | None:
    """Return a range that a law sets (五日以上十日以下), or None.

    Args:
        text: the folded text.
        first: the number at the lower end.
        unit: what stands right behind it.
    """
    if unit is None or first.value is None or first.upper is not None or not text.startswith("以上", unit.end):
        return None
    second = read_numeral(text, unit.end + text.startswith("不满", unit.end + 2) * 2 + 2)
    last = unit_at(text, second.end) if second is not None else None
    if second is None or second.value is None or last is None or not text.startswith("以下", last.end):
        return None
    if not same_unit(unit, last) or first.value * unit.factor >= second.value * last.factor:
        return None
    amount = make_amount(second, last, first.value * unit.factor, second.value * last.factor)
    return amount._replace(start=first.start, end=last.end + 2)
