"""A file of columns: how it lies on the disk, and how it is known to be what was written.

    magic, length and checksum of the header, header as JSON, then the columns as the header lists them, each aligned

It is **mapped**: what is looked at is the system's, which lets go of it where it needs the room. At its opening it is
read through and compared with its checksums, sums of numbers, at 0.2 ms a megabyte. What is looked at here and there
can be read past that (`Piece`). One that is larger than those of most stores is compared where its date is not the one
that it was given when it was written: a program has written to it then, or copied it. What a disk makes otherwise there
by itself `is_spoilt` finds.
"""

import gc
import math
import mmap
import os
import struct
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, NamedTuple, Self
from weakref import WeakSet, finalize

import msgspec
import numpy as np
import numpy.typing as npt

from store.log.disk import Disk

_FEW = 64
"""Mapped files: those of five states of a store."""
_MAGIC = b"DSCOL\x00\x00\x02"  # the last byte is the version of the form of the file
_HEAD = struct.Struct("<QI")
_ALIGNED = 64
_SPARE = 64
"""Bytes that a header has more than it needs, for a longer stamp."""
_LONGEST = 1 << 16  # bytes that a header is within
_BLOCK = 1 << 20
COMPARED = 1 << 28
"""Bytes up to which a file is compared whatever its date is."""
_STEP = 0x9E3779B97F4A7C15
_NUMBERS = (1 << 64) - 1
_COARSE = 2_000_000_000
"""Nanoseconds by which a file system may round the time of a file (FAT: two seconds)."""

Column = npt.NDArray[np.generic]
Bytes = npt.NDArray[np.uint8]
Piece = Callable[[int, int], bytes]
"""Reads a column from one byte up to another, so that it does not become the program's memory."""
Damaged = (OSError, struct.error, msgspec.MsgspecError, ValueError, KeyError)
"""What may be raised where a file is none, or not what was written."""


class ColumnOf(msgspec.Struct, frozen=True):
    """A column of a file: an array of a type and a shape, from a place on, and its checksum with what follows it."""

    name: str
    type: str
    shape: tuple[int, ...]
    start: int
    checksum: int


class Header(msgspec.Struct, frozen=True):
    """What a file holds.

    Attributes:
        stamp: of what the columns were made.
        columns: where they lie, counted from the first one.
        values: what is no column, by name.
        size: how many bytes the columns have with what is between them.
        dated: the time that the file was given, in nanoseconds.
    """

    stamp: str
    columns: list[ColumnOf]
    values: dict[str, msgspec.Raw]
    size: int
    dated: int


