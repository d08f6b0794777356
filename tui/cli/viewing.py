"""A view without the explorer: its table as lines of text, or its records as JSON."""

import argparse
import shutil
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from store.text.language import later, tr
from tui.cli.command import DONE, NOTHING
from tui.terminal.streams import as_json, narrate, say

if TYPE_CHECKING:
    from store.model import Record
    from tui.desk.tables import Table, TableRow

_WIDEST = 160


def add_format(parser: argparse.ArgumentParser) -> None:
    """Let a command be told to print JSON."""
    parser.add_argument("--format", choices=("text", "json"), default="text")


def show(options: argparse.Namespace, found: "Record | Sequence[object]", table: "Callable[[], Table]") -> int:
    """Print what a view shows, and return the exit status: whether it shows anything.

    Args:
        options: of the command.
        found: its records, as JSON has them.
        table: makes its table.
    """
    drawn = table()
    if options.format == "json":
        import msgspec

        print(as_json(msgspec.to_builtins(found)))
    else:
        _print(drawn, plain=options.plain)
    return DONE if drawn.rows else NOTHING


def _print(table: "Table", *, plain: bool) -> None:
    from tui.desk.tables import GAP, fitted
    from tui.text.cells import cut, padded, printable

    if not table.rows:
        narrate(table.empty)
        return
    narrate(f"{table.title}: {table.counts}" if table.counts else table.title)
    if plain:
        for row in table.rows:
            say(_as_sentence(table, row))
        return
    fit = fitted(table.columns, min(_WIDEST, shutil.get_terminal_size().columns) - 2)
    for mark, cells in (
        (" ", [tr(column.name, "column") if column.name else "" for column in table.columns]),
        *((row.mark, row.cells) for row in table.rows),
    ):
        words = (padded(cut(printable(cells[at]), wide), wide, right=table.columns[at].right) for at, wide in fit)
        say(f"{mark} {(' ' * GAP).join(words)}".rstrip())


_MARKS = {"+": later("new"), "!": later("in conflict"), "×": later("not read")}
"""What the mark before a row says."""


def _as_sentence(table: "Table", row: "TableRow") -> str:
    """Return a row as what a screen reader says: each cell that has anything behind the heading of its column."""
    from tui.text.cells import printable

    mark = row.mark.strip()
    named = zip(table.columns, map(printable, row.cells), strict=True)
    headed = ((tr(column.name, "column") if column.name else "", cell) for column, cell in named if cell)
    cells = (f"{heading}: {cell}" if heading else cell for heading, cell in headed)
    return "; ".join(filter(None, (tr(_MARKS.get(mark, mark)) if mark else "", *cells)))
