"""Where the vault is that is to be written or brought up to date, and how far that is."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from store.text.language import later, tr
from tui.dialogs.base import Dialog
from tui.dialogs.hints import KeyLine
from tui.dialogs.wrapped import Wrapped
from tui.text.cells import printable

_WHAT = later(
    "A note of each person, organisation and article, for Obsidian. What you wrote there stays; of a "
    "vault that is there already only what has changed is written."
)


class VaultDialog(Dialog[None]):
    """Asks for the folder of a vault; what writes it closes the dialog."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "cancel", "Give up", priority=True)]
    DEFAULT_CSS = """
    VaultDialog > .dialog {
        & > .dialog--what { color: $text-muted; height: auto; margin-bottom: 1; }
        & > .dialog--at { height: auto; }
    }
    """

    def __init__(self, folder: str, write: Callable[[Path], None]) -> None:
        """Make the dialog.

        Args:
            folder: the one to offer, or "".
            write: begins to write the vault in a folder.
        """
        super().__init__()
        self._folder = folder
        self._write = write

    def compose(self) -> ComposeResult:
        """Yield what a vault is, the folder, how far it is, room for trouble, and the keys."""
        with Vertical(classes="dialog") as box:
            box.border_title = tr("Vault")
            yield Wrapped(tr(_WHAT), classes="dialog--what")
            yield Input(self._folder, placeholder=tr("its folder"), select_on_focus=False)
            yield Wrapped(classes="dialog--at")
            yield Wrapped(classes="dialog--trouble")
            yield KeyLine(tr("enter  Write    esc  Back"))

    @on(Input.Submitted)
    def write(self, event: Input.Submitted) -> None:
        """Have the vault written."""
        typed = event.value.strip().replace("\0", "\ufffd")
        if typed:
            self.refuse("")
            self._write(Path(os.path.expanduser(typed)).absolute())
        else:
            self.refuse(tr("Name its folder."))

    def say(self, sentence: str) -> None:
        """Say how far it is; where the dialog was left, to nobody."""
        for line in self.query(".dialog--at").results(Wrapped):
            line.show(Content(printable(sentence)))

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be written."""
        self.say("")
        for line in self.query(".dialog--trouble").results(Wrapped):
            line.show(Content(printable(sentence)))