def write_columns(path: Path, stamp: str, columns: Mapping[str, Column], values: dict[str, msgspec.Raw]) -> bool:
    """Write a file, readable by its owner alone, in the place of an older one; False where it cannot be written."""
    listed: list[ColumnOf] = []
    pieces: list[memoryview] = []
    size = 0
    for name, column in columns.items():
        flat = np.ascontiguousarray(column).reshape(-1).view(np.uint8)
        checksum = _checksum(flat[start : start + _BLOCK] for start in range(0, flat.nbytes, _BLOCK))
        listed.append(ColumnOf(name, column.dtype.str, column.shape, size, checksum))
        pieces += (flat.data, memoryview(bytes(-flat.nbytes % _ALIGNED)))
        size += flat.nbytes + len(pieces[-1])
    dated = (time.time_ns() // _COARSE - 1) * _COARSE
    header = msgspec.json.encode(Header(stamp, listed, values, size, dated))
    header += b" " * (_SPARE + -(len(_MAGIC) + _HEAD.size + len(header) + _SPARE) % _ALIGNED)
    try:
        with Disk().put_whole(path, path.with_name(f"{path.name}.new")) as file:
            file.writelines((_MAGIC, _HEAD.pack(len(header), zlib.crc32(header)), header, *pieces))
            file.flush()
            if os.utime in os.supports_fd:
                os.utime(file.fileno(), ns=(dated, dated))
    except OSError:  # no room, or a folder that cannot be written: the next start makes it again
        return False
    return True


class Columns(NamedTuple):
    """The columns of a file by name and the values beside them.

    Attributes:
        mapped: each column where it lies.
        values: what is no column.
        pieces: what reads each column; nothing where files are not mapped.
    """

    mapped: dict[str, Column]
    values: dict[str, msgspec.Raw]
    pieces: Mapping[str, Piece]


def read_columns(path: Path, wanted: Callable[[str], bool]) -> Columns | None:
    """Return what a file holds; None where it has another stamp.

    Args:
        path: the file.
        wanted: tells of its stamp whether it is the right one.

    Raises:
        OSError: there is none, or it cannot be read.
        ValueError: it is none, or not what was written; `Damaged` has all that this may be told by.
    """
    with path.open("rb") as file:
        header, start = _header(file)
        if not wanted(header.stamp):
            return None
        status = os.fstat(file.fileno())
        if status.st_size != start + header.size:
            raise ValueError(status.st_size)
        is_dated = status.st_mtime_ns == header.dated
        if not (is_dated and header.size > COMPARED) and not _is_sound(file, header, start):
            raise ValueError(header.stamp)
        body = _mapped(file)
    found = {
        one.name: np.frombuffer(body, np.dtype(one.type), math.prod(one.shape), start + one.start).reshape(one.shape)
        for one in header.columns
    }
    pieces = {one.name: partial(body.piece, start + one.start) for one in header.columns if isinstance(body, _Mapped)}
    return Columns(found, header.values, pieces)


def restamp(path: Path, was: str, stamp: str) -> bool:
    """Let a file of a stamp be of another one, whose columns are the same; False where that cannot be.

    What is written over is a header, with its checksum: of half a one the file is none.
    """
    try:
        with path.open("r+b") as file:
            header, start = _header(file)
            if header.stamp != was:  # another process has put another one there
                return False
            data = msgspec.json.encode(msgspec.structs.replace(header, stamp=stamp))
            room = start - len(_MAGIC) - _HEAD.size
            if len(data) > room:
                return False
            data = data.ljust(room)
            file.seek(0)
            file.write(b"".join((_MAGIC, _HEAD.pack(room, zlib.crc32(data)), data)))
            file.flush()
            if os.utime in os.supports_fd:
                os.utime(file.fileno(), ns=(header.dated, header.dated))
    except Damaged:
        return False
    return True


def is_spoilt(path: Path) -> bool:
    """Return whether a file that says what it is of does not hold that; it is read through."""
    try:
        with path.open("rb") as file:
            return not _is_sound(file, *_header(file))
    except Damaged:  # which is as if it were not there
        return False


def header_of(path: Path) -> Header:
    """Return what a file says of itself.

    Raises:
        OSError: there is none, or it cannot be read.
        ValueError: it is none; see `Damaged`.
    """
    with path.open("rb") as file:
        return _header(file)[0]


def _header(file: BinaryIO) -> tuple[Header, int]:
    """Return the header of a file and where its columns begin."""
    data = file.read(_LONGEST)
    start = len(_MAGIC) + _HEAD.size
    length, checksum = _HEAD.unpack_from(data, len(_MAGIC))
    text = data[start : start + length]
    if not data.startswith(_MAGIC) or len(text) != length or zlib.crc32(text) != checksum:
        raise ValueError(data[: len(_MAGIC)])
    return msgspec.json.decode(text, type=Header), start + length


def _is_sound(file: BufferedReader, header: Header, start: int) -> bool:
    """Return whether the columns of a file are what was written."""
    if os.fstat(file.fileno()).st_size != start + header.size:
        return False
    buffer = np.empty(_BLOCK, np.uint8)
    ends = [*(one.start for one in header.columns[1:]), header.size]
    return all(
        _checksum(_blocks(file, start + one.start, start + end, buffer)) == one.checksum
        for one, end in zip(header.columns, ends, strict=False)
    )


def _blocks(file: BufferedReader, start: int, end: int, buffer: Bytes) -> Iterator[Bytes]:
    """Yield what a file holds from a place up to another, in a buffer that is used again."""
    file.seek(start)
    while start < end:
        size = file.readinto(buffer[: min(_BLOCK, end - start)].data)
        if not size:
            return
        start += size
        yield buffer[:size]


def _checksum(blocks: Iterable[Bytes]) -> int:
    """Return the sum of the numbers of eight bytes in each block, and of these one after the other."""
    found = 0
    for block in blocks:
        whole = block[: block.nbytes & ~7].view(np.uint64)
        rest = int.from_bytes(block[whole.nbytes :].tobytes(), "little")
        found = (found * _STEP + int(whole.sum(dtype=np.uint64)) + rest) & _NUMBERS
    return found


class _Mapped(mmap.mmap):
    """A file that is mapped, and open beside that."""

    _descriptor: int

    @classmethod
    def of(cls, file: BinaryIO) -> Self:
        """Map a file."""
        found = cls(file.fileno(), 0, access=mmap.ACCESS_READ)
        found._descriptor = os.dup(file.fileno())
        finalize(found, os.close, found._descriptor).atexit = False  # what ends may be asked till then
        return found

    def piece(self, begin: int, start: int, end: int) -> bytes:
        """Return what it holds from one place to another, both counted from where a column begins."""
        data = os.pread(self._descriptor, end - start, begin + start)
        return data if len(data) == end - start else self[begin + start : begin + end]  # some read 2 GB at most


class _Maps:
    """The files that are mapped: each has two descriptors, and some systems give a process 256."""

    def __init__(self) -> None:
        self._held: WeakSet[_Mapped] = WeakSet()
        self._most = _FEW
        self._listing = threading.Lock()

    def open(self, file: BinaryIO) -> _Mapped:
        """Map a file; where many are, those that nothing but itself refers to are let go of first."""
        if len(self._held) >= self._most:
            gc.collect()
            self._most = max(_FEW, 2 * len(self._held))
        found = _Mapped.of(file)
        with self._listing:
            self._held.add(found)
        return found

    def let_go(self) -> None:
        """Have the system take back what was looked at; it is mapped again where it is looked at again."""
        if hasattr(mmap, "MADV_DONTNEED"):
            with self._listing:
                held = list(self._held)
            for one in held:
                one.madvise(mmap.MADV_DONTNEED)


_maps = _Maps()
let_go = _maps.let_go
"""Let go of what was looked at of all files that are mapped, which the system keeps as long as it has room."""


def _mapped(file: BinaryIO) -> _Mapped | bytes:
    """Return a file as bytes that nobody can change; on Windows, which lets no mapped file be replaced, it is read."""
    if os.name == "nt":
        file.seek(0)
        return file.read()
    return _maps.open(file)
