"""Writing a vault, and bringing it up to date."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual.timer import Timer

from store.errors import DossierError
from store.text.language import tr
from tui.desk.vaulting import Vaulted, VaultJob
from tui.dialogs.vault import VaultDialog
from tui.screens.main.context import Context
from tui.text.cells import printable, printable_lines

_LOOK = 0.2
"""Seconds between two looks how far it is."""


class Vaulting:
    """Asks where the vault is, has it written in a thread, and says what became of it.

    Args:
        context: what all parts share.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._errand = context.errand("vault")
        self._dialog: VaultDialog | None = None
        self._job: VaultJob | None = None
        self._timer: Timer | None = None

    def begin(self) -> None:
        """Offer to write the vault that was written last, or another."""
        if self._context.is_in_browser(tr("Vault")):
            return
        folder = self._context.desk.layout.chosen("vault")
        self._dialog = VaultDialog(folder, self._write)
        self._timer = self._context.screen.set_interval(_LOOK, self._look)
        self._context.screen.app.push_screen(self._dialog, self._left)

    def _look(self) -> None:
        if self._dialog is not None and self._job is not None:
            self._dialog.say(self._job.sentence)

    def _write(self, folder: Path) -> None:
        if self._dialog is None or self._job is not None:
            return
        dialog, job = self._dialog, VaultJob(self._context.desk.workspace, folder)
        self._job = job

        def work() -> Callable[[], None]:
            try:
                return partial(self._end, dialog, folder, job.run())
            except DossierError as error:
                return partial(self._refuse, dialog, str(error))

        self._errand.ask(work, lambda tell: tell())

    def _refuse(self, dialog: VaultDialog, sentence: str) -> None:
        self._job = None
        dialog.refuse(sentence)

    def _end(self, dialog: VaultDialog, folder: Path, done: Vaulted) -> None:
        """Say what became of it: what there is to know besides in a dialog, since it may be long."""
        self._job = None
        if dialog.is_open:
            dialog.dismiss(None)
        where = printable(str(folder))
        if done.troubles:
            self._context.explain(tr("Vault"), f"{where}: {done.sentence}", printable_lines("\n".join(done.troubles)))
        else:
            self._context.notify(f"{where}\n{done.sentence}", tr("Vault"))

    def _left(self, _: None) -> None:
        """Give up what is being written."""
        if self._timer is not None:
            self._timer.stop()
        if self._job is not None:
            self._job.give_up()
        self._dialog = self._timer = None
