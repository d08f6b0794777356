"""What leaves the screen: exports and copies."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.timer import Timer

from store.errors import DossierError, ExportError, NotFoundError
from tui.desk.models import Subject, named_in
from tui.screens.main.context import Context
from tui.screens.main.navigation import Navigation
from tui.text.cells import printable, printable_lines

if TYPE_CHECKING:  # what is imported when something is exported
    from store.export.formats import Format
    from tui.dialogs.export import ExportDialog, Take

_LOOK = 1.0
"""Seconds between two looks whether what waits to be written is still what the store holds."""
_GONE = "It was taken out of the store meanwhile; nothing was written."

_MadeOf = tuple[Subject | None, int, int]
"""Of whom a note was made, and of which state of the store and of its links."""


class TakeAway:
    """Exports the subject and copies its words.

    Args:
        context: what all parts share.
        navigation: says who is the subject.
    """

    def __init__(self, context: Context, navigation: Navigation) -> None:
        self._context = context
        self._navigation = navigation
        self._export_errand = context.errand("export")
        self._copy_errand = context.errand("copy")
        self._dialog: ExportDialog | None = None
        self._made_of: _MadeOf | None = None
        self._timer: Timer | None = None
        self._folder = Path.cwd()
        self._form: Format | None = None

    def export(self, form: "Format | None" = None) -> None:
        """Offer to write the subject in a format; in the one chosen last unless given."""
        if (subject := self._navigation.subject) is not None:
            desk, chosen = self._context.desk, form or self._form
            self._export_errand.ask(lambda: desk.export(subject, chosen), partial(self._ask_where, subject, chosen))

    def _ask_where(self, subject: Subject, form: "Format | None", note: tuple[str, str]) -> None:
        from tui.dialogs.export import ExportDialog

        name, text = note
        self._navigation.held = subject
        self._dialog = ExportDialog(self._folder / name, text, self._fetch, self._save, form)
        self._timer = self._context.screen.set_interval(_LOOK, self.look)
        self._context.screen.app.push_screen(self._dialog, self._say_where)

    def _fetch(self, form: "Format", take: "Take") -> None:
        """Have what waits to be written made in another format."""
        self._made_of = None
        self._make(form, take)

    def look(self) -> None:
        """Show of what waits to be written what the store holds now, and nothing of what is gone."""
        if self._dialog is not None:
            self._make(self._dialog.form, self._dialog.renew)

    def _make(self, form: "Format", take: "Take") -> None:
        """Have it made of what the store holds now, unless it was made of that; where it is gone, leave it."""
        desk, subject, made_of = self._context.desk, self._navigation.held, self._made_of

        def job() -> Callable[[], None]:
            desk.take_in()
            now = subject, *desk.generations
            if now == made_of:
                return lambda: None
            try:
                note = None if subject is None else desk.export(subject, form)
            except NotFoundError:
                note = None
            return partial(self._leave, subject) if note is None else partial(self._hand_over, now, note, take)

        self._export_errand.ask(job, lambda tell: tell())

    def _hand_over(self, made_of: _MadeOf, note: tuple[str, str], take: "Take") -> None:
        self._made_of = made_of
        take(*note)

    def _leave(self, subject: Subject | None) -> None:
        """Close the dialog of what another dossier has taken out; of what is held no more, that was said."""
        if self._dialog is None or not self._dialog.is_current:
            return
        if isinstance(subject, str):
            self._context.notify(_GONE, printable(f"{named_in(subject)} is gone"))
        self._dialog.dismiss(None)

    def _save(self, path: Path, text: str, overwrite: bool) -> None:
        desk, subject = self._context.desk, self._navigation.held
        desk.take_in()
        if subject is None or not desk.is_there(subject):
            raise ExportError(_GONE)
        desk.save(path, text, overwrite=overwrite)

    def _say_where(self, path: Path | None) -> None:
        if self._timer is not None:
            self._timer.stop()
        if path is not None and self._dialog is not None:
            self._folder, self._form = path.parent, self._dialog.form
        self._dialog = self._made_of = self._navigation.held = self._timer = None
        if path is not None:
            self._context.notify(printable(str(path)), "Exported to")

    def copy(self) -> None:
        """Copy the subject's words with their source."""
        if (subject := self._navigation.subject) is not None:
            reading, desk = self._navigation.here.reading, self._context.desk
            number, beside = 0, self._navigation.here.focus or ""
            if reading is not None and reading.subject == subject:
                number, beside = reading.number, ""
            self._copy_errand.ask(lambda: desk.cite(subject, number, beside), self.put)

    def put(self, text: str) -> None:
        """Put a text on the clipboard, and say so."""
        from tui.terminal.clipboard import copy

        try:
            route = copy(text, self._context.screen.app)
        except DossierError as error:
            self._context.explain("Copy", str(error), text)
        else:
            self._context.screen.app.clear_notifications()  # who copies has seen them, and copies would pile up
            self._context.notify(printable_lines(text), f"Copied to {route}")
