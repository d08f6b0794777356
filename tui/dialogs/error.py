"""Something went wrong: what, where, and what to do."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from store.text.language import tr
from tui.dialogs.base import Dialog
from tui.dialogs.hints import KeyLine
from tui.dialogs.wrapped import Wrapped
from tui.keys.key import with_aliases
from tui.text.cells import printable, printable_lines


class ErrorDialog(Dialog[None]):
    """Shows one error until it is put away; its text can be copied."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(with_aliases("y"), "copy", "Copy"),
        Binding("enter", "cancel", "Put away"),
    ]

    DEFAULT_CSS = """
    ErrorDialog > .dialog {
        border: round $error;
        & > VerticalScroll { height: auto; max-height: 40vh; margin-top: 1; }
    }
    """

    def __init__(self, title: str, message: str, detail: str = "") -> None:
        super().__init__()
        self._title = title
        self._message = message
        self._detail = detail

    def compose(self) -> ComposeResult:
        """Yield the sentence, what is known besides, and the keys."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(printable(self._title))
            yield Wrapped(printable_lines(self._message))
            if self._detail:
                with VerticalScroll():
                    yield Wrapped(printable_lines(self._detail))
            yield KeyLine(tr("y  Copy    enter  Put away"))

    def action_copy(self) -> None:
        """Copy the whole of it, to ask somebody about."""
        from tui.terminal.clipboard import copy  # not before something is copied

        text = "\n".join(part for part in (self._title, self._message, self._detail) if part)
        self.notify(tr("Copied to {where}", where=copy(text, self.app)), markup=False)
