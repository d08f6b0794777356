"""A pane: the list of one kind of entity with its title, its counts, its order, and what it says when it is empty."""

from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip

from store.kinds import ENTITY_KINDS, KINDS
from store.text.language import later, tr
from tui.desk.models import EntityKind, State
from tui.text.cells import cut
from tui.widgets.entity_list import EntityList

_NOTES: dict[State, tuple[str, ...]] = {
    "loading": (later("Opening the store …"),),
    "empty": (later("Nothing here yet."), later("dossier load FOLDER reads articles.")),
    "nothing": (later("No match."), later("esc widens")),
    "unlinked": (later("Nothing linked."), later("esc widens")),
    "ready": (),
    "error": (later("The store could not be read."),),
}


class EntityPane(EntityList):
    """An `EntityList` with a border that says what it holds."""

    def __init__(self, kind: EntityKind, *, widget_id: str | None = None) -> None:
        super().__init__(kind, widget_id=widget_id)
        self.state: State = "loading"
        self.total = 0
        self.heading = ""
        self.said = ""

    def on_mount(self) -> None:
        """Draw the title before there is anything to count."""
        self._draw_border()

    def describe(self, state: State, total: int, order: str, heading: str = "", said: str = "") -> None:
        """Say what the pane holds.

        Args:
            state: what it is.
            total: how many entities there are without query and focus.
            order: the sort order in a word.
            heading: what it holds, where that is not what it usually does.
            said: which rows come first whatever the order is, "" for none.
        """
        self.state, self.total, self.order, self.heading, self.said = state, total, order, heading, said
        self._draw_border()
        self.refresh()

    def _draw_border(self) -> None:
        counts = "" if self.state in ("loading", "error") else f"{self.total:,}"
        if counts and self.count < self.total:
            counts = f"{self.count:,}/{counts}"
        title, key = self.heading or tr(KINDS[self.kind].many), f"{ENTITY_KINDS.index(self.kind) + 1} "
        self.border_title = Content.assemble((key, "dim"), title, f" {counts}" if counts else "")
        order = tr("newest" if self.heading else self.order)
        if self.turned and not self.heading:
            order = tr("{order}, reversed", order=order)
        told = " · ".join(filter(None, (self.said, order)))
        self.border_subtitle = Content(told) if self.count > 1 else Content("")

    def draw_line(self, y: int, width: int) -> Strip:
        """Return a row, or a line of what there is to say where there are no rows."""
        if self.count:
            return super().draw_line(y, width)
        height = self.scrollable_content_region.height
        base = self.plain
        notes = [tr(note) for note in _NOTES[self.state][:height]]
        line = y - max(0, (height - len(notes)) // 2 - 1)
        if not 0 <= line < len(notes):
            return Strip.blank(width, base)
        text = cut(notes[line], width)
        left = (width - cell_len(text)) // 2
        style = self.over(base, "list--detail")
        return Strip([Segment(" " * left, base), Segment(text, style)]).adjust_cell_length(width, base)
