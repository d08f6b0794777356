"""What a figure may be worth, from an amount or a unit that is typed. No Textual here."""

import math
from collections.abc import Iterator

from store.corrections.asked import FigureIs
from store.search.amounts import find_amount, units
from store.text.language import tr
from tui.desk.offered import About, Offer


def worth(about: About, typed: str) -> Iterator[Offer]:
    """Yield what an amount, or a unit alone, is understood as."""
    if not typed:
        return
    kind, code = units().get(typed.casefold(), ("", ""))
    if kind in ("currency", "percent", "multiple") and code:
        yield _figure(about, tr("In {code}", code=code), unit=code)
        return
    for end in range(len(typed), 0, -1):
        found = find_amount(typed[:end].rstrip())
        if found is not None and found[1] == len(typed[:end].rstrip()) and all(map(math.isfinite, found[0][:2])):
            value, unit = found[0], found[0].unit or typed[end:].strip()
            upper = None if value.is_value else value.high
            numbers = f"{value.low:,.12g}" + ("" if upper is None else tr(" to {upper:,.12g}", upper=upper))
            yield _figure(about, f"{numbers} {unit}".strip(), amount=value.low, upper=upper, unit=unit)
            return
    if not any(character.isdigit() for character in typed):
        yield _figure(about, tr("In {typed}", typed=typed), unit=typed)


def _figure(
    about: About, label: str, *, amount: float | None = None, upper: float | None = None, unit: str = ""
) -> Offer:
    return Offer(label, tuple(FigureIs(figure=one, amount=amount, upper=upper, unit=unit) for one in about.subjects))
