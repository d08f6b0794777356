"""The turn to write: of one thread of one process at a time, and only for as long as a change lasts.

Whoever reads needs no turn. Whoever writes takes it, takes in what others have written since, writes, and gives it
back.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

from store.errors import BusyError, LostError
from store.log.disk import Disk, explained
from store.log.lock import Lock
from store.text.language import tr

LOCK = "dossier.lock"
"""Name of the lock file, beside the store."""

_TELL = 1.0
"""Seconds after which whoever waits is told."""
_AGAIN = 0.5
"""Seconds between two attempts to reach a server that does not answer."""
_OUTAGE = 60.0
"""Seconds for which who writes waits for one that was lost in between: it may be starting again."""


class Patience(NamedTuple):
    """How to wait for another process that writes.

    Attributes:
        seconds: how long at most; None for as long as it takes.
        tell: told once, after a second, who is waited for.
        stop: asked meanwhile; True gives up.
    """

    seconds: float | None = None
    tell: Callable[[str], object] | None = None
    stop: Callable[[], bool] | None = None


AS_LONG_AS_IT_TAKES = Patience()
AT_ONCE = Patience(0)
"""No waiting at all."""


class Exclusive(Protocol):
    """What one process has at a time."""

    def acquire(self) -> bool:
        """Take it; False where another process has it."""
        ...

    def acquire_soon(self) -> bool:
        """Take it, having waited for it for a moment; False where another process still has it."""
        ...

    def release(self) -> None:
        """Give it back."""
        ...

    @property
    def holder(self) -> str:
        """Who has it, as a parenthesis for a sentence; "" where that is not known."""
        ...


class Turn:
    """The turn to write to the store of a folder; it may be taken again by the thread that has it.

    Args:
        folder: where the store lies, or what it is called where it lies in none.
        disk: the system calls; another one in tests.
        name: of the lock file there: what does not wait for the store has another one.
        lock: what it is instead of a lock file.
    """

    def __init__(
        self, folder: Path | str, disk: Disk | None = None, *, name: str = LOCK, lock: Exclusive | None = None
    ) -> None:
        self._folder = folder
        self._disk = disk or Disk()
        self._lock = lock or Lock(Path(folder) / name, folder=name == LOCK)
        self._thread = threading.RLock()
        self._depth = 0
        self._holder = 0

    @contextmanager
    def taken(self, patience: Patience = AS_LONG_AS_IT_TAKES, *, new: bool = False) -> Iterator[bool]:
        """Hold the turn; yields whether it was taken just now, rather than held already.

        Args:
            patience: how to wait for another process.
            new: whether the folder may be made if it is not there.

        Raises:
            BusyError: another process has it and patience is at its end.
            StoreError: the folder cannot be made or written.
        """
        with self._thread:
            first = not self._depth
            if first:
                self._acquire(patience, new=new)
            self._depth += 1
            self._holder = threading.get_ident()
            try:
                yield first
            finally:
                self._depth -= 1
                if first:
                    self._holder = 0
                    self._lock.release()

    @property
    def is_another_threads(self) -> bool:
        """Whether another thread of this process has it; one that still waits for another process has not."""
        return self._holder not in (0, threading.get_ident())

    def _acquire(self, patience: Patience, *, new: bool) -> None:
        began = time.monotonic()
        told = False
        with explained(tr("The store in {folder} could not be opened for writing", folder=self._folder)):
            if new:
                self._disk.make_folder(Path(self._folder))
            taken = self._lock.acquire()
            while not taken:
                waited = time.monotonic() - began
                folder = self._folder
                if patience.stop and patience.stop():
                    raise BusyError(
                        tr(
                            "Another dossier{holder} is writing to the store in {folder}; nothing was changed.",
                            holder=self._lock.holder,
                            folder=folder,
                        )
                    )
                if patience.seconds is not None and waited >= patience.seconds:
                    raise BusyError(
                        tr(
                            "Another dossier{holder} is writing to the store in {folder}; nothing was changed. "
                            "Try again when it is done.",
                            holder=self._lock.holder,
                            folder=folder,
                        )
                    )
                if patience.tell and waited >= _TELL and not told:
                    patience.tell(
                        tr(
                            "Another dossier{holder} is writing to the store in {folder}; waiting for it",
                            holder=self._lock.holder,
                            folder=folder,
                        )
                    )
                    told = True
                taken = self._lock.acquire_soon()


def outlasting(write: Callable[[], None]) -> None:
    """Do something until it is done, for as long as a server may take to come back.

    Raises:
        LostError: it does not.
    """
    end = time.monotonic() + _OUTAGE
    while True:
        try:
            write()
        except LostError:
            if time.monotonic() > end:
                raise
            time.sleep(_AGAIN)
        else:
            return
