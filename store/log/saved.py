"""Columns kept in a file beside the store, so that a large library need not be read through at each start.

A file holds one record (a NamedTuple of arrays, lists of strings and small values) and the stamp of what it was made
from; with another stamp, another format or any damage it is as if it were not there. It can be made again at any time.

    magic, length of the header, header as JSON, then the columns one after another as the header lists them
"""

import os
import re
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TypeVar, get_type_hints

import msgspec
import numpy as np
import numpy.typing as npt

from store.log.disk import Disk, explained
from store.text.language import tr

_MAGIC = b"DSCOL\x00\x00\x01"  # the last byte is the version of the form of the file
_LENGTH = struct.Struct("<Q")
_SEPARATOR = "\x00"
_STAMP = re.compile(r"(\d+) (\d+) (?:[^ ]* )*?dossier\.jsonl:(\d+):")
"""Version, generation, and how long the store's file was."""
_LONGEST = 1 << 16  # bytes that a header is within

Saved = TypeVar("Saved", bound=tuple[object, ...])


class Kept(Protocol):
    """What lies in a folder and says when it has changed."""

    @property
    def folder(self) -> Path:
        """Return where it lies."""
        ...

    @property
    def generation(self) -> int:
        """Return a number that is another one whenever anything has changed."""
        ...

    @property
    def read_only(self) -> bool:
        """Return whether nothing may be written there."""
        ...

    @property
    def is_current(self) -> bool:
        """Return whether what it knows is what lies there now, whoever wrote it."""
        ...


class _Column(msgspec.Struct, frozen=True):
    """A column of the file: an array of a type and shape, or strings (type "str"), so many bytes long."""

    name: str
    type: str
    shape: tuple[int, ...]
    size: int


class _Header(msgspec.Struct, frozen=True):
    stamp: str
    columns: list[_Column]
    values: dict[str, msgspec.Raw]
    checksum: int


def stamp_of(folder: Path, generation: int, version: int) -> str:
    """Return what tells one state of a store from another: its generation and its files, and who reads them how.

    Raises:
        StoreError: the folder cannot be looked at.
    """
    files: list[str] = []
    with explained(tr("The folder {folder} of the store could not be looked at", folder=folder)):
        for entry in os.scandir(folder) if folder.exists() else ():
            if entry.name.endswith(".jsonl"):
                with suppress(FileNotFoundError):  # another process has just taken it away, or given it another name
                    status = entry.stat()
                    files.append(f"{entry.name}:{status.st_size}:{status.st_mtime_ns}")
    return f"{version} {generation} {' '.join(sorted(files))}"


class Keeper:
    """Keeps what was made from one state of a store in files beside it.

    The state is that at its making: what is asked for later, while a load goes on, is kept under no other.

    Args:
        store: the store.
        version: of what the columns mean; with another number they are made anew.
    """

    def __init__(self, store: Kept, version: int) -> None:
        self._store = store
        self._stamp = stamp_of(store.folder, store.generation, version)

    def keep(
        self,
        name: str,
        kind: type[Saved],
        make: Callable[[], Saved],
        renew: Callable[[Saved, str], Saved | None] | None = None,
    ) -> Saved:
        """Return the record of a file where it is of the store's state, else make and save it.

        Args:
            name: name of the file.
            kind: the record's class.
            make: makes the record from the store.
            renew: makes it of that of an earlier state, whose bookmark is given; None where that cannot be. Without it
                the earlier one is not read.
        """
        path = self._store.folder / name
        record = load(path, self._stamp, kind)
        if record is None:
            older = load_earlier(path, self._stamp, kind) if renew else None
            record = (renew and older and renew(*older)) or make()
            may_save = bool(self._store.generation) and not self._store.read_only and self._store.is_current
            if may_save and save(path, self._stamp, record) and not self._store.is_current:
                path.unlink(missing_ok=True)  # what another process took out for good meanwhile must not come back here
        return record


