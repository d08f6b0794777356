"""One writer at a time: a lock on a file that the system takes back when its holder dies, however it dies."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from store.log.disk import FILE_MODE

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # it is written to, so it must be no other file under a second name

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # beyond what is written there: what is locked on Windows cannot be read either

    def _take(descriptor: int) -> bool:
        """Lock a byte; False where another process holds it."""
        os.lseek(descriptor, _FAR, os.SEEK_SET)
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
    """A lock file; what is written in it, the holder's process, is for people; the lock is the system's.

    (flock(2), _locking.) A process that is killed keeps nothing. The descriptor is not handed on to child processes, so
    that a worker that outlives its parent does not keep the store shut.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def acquire(self) -> bool:
        """Take the lock; False where another process, or another opener in this one, holds it.

        Raises:
            OSError: the lock file cannot be made.
        """
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | _NO_LINK, FILE_MODE)
        try:
            taken = _take(descriptor)
        except OSError:
            os.close(descriptor)
            raise
        if not taken:
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        with suppress(OSError):  # a full disk: the name of the holder is for people, who do without
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, b"%-19d\n" % os.getpid())  # of one width: a file cut to 0 first is flushed by ext4
        return True

    def release(self) -> None:
        """Give the lock back; giving it back twice is as good."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    @property
    def holder(self) -> str:
        """Which process has taken it last, as a parenthesis for a sentence; "" where that is not known."""
        try:
            written = self._path.read_bytes()[:20].strip()
        except OSError:
            return ""
        return f" (process {int(written)})" if written.isdigit() else ""
