"""What leaves the screen: exports and copies; and what it says when something cannot be done."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from store.errors import DossierError, StoreError
from tui.desk.trail import Place
from tui.screens.main import jobs
from tui.screens.main.errand import Errand
from tui.screens.main.messages import CitationMade, ExportMade, Failed
from tui.text.cells import printable, printable_lines
from tui.widgets.status_line import StatusLine

if TYPE_CHECKING:  # what the first frame must not wait for
    from tui.desk.desk import Desk
    from tui.desk.shelf import Loaded

_NAMED = 8
"""Files that are gone and named; the others are counted."""


class TakeAway(Screen[None]):
    """The part of the main screen that exports, copies and reports; its subclass says of what."""

    problems: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    _desk: "Desk | None" = None

    @property
    def is_open(self) -> bool:
        """Whether the store is open, so that there is a desk to ask."""
        return self._desk is not None

    @property
    def desk(self) -> "Desk":
        """What answers.

        Raises:
            StoreError: the store is not open yet.
        """
        if self._desk is None:
            raise StoreError("The store is not open yet; wait until the panes are filled.")
        return self._desk

    def desk_opened(self, desk: "Desk") -> None:
        """Take the desk of the store that has been opened."""
        self._desk = desk

    @property
    def subject(self) -> str | None:
        """The entity that is exported and copied."""
        raise NotImplementedError

    @property
    def here(self) -> Place:
        """The place where one is."""
        raise NotImplementedError

    def action_export(self) -> None:
        """Offer to write the subject as Markdown."""
        if self.subject is not None:
            Errand(self, "export").ask(jobs.exporting(self.desk, self.subject))

    @on(ExportMade)
    def _ask_where(self, event: ExportMade) -> None:
        from tui.dialogs.export import ExportDialog

        def save(path: Path, overwrite: bool) -> None:
            self.desk.save(path, event.text, overwrite=overwrite)

        def say_where(path: Path | None) -> None:
            if path is not None:
                self.notify(printable(str(path)), title="Exported to", markup=False)

        self.app.push_screen(ExportDialog(Path.cwd() / event.name, event.text, save), say_where)

    def action_copy(self) -> None:
        """Copy the subject's words with their source."""
        if self.subject is not None:
            reading = self.here.reading
            number = reading.number if reading is not None and reading.entity_id == self.subject else 0
            Errand(self, "copy").ask(jobs.citing(self.desk, self.subject, number))

    @on(CitationMade)
    def _copy(self, event: CitationMade) -> None:
        from tui.terminal.clipboard import copy

        try:
            route = copy(event.text, self.app)
        except DossierError as error:
            self.explain("Copy", str(error), event.text)
        else:
            self.notify(printable_lines(event.text), title=f"Copied to {route}", markup=False)

    def tell_loaded(self, loaded: "Loaded") -> None:
        """Say what a load came to; what could not be read is kept for whoever asks, not thrown over the screen."""
        self.problems, self.missing = loaded.problems, loaded.missing
        notes = [f"{len(loaded.problems):,} not read: p"] if loaded.problems else []
        notes += [f"{len(loaded.missing):,} gone: f9"] if loaded.missing else []
        severity: SeverityLevel = "warning" if notes else "information"
        self.notify(printable(loaded.summary), title="Loaded", severity=severity, markup=False)
        self.query_one(StatusLine).say("  ".join(notes))

    def action_remove_missing(self) -> None:
        """Offer to take out the articles whose files are gone."""
        if not self.missing:
            self.notify("No file is gone.", markup=False)
            return
        from tui.dialogs.confirm import ConfirmDialog

        shown = "\n".join((*self.missing[:_NAMED], *(["…"] if len(self.missing) > _NAMED else [])))
        question = f"{len(self.missing):,} files are gone. Take their articles out of the store?\n\n{shown}"
        self.app.push_screen(ConfirmDialog(question, "Take out"), self._remove_missing)

    def _remove_missing(self, answer: bool | None) -> None:
        if answer:
            Errand(self, "remove").ask(jobs.removing(self.desk, self.missing))
            self.missing = ()
            self.query_one(StatusLine).say("")

    def action_problems(self) -> None:
        """List the files that could not be read, and why."""
        problems = "\n".join(map(printable, self.problems)) or "Every file could be read."
        self.explain("What could not be read", f"{len(self.problems):,} files", problems)

    @on(Failed)
    def _report(self, event: Failed) -> None:
        self.tell_failed(event.errand)
        if event.errand in ("card", "search"):
            self.notify(event.sentence, title=event.errand.capitalize(), severity="warning", markup=False)
        else:
            self.explain(event.errand.capitalize(), event.sentence)

    def tell_failed(self, errand: str) -> None:
        """Show where an errand failed; its subclass knows what depends on it."""
        raise NotImplementedError

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Report what a worker failed with, instead of ending the program."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            error = event.worker.error
            self.tell_failed(event.worker.name)
            if isinstance(error, DossierError):
                self.explain(event.worker.name.capitalize(), str(error))
            else:
                self.explain("Something went wrong", str(error) or type(error).__name__, type(error).__name__)

    def explain(self, title: str, sentence: str, details: str = "") -> None:
        """Say in a dialog what is the matter."""
        from tui.dialogs.error import ErrorDialog

        self.app.push_screen(ErrorDialog(title, sentence, details))