def save(path: Path, stamp: str, record: tuple[object, ...]) -> bool:
    """Write a record, readable by its owner alone, in the place of an older one; False where it cannot be written."""
    columns: list[_Column] = []
    blobs: list[bytes] = []
    values: dict[str, msgspec.Raw] = {}
    for name, value in _flat("", record):
        if isinstance(value, np.ndarray):
            blob, kind, shape = value.tobytes(), value.dtype.str, value.shape
        elif isinstance(value, list):
            blob, kind, shape = _SEPARATOR.join(value).encode("utf-8", "surrogatepass"), "str", (len(value),)
        else:
            values[name] = msgspec.Raw(msgspec.json.encode(value))
            continue
        columns.append(_Column(name, kind, shape, len(blob)))
        blobs.append(blob)
    checksum = 0
    for blob in blobs:
        checksum = zlib.crc32(blob, checksum)
    header = msgspec.json.encode(_Header(stamp, columns, values, checksum))
    try:
        with Disk().put_whole(path, path.with_suffix(".new")) as file:
            file.writelines((_MAGIC, _LENGTH.pack(len(header)), header, *blobs))
    except OSError:  # no room, or a folder that cannot be written: the next start makes it again
        return False
    return True


def load(path: Path, stamp: str, record: type[Saved]) -> Saved | None:
    """Return the record that was saved under a stamp, or None where there is none, whole and of that stamp."""
    return _loaded(path, lambda then: then == stamp, record)


def load_earlier(path: Path, stamp: str, record: type[Saved]) -> tuple[Saved, str] | None:
    """Return the record that was saved under a stamp of the same version, and the bookmark of that state."""
    version = stamp.partition(" ")[0]
    bookmarks: list[str] = []

    def is_earlier(then: str) -> bool:
        found = _STAMP.match(then)
        bookmarks[:] = [f"{found[2]}:{found[3]}"] if found and found[1] == version else []
        return bool(bookmarks)

    found = _loaded(path, is_earlier, record)
    return None if found is None else (found, bookmarks[0])


def _loaded(path: Path, wanted: Callable[[str], bool], record: type[Saved]) -> Saved | None:
    try:
        data = path.read_bytes()
        header, start = _header(data)
        body = memoryview(data)[start:]
        if not wanted(header.stamp) or zlib.crc32(body) != header.checksum:
            return None
        found: dict[str, object] = dict(_read(header.columns, body))
        return _built(record, "", found, header.values)
    except (OSError, struct.error, msgspec.MsgspecError, ValueError, KeyError):
        return None


def newest_generation(folder: Path) -> int:
    """Return the latest generation of which something is kept in a folder, 0 where nothing is."""
    return max((_generation(path) for path in folder.glob("*.columns")), default=0)


def _generation(path: Path) -> int:
    try:
        with path.open("rb") as file:
            header, _ = _header(file.read(_LONGEST))
        return int(bytes(header.values.get("state.generation", b"")) or header.stamp.split()[1])
    except (OSError, struct.error, msgspec.MsgspecError, ValueError, IndexError):
        return 0


def _header(data: bytes) -> tuple[_Header, int]:
    """Return the header of a file and where its columns begin.

    Raises:
        ValueError: it is no such file.
    """
    if not data.startswith(_MAGIC):
        raise ValueError(data[: len(_MAGIC)])
    start = len(_MAGIC) + _LENGTH.size
    (length,) = _LENGTH.unpack_from(data, len(_MAGIC))
    return msgspec.json.decode(data[start : start + length], type=_Header), start + length


def _flat(prefix: str, record: tuple[object, ...]) -> Iterator[tuple[str, object]]:
    """Yield the fields of a record by name, those of the records in it after their own."""
    for name in get_type_hints(type(record)):
        value = getattr(record, name)
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            yield from _flat(f"{prefix}{name}.", value)
        else:
            yield prefix + name, value


def _read(columns: list[_Column], body: memoryview) -> Iterator[tuple[str, npt.NDArray[np.generic] | list[str]]]:
    at = 0
    for column in columns:
        blob = body[at : at + column.size]
        at += column.size
        if column.type == "str":
            text = str(blob, "utf-8", "surrogatepass")
            strings = text.split(_SEPARATOR) if column.shape[0] else []
            if len(strings) != column.shape[0]:
                raise ValueError(column.name)
            yield column.name, strings
        else:
            yield column.name, np.frombuffer(blob, np.dtype(column.type)).reshape(column.shape)


def _built(record: type[Saved], prefix: str, found: dict[str, object], values: dict[str, msgspec.Raw]) -> Saved:
    fields: dict[str, object] = {}
    for name, hint in get_type_hints(record).items():
        if isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields"):
            fields[name] = _built(hint, f"{prefix}{name}.", found, values)
        elif prefix + name in values:
            fields[name] = msgspec.json.decode(values[prefix + name], type=hint)
        else:
            fields[name] = found[prefix + name]
    return record(**fields)
