"""Records as a table, for spreadsheets: one row for each place where something stands, always with the same columns.

No cell is run: one that begins as a formula does stands behind an apostrophe (OWASP, CSV Injection). Numbers are
written as numbers, without a unit and without separators.
"""

import csv
import io
from collections.abc import Iterable, Mapping

from store.export.front_matter import role_words
from store.export.selection import Evidence, Exported, Noted, Selection
from store.model import Role
from store.text.sanitise import sanitise

_RUN = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a formula begins with; in full width for spreadsheets that fold it."""
_APART = " | "
_OF_RECORD = tuple(name for name in Exported.__struct_fields__ if name not in ("links", "mentions"))
COLUMNS: tuple[str, ...] = (*_OF_RECORD, *Evidence.__struct_fields__)
"""The columns: what a record says of itself, and then where it stands."""


def to_csv(selection: Selection) -> str:
    """Return some entities as CSV (RFC 4180)."""
    return written(rows(record.columns() for record in selection.records()))


def to_tsv(selection: Selection) -> str:
    """Return the same with tabs between the cells; no cell has any in it."""
    return written(rows(record.columns() for record in selection.records()), delimiter="\t")


def rows(records: Iterable[Mapping[str, object]]) -> Iterable[Mapping[str, object]]:
    """Yield a row for each place in the `mentions` of each record; one without any has one row."""
    for record in records:
        mentions = record.get("mentions")
        places = [one for one in mentions if isinstance(one, Evidence)] if isinstance(mentions, tuple) else []
        yield from ({**record, **place.columns()} for place in places)
        if not places:
            yield record


def written(found: Iterable[Mapping[str, object]], columns: Iterable[str] = COLUMNS, *, delimiter: str = ",") -> str:
    """Return rows as a table with their names above; a row that lacks a column has an empty cell there.

    Args:
        found: the rows, by the names of the columns.
        columns: the names, in order.
        delimiter: what stands between two cells.
    """
    names = tuple(columns)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n" if delimiter == "\t" else "\r\n")
    writer.writerow(names)
    writer.writerows([cell(row.get(name)) for name in names] for row in found)
    return out.getvalue()


def cell(value: object) -> str:
    """Return a value as a cell: one line, several values beside one another, and nothing that is run."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"{value:.15g}"
        case tuple():
            text = _APART.join(map(_words, value))
        case _:
            text = str(value)
    line = " ".join(sanitise(text).split())
    return f"'{line}" if line.startswith(_RUN) else line


def _words(value: object) -> str:
    match value:
        case Role():
            return role_words(value)
        case Noted():
            return value.text
        case _:
            return str(value)
