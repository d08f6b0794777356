"""One writer at a time: a lock on a file that the system takes back when its holder dies, however it dies."""

import os
import sys
from pathlib import Path

from store.log.disk import FILE_MODE

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        """Lock the first byte; False where another process holds it."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _take(descriptor: int) -> bool:
        """Lock the file; False where another process holds it."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class Lock:
    """A lock file; what is written in it is for people, the lock itself is the system's (flock(2), _locking).

    A process that is killed keeps nothing. The descriptor is not handed on to child processes, so that a worker that
    outlives its parent does not keep the store shut.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def acquire(self) -> bool:
        """Take the lock; False where another process, or another opener in this one, holds it.

        Raises:
            OSError: the lock file cannot be made.
        """
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, FILE_MODE)
        if not _take(descriptor):
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Give the lock back; giving it back twice is as good."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
