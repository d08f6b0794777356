"""The rows of a view, drawn line by line under their headings, with a cursor."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from store.text.language import tr
from tui.desk.tables import GAP, Column, Draw, Table, TableRow, fitted
from tui.keys.bindings import bindings_of
from tui.text.cells import cut, padded, printable
from tui.widgets.cursored import CursoredView

_MARK = 2
"""Cells before the first column, for the mark."""


class ViewHeading(Widget):
    """The headings of the columns, as wide as these are."""

    DEFAULT_CSS = """
    ViewHeading { height: 1; color: $text-muted; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._columns: tuple[Column, ...] = ()

    def show(self, columns: tuple[Column, ...]) -> None:
        """Name other columns."""
        self._columns = columns
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        del y
        width = max(0, self.size.width - 1)
        words = [
            padded(cut(tr(self._columns[place].name, "column"), cells), cells, right=self._columns[place].right)
            for place, cells in fitted(self._columns, max(0, width - _MARK))
        ]
        text = " " * _MARK + (" " * GAP).join(words)
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(self.size.width, self.rich_style)


class ViewTable(CursoredView):
    """Rows of a view."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"table--cursor", "table--quiet", "table--mark"}
    BINDINGS = bindings_of("view")

    @dataclass
    class RowReached(Message):
        """The cursor stands on another row; None in an empty table."""

        row: TableRow | None

        def can_replace(self, message: Message) -> bool:
            """Tell that of several movements only the last one matters."""
            return isinstance(message, ViewTable.RowReached)

    @dataclass
    class RowChosen(Message):
        """A row was chosen."""

        row: TableRow

    def __init__(self) -> None:
        super().__init__()
        self._table: Table | None = None

    @property
    def rows(self) -> Sequence[TableRow]:
        """The rows."""
        return self._table.rows if self._table is not None else ()

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._table.rows) if self._table is not None else 0

    @property
    def current(self) -> TableRow | None:
        """The row under the cursor."""
        return self._table.row(self.cursor) if self._table is not None and self.cursor < self.count else None

    @property
    def picture(self) -> Draw | None:
        """What draws the picture that belongs to the row under the cursor; None for none."""
        return self._table.picture(self.cursor) if self._table is not None and self.cursor < self.count else None

    def fill(self, table: Table, cursor: int, scroll: int) -> None:
        """Show a table."""
        self._table = table
        self.stand(cursor, scroll)
        self.reached()

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor inside the list and on a row that leads somewhere, the next one on its way."""
        there = super().validate_cursor(cursor)
        if self._table is None or not self.count:
            return there
        ahead, back = range(there, self.count), range(there, -1, -1)
        ways = (back, ahead) if there < self.cursor else (ahead, back)
        return next((place for way in ways for place in way if self._table.row(place).leads), there)

    def show_cursor(self) -> None:
        """Scroll to the cursor, and to the headings right above it."""
        first = self.cursor
        while self._table is not None and 0 < first <= self.count and not self._table.row(first - 1).leads:
            first -= 1
        row = Region(0, first, max(1, self.size.width), 1 + self.cursor - first)
        self.scroll_to_region(row, animate=False, force=True)

    def reached(self) -> None:
        """Tell what the cursor stands on now."""
        self.post_message(self.RowReached(self.current))

    def draw_line(self, y: int, width: int) -> Strip:
        """Return the row at a place of the window, or what is said where there are none."""
        place = self.row_at(y)
        if self._table is None or place >= self.count:
            note = self._table.empty if self._table is not None and not self.count and y == 1 else ""
            said = Segment(f"  {note}", self.over(self.plain, "table--quiet"))
            return Strip([said]).adjust_cell_length(width, self.plain)
        row = self._table.row(place)
        base = self.get_component_rich_style("table--cursor") if place == self.cursor else self.plain
        style = self.over(base, "table--quiet") if row.quiet else base
        columns = self._table.columns
        words = [
            padded(cut(printable(row.cells[at]), cells), cells, right=columns[at].right)
            for at, cells in fitted(columns, max(0, width - _MARK))
        ]
        mark = Segment(padded(row.mark, _MARK), self.over(base, "table--mark"))
        return Strip([mark, Segment((" " * GAP).join(words), style)]).adjust_cell_length(width, base)

    def action_choose(self) -> None:
        """Ask for what the row under the cursor is about."""
        if (row := self.current) is not None:
            self.post_message(self.RowChosen(row))
