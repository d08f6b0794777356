"""A view without the explorer: its table as lines of text, or its records as JSON."""

import argparse
import shutil
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from store.text.language import tr
from tui.cli.command import DONE, NOTHING
from tui.terminal.streams import as_json, say, tell

if TYPE_CHECKING:
    from store.model import Record
    from tui.desk.tables import Table

_WIDEST = 160


def add_format(parser: argparse.ArgumentParser) -> None:
    """Let a command be told to print JSON."""
    parser.add_argument("--format", choices=("text", "json"), default="text")


def show(form: str, found: "Record | Sequence[object]", table: "Callable[[], Table]") -> int:
    """Print what a view shows, and return the exit status: whether it shows anything.

    Args:
        form: "text" or "json".
        found: its records, as JSON has them.
        table: makes its table.
    """
    drawn = table()
    if form == "json":
        import msgspec

        print(as_json(msgspec.to_builtins(found)))
    else:
        _print(drawn)
    return DONE if drawn.rows else NOTHING


def _print(table: "Table") -> None:
    from tui.desk.tables import GAP, fitted
    from tui.text.cells import cut, padded, printable

    if not table.rows:
        tell(table.empty)
        return
    tell(f"{table.title}: {table.counts}" if table.counts else table.title)
    fit = fitted(table.columns, min(_WIDEST, shutil.get_terminal_size().columns) - 2)
    for mark, cells in (
        (" ", [tr(column.name, "column") if column.name else "" for column in table.columns]),
        *((row.mark, row.cells) for row in table.rows),
    ):
        words = (padded(cut(printable(cells[at]), wide), wide, right=table.columns[at].right) for at, wide in fit)
        say(f"{mark} {(' ' * GAP).join(words)}".rstrip())
