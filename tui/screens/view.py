"""A view: a title, a table, the sentence behind the row under the cursor, the keys: one frame for all views."""

from typing import TYPE_CHECKING, Protocol

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from store.text.language import tr
from tui.desk.tables import Table, TableRow
from tui.keys.bindings import bindings_of
from tui.keys.hints import hints_in_view
from tui.keys.key import Key
from tui.keys.table import KEYS
from tui.text.cells import printable, printable_lines
from tui.text.wrap import wrap
from tui.widgets.picture import Picture
from tui.widgets.status_line import StatusLine
from tui.widgets.view_table import ViewHeading, ViewTable

if TYPE_CHECKING:
    from collections.abc import Callable

_GAP = "  "
_MARGIN = 1
_SHARE = 3
"""Of so many lines one is given to a picture."""
_LEAST = 6
"""Lines of a picture, at least."""
_FOR_BOTH = 22
"""Lines of a terminal from which on there is room for a picture and a sentence."""


class Keeper(Protocol):
    """Who opened the view, and does what is asked for in it."""

    def look(self, row: TableRow, tell: "Callable[[tuple[str, ...]], object]") -> None:
        """Find the sentences behind a row, and tell them later."""

    def choose(self, row: TableRow) -> None:
        """Go to what a row is about."""

    def read(self, row: TableRow) -> None:
        """Read what is behind a row."""

    def copy(self, row: TableRow, *, choose: bool = False) -> None:
        """Copy a row with its source in the shape chosen last; or offer the shapes first."""

    def export(self, row: TableRow) -> None:
        """Offer to write whom or what a row is about."""

    def browse(self, row: TableRow) -> None:
        """Open the address of the article behind a row."""

    def turn(self) -> None:
        """Show the view in the next way."""

    def watch(self) -> None:
        """Watch whom it is about, or no longer."""

    def together(self) -> None:
        """Show whom it is about together with another."""

    def exclude(self, row: TableRow) -> None:
        """Search for what has not what a row counts."""

    def leave(self) -> None:
        """Go back to where the view was opened."""

    def open(self, name: str) -> None:
        """Open another view in its place."""


