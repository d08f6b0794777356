"""A question that is answered with yes or no."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from store.text.language import tr
from tui.dialogs.base import Dialog
from tui.dialogs.hints import KeyLine
from tui.dialogs.wrapped import Wrapped
from tui.keys.key import with_aliases
from tui.text.cells import printable_lines


class ConfirmDialog(Dialog[bool]):
    """Asks; returns True for yes, False for no, None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(f"{with_aliases('y')},enter", "answer(True)", "Yes"),
        Binding(with_aliases("n"), "answer(False)", "No"),
    ]

    def __init__(self, question: str, yes: str = "") -> None:
        super().__init__()
        self._question = question
        self._yes = yes or tr("Yes")

    def compose(self) -> ComposeResult:
        """Yield the question and its keys."""
        with Vertical(classes="dialog"):
            yield Wrapped(printable_lines(self._question))
            yield KeyLine(tr("y  {yes}    n  No    esc  Back", yes=self._yes))

    def action_answer(self, answer: bool) -> None:
        """Return the answer."""
        self.dismiss(answer)
