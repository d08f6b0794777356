"""What leaves the screen: exports and copies."""

from functools import partial
from pathlib import Path

from store.errors import DossierError, ExportError
from tui.desk.models import Subject
from tui.screens.main.context import Context
from tui.screens.main.navigation import Navigation
from tui.text.cells import printable, printable_lines


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

    def export(self) -> None:
        """Offer to write the subject as Markdown."""
        if (subject := self._navigation.subject) is not None:
            desk = self._context.desk
            self._export_errand.ask(lambda: desk.export(subject), partial(self._ask_where, subject))

    def _ask_where(self, subject: Subject, note: tuple[str, str]) -> None:
        from tui.dialogs.export import ExportDialog

        name, text = note
        desk = self._context.desk

        def save(path: Path, overwrite: bool) -> None:
            desk.take_in()
            if not desk.is_there(subject):
                raise ExportError("It was taken out of the store meanwhile; nothing was written.")
            desk.save(path, text, overwrite=overwrite)

        self._context.screen.app.push_screen(ExportDialog(Path.cwd() / name, text, save), self._say_where)

    def _say_where(self, path: Path | None) -> None:
        if path is not None:
            self._context.notify(printable(str(path)), "Exported to")

    def copy(self) -> None:
        """Copy the subject's words with their source."""
        if (subject := self._navigation.subject) is not None:
            reading, desk = self._navigation.here.reading, self._context.desk
            number = reading.number if reading is not None and reading.subject == subject else 0
            self._copy_errand.ask(lambda: desk.cite(subject, number), self._copy)

    def _copy(self, text: str) -> None:
        from tui.terminal.clipboard import copy

        try:
            route = copy(text, self._context.screen.app)
        except DossierError as error:
            self._context.explain("Copy", str(error), text)
        else:
            self._context.notify(printable_lines(text), f"Copied to {route}")
