"""What leaves the screen: exports and copies."""

import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.timer import Timer

from store.errors import DossierError, ExistsError, ExportError, NotFoundError
from store.text.language import later, tr
from tui.desk.models import Subject, named_in
from tui.screens.main.context import Context
from tui.screens.main.navigation import Navigation
from tui.text.cells import printable, printable_lines

if TYPE_CHECKING:  # what is imported when something is exported
    from store.export.formats import Format
    from store.export.shapes import Shape
    from tui.desk.writing import Preview, Written
    from tui.dialogs.export import ExportDialog, Take

    Cite = Callable[[Shape], str]
    """Returns what is copied in a shape; raises `ExportError` where that is nothing."""

_LOOK = 1.0
"""Seconds between two looks whether what waits to be written is still what the store holds."""
_LINES = 8
"""Lines of what was copied that are shown; the others are counted."""
_GONE = later("It was taken out of the store meanwhile; nothing was written.")

_MadeOf = tuple[tuple[Subject, ...], int, int]
"""Of whom a preview was made, and of which state of the store and of its links."""


class _Job:
    """Something that is being written in a thread."""

    def __init__(self) -> None:
        self._done = (0, 1)
        self._is_given_up = threading.Event()

    @property
    def sentence(self) -> str:
        """How far it is."""
        done, total = self._done
        return tr("Writing … {done:,} of {total:,}. esc gives up.", done=done, total=total)

    def tell(self, done: int, total: int) -> None:
        """Note how far it is.

        Raises:
            GivenUpError: nobody wants more of it.
        """
        from tui.desk.writing import GivenUpError

        self._done = (done, total)
        if self._is_given_up.is_set():
            raise GivenUpError

    def give_up(self) -> None:
        """Let it end after what it is at."""
        self._is_given_up.set()


def _samples(cite: "Cite") -> "Sequence[tuple[Shape, str]]":
    """Return what something is in each shape, "" where there is nothing to copy."""
    from store.export.shapes import SHAPES

    found = []
    for shape in SHAPES:
        try:
            found.append((shape, cite(shape)))
        except ExportError:
            found.append((shape, ""))
    return found


