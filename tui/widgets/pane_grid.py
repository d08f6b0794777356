"""The four panes, of which one is the active one."""

from collections.abc import Callable, Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import Container

from tui.desk.models import ENTITY_KINDS, EntityKind, Subject
from tui.desk.trail import Spot
from tui.widgets.entity_list import EntityList
from tui.widgets.entity_pane import EntityPane


class PaneGrid(Container):
    """Two by two panes, or one above the other where there is little room."""

    DEFAULT_CSS = """
    PaneGrid {
        layout: grid;
        grid-size: 2 2;
        grid-columns: 1fr;
        grid-rows: 1fr;
    }
    """

    def __init__(self, *, widget_id: str | None = None) -> None:
        super().__init__(id=widget_id)
        self.panes: Mapping[EntityKind, EntityPane] = {
            kind: EntityPane(kind, widget_id=f"pane-{kind}") for kind in ENTITY_KINDS
        }
        self.active: EntityKind = ENTITY_KINDS[0]

    def compose(self) -> ComposeResult:
        """Yield the panes."""
        yield from self.panes.values()

    def on_mount(self) -> None:
        """Mark the first pane."""
        self.activate(self.active)

    @property
    def current(self) -> EntityPane:
        """The active pane."""
        return self.panes[self.active]

    def activate(self, kind: EntityKind) -> None:
        """Make a pane the active one, without moving the keyboard there."""
        self.active = kind
        for other, pane in self.panes.items():
            pane.set_class(other == kind, "-active")

    def enter(self, kind: EntityKind | None = None) -> None:
        """Move the keyboard to a pane, by default the active one."""
        self.activate(kind or self.active)
        self.current.focus(scroll_visible=False)

    def beside(self, step: int) -> EntityKind:
        """Return the pane so many steps from the active one, in the order of their digits, around the end."""
        return ENTITY_KINDS[(ENTITY_KINDS.index(self.active) + step) % len(ENTITY_KINDS)]

    def spots(self) -> dict[EntityKind, Spot]:
        """Return where each pane stands."""
        return {
            kind: Spot(pane.cursor, pane.scroll_offset.y, pane.current)
            for kind, pane in self.panes.items()
            if pane.current is not None
        }

    def mark(self, entity_id: str | None) -> None:
        """Mark the row of the focus."""
        for pane in self.panes.values():
            pane.focus_row = entity_id

    @property
    def marked(self) -> int:
        """How many rows are marked, shown now or not."""
        return sum(len(pane.marked) for pane in self.panes.values())

    def all_marked(self) -> tuple[Subject, ...]:
        """Return what is marked, pane by pane, in the order in which it was."""
        return tuple(one for pane in self.panes.values() for one in pane.marked)

    def keep_marks(self, present: Callable[[Subject], Subject | None]) -> None:
        """Let rows stay marked under the ids that they have now.

        Args:
            present: from an id that somebody had to the present one, or None for who is no more marked.
        """
        for pane in self.panes.values():
            kept = [now for one in pane.marked if (now := present(one)) is not None]
            pane.marked = dict.fromkeys(kept)
            pane.refresh()

    def fail(self) -> None:
        """Say in every pane that there is nothing to show because the store could not be read."""
        for pane in self.panes.values():
            pane.describe("error", 0, "")

    @on(EntityList.NeighbourWanted)
    def _enter_neighbour(self, event: EntityList.NeighbourWanted) -> None:
        event.stop()
        place = ENTITY_KINDS.index(event.kind) + event.step
        if 0 <= place < len(ENTITY_KINDS):
            self.enter(ENTITY_KINDS[place])
