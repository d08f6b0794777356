"""A new file for the store: written beside the old one, on the disk whole before it gets the old one's name."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

from store.log.batches import commit_line, header_line
from store.log.disk import Disk

_BLOCK = 1 << 20
Copy = Literal["replace", "remove", "leave"]
"""What becomes of the newest sound copy: the old file takes its place, it goes, or it stays."""

Transform = Callable[[str, str, bytes], bytes | None]
"""What a document (table, id, JSON) becomes; None where it is dropped."""


def write_fresh(disk: Disk, fresh: Path, schema: int, lines: Iterable[bytes] = (), generation: int = 0) -> None:
    """Write a file of one batch and return when it has reached the disk.

    Args:
        disk: the system calls.
        fresh: where; what is there is taken away.
        schema: the version of the documents' shape.
        lines: the batch's lines.
        generation: of the batch; 0 where there is none.

    Raises:
        OSError: it could not be written; what there is of it is taken away.
    """
    try:
        descriptor = disk.open_to_write(fresh, empty=True)
        try:
            offset = len(header_line(schema))
            disk.write(descriptor, header_line(schema), 0)
            checksum = 0
            for some in _in_blocks(lines):
                disk.write(descriptor, some, offset)
                offset, checksum = offset + len(some), zlib.crc32(some, checksum)
            if generation:
                disk.write(descriptor, commit_line(generation, checksum), offset)
            disk.sync(descriptor)
        finally:
            disk.close(descriptor)
    except BaseException:
        disk.remove(fresh)
        raise


def _in_blocks(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield lines joined, so that a call writes about as much as a disk likes to."""
    block = bytearray()
    for one in lines:
        block += one
        if len(block) >= _BLOCK:
            yield bytes(block)
            block.clear()
    if block:
        yield bytes(block)


def put_in_place(disk: Disk, fresh: Path, path: Path, backup: Path, copy: Copy) -> None:
    """Let a file be the store's, in one step; before and after it there is a whole store under the name.

    Raises:
        OSError: it could not be put there; the store is what it was.
    """
    if copy != "leave":
        disk.remove(backup)
    if copy == "replace" and disk.identity(path) is not None:
        disk.link(path, backup)
    disk.replace(fresh, path)
    disk.sync_folder(path.parent)