class TakeAway:
    """Exports and copies what is marked, else the subject.

    Args:
        context: what all parts share.
        navigation: says who is the subject.
    """

    def __init__(self, context: Context, navigation: Navigation) -> None:
        self._context = context
        self._navigation = navigation
        self._export_errand = context.errand("export", leads=True)
        self._write_errand = context.errand("export")
        self._copy_errand = context.errand("copy", leads=True)
        self._dialog: ExportDialog | None = None
        self._made_of: _MadeOf | None = None
        self._timer: Timer | None = None
        self._job: _Job | None = None

    def export(self, form: "Format | None" = None) -> None:
        """Offer to write what is marked, or the subject, in a format; in the one chosen last unless given."""
        taken = self._navigation.taken
        if subjects := tuple(one for one in taken if isinstance(one, str)) or taken:
            self.export_of(subjects, form)

    def export_of(self, subjects: tuple[Subject, ...], form: "Format | None" = None) -> None:
        """Offer to write something in a format; in the one chosen last unless given."""
        if self._context.is_in_browser(tr("Export")):
            return
        taking = self._context.desk.taking
        chosen = form or taking.format
        self._export_errand.ask(lambda: taking.preview(subjects, chosen), partial(self._ask_where, subjects, chosen))

    def _ask_where(self, subjects: tuple[Subject, ...], form: "Format", preview: "Preview") -> None:
        from tui.dialogs.export import ExportDialog

        self._navigation.held = subjects
        self._dialog = ExportDialog(
            self._context.desk.taking.folder / preview.name, preview.text, self._fetch, self._write, form, len(subjects)
        )
        self._timer = self._context.screen.set_interval(_LOOK, self.look)
        self._context.screen.app.push_screen(self._dialog, self._say_where)

    def _fetch(self, form: "Format", take: "Take") -> None:
        """Have what waits to be written shown in another format."""
        self._made_of = None
        self._make(form, take)

    def look(self) -> None:
        """Show of what waits to be written what the store holds now, and nothing of what is gone; or how far it is."""
        if self._dialog is None:
            return
        if self._job is not None:
            self._dialog.say(self._job.sentence)
        else:
            self._make(self._dialog.form, self._dialog.renew)

    def _make(self, form: "Format", take: "Take") -> None:
        """Have it made of what the store holds now, unless it was made of that; where it is gone, leave it."""
        desk, subjects, made_of = self._context.desk, self._navigation.held, self._made_of

        def job() -> Callable[[], None]:
            desk.take_in()
            now = subjects, *desk.generations
            if now == made_of:
                return lambda: None
            there = tuple(filter(desk.is_there, subjects))
            try:
                preview = desk.taking.preview(there, form) if there else None
            except NotFoundError:
                preview = None
            return partial(self._leave, subjects) if preview is None else partial(self._hand_over, now, preview, take)

        self._export_errand.ask(job, lambda tell: tell())

    def _hand_over(self, made_of: _MadeOf, preview: "Preview", take: "Take") -> None:
        self._made_of = made_of
        take(*preview)

    def _leave(self, subjects: Sequence[Subject]) -> None:
        """Close the dialog of what another dossier has taken out; of what is held no more, that was said."""
        if self._dialog is None or not self._dialog.is_current:
            return
        if subjects and isinstance(first := subjects[0], str):
            self._context.notify(tr(_GONE), printable(tr("{name} is gone", name=named_in(first))))
        self._dialog.dismiss(None)

    def _write(self, path: Path, overwrite: bool) -> None:
        """Write what is still there in a thread, after which the dialog closes, or says what is the matter."""
        desk, subjects, dialog = self._context.desk, self._navigation.held, self._dialog
        if dialog is None:
            return
        if self._job is not None:
            dialog.say(tr("What was given up is still at its last file; enter again."))
            return
        self._job, form = _Job(), dialog.form
        tell = self._job.tell

        def job() -> Callable[[], None]:
            desk.take_in()
            there = tuple(filter(desk.is_there, subjects))
            try:
                if not there:
                    return partial(dialog.refuse, tr(_GONE))
                written = desk.taking.write(there, form, path, overwrite=overwrite, tell=tell)
            except ExistsError as error:
                return partial(dialog.ask_again, path, str(error))
            except NotFoundError:
                return partial(dialog.refuse, tr(_GONE))
            except DossierError as error:
                return partial(dialog.refuse, str(error))
            finally:
                self._job = None
            return partial(self._end, dialog, path, written)

        self._write_errand.ask(job, lambda tell: tell())

    def _end(self, dialog: "ExportDialog", path: Path, written: "Written") -> None:
        """Say what became of it; where nothing was written, in the dialog that asked for it."""
        if not written.files and dialog.is_open:
            dialog.refuse(written.sentence)
            return
        self._context.notify(
            printable_lines("\n".join(filter(None, (str(path), written.sentence)))),
            tr("Exported to") if not written.sentence else tr("Exported in part to"),
            "warning" if written.sentence else "information",
        )
        if dialog.is_open:
            dialog.dismiss(path)

    def _say_where(self, path: Path | None) -> None:
        """Remember where something was written, and in which format; what is being written is given up."""
        if self._timer is not None:
            self._timer.stop()
        if self._job is not None:
            self._job.give_up()
        if path is not None and self._dialog is not None:
            folder = path if self._dialog.writes_a_folder else path.parent
            self._context.desk.taking.keep({"folder": str(folder.absolute()), "format": self._dialog.form.name})
        self._dialog = self._made_of = self._timer = None
        self._navigation.held = ()

    def copy(self, *, choose: bool = False) -> None:
        """Copy what is marked, or the subject, in the shape chosen last; or offer the shapes first."""
        subjects = self._navigation.taken
        if not subjects:
            return
        taking = self._context.desk.taking
        reading, number, beside = self._navigation.here.reading, 0, self._navigation.here.focus or ""
        if reading is not None and (reading.subject,) == subjects:
            number, beside = reading.number, ""

        def cite(shape: "Shape", some: Sequence[Subject] = subjects) -> str:
            return taking.cite(some, shape, number, beside)

        self.copy_of(cite, (lambda shape: cite(shape, subjects[:1])) if choose else None, len(subjects))

    def copy_as(self, shape: "Shape") -> None:
        """Copy what is marked, or the subject, in a shape, and from then on too."""
        self._context.desk.taking.keep({"shape": shape.name})
        self.copy()

    def copy_of(self, cite: "Cite", sample: "Cite | None" = None, rows: int = 1) -> None:
        """Copy something in the shape chosen last; or offer the shapes first, each with a sample.

        Args:
            cite: makes it in a shape.
            sample: makes the sample; None where the shape is not to be asked for.
            rows: how many rows it is.
        """
        if sample is None:
            self._copy_in(self._context.desk.taking.shape, cite, rows)
        else:
            self._copy_errand.ask(partial(_samples, sample), partial(self._ask_how, cite, rows))

    def _ask_how(self, cite: "Cite", rows: int, samples: "Sequence[tuple[Shape, str]]") -> None:
        from tui.dialogs.shapes import ShapesDialog

        taking = self._context.desk.taking

        def take(shape: "Shape | None") -> None:
            if shape is not None:
                taking.keep({"shape": shape.name})
                self._copy_in(shape, cite, rows)

        self._context.screen.app.push_screen(ShapesDialog(samples, taking.shape), take)

    def _copy_in(self, shape: "Shape", cite: "Cite", rows: int) -> None:
        title = tr(shape.title)
        several = tr("{rows:,} rows as {title}, copied", rows=rows, title=title)
        what = tr("{title}, copied", title=title) if rows == 1 else several
        self._copy_errand.ask(lambda: cite(shape), partial(self.put, what=what))

    def put(self, text: str, what: str = "") -> None:
        """Put a text on the clipboard, and say what went which way."""
        from tui.terminal.clipboard import copy

        try:
            route = copy(text, self._context.screen.app)
        except DossierError as error:
            self._context.explain(tr("Copy"), str(error), text)
        else:
            self._context.screen.app.clear_notifications()  # who copies has seen them, and copies would pile up
            lines = printable_lines(text).splitlines()
            more = [tr("and {number:,} more lines", number=len(lines) - _LINES)] if len(lines) > _LINES + 1 else []
            self._context.notify(
                "\n".join((*lines[: _LINES + 1 - len(more)], *more)),
                tr("{what} to {route}", what=what or tr("Copied"), route=route),
            )
