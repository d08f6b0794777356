"""A vault: a folder of notes for Obsidian, made of a store and kept up to date beside what its user writes.

Which note is of whom the notes say themselves, so that they may be moved and renamed. What dossier writes stands in a
part of each that is marked (`store.export.own_part`). Only what can have changed is made, and only what has is written.
"""

import os
from collections.abc import Callable
from pathlib import Path

from store.errors import ExportError
from store.export.vault.files import OWN, Files, Seen
from store.export.vault.kept import Kept, State, Wanted
from store.export.vault.making import Making
from store.export.vault.plan import NOTE, plan
from store.export.vault.reading import Wishes, wishes
from store.export.vault.run import Asked, Progress, Report, Run
from store.export.vault.source import VaultLinks, VaultSource
from store.export.vault.spoilt import spoilt
from store.export.vault.stale import stale
from store.text.language import tr, writing_in


def _no_progress(_done: int, _total: int, _path: str) -> None:
    return None


class Vault:
    """The vault in a folder.

    Args:
        root: the folder.
    """

    def __init__(self, root: Path) -> None:
        self._files = Files(root)
        self._kept = Kept.of(self._files)

    @property
    def wanted(self) -> Wanted:
        """What was wanted of it last."""
        return self._kept.state.wanted

    @property
    def is_there(self) -> bool:
        """Whether it was written to its end once."""
        return self._kept.state != State()

    def begin(self) -> Path:
        """Make the folder in which it keeps what is its own, and return it.

        Raises:
            ExportError: it cannot be made, or lies elsewhere.
        """
        own = self._files.root / OWN
        try:
            own.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ExportError(
                tr("{own} could not be made: {reason}.", own=own, reason=(error.strerror or str(error)).lower())
            ) from error
        if own.is_symlink() or not os.path.isdir(own):
            raise ExportError(tr("{own} is a link; dossier keeps what is its own in the vault itself.", own=own))
        return own

    def write(
        self,
        source: VaultSource,
        links: VaultLinks,
        asked: Asked,
        progress: Progress = _no_progress,
        stop: Callable[[], bool] = lambda: False,
    ) -> Report:
        """Bring its notes up to what a store says.

        Args:
            source: the store.
            links: what stands with what in it.
            asked: what is asked for.
            progress: told how far it is.
            stop: asked whether to end.

        Raises:
            ExportError: it cannot be written; what was written stays.
        """
        self.begin()
        seen = self._look()
        with writing_in(asked.wanted.language):
            planned = plan(source, seen, self._kept.notes, asked.wanted, asked.found, restore=asked.restore)
        changed = stale(source, links, planned, self._kept.state, asked.wanted)
        making = Making(source, links, planned, asked.wanted)
        run = Run(self._files, seen, self._kept, planned, making, asked)
        ids = changed.ids | spoilt(self._files, seen, self._kept, planned)
        return run.run(ids, changed.state, progress, stop)

    def read(self, source: VaultSource) -> Wishes:
        """Return which corrections of a store its notes ask for, by what the user wrote among their properties."""
        return wishes(source, self._files, self._look())

    def _look(self) -> Seen:
        known = {one.path: (one.id, one.stamp) for one in self._kept.notes.values() if one.path.endswith(NOTE)}
        return self._files.look(known)
