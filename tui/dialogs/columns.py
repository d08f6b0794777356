"""The columns of a pane: which of them, in which order."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from store.text.language import later, tr
from tui.desk.columns import PaneColumn
from tui.dialogs.base import Dialog
from tui.dialogs.choices import Choices
from tui.dialogs.hints import KeyLine
from tui.dialogs.wrapped import Wrapped
from tui.keys.key import with_aliases

_KEYS = later("space  Show or not    J K  Down and up    r  As usual    enter  Keep    esc  Back")


class ColumnsDialog(Dialog[tuple[str, ...]]):
    """Returns what is to stand in the columns, in their order, nothing for the usual ones; None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(f"space,{with_aliases('x')}", "pick", "Show or not"),
        Binding(f"shift+down,{with_aliases('J')}", "move(1)", "Down"),
        Binding(f"shift+up,{with_aliases('K')}", "move(-1)", "Up"),
        Binding(with_aliases("r"), "usual", "As usual"),
    ]

    def __init__(self, title: str, usual: Sequence[PaneColumn], shown: Sequence[PaneColumn]) -> None:
        """Make the dialog.

        Args:
            title: what the pane holds.
            usual: all columns in their usual order; the first one, which says what a row is, always stands first.
            shown: those that the pane has now.
        """
        super().__init__()
        self._title = title
        self._first = usual[0].id
        self._shown = {one.id for one in shown}
        self._columns = [*shown[1:], *(one for one in usual if one.id not in self._shown)]

    def compose(self) -> ComposeResult:
        """Yield the columns and the keys."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(tr("Columns of {title}", title=self._title))
            yield Wrapped(tr("In a narrow pane the foremost ones stay."), classes="dialog--hint")
            yield Choices(*self._options(), markup=False)
            yield KeyLine(tr(_KEYS))

    def _options(self) -> list[Option]:
        return [
            Option(f"{'[x]' if one.id in self._shown else '[ ]'} {tr(one.heading, 'column')}", one.id)
            for one in self._columns
        ]

    def _show(self, at: int) -> None:
        """List the columns anew, the cursor on one of them."""
        choices = self.query_one(Choices)
        choices.clear_options()
        choices.add_options(self._options())
        choices.highlighted = at

    def action_pick(self) -> None:
        """Show the column under the cursor, or no more."""
        at = self.query_one(Choices).highlighted
        if at is not None:
            self._shown ^= {self._columns[at].id}
            self._show(at)

    def action_move(self, step: int) -> None:
        """Move the column under the cursor."""
        at = self.query_one(Choices).highlighted
        if at is not None and 0 <= at + step < len(self._columns):
            self._columns.insert(at + step, self._columns.pop(at))
            self._show(at + step)

    def action_usual(self) -> None:
        """Give the pane its usual columns."""
        self.dismiss(())

    @on(OptionList.OptionSelected)
    def _keep(self) -> None:
        self.dismiss((self._first, *(one.id for one in self._columns if one.id in self._shown)))
