"""The record of a number with its unit."""

from decimal import Decimal
from typing import NamedTuple

from store.extraction.figures.numerals import Numeral
from store.extraction.figures.units import Unit
from store.model import FigureKind


class Amount(NamedTuple):
    """A number with its unit as they stand in a text, without what qualifies it.

    Attributes:
        start: first code point of the number.
        end: one past the unit, or past the number where it has no unit.
        kind: the kind that the unit makes; None where there is no unit.
        value: in the record's unit; None where it is vague.
        upper: the other end of a range.
        unit: what the record says; "" where it says what is written there.
        form: the unit as folded text has it; "" without one.
        number: the numeral, the second one of a range.
        more: 多, 余, 几 inside it.
        rule: what sort of phrase it is.
        guard: the guard of a classifier.
        unit_start: where the unit begins, the number's end without one.
        unit_end: one past the unit as the record says it, which is before /月 in money and behind it in measures.
    """

    start: int
    end: int
    kind: FigureKind | None
    value: Decimal | None
    upper: Decimal | None
    unit: str
    form: str
    number: Numeral
    more: str = ""
    rule: str = ""
    guard: str = ""
    unit_start: int = 0
    unit_end: int = 0

    @property
    def halved(self) -> bool:
        """Whether a half or a smaller unit continues it (一年半)."""
        return 0 < self.unit_end < self.end and self.kind != "money"


def make_amount(number: Numeral, unit: Unit, value: Decimal | None, upper: Decimal | None) -> Amount:
    """Return the amount of a number and its unit."""
    return Amount(
        number.start,
        unit.end,
        unit.kind,
        value,
        upper,
        unit.unit,
        unit.form,
        number,
        number.more,
        "",
        unit.guard,
        unit.end - len(unit.form),
        unit.end,
    )
