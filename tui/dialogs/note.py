"""A note is written: a few words here, a long one in the user's own editor."""

import os
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea

from store.errors import DossierError
from store.text.language import tr
from tui.dialogs.base import Dialog
from tui.dialogs.hints import Hints
from tui.dialogs.wrapped import Wrapped
from tui.text.cells import printable


class NoteArea(TextArea):
    """Lines of text; enter is the end of it, ctrl+j a new line."""

    class Finished(Message):
        """Enter was pressed."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Finished())
        elif event.key == "ctrl+j":
            event.stop()
            event.prevent_default()
            self.insert("\n")
        else:
            await super()._on_key(event)


class NoteDialog(Dialog[str]):
    """Returns the note, "" where there is to be none any more, or None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Keep", priority=True),
        Binding("ctrl+e", "edit", "Editor", priority=True),
    ]
    DEFAULT_CSS = """
    NoteDialog > .dialog {
        & > NoteArea { height: 8; max-height: 50vh; border: none; padding: 0 1; background: $foreground 8%; }
    }
    """

    def __init__(self, title: str, text: str, write: Callable[[str], str]) -> None:
        """Make the dialog.

        Args:
            title: what the note is of.
            text: the note as it is.
            write: has a text changed in the editor, and returns what it is then.
        """
        super().__init__()
        self._title = title
        self._area = NoteArea(text, soft_wrap=True, show_line_numbers=False, compact=True)
        self._write = write

    def compose(self) -> ComposeResult:
        """Yield the text and the keys."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(printable(self._title))
            yield self._area
            yield Wrapped(classes="dialog--touch dialog--trouble")
            line = (tr("ctrl+j  New line"), "")
            yield Hints((tr("enter  Keep"), "keep"), line, (tr("ctrl+e  Editor"), "edit"), (tr("esc  Back"), "cancel"))

    def on_mount(self) -> None:
        """Give the keyboard to the text, behind its end."""
        self._area.focus()
        self._area.move_cursor(self._area.document.end)

    def on_note_area_finished(self) -> None:
        """Keep it."""
        self.action_keep()

    def action_keep(self) -> None:
        """Return the note."""
        if self.is_open:
            self.dismiss(self._area.text.strip())

    def action_edit(self) -> None:
        """Have it written in the editor, to be kept or left here after."""
        try:
            with self.app.suspend():
                text = self._write(self._area.text)
        except SuspendNotSupported:
            self._say(tr("This terminal cannot be lent to another program."))
        except (DossierError, OSError) as error:
            self._say(str(error))
        else:
            self._area.text = text.rstrip("\n")
            self._area.move_cursor(self._area.document.end)
            self._say("")

    def _say(self, sentence: str) -> None:
        self.query_one(".dialog--touch", Wrapped).show(Content(printable(sentence)))


def written_in_editor(text: str) -> str:
    """Return what a text has become in the user's editor.

    Raises:
        DossierError: no editor is named, or it failed.
        OSError: there is no room for the file.
    """
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from tui.terminal.editor import edit, editor_command

    with TemporaryDirectory(prefix="dossier-") as folder:  # which nobody else can enter, and does not stay
        file = Path(folder) / "note.md"
        file.write_text(f"{text}\n", encoding="utf-8")
        edit(editor_command(file, 1, os.environ))
        return file.read_text(encoding="utf-8", errors="replace")
