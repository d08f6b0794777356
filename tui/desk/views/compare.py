"""The table of amounts of one thing over time and sources: a line for each thing, below it its amounts."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from store.model import AnyEntity
from store.text.language import later, tr
from store.text.wording import how_many
from store.views.compare import Comparison, Reading, Series
from tui.desk.rows import NameOf
from tui.desk.tables import Column, Draw, Evidence, Rows, Table, TableRow
from tui.desk.views.plot import LEAST, plot
from tui.text.dates import shown_day
from tui.text.spark import bars

_COLUMNS = (
    Column("Date", 10),
    Column("Amount", 16, right=True),
    Column("", 8, 1),
    Column("Of what, by whom"),
    Column("Sources", 7, 2, right=True),
)
_WORDS = {"first": "", "update": later("update"), "conflict": later("conflict")}


_NOTHING = later("No two articles give different amounts of one thing.")
_OUTDATED = later("An older dossier read these articles, and did not note how amounts are worded: load them anew.")


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

    def heading(series: Series) -> str:
        """Return of what the amounts of a series are; of those of nobody by what words they stand."""
        if series.subject or about:
            return " · ".join(filter(None, (name(series.subject) if series.subject and not about else "", series.noun)))
        return " · ".join(filter(None, (series.noun if "…" not in series.noun else "", series.around)))

    def row(line: _Line) -> TableRow:
        series, reading = line
        if reading is None:
            vague = tr("{vague:,} too vague", vague=series.vague) if series.vague else ""
            noun = " · ".join(filter(None, (heading(series), vague)))
            cells = ("", bars([one.value for one in series.readings]), "", noun, "")
            mark = "!" if series.in_conflict else " "
            if len(series.readings) < LEAST:
                return TableRow(cells, mark, quiet=True)
            return TableRow(cells, mark, series.subject, quiet=True, below=_evidence(series, series.readings[0]))
        entity(reading.figure)  # raises where it is gone, which is told
        guess = f"{series.unit}?" if reading.inferred else ""
        givers = dict.fromkeys(one.publisher for one in reading.given)
        cells = (
            shown_day(reading.first or tr("undated")),
            reading.text,
            tr(_WORDS[reading.relation]) if _WORDS[reading.relation] else "",
            " · ".join(filter(None, (guess, *givers))),
            f"{reading.sources:,}",
        )
        return TableRow(
            cells, "!" if reading.relation == "conflict" else " ", reading.figure, _evidence(series, reading)
        )

    lines = list(_lines(found))

    def picture(place: int) -> Draw | None:
        series, reading = lines[place]
        if len(series.readings) < LEAST:
            return None
        told = f"{heading(series)} {series.unit}".strip()
        return partial(plot, series, told, reading.figure if reading is not None else "")

    conflicts = sum(series.in_conflict for series in found.series)
    vague = sum(series.vague for series in found.series)
    counts = (
        tr("{things} with more than one amount", things=how_many(len(found.series), "thing")),
        tr("{conflicts:,} in conflict", conflicts=conflicts) if conflicts else "",
        tr("{vague:,} left out: vague", vague=vague) if vague else "",
    )
    return Table(
        tr("Compare {about}", about=about) if about else tr("Compare"),
        " · ".join(filter(None, counts)),
        _COLUMNS,
        Rows(lines, row),
        tr(_OUTDATED if found.is_outdated else _NOTHING),
        start=1,
        picture=picture,
    )


def _evidence(series: Series, reading: Reading) -> tuple[Evidence, ...]:
    """Return where an amount stands, and the one that it updates or contradicts: in the articles that the rows name."""
    against = (one.at for one in series.readings if one.figure == reading.against)
    return (Evidence(reading.at), *map(Evidence, against))


def _lines(found: Comparison) -> Iterator[_Line]:
    for series in found.series:
        yield _Line(series)
        yield from (_Line(series, reading) for reading in series.readings)