class ViewScreen(Screen[None]):
    """Shows a table.

    Args:
        keeper: who opened it.
        keys: all that there are, as they are set.
    """

    BINDINGS = bindings_of("views")
    DEFAULT_CSS = """
    ViewScreen {
        background: $background;
        color: $foreground;
        & > .view--title {
            height: 1;
            padding: 0 1;
            background: $surface;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
        & > ViewTable {
            height: 1fr;
            background: $background;
            & > .table--cursor { background: $primary 25%; text-style: bold; }
            & > .table--quiet { color: $foreground 60%; }
            & > .table--mark { color: $lit; text-style: bold; }
        }
        & > .view--evidence {
            height: auto;
            max-height: 9;
            padding: 0 1;
            border-top: solid $foreground 25%;
            color: $foreground 80%;
        }
        & > .view--evidence.-none { display: none; }
        & > Picture { border-top: solid $foreground 25%; }
        & > Picture.-none { display: none; }
        &.-enlarged > ViewTable { height: 4; }
        &.-enlarged > .view--evidence { max-height: 4; }
    }
    ViewScreen.-short > .view--evidence { max-height: 7; }
    """

    def __init__(self, keeper: Keeper, keys: tuple[Key, ...] = KEYS) -> None:
        super().__init__()
        self._keeper = keeper
        self._keys = keys
        self._title = Static(classes="view--title")
        self._heading = ViewHeading()
        self.table = ViewTable()
        self.picture = Picture(classes="-none")
        self.evidence = Static(classes="view--evidence -none")
        self._status = StatusLine()
        self._turns = False
        self._is_enlarged = False
        self._told = ""
        self._status.hint(hints_in_view(self._keys, turns=False, pictures=False, asks=False))

    def compose(self) -> ComposeResult:
        """Yield the frame, top to bottom."""
        yield self._title
        yield self._heading
        yield self.table
        yield self.picture
        yield self.evidence
        yield self._status

    def on_mount(self) -> None:
        """Give the table the keyboard."""
        self.table.focus()

    def show(self, table: Table, cursor: int = 0, scroll: int = 0) -> None:
        """Show a table."""
        parts = [Content.styled(printable(table.title), "bold"), Content.styled(_GAP + printable(table.counts), "dim")]
        self._title.update(Content("").join(parts))
        self._turns = len(table.ways) > 1
        self._status.say(tr(table.way))
        self._heading.show(table.columns)
        self.table.fill(table, cursor, scroll)

    @on(ViewTable.RowReached)
    def _look(self, event: ViewTable.RowReached) -> None:
        self._picture()
        if event.row is None or not event.row.evidence:
            self._tell(event.row, event.row.told if event.row is not None else ())
        else:
            row = event.row
            self._keeper.look(row, lambda told: self._tell(row, told))

    def _picture(self) -> None:
        """Show the picture that belongs to the row under the cursor, where there is room for it beside a sentence.

        Where there is none, nothing is enlarged: the table keeps the room.
        """
        draw, row = self.table.picture, self.table.current
        enlarged = self._is_enlarged and draw is not None
        self.set_class(enlarged, "-enlarged")
        fits = self.size.height >= _FOR_BOTH or enlarged or row is None or not (row.evidence or row.told)
        self.picture.set_class(draw is None or not fits, "-none")
        lines = self.picture.show(draw if fits else None, self.size.width, max(_LEAST, self.size.height // _SHARE))
        self.picture.styles.height = "1fr" if enlarged else lines + 1
        asks = row is not None and bool(row.asks)
        self._status.hint(hints_in_view(self._keys, turns=self._turns, pictures=draw is not None, asks=asks))

    def _tell(self, row: TableRow | None, told: tuple[str, ...]) -> None:
        """Show the sentences behind the row under the cursor."""
        if row == self.table.current:
            self.evidence.set_class(not told, "-none")
            self._told = printable_lines("\n".join(told))
            self._set_evidence()

    def _set_evidence(self) -> None:
        """Break the sentences into lines as Chinese is broken: no mark that closes begins one."""
        lines = wrap(self._told, self.size.width - 2 * _MARGIN)
        self.evidence.update(Content("\n".join(self._told[start:end] for start, end in lines)))

    def on_resize(self) -> None:
        """Break the sentences anew, and draw for another size."""
        self._set_evidence()
        self._picture()

    @on(ViewTable.RowChosen)
    def _choose(self, event: ViewTable.RowChosen) -> None:
        self._keeper.choose(event.row)

    @on(StatusLine.HintChosen)
    async def _perform(self, event: StatusLine.HintChosen) -> None:
        place = self.app if event.key.scope == "app" else self if event.key.scope == "views" else self.table
        await self.app.run_action(event.key.action, default_namespace=place)

    def action_read(self) -> None:
        """Read what is behind the row under the cursor."""
        if (row := self.table.current) is not None:
            self._keeper.read(row)

    def action_copy(self, choose: bool = False) -> None:
        """Copy the row under the cursor with its source; or offer the shapes first."""
        if (row := self.table.current) is not None:
            self._keeper.copy(row, choose=choose)

    def action_export(self) -> None:
        """Offer to write whom or what the row under the cursor is about."""
        if (row := self.table.current) is not None:
            self._keeper.export(row)

    def action_browse(self) -> None:
        """Open the address of the article behind the row under the cursor."""
        if (row := self.table.current) is not None:
            self._keeper.browse(row)

    def action_turn(self) -> None:
        """Show it in the next way."""
        self._keeper.turn()

    def action_enlarge(self) -> None:
        """Show the picture larger, or as before; or say that there is none."""
        if self.table.picture is None:
            self.notify(tr("There is no picture here."))
        else:
            self._is_enlarged = not self._is_enlarged
            self._picture()

    def action_watch(self) -> None:
        """Watch whom the row under the cursor is about, or no longer."""
        self._keeper.watch()

    def action_together(self) -> None:
        """Show whom the row under the cursor is about together with another."""
        self._keeper.together()

    def action_exclude(self) -> None:
        """Search for what has not what the row under the cursor counts."""
        if (row := self.table.current) is not None:
            self._keeper.exclude(row)

    def action_leave(self) -> None:
        """Go back."""
        self._keeper.leave()

    def action_view(self, name: str) -> None:
        """Open another view."""
        self._keeper.open(name)
