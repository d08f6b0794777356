"""A vault that is being written: how far it is, and what became of it. No Textual here."""

import threading
from pathlib import Path
from typing import NamedTuple

from store.export.vault.run import Report
from store.text.language import tr
from store.workspace import Workspace
from store.workspace.vaults import ToWrite


class Vaulted(NamedTuple):
    """What became of a vault.

    Attributes:
        sentence: what was done, in a line.
        troubles: what there is to know besides, one sentence each.
    """

    sentence: str
    troubles: tuple[str, ...]


class VaultJob:
    """The writing of a vault, in a thread.

    Args:
        workspace: the store.
        folder: of the vault.
    """

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self._workspace = workspace
        self.folder = folder
        self._at = (0, 0)
        self._is_given_up = threading.Event()

    def run(self) -> Vaulted:
        """Write what has changed, as it was wanted last.

        Raises:
            ExportError: it cannot be written; what was written stays.
            BusyError: another dossier writes it just now.
        """
        self._workspace.take_in()
        report: Report = self._workspace.vault(self.folder).write(ToWrite(), self._tell, self._is_given_up.is_set)
        return Vaulted(report.sentence, report.troubles)

    def _tell(self, done: int, total: int, _path: str) -> None:
        self._at = (done, total)

    @property
    def sentence(self) -> str:
        """How far it is."""
        done, total = self._at
        return (
            tr("Writing … {done:,} of {total:,}. esc or ctrl+c gives up.", done=done, total=total)
            if total
            else tr("Looking what has changed …")
        )

    def give_up(self) -> None:
        """Let it end after the note it is at; what is written stays, and the next time it goes on."""
        self._is_given_up.set()
