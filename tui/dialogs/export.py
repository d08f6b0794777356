"""Where to write an export: the file's name, what will be in it, and a question before anything is overwritten."""

import os
from collections.abc import Callable
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from store.errors import ExportError
from store.export.saving import destination
from tui.dialogs.base import Dialog
from tui.text.cells import printable, printable_lines

_PREVIEW = 4000
"""Characters of the export to show: more than a screen, less than would be felt."""


class ExportDialog(Dialog[Path]):
    """Writes an export; returns the path it was written to, or None when left."""

    DEFAULT_CSS = """
    ExportDialog > .dialog {
        height: 90%;
        max-height: 30;
        & > Input { border: none; height: 1; padding: 0 1; background: $foreground 8%; }
        & > VerticalScroll { height: 1fr; border-top: solid $foreground 20%; }
    }
    """

    def __init__(self, suggested: Path, text: str, save: Callable[[Path, bool], None]) -> None:
        """Make the dialog.

        Args:
            suggested: the path to offer.
            text: what will be written.
            save: writes it; the second argument allows to overwrite. Raises ExportError.
        """
        super().__init__()
        self._suggested = suggested
        self._text = text
        self._save = save
        self._may_overwrite: Path | None = None

    def compose(self) -> ComposeResult:
        """Yield the path, room for trouble, a preview and the keys."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content("Export to Markdown")
            yield Input(str(self._suggested), select_on_focus=False)
            yield Static(classes="dialog--trouble")
            with VerticalScroll(can_focus=True):
                yield Static(Content(printable_lines(self._text[:_PREVIEW])))
            yield Static(Content("enter  Write    tab  Preview    esc  Back"), classes="dialog--hint")

    @on(Input.Changed)
    def forget_leave_to_overwrite(self) -> None:
        """Ask again for another path."""
        self._may_overwrite = None
        self._say("")

    @on(Input.Submitted)
    def write(self, event: Input.Submitted) -> None:
        """Write the file, or say why not; an existing file needs a second enter."""
        path = self._path(event.value)
        if path is None:
            self._say("Give the file a name.")
            return
        if os.path.exists(path) and self._may_overwrite != path:
            self._may_overwrite = path
            self._say(f"{path.name} exists. Enter again overwrites it; or change the name.")
            return
        try:
            self._save(path, self._may_overwrite == path)
        except ExportError as error:
            self._say(str(error))
            return
        self.dismiss(path)

    def _path(self, typed: str) -> Path | None:
        """Return the file meant: a folder means the suggested name in it."""
        if not typed.strip():
            return None
        return destination(typed.strip(), self._suggested.name)

    def _say(self, sentence: str) -> None:
        self.query_one(".dialog--trouble", Static).update(Content(printable(sentence)))
