"""What was decided: all of it, newest first, filtered by what is typed; any of it is undone, or brought back."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from store.text.language import later, tr
from tui.dialogs.base import Dialog
from tui.dialogs.choices import Choices
from tui.dialogs.hints import Hints
from tui.dialogs.wrapped import Wrapped
from tui.keys.key import with_aliases
from tui.text.cells import printable
from tui.text.dates import shown_day

if TYPE_CHECKING:  # what the first frame must not wait for
    from tui.desk.offered import Decided

_MOST = 500
"""Decisions that are listed at once; those beyond are found by typing."""
_NOTHING = later("Nothing was corrected yet: m x d t R O w = on a row do.")

Tell = Callable[["Sequence[Decided]"], object]


class _Listed(Choices):
    """The decisions that the filter leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(with_aliases("g"), "first", "First", show=False),
        Binding(with_aliases("G"), "last", "Last", show=False),
    ]


class DecisionsDialog(Dialog[None]):
    """Lists decisions; u undoes the one under the cursor, U brings it back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(with_aliases("u"), "take('undo')", "Undo"),
        Binding(with_aliases("U"), "take('redo')", "Redo"),
        Binding(with_aliases("/"), "filter", "Filter"),
        Binding("down", "to_list", "To the decisions"),
    ]
    DEFAULT_CSS = """
    DecisionsDialog > .dialog {
        padding: 0 1;
        height: 90%;
        & > OptionList {
            height: 1fr;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
        & > .dialog--hint { margin-top: 0; }
    }
    """

    def __init__(self, look: Callable[[Tell], None], take: Callable[[str, str, Tell], None]) -> None:
        """Make the dialog.

        Args:
            look: finds the decisions, newest first, and tells them later.
            take: undoes ("undo") or brings back ("redo") one by its id, and tells all as they are then.
        """
        super().__init__()
        self._look = look
        self._take = take
        self._all: Sequence[Decided] = ()
        self._shown: Sequence[Decided] = ()
        self._input = Input(placeholder=tr("a name, a kind, orphaned, undone …"))
        self._list = _Listed(markup=False)

    def compose(self) -> ComposeResult:
        """Yield the filter, the decisions, what the one under the cursor says, and the keys."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(tr("What you corrected"))
            yield self._input
            yield self._list
            yield Wrapped(classes="dialog--touch")
            undo, redo = (tr("u  Undo"), "take('undo')"), (tr("U  Redo"), "take('redo')")
            yield Hints(undo, redo, (tr("/  Filter"), "filter"), (tr("esc  Back"), "cancel"))

    def on_mount(self) -> None:
        """Have the decisions listed."""
        self._list.focus()
        self._look(self._show)

    def _show(self, decided: "Sequence[Decided]") -> None:
        if self.is_open:
            self._all = decided
            waiting = sum(one.state == "orphaned" for one in decided)
            orphans = tr(", {waiting:,} orphaned", waiting=waiting) if waiting else ""
            self.query_one(".dialog").border_title = Content(
                tr("What you corrected: {number:,}{orphans}", number=len(decided), orphans=orphans)
            )
            self._fill()

    @on(Input.Changed)
    def _fill(self) -> None:
        """List what has every typed word, the cursor where it was."""
        place = self._list.highlighted or 0
        words = self._input.value.casefold().split()
        found = [one for one in self._all if all(word in one.words for word in words)]
        self._shown = found[:_MOST]
        self._list.clear_options()
        self._list.add_options(map(_row, self._shown))
        if self._shown:
            self._list.highlighted = min(place, len(self._shown) - 1)
        more = tr("{number:,} more; type to find them.", number=len(found) - _MOST) if len(found) > _MOST else ""
        self._say(more or ("" if found else tr("Nothing has these words.") if words else tr(_NOTHING)))

    @on(OptionList.OptionHighlighted)
    def _tell_in_full(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_index < len(self._shown):
            self._say(self._shown[event.option_index].full)

    @on(Input.Submitted)
    def action_to_list(self) -> None:
        """Go from the filter to the decisions."""
        self._list.focus()

    def action_filter(self) -> None:
        """Go to the filter."""
        self._input.focus()

    def action_take(self, what: str) -> None:
        """Undo the decision under the cursor, or bring it back."""
        place = self._list.highlighted
        if place is not None and place < len(self._shown):
            self._take(what, self._shown[place].id, self._show)

    def _say(self, sentence: str) -> None:
        self.query_one(".dialog--touch", Wrapped).show(Content(printable(sentence)))


def _row(one: "Decided") -> Option:
    state = "" if one.state == "in effect" else f"{tr(one.state)}  "
    colour = "$text-error" if one.state == "orphaned" else "dim"
    said = (printable(one.sentence), "strike" if one.state == "undone" else "")
    return Option(Content.assemble((f"{shown_day(one.at[:10])}  ", "dim"), (state, colour), said))
