"""A journal that several processes keep open: each reads at any time, and writes when it is its turn.

A reader has the file as it was when it was opened or refreshed: what is added to it lies behind, and a compaction puts
another file in its place. What another one is just adding has no end yet, and is not there for a reader.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from store.errors import StoreError
from store.log.batches import Change
from store.log.disk import Disk, OpenFile, explained
from store.log.fresh import Copy, Transform
from store.log.located import LocatedJournal
from store.log.turn import AS_LONG_AS_IT_TAKES, Patience, Turn
from store.text.language import tr


class SharedJournal(LocatedJournal):
    """A journal that is written to in turns.

    Args:
        path: where it lies; it need not be there, and is begun by the first who writes.
        schema: the version of the documents' shape that this program writes.
        turn: the turn to write.
        disk: the system calls; another one in tests.
    """

    def __init__(self, path: Path, *, schema: int, turn: Turn, disk: Disk | None = None) -> None:
        self._turn = turn
        super().__init__(path, schema=schema, disk=disk, read_only=True)

    @property
    def _may_keep(self) -> bool:
        return True

    @contextmanager
    def writing(self, patience: Patience = AS_LONG_AS_IT_TAKES) -> Iterator[bool]:
        """Hold the turn to write, having taken in what others wrote; yields whether that was anything.

        Raises:
            BusyError: another process is writing and patience is at its end.
            StoreError: the store cannot be written.
        """
        with self._turn.taken(patience, new=self._file is None) as first:
            if not first:
                yield False
                return
            others_wrote = self._take_over()
            self._read_only = False
            try:
                yield others_wrote
            finally:
                self._read_only = True

    def refresh(self) -> bool:
        """Take in what another process has written; nothing while another thread of this one writes.

        What that one has added is not what another process has, and it takes in what others wrote when its turn begins.
        """
        with self.lock:
            return not self._turn.is_another_threads and super().refresh()

    def _take_over(self) -> bool:
        """Take in what others have written since, and open the file to write to it; return whether they have.

        A damaged file is left as it is: who mends it puts another one in its place.
        """
        with explained(tr("The store {path} could not be opened for writing", path=self.path)), self.lock:
            if self.disk.identity(self.path) is None:  # not begun, or taken away while it was open: see `append`
                return False
            others_wrote = self.refresh()
            if self.damage is not None:
                return others_wrote
            self._file = file = OpenFile(self.disk, self.disk.open_to_write(self.path))
            size = self.disk.size(file.descriptor)
            if size < self.size:
                raise StoreError(
                    tr("The store {path} has become shorter while it was open; open it again.", path=self.path)
                )
            if size > self.size:  # what somebody died in the middle of adding
                self.disk.truncate(file.descriptor, self.size)
                self.disk.sync(file.descriptor)
            return others_wrote

    def append(self, changes: Iterable[Change], then: Callable[[], None] | None = None) -> int:
        """Write one batch, in a turn of its own where none is held; see `Journal.append`."""
        with self.writing():
            if self._file is None:
                with explained(tr("The store {path} could not be begun", path=self.path)):
                    self._open()
            return super().append(changes, then)

    def compact(self, *, copy: Copy = "replace", through: Transform | None = None) -> None:
        """Write the living documents to a new file; see `Journal.compact`."""
        with self.writing():
            super().compact(copy=copy, through=through)

    def adopt(self, fresh: Path) -> None:
        """Put another store's file in this one's place; see `Journal.adopt`."""
        with self.writing():
            super().adopt(fresh)
