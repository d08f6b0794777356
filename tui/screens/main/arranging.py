"""The columns of the panes: chosen, ordered, kept."""

from functools import partial
from typing import TYPE_CHECKING

from store.kinds import KINDS, EntityKind
from store.text.language import tr
from tui.screens.main.context import Context

if TYPE_CHECKING:
    from tui.desk.desk import Desk


class Arranging:
    """Gives panes the columns that somebody wants.

    Args:
        context: what all parts share.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._errand = context.errand("columns")
        self._is_recalled = False

    def recall(self) -> None:
        """Give the panes the columns that were kept, once the store is open."""
        if self._context.is_open and not self._is_recalled:
            self._is_recalled = True
            for kind, columns in self._context.desk.layout.columns.items():
                self._context.view.panes.panes[kind].take_columns(columns)

    def ask(self, kind: EntityKind) -> None:
        """Offer the columns of a pane."""
        from tui.desk.columns import columns_of
        from tui.dialogs.columns import ColumnsDialog

        if self._context.is_open:
            pane = self._context.view.panes.panes[kind]
            dialog = ColumnsDialog(tr(KINDS[kind].many), columns_of(kind), pane.arranged)
            self._context.screen.app.push_screen(dialog, partial(self._keep, self._context.desk, kind))

    def _keep(self, desk: "Desk", kind: EntityKind, columns: tuple[str, ...] | None) -> None:
        if columns is not None:
            self._context.view.panes.panes[kind].take_columns(columns)
            self._errand.ask(lambda: desk.layout.arrange(kind, columns), lambda _: None)
