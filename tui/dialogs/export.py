"""Where to write an export, and in which format: the file's name, what will be in it, a question before overwriting."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input

from store.export import formats
from store.export.formats import Format
from store.text.language import tr
from tui.dialogs.base import Dialog
from tui.dialogs.hints import KeyLine
from tui.dialogs.wrapped import Wrapped
from tui.terminal.saving import destination
from tui.text.cells import printable, printable_lines
from tui.text.wrap import Line

_PREVIEW = 4000
"""Characters of the export to show: more than a screen, less than would be felt."""
_APART = "   "
"""What stands between two formats."""
_NAME = re.compile(r"\S+(?: \S+)*")

Take = Callable[[str, str], None]
"""What takes a note: the name of its file, and its text."""


class ExportDialog(Dialog[Path]):
    """Writes an export; returns the path it was written to, or None when left.

    The formats are those of the table. The ending of the file's name says which is meant, as on the command line.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "other_format(1)", "Next format"),
        Binding("up", "other_format(-1)", "Previous format"),
    ]
    DEFAULT_CSS = """
    ExportDialog > .dialog {
        height: 90%;
        max-height: 30;
        & > .dialog--formats { height: auto; padding: 0 1; color: $text-muted; }
        & > VerticalScroll { height: 1fr; border-top: solid $foreground 20%; }
    }
    """

    def __init__(
        self,
        suggested: Path,
        text: str,
        fetch: Callable[[Format, Take], None],
        write: Callable[[Path, bool], None],
        form: Format | None = None,
        count: int = 1,
    ) -> None:
        """Make the dialog.

        Args:
            suggested: the path to offer; of several entities its folder is offered.
            text: what will be written, of several entities how it begins.
            fetch: has that made in a format, and hands it over when it is there.
            write: writes it in the format chosen, and then closes the dialog, or has it say what is the matter; the
                last argument allows to overwrite.
            form: the format that the text is in; the usual one unless given.
            count: how many entities are written.
        """
        super().__init__()
        self._form = form or formats.FORMATS[0]
        self._suggested = suggested
        self._text: str | None = text
        self._fetch = fetch
        self._write = write
        self._count = count
        self._may_overwrite: Path | None = None

    def compose(self) -> ComposeResult:
        """Yield the path, the formats where there are several, room for trouble, a preview and the keys."""
        several = len(formats.FORMATS) > 1
        with Vertical(classes="dialog"):
            offered = str(self._suggested) if self._count == 1 else f"{self._suggested.parent}{os.sep}"
            yield Input(offered, select_on_focus=False)
            if several:
                yield Wrapped(classes="dialog--formats")
            yield Wrapped(classes="dialog--trouble")
            with VerticalScroll(can_focus=True):
                yield Wrapped(classes="dialog--preview")
            choice = tr("    ↑ ↓  Format") if several else ""
            yield KeyLine(tr("enter  Write{choice}    tab  Preview    esc  Back", choice=choice))

    def on_mount(self) -> None:
        """Show the export."""
        self._show()

    def renew(self, name: str, text: str) -> None:
        """Take the note as it is now: in another format, or of what the store holds since."""
        if text != self._text:
            self._suggested = self._suggested.with_name(name)
            self._text = text
            self._show()

    @property
    def form(self) -> Format:
        """The format that is chosen."""
        return self._form

    def _show(self) -> None:
        box, count = self.query_one(".dialog", Vertical), "" if self._count == 1 else f"{self._count:,} "
        box.border_title = Content(tr("Export {count}to {title}", count=count, title=tr(self._form.title)))
        if self._count > 1:
            box.border_subtitle = Content(tr("a file each") if self._form.is_note else self._suggested.name)
        preview = "…" if self._text is None else printable_lines(self._text[:_PREVIEW])
        self.query_one(".dialog--preview", Wrapped).show(Content(preview))
        for line in self.query(".dialog--formats").results(Wrapped):
            names = [
                Content.styled(tr(one.title), "bold reverse" if one is self._form else "") for one in formats.FORMATS
            ]
            text = Content(_APART).join(names)
            line.show(text, (Line(*name.span()) for name in _NAME.finditer(text.plain)))

    def _take(self, form: Format) -> None:
        """Let the export be in another format."""
        self._form, self._text = form, None
        self._show()
        self._fetch(form, self.renew)

    def action_other_format(self, step: int) -> None:
        """Take the next format, or the one before, and let the file's name end accordingly."""
        if len(formats.FORMATS) < 2:
            return
        before, path = self._form, self.query_one(Input)
        self._take(formats.FORMATS[(formats.FORMATS.index(before) + step) % len(formats.FORMATS)])
        if path.value.lower().endswith(before.suffix):
            path.value = path.value[: -len(before.suffix)] + self._form.suffix

    @on(Input.Changed)
    def _follow_name(self, event: Input.Changed) -> None:
        """Take the format that another name asks for by its ending, and ask again before that is overwritten."""
        self._may_overwrite = None
        self.say("")
        asked = formats.asked_by(event.value)
        if asked is not None and self._form is not asked:
            self._take(asked)

    @on(Input.Submitted)
    def write(self, event: Input.Submitted) -> None:
        """Have the file written; an existing one needs a second enter."""
        path = self._path(event.value)
        if path is None:
            self.say(tr("Give the file a name."))
        elif self._text is None:
            self.say(tr("It is still being written out; enter again."))
        else:
            self._write(path, self._may_overwrite == path)

    def ask_again(self, path: Path, sentence: str) -> None:
        """Say that something is there already; another enter overwrites it."""
        self._may_overwrite = path
        self.say(tr("{sentence} Enter again overwrites; or change the name.", sentence=sentence))

    def refuse(self, sentence: str) -> None:
        """Say why nothing was written."""
        self._may_overwrite = None
        self.say(sentence)

    @property
    def writes_a_folder(self) -> bool:
        """Whether the path is a folder, of a file for each."""
        return self._count > 1 and self._form.is_note

    def _path(self, typed: str) -> Path | None:
        """Return the file meant, of a file for each the folder: a folder means the suggested name in it."""
        if not typed.strip():
            return None
        named = destination(typed.strip(), self._suggested.name)
        return named.parent if self.writes_a_folder and named.name == self._suggested.name else named

    def say(self, sentence: str) -> None:
        """Say something in its line; where the dialog was left, to nobody."""
        for line in self.query(".dialog--trouble").results(Wrapped):
            line.show(Content(printable(sentence)))
