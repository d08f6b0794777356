"""A journal that need not be read through at each opening: where its documents lie is kept in a file beside it.

What is kept counts only for the very file that it was made from, as it was then, or as this program left it: then what
was added since is read, and what is kept is made anew only when that is much, so that one more article costs no more
in a large store than in a small one. Else the journal is read through as ever. Checksums of batches are looked at when
it is read through, and when the store is checked.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.log.batches import LENGTH_BITS
from store.log.committed import known_committed
from store.log.contents import Contents
from store.log.disk import OpenFile, explained
from store.log.journal import Journal
from store.log.turn import AS_LONG_AS_IT_TAKES, Patience
from store.text.language import tr

WORTH_KEEPING = 8 << 20
"""Bytes of a journal from which on reading it through takes longer than reading this: a twentieth of a second."""
BEHIND = 1 << 20
"""Bytes of a journal that may lie behind what is kept: as many take a twentieth of a second to read."""
_SHARE = 32
"""Of a large one it may be one byte in so many."""
_LARGEST = 1 << (64 - LENGTH_BITS)  # a location is kept in 64 bits


class LocatedJournal(Journal):
    """A journal with a file beside it that says where everything lies."""

    _kept = -1
    """How many bytes of the journal the file beside it is of; -1 where there is none of the one that is open."""

    @property
    def locations(self) -> Path:
        """Where that file lies."""
        return self.path.with_suffix(".columns")

    @property
    def is_current(self) -> bool:
        """Whether the file under its name is the one that is open, and as long as what is known of it; or none is."""
        file, identity = self._file, self.disk.identity(self.path)
        if file is None or identity is None:
            return file is None and identity is None
        return identity == file.identity and self.disk.size(file.descriptor) == self.size

    def is_known_by(self, path: Path) -> bool:
        """Return whether a file says where everything lies now, and holds nothing of an earlier state."""
        return path == self.locations and self._kept == self.size

    @contextmanager
    def writing(self, patience: Patience = AS_LONG_AS_IT_TAKES) -> Iterator[bool]:
        """Hold the turn to write; here nobody else writes, so there is none to be taken."""
        del patience
        yield False

    def read_through(self) -> None:
        """Look at everything again, checksums too, whatever is known of it.

        Raises:
            StoreError: it could not be read.
        """
        with explained(tr("The store {path} could not be read", path=self.path)):
            super()._open()

    def close(self) -> None:
        """Let go of the file, and keep where everything lies."""
        if self._file is not None:
            self._keep()
        super().close()

    def _open(self) -> None:
        """Open the file, and read it through only where it is not known where everything lies."""
        if self.locations.exists() and self._resume():
            return
        super()._open()
        self._keep_anew()

    def _take_up(self, file: OpenFile, contents: Contents) -> None:
        """Open a file of which it is known what it holds, and keep that."""
        super()._take_up(file, contents)
        self._keep_anew()

    def _keep_anew(self) -> None:
        """Keep where everything lies, whatever was kept."""
        self._kept = -1
        self._keep()

    def _resume(self) -> bool:
        """Open the file with what is kept; False where that does not fit."""
        from store.log.locations import kept_locations  # this and what it imports is for large stores alone

        committed = known_committed(self.path)
        file = self._opened()
        contents = kept_locations(self.locations, file, committed) if file is not None else None
        if file is None or contents is None or contents.written > self.schema:
            return False
        kept = contents.size
        if added := file.all(kept):
            contents.add(added, 0, kept, committed)
        contents.compare(committed, self.path)
        if contents.damage is not None or contents.torn:
            return False
        self._kept = kept
        self._hold(file, contents, committed)
        return True

    def _keep(self) -> None:
        """Write down where everything lies, where that is worth it."""
        behind = self._kept < 0 or self.size - self._kept > max(BEHIND, self.size // _SHARE)
        worth = WORTH_KEEPING <= self.size < _LARGEST and (behind or not self.locations.exists())
        file = self._file
        if file is None or not worth or not self._may_keep or self.damage is not None:
            return
        stamp = file.stamp
        if not self.is_current:
            return
        from store.log.locations import keep_locations

        if keep_locations(self.locations, file.identity, stamp, self._contents):
            self._kept = self.size
        if not self.is_current:  # whoever made it so has taken away what was kept, or that is gone now
            self.disk.remove(self.locations)

    @property
    def _may_keep(self) -> bool:
        return not self._read_only
