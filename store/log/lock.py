"""One writer at a time: a lock on a file that the system takes back when its holder dies, however it dies."""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from store.log.disk import FILE_MODE
from store.text.language import tr

_LOOK = 0.02
"""Seconds between two looks whether the other one is done."""
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

    def _is_free(descriptor: int) -> bool:
        """Return whether nobody holds a lock on a file."""
        free = _take(descriptor)
        if free:
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
        return free

    def _open_folder(_folder: Path) -> int | None:
        """Return nothing: a file that is open cannot be taken away on Windows."""
        return None
else:
    import fcntl

    def _take(descriptor: int) -> bool:
        """Lock the file; False where another process holds it."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _is_free(descriptor: int) -> bool:
        """Return whether nobody holds a lock on a file."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _open_folder(folder: Path) -> int | None:
        """Return a descriptor of a folder."""
        return os.open(folder, os.O_RDONLY)


class Lock:
    """A lock file; what is written in it, the holder's process, is for people; the lock is the system's.

    (flock(2), _locking.) A process that is killed keeps nothing. The descriptor is not handed on to child processes, so
    that a worker that outlives its parent does not keep the store shut.

    Args:
        path: where the file lies.
        folder: whether its folder is locked with it, so that somebody who takes the file away lets nobody else in.
    """

    def __init__(self, path: Path, *, folder: bool = False) -> None:
        self._path = path
        self._with_folder = folder
        self._descriptor: int | None = None
        self._folder: int | None = None

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
        if not taken or not self._take_folder():
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        with suppress(OSError):  # a full disk: the name of the holder is for people, who do without
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, b"%-19d\n" % os.getpid())  # of one width: a file cut to 0 first is flushed by ext4
        return True

    def acquire_soon(self) -> bool:
        """Take the lock, having waited a moment; False where it is still another's."""
        time.sleep(_LOOK)
        return self.acquire()

    def _take_folder(self) -> bool:
        """Lock the folder where that is wanted; False where another process has it."""
        folder = _open_folder(self._path.parent) if self._with_folder else None
        if folder is None:
            return True
        taken = True
        with suppress(OSError):  # a file system that locks files alone
            taken = _take(folder)
        if taken:
            self._folder = folder
        else:
            os.close(folder)
        return taken

    def release(self) -> None:
        """Give the lock back; giving it back twice is as good."""
        for descriptor in (self._folder, self._descriptor):
            if descriptor is not None:
                os.close(descriptor)
        self._folder = self._descriptor = None

    @property
    def is_held(self) -> bool:
        """Whether somebody holds it just now, as far as can be told; nothing is made or written to find that out."""
        try:
            descriptor = os.open(self._path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
        except OSError:
            return False
        try:
            return not _is_free(descriptor)
        except OSError:
            return False
        finally:
            os.close(descriptor)

    @property
    def holder(self) -> str:
        """Which process has taken it last, as a parenthesis for a sentence; "" where that is not known."""
        try:
            written = self._path.read_bytes()[:20].strip()
        except OSError:
            return ""
        return tr(" (process {number})", number=int(written)) if written.isdigit() else ""
