"""The table of amounts of one thing over time and sources: a line for each thing, below it its amounts."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from store.model import AnyEntity, Figure
from store.text.wording import how_many
from store.views.compare import Comparison, Reading, Series
from tui.desk.rows import NameOf, shown_value
from tui.desk.tables import Column, Evidence, Rows, Table, TableRow
from tui.text.spark import bars

_COLUMNS = (
    Column("Date", 10),
    Column("Amount", 16, right=True),
    Column("", 8, 1),
    Column("Of what"),
    Column("Sources", 7, 2, right=True),
)
_WORDS = {"first": "", "update": "update", "conflict": "conflict"}


class _Line(NamedTuple):
    series: Series
    reading: Reading | None = None


def compare_table(found: Comparison, entity: Callable[[str], AnyEntity], name: NameOf, about: str = "") -> Table:
    """Return the table.

    Args:
        found: the series.
        entity: from an id to the entity.
        name: what an entity is called where there is little room.
        about: whom they are all about, by name; "" for that of each.
    """

    def row(line: _Line) -> TableRow:
        series, reading = line
        if reading is None:
            noun = " · ".join(filter(None, (series.noun, "" if about else name(series.subject))))
            cells = ("", bars([one.value for one in series.readings]), "", noun, "")
            return TableRow(cells, "!" if series.in_conflict else " ", series.subject, quiet=True)
        figure = entity(reading.figure)
        worth = shown_value(figure) if isinstance(figure, Figure) else ""
        evidence = tuple(Evidence(one) for one in (reading.figure, reading.against) if one)
        beside = worth if worth and worth not in reading.text else ""
        cells = (reading.first or "undated", reading.text, _WORDS[reading.relation], beside, f"{reading.sources:,}")
        return TableRow(cells, "!" if reading.relation == "conflict" else " ", reading.figure, evidence)

    conflicts = sum(series.in_conflict for series in found.series)
    counts = f"{how_many(len(found.series), 'thing')} with more than one amount"
    return Table(
        f"Compare {about}" if about else "Compare",
        f"{counts} · {conflicts:,} in conflict" if conflicts else counts,
        _COLUMNS,
        Rows(list(_lines(found)), row),
        "No two articles give different amounts of one thing.",
    )


def _lines(found: Comparison) -> Iterator[_Line]:
    for series in found.series:
        yield _Line(series)
        yield from (_Line(series, reading) for reading in series.readings)
