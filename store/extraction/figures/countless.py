"""Very many of something, without a number: 数以万计, 数以百万计, 数以亿元计."""

import re

from store.extraction.figures.amount import Amount
from store.extraction.figures.numerals import CHINESE, Numeral
from store.extraction.figures.units import unit_at
from store.model import FigureKind

_COUNTLESS = re.compile(rf"数以([{CHINESE}]{{1,4}})([^{CHINESE}，。；、计\s]{{0,3}})计(?![算划])")


def read_countless(text: str, start: int) -> Amount | None:
    """Return the amount without a value that begins at `start` of a folded text, or None; its unit may be told too."""
    match = _COUNTLESS.match(text, start) if text[start] == "数" else None
    if match is None:
        return None
    unit = unit_at(text, match.end(1)) if match.group(2) else None
    if match.group(2) and (unit is None or unit.end != match.end(2)):
        return None
    number = Numeral(start, match.end(), None, arabic=False, scale=10**4)
    kind: FigureKind = "count" if unit is None else unit.kind
    code = "" if unit is None else unit.unit
    form = match.group(2) if unit is not None and unit.kind != "money" else ""
    end = match.end()
    return Amount(start, end, kind, None, None, code, form, number, unit_start=end, unit_end=end)
