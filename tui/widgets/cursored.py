"""A view drawn line by line whose rows a cursor goes through: where it stands, how it moves, what is redrawn for it."""

from textual import events
from textual.geometry import Region, Size
from textual.reactive import reactive

from tui.widgets.scrolled import ScrolledView


class CursoredView(ScrolledView, can_focus=True):
    """A `ScrolledView` of one row a line; its subclasses say how many rows there are, and what the cursor has reached.

    Moving the cursor redraws two lines.
    """

    cursor: reactive[int] = reactive(0, repaint=False, always_update=True)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return 0

    @property
    def headed(self) -> int:
        """How many lines of the window, from its top, are no rows."""
        return 0

    def reached(self) -> None:
        """Tell what the cursor stands on now."""

    def stand(self, cursor: int, scroll: int) -> None:
        """Put the cursor on a row of a new list and a row on the first line, without telling."""
        self.measure()
        self.set_reactive(CursoredView.cursor, self.validate_cursor(cursor))
        self.scroll_to(y=scroll, animate=False, force=True)
        self.show_cursor()
        self.refresh()

    def measure(self) -> None:
        """Take as many lines as there are rows and headings; nothing else on the screen makes room for them."""
        self.set_reactive(CursoredView.virtual_size, Size(0, self.count + self.headed))

    def show_cursor(self) -> None:
        """Scroll to the cursor; what lies under the headings is not seen."""
        row = Region(0, self.cursor, max(1, self.size.width), 1 + self.headed)
        self.scroll_to_region(row, animate=False, force=True)

    def row_at(self, y: int) -> int:
        """Return the row on a line of the window."""
        return y - self.headed + self.scroll_offset.y

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor inside the list."""
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Redraw the line left and the line reached, and tell."""
        self.refresh_lines(old + self.headed)
        self.refresh_lines(new + self.headed)
        self.show_cursor()
        self.reached()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.measure()
        self.show_cursor()

    def action_cursor(self, step: int) -> None:
        """Move the cursor."""
        if 0 <= self.cursor + step < self.count:
            self.cursor += step

    def action_page(self, step: int) -> None:
        """Move the cursor by a window."""
        height = max(1, self.scrollable_content_region.height - 1 - self.headed)
        self.scroll_to(y=self.scroll_offset.y + step * height, animate=False, force=True)
        self.cursor += step * height

    def action_edge(self, step: int) -> None:
        """Move the cursor to the first or the last row."""
        self.cursor = 0 if step < 0 else self.count - 1

    def action_choose(self) -> None:
        """Choose what the cursor stands on."""

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row clicked."""
        offset = event.get_content_offset(self)
        if offset is None or offset.x >= self.line_width or offset.y < self.headed:
            return
        if (row := self.row_at(offset.y)) < self.count:
            self.cursor = row
            self.clicked(event, offset.x)

    def clicked(self, event: events.Click, x: int) -> None:
        """Take a click on the row that the cursor has gone to; a double click chooses it.

        Args:
            event: the click.
            x: which cell of the line.
        """
        del x
        if event.chain == 2:
            self.action_choose()
