"""What was in the store's file when it was last written, in a small file beside it.

A log cannot tell that its own end is missing: a file cut off where a batch ends is a sound file, and one cut off within
a batch looks like one that was being written when the power failed. This says how far it went. It is written after a
batch has reached the disk, so that it never says more than there is; left behind by a crash it says less, which is as
good. Without it the log is believed.
"""

import zlib
from pathlib import Path

import msgspec

from store.log.batches import COMMIT
from store.log.disk import Disk

_MOST = 4096


class Committed(msgspec.Struct, frozen=True, array_like=True):
    """A store's file as it was.

    Attributes:
        generation: of its last batch.
        size: in bytes.
        counts: how many documents each table had.
        stamp: what told the file from others when that was written (`OpenFile.stamp`), "" where an older version did.
    """

    generation: int
    size: int
    counts: dict[str, int]
    stamp: str = ""

    def is_other(self, data: bytes, generation: int) -> bool:
        """Return whether a file that holds more does not begin as this one did: it is another one."""
        begin = b'\n["commit",%d,"' % self.generation
        return generation > self.generation and begin not in data[max(0, self.size - COMMIT) : self.size]


def committed_path(path: Path) -> Path:
    """Return where it is written for a store's file."""
    return path.with_suffix(".committed")


def keep_committed(disk: Disk, path: Path, committed: Committed) -> None:
    """Write it; where that fails the older one stays, and where half of it is written none.

    It is written over, not replaced, since it fits into a sector of a disk and is looked at with its checksum.
    """
    record = msgspec.json.encode(committed)
    try:
        descriptor = disk.open_beside(committed_path(path))
        try:
            disk.write(descriptor, b'[%b,"%08x"]\n' % (record, zlib.crc32(record)), 0)
        finally:
            disk.close(descriptor)
    except OSError:  # the batch is written, and what is known of the one before it is true
        return


def known_committed(path: Path) -> Committed | None:
    """Return what was in a store's file, or None where that is not known."""
    try:
        with committed_path(path).open("rb") as file:
            line = file.read(_MOST).partition(b"\n")[0]
        record, checksum = msgspec.json.decode(line, type=tuple[msgspec.Raw, str])
        if checksum != f"{zlib.crc32(bytes(record)):08x}":
            return None
        return msgspec.json.decode(record, type=Committed)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
