"""The system calls that the store makes, in one place, so that a test can fail each of them in turn."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from store.errors import StoreError
from store.text.language import later, tr

FILE_MODE = 0o600
FOLDER_MODE = 0o700
COPYING = ".copying.jsonl"
"""What the name of a file of the store ends in that is being copied."""
_BINARY = getattr(os, "O_BINARY", 0)  # Windows alone translates line ends
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)

_REASONS = {
    errno.ENOSPC: later("the disk is full; free some space and try again"),
    errno.EDQUOT: later("your quota is used up; free some space and try again"),
    errno.EACCES: later(
        "permission is denied; give yourself the right to write there, or name another folder with --store"
    ),
    errno.EPERM: later(
        "permission is denied; give yourself the right to write there, or name another folder with --store"
    ),
    errno.EROFS: later("the file system is read-only; name another folder with --store"),
    errno.EIO: later("the disk reports an error; copy your data to another one"),
    errno.EAGAIN: later("too many processes are running; end some and try again"),
    errno.ENOMEM: later("the memory is full; end other programs and try again"),
    errno.EMFILE: later("too many files are open; close some and try again"),
    errno.ENFILE: later("too many files are open; close some and try again"),
    errno.ENOENT: later("it is not there any more; look whether the folder was moved or the drive taken away"),
}


class Disk:
    """The real file system; bytes reach the disk when `sync` has returned.

    Attributes:
        replaces_open_files: whether another file may get the name of one that is open, which Windows refuses.
    """

    replaces_open_files = os.name != "nt"

    def open_to_read(self, path: Path) -> int:
        """Return a descriptor to read a file with."""
        return os.open(path, os.O_RDONLY | _BINARY)

    def open_to_write(self, path: Path, *, empty: bool = False) -> int:
        """Return a descriptor to read and write a file with, for its owner alone; where asked a new one of that name.

        A new one is no other's: whatever has its name is taken away first, a link too, and not what it leads to.
        """
        if empty:
            path.unlink(missing_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT | _BINARY | (os.O_EXCL if empty else 0), FILE_MODE)

    def open_beside(self, path: Path) -> int:
        """Return a descriptor to write a small file with that lies beside the store and is no link."""
        return os.open(path, os.O_RDWR | os.O_CREAT | _BINARY | _NO_LINK, FILE_MODE)

    def close(self, descriptor: int) -> None:
        """Give a descriptor back."""
        os.close(descriptor)

    def size(self, descriptor: int) -> int:
        """Return how many bytes the open file has."""
        return os.fstat(descriptor).st_size

    def identity(self, path: Path) -> tuple[int, int] | None:
        """Return which file lies at a path (device, inode), or None where there is none."""
        try:
            status = os.stat(path)
        except FileNotFoundError:
            return None
        return (status.st_dev, status.st_ino)

    def read(self, descriptor: int, offset: int, length: int) -> bytes:
        """Return up to `length` bytes from `offset`; fewer only where the file ends."""
        parts: list[bytes] = []
        while length > 0:
            if hasattr(os, "pread"):
                part = os.pread(descriptor, length, offset)
            else:
                os.lseek(descriptor, offset, os.SEEK_SET)
                part = os.read(descriptor, length)
            if not part:
                break
            parts.append(part)
            offset += len(part)
            length -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def write(self, descriptor: int, data: bytes, offset: int) -> None:
        """Write all of `data` at `offset`."""
        os.lseek(descriptor, offset, os.SEEK_SET)
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]

    def truncate(self, descriptor: int, length: int) -> None:
        """Cut an open file off after `length` bytes."""
        os.ftruncate(descriptor, length)

    def sync(self, descriptor: int) -> None:
        """Return when what was written has reached the disk."""
        os.fsync(descriptor)

    def sync_folder(self, folder: Path) -> None:
        """Return when the names in a folder have reached the disk; on Windows they do by themselves."""
        if os.name == "nt":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Give a file another name, in one step, over whatever has it."""
        os.replace(source, target)

    def link(self, source: Path, target: Path) -> None:
        """Give a file a second name; where the file system cannot, as FAT says with EPERM, copy it."""
        try:
            os.link(source, target)
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS):
                raise
            with self.put_whole(target, target.with_suffix(COPYING)) as copy, source.open("rb") as original:
                shutil.copyfileobj(original, copy)
                copy.flush()
                self.sync(copy.fileno())

    @contextmanager
    def put_whole(self, path: Path, fresh: Path) -> Iterator[BinaryIO]:
        """Yield a file to be written, for its owner alone, that gets its name when it is whole, and else is gone.

        Args:
            path: its name; another file that has it is replaced.
            fresh: its name until then.

        Raises:
            OSError: it could not be written.
        """
        try:
            with open(self.open_to_write(fresh, empty=True), "wb") as file:
                yield file
            self.replace(fresh, path)
        except BaseException:
            with suppress(OSError):
                self.remove(fresh)
            raise

    def remove(self, path: Path) -> None:
        """Take a file away; none there is as good."""
        path.unlink(missing_ok=True)

    def make_folder(self, folder: Path) -> None:
        """Make a folder with those above it, for its owner alone; one that is there stays as it is."""
        missing = [path for path in (folder, *folder.parents) if not path.exists()]
        for path in reversed(missing):
            path.mkdir(mode=FOLDER_MODE, exist_ok=True)


class OpenFile:
    """An open file that is closed when nobody reads from it any more, so that a reader outlives a compaction."""

    def __init__(self, disk: Disk, descriptor: int) -> None:
        self.disk = disk
        self.descriptor = descriptor
        status = os.fstat(descriptor)
        self.identity = (status.st_dev, status.st_ino)

    def __del__(self) -> None:
        self.disk.close(self.descriptor)

    @property
    def stamp(self) -> str:
        """What tells this state of the file from others, and the file from another one under its name."""
        status = os.fstat(self.descriptor)
        return f"{status.st_ino} {status.st_size} {status.st_mtime_ns}"

    def all(self, offset: int = 0) -> bytes:
        """Return what the file holds from an offset on."""
        return self.disk.read(self.descriptor, offset, max(0, self.disk.size(self.descriptor) - offset))


def reason(error: OSError) -> str:
    """Return why a system call failed and what to do about it, as the end of a sentence."""
    told = _REASONS.get(error.errno or 0)
    return tr(told) if told else (error.strerror or str(error)).lower()


@contextmanager
def explained(doing: str) -> Iterator[None]:
    """Turn the system's errors inside into one sentence.

    Args:
        doing: what could not be done, as the beginning of a sentence: "the store … could not be written".

    Raises:
        StoreError: a system call failed.
    """
    try:
        yield
    except OSError as error:
        raise StoreError(tr("{doing}: {reason}.", doing=doing, reason=reason(error))) from error
