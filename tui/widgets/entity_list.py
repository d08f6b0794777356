"""A list of rows drawn line by line (Textual's Line API): a million rows cost what ten cost.

The rows are asked for when they are drawn and never copied.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tui.desk.columns import PaneColumn, Placed, arranged, columns_of, fitted
from tui.desk.models import EntityKind, Row, RowSource, Subject
from tui.keys.bindings import bindings_of
from tui.widgets.chosen import SubjectChosen
from tui.widgets.cursored import CursoredView
from tui.widgets.line import MARK, LineStyles, draw, draw_headings

_ROOM_FOR_HEADINGS = 9
"""Lines of a window from which on one of them is given to the headings of the columns."""
_SEARCHED = 20_000
"""Rows looked through at a time to find an entity again: about two milliseconds."""


class EntityList(CursoredView):
    """Rows of one kind of entity, with a cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--cursor", "list--detail", "list--tail", "list--lit"}
    BINDINGS = bindings_of("list")

    @dataclass
    class CursorMoved(Message):
        """The cursor stands on another row; `subject` is None in an empty list."""

        kind: EntityKind
        subject: Subject | None

        def can_replace(self, message: Message) -> bool:
            """Tell that of several movements only the last one matters."""
            return isinstance(message, EntityList.CursorMoved) and message.kind == self.kind

    @dataclass
    class SortWanted(Message):
        """The next sort order, please, or the present one the other way round."""

        kind: EntityKind
        turn: bool = False

    @dataclass
    class ColumnsWanted(Message):
        """Other columns, please."""

        kind: EntityKind

    @dataclass
    class UnfoldWanted(Message):
        """All that say the same as a row, please, or one row for them again."""

        subject: Subject

    class Marked(Message):
        """Rows were marked, or are marked no more."""

    @dataclass
    class NeighbourWanted(Message):
        """The pane to the left (-1) or to the right (1), please."""

        kind: EntityKind
        step: int

    def __init__(self, kind: EntityKind, *, widget_id: str | None = None) -> None:
        super().__init__(id=widget_id, classes=f"-{kind}")
        self.kind: EntityKind = kind
        self.rows: RowSource | None = None
        self.focus_row: Subject | None = None
        self.marked: dict[Subject, None] = {}
        self.order = ""
        self.turned = False
        self.arranged: tuple[PaneColumn, ...] = columns_of(kind)
        self._columns: tuple[tuple[int, str, bool], tuple[Placed, ...]] | None = None
        self._row_styles: dict[bool, LineStyles] = {}
        self._heads, self._first = False, 0

    def notify_style_update(self) -> None:
        """Forget the styles of rows that were made from the old ones."""
        super().notify_style_update()
        self._row_styles.clear()

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows.subjects) if self.rows is not None else 0

    @property
    def current(self) -> Subject | None:
        """What the row under the cursor is about."""
        if self.rows is None or not 0 <= self.cursor < len(self.rows.subjects):
            return None
        return self.rows.subjects[self.cursor]

    def fill(self, rows: RowSource, *, cursor: int = 0, scroll: int = 0, keep: Subject | None = None) -> None:
        """Show other rows, without a `CursorMoved`: whoever fills the list knows.

        Args:
            rows: what to show.
            cursor: where the cursor goes.
            scroll: first visible row, moved as little as it takes to show the cursor.
            keep: what the cursor should stand on, found again where the order has changed.
        """
        self.rows = rows
        place = self._find(keep, cursor) if keep is not None else None
        self.stand(cursor if place is None else place, scroll)

    @property
    def headed(self) -> int:
        """How many lines of the window the headings take: one, where there is room for it."""
        return 1 if self.scrollable_content_region.height >= _ROOM_FOR_HEADINGS else 0

    def columns(self, width: int) -> tuple[Placed, ...]:
        """Return which columns stand in lines of so many cells."""
        known = (width, self.order, self._tells_sources)
        if self._columns is None or self._columns[0] != known:
            shown = [one for one in self.arranged if one.id != "sources" or self._tells_sources]
            self._columns = (known, fitted(shown, max(1, width - MARK - 1), self.order))
        return self._columns[1]

    def take_columns(self, chosen: Sequence[str]) -> None:
        """Have the columns that somebody has chosen; see `arranged`."""
        self.arranged = arranged(self.kind, chosen)
        self._columns = None
        self.refresh()

    @property
    def _tells_sources(self) -> bool:
        """Whether any row has several sources, as far as the first one tells, which has most where sorted by them."""
        if self.order != "sources" or self.turned or self.rows is None or not self.count:
            return True
        return bool(self.rows.row(0).cells("sources"))

    def _find(self, subject: Subject, near: int) -> int | None:
        """Return the row of a subject; in a list too long to be searched, only around the old place and at the top."""
        subjects = self.rows.subjects if self.rows is not None else ()
        if 0 <= near < len(subjects) and subjects[near] == subject:
            return near
        starts = (0, max(0, near - _SEARCHED // 2)) if len(subjects) > _SEARCHED else (0,)
        for start in starts:
            for place in range(start, min(len(subjects), start + _SEARCHED)):
                if subjects[place] == subject:
                    return place
        return None

    def reached(self) -> None:
        """Tell what the cursor stands on now."""
        self.post_message(self.CursorMoved(self.kind, self.current))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return some lines of the window; what is the same for all of them is looked up once."""
        self._heads, self._first = self.headed > 0, self.row_at(0)
        return super().render_lines(crop)

    def draw_line(self, y: int, width: int) -> Strip:
        """Return the row at a place of the window."""
        if self._heads and not y:
            return draw_headings(self.columns(width), width, self.over(self.plain, "list--detail"))
        index = self._first + y
        if self.rows is None or index >= len(self.rows.subjects):
            return Strip.blank(width, self.plain)
        row = self.rows.row(index)
        here = index == self.cursor
        marker = self._marker(row)
        styles = self._row_styles.get(here)
        if styles is None:
            styles = self._row_styles[here] = self._styles(here=here)
        return draw(row, width, self.columns(width), marker, styles)

    def _marker(self, row: Row) -> str:
        """Return what stands before a row: marked, the focus, a guess, noted, one more of the row above, or new."""
        if row.subject in self.marked:
            return "*"
        if row.subject == self.focus_row:
            return "»"
        return "?" if row.guess else "#" if row.noted else "└" if row.inner else "+" if row.new else " "

    def _styles(self, *, here: bool) -> LineStyles:
        base = self.get_component_rich_style("list--cursor") if here else self.plain
        detail, tail, lit = (self.over(base, f"list--{name}") for name in ("detail", "tail", "lit"))
        # Themes of sixteen colours draw the cursor in the very colour of the kind, or reverse what it stands on.
        if base.reverse or tail.color == base.bgcolor:
            detail = tail = base
        return LineStyles(base, base, detail, tail, lit)

    def action_choose(self) -> None:
        """Ask for what is under the cursor to become the focus."""
        if (subject := self.current) is not None:
            self.post_message(SubjectChosen(subject))

    def action_mark(self) -> None:
        """Mark the row under the cursor, or no more, and go on to the next one."""
        if (subject := self.current) is not None:
            if subject in self.marked:
                del self.marked[subject]
            else:
                self.marked[subject] = None
            self.refresh_lines(self.cursor + self.headed)
            self.post_message(self.Marked())
            self.action_cursor(1)

    def action_mark_all(self) -> None:
        """Mark all rows, or none of them if all are marked."""
        subjects = self.rows.subjects if self.rows is not None else ()
        if all(one in self.marked for one in subjects):
            for one in subjects:
                del self.marked[one]
        else:
            self.marked |= dict.fromkeys(subjects)
        self.refresh()
        self.post_message(self.Marked())

    def action_sort(self) -> None:
        """Ask for the next order."""
        self.post_message(self.SortWanted(self.kind))

    def action_turn(self) -> None:
        """Ask for the present order the other way round."""
        self.post_message(self.SortWanted(self.kind, turn=True))

    def action_columns(self) -> None:
        """Ask for other columns."""
        self.post_message(self.ColumnsWanted(self.kind))

    def action_unfold(self) -> None:
        """Ask for all that say the same as the row under the cursor."""
        if (subject := self.current) is not None:
            self.post_message(self.UnfoldWanted(subject))

    def action_neighbour(self, step: int) -> None:
        """Ask for the pane beside this one."""
        self.post_message(self.NeighbourWanted(self.kind, step))

    def clicked(self, event: events.Click, x: int) -> None:
        """Mark the row that is clicked before its first column, or with ctrl."""
        if event.ctrl or x == 0:
            self.action_mark()
        else:
            super().clicked(event, x)
