"""Columns kept in a file beside the store, so that a large library need not be read through at each start.

A file holds one record (a NamedTuple of arrays, strings and small values) and the stamp of what it was made from; with
another stamp, another format or any damage it is as if it were not there. It can be made again at any time. What is a
list of strings in a record is read; a sequence of strings, as an array, is looked at where it lies (`Strings`).
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TypeVar, get_origin, get_type_hints

import msgspec
import numpy as np

from store.log import column_file
from store.log.column_file import Column, Columns, Damaged, header_of, is_spoilt, read_columns, restamp, write_columns
from store.log.disk import explained
from store.text.language import tr
from store.text.strings import Strings

_BYTES, _STARTS = "bytes", "starts"
"""What the two columns of strings have after their name."""
_STAMP = re.compile(r"(\d+) (\d+) (?:[^ ]* )*?dossier\.jsonl:(\d+):")
"""Version, generation, and how long the store's file was."""

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
        stamp: what tells its state from others, in the form of `stamp_of`, where that is not to be seen from its files.
    """

    def __init__(self, store: Kept, version: int, *, stamp: str = "") -> None:
        self._store = store
        self._stamp = stamp or stamp_of(store.folder, store.generation, version)

    def keep(
        self,
        name: str,
        kind: type[Saved],
        make: Callable[[], Saved],
        renew: Callable[[Saved, str], Saved | None] | None = None,
        *,
        of: str = "",
    ) -> Saved:
        """Return the record of a file where it is of the store's state, else make and save it.

        Args:
            name: name of the file.
            kind: the record's class.
            make: makes the record from the store.
            renew: makes it of that of an earlier state, whose bookmark is given; None where that cannot be. Without it
                the earlier one is not read.
            of: what else it is made of, by its mark: of the same state there may be columns in another order.
        """
        path, stamp = self._store.folder / name, f"{self._stamp} {of}".rstrip()
        record = load(path, stamp, kind)
        if record is None:
            older = load_earlier(path, stamp, kind) if renew else None
            record = (renew and older and renew(*older)) or make()
            may_save = bool(self._store.generation) and not self._store.read_only and self._is_current
            if may_save and save(path, stamp, record):
                record = load(path, stamp, kind) or record  # which is then where it lies, and not here
                if not self._is_current:  # what another process took out for good meanwhile must not come back
                    path.unlink(missing_ok=True)
        return record

    @property
    def _is_current(self) -> bool:
        with suppress(OSError):  # of a disk that does not answer nothing is kept, and what is read counts
            return self._store.is_current
        return False

    def keep_behind(
        self,
        name: str,
        kind: type[Saved],
        make: Callable[[], Saved],
        renew: Callable[[Saved, str], Saved | None],
        is_near: Callable[[str], bool],
    ) -> tuple[Saved, str]:
        """Return the record of a file where its state is near enough, else make and save it; and the bookmark of that.

        Args:
            name: name of the file.
            kind: the record's class.
            make: makes the record from the store.
            renew: makes it of that of an earlier state, see `keep`.
            is_near: whether what was made of the state of a bookmark will do.
        """
        found = load_earlier(self._store.folder / name, self._stamp, kind)
        if found is not None and is_near(found[1]):
            return found
        return self.keep(name, kind, make, renew), _bookmark(self._stamp)


def save(path: Path, stamp: str, record: tuple[object, ...]) -> bool:
    """Write a record, readable by its owner alone, in the place of an older one; False where it cannot be written."""
    columns: dict[str, Column] = {}
    values: dict[str, msgspec.Raw] = {}
    for name, value in _flat("", record):
        if isinstance(value, np.ndarray):
            columns[name] = value
        elif isinstance(value, list | Strings):
            strings = value if isinstance(value, Strings) else Strings.of(value)
            columns[f"{name}.{_BYTES}"], columns[f"{name}.{_STARTS}"] = strings.data, strings.starts
        else:
            values[name] = msgspec.Raw(msgspec.json.encode(value))
    return write_columns(path, stamp, columns, values)


def load(path: Path, stamp: str, record: type[Saved]) -> Saved | None:
    """Return the record that was saved under a stamp, or None where there is none, whole and of that stamp."""
    return _loaded(path, lambda then: then == stamp, record)


def load_earlier(path: Path, stamp: str, record: type[Saved]) -> tuple[Saved, str] | None:
    """Return the record that was saved under a stamp of the same version, and the bookmark of that state."""
    version = stamp.partition(" ")[0]
    bookmarks: list[str] = []

    def is_earlier(then: str) -> bool:
        bookmarks[:] = [_bookmark(then) if then.partition(" ")[0] == version else ""]
        return bool(bookmarks[0])

    found = _loaded(path, is_earlier, record)
    return None if found is None else (found, bookmarks[0])


def bookmark_of(path: Path) -> str:
    """Return the bookmark of the state that a file is of, "" where there is none or it tells none."""
    with suppress(*Damaged):
        return _bookmark(header_of(path).stamp)
    return ""


def _bookmark(stamp: str) -> str:
    """Return the bookmark of the state that a stamp tells, "" where it tells none."""
    found = _STAMP.match(stamp)
    return f"{found[2]}:{found[3]}" if found else ""


def _loaded(path: Path, wanted: Callable[[str], bool], record: type[Saved]) -> Saved | None:
    try:
        found = read_columns(path, wanted)
        return None if found is None else _built(record, "", found)
    except Damaged:
        return None


def spoilt(folder: Path, turn: int | None = None) -> list[Path]:
    """Return the files in a folder that are not what was written, read through.

    Args:
        folder: where they lie.
        turn: for one alone of those that may not have been read through at their opening, by its number: those that
            follow one another come to all of them.
    """
    files = sorted(folder.glob("*.columns"))
    if turn is not None:
        with suppress(FileNotFoundError):  # another process has just written it anew: it has read that through
            files = [path for path in files if path.stat().st_size > column_file.COMPARED]
        files = files[turn % max(1, len(files)) :][:1]
    return [path for path in files if is_spoilt(path)]


class Staying:
    """The files beside a store that are of its state: they hold nothing of an earlier one, and stay beside a new file.

    Args:
        folder: where the store lies.
        generation: of its state.
    """

    def __init__(self, folder: Path, generation: int) -> None:
        self._folder = folder
        self._files: dict[Path, tuple[int, str]] = {}  # the version of each, and what else it is made of
        for path in folder.glob("*.columns"):
            with suppress(*Damaged):
                version, _, rest = header_of(path).stamp.partition(" ")
                state = stamp_of(folder, generation, int(version)) if version.isdecimal() else ""
                if state and f"{version} {rest} ".startswith(f"{state} "):  # an archive's state is not told by files
                    self._files[path] = int(version), rest
        self._state = stamp_of(folder, generation, 0).partition(" ")[2]

    def __contains__(self, path: Path) -> bool:
        return path in self._files

    def take_along(self, generation: int) -> None:
        """Let them be of the state that the store is in now; what cannot be goes, to be made again."""
        for path, (version, rest) in self._files.items():
            of = rest.removeprefix(self._state)
            if not restamp(path, f"{version} {rest}", f"{stamp_of(self._folder, generation, version)}{of}"):
                path.unlink(missing_ok=True)


def newest_generation(folder: Path) -> int:
    """Return the latest generation of which something is kept in a folder, 0 where nothing is."""
    return max((_generation(path) for path in folder.glob("*.columns")), default=0)


def _generation(path: Path) -> int:
    try:
        header = header_of(path)
        return int(bytes(header.values.get("state.generation", b"")) or header.stamp.split()[1])
    except (*Damaged, IndexError):
        return 0


def _flat(prefix: str, record: tuple[object, ...]) -> Iterator[tuple[str, object]]:
    """Yield the fields of a record by name, those of the records in it after their own."""
    for name in get_type_hints(type(record)):
        value = getattr(record, name)
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            yield from _flat(f"{prefix}{name}.", value)
        else:
            yield prefix + name, value


def _built(record: type[Saved], prefix: str, found: Columns) -> Saved:
    columns, values, pieces = found
    fields: dict[str, object] = {}
    for name, hint in get_type_hints(record).items():
        whole = prefix + name
        if isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields"):
            fields[name] = _built(hint, f"{whole}.", found)
        elif whole in values:
            fields[name] = msgspec.json.decode(values[whole], type=hint)
        elif f"{whole}.{_BYTES}" in columns:
            data, starts = (columns[f"{whole}.{part}"] for part in (_BYTES, _STARTS))
            strings = Strings(data.view(np.uint8), starts.view(np.int64), pieces.get(f"{whole}.{_BYTES}"))
            fields[name] = strings if get_origin(hint) is Sequence else list(strings)
        else:
            fields[name] = columns[whole]
    return record(**fields)
