"""The files of a vault: found by what they say they are of, and written whole or not at all, never outside of it."""

import errno
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from store.errors import ExportError
from store.export.properties import keyed, value_of
from store.export.vault.names import same
from store.kinds import NOTE_MARK
from store.text.language import later, tr

OWN = ".dossier"
"""The folder of a vault in which dossier keeps what is its own; Obsidian shows none that begins with a dot."""
_BOM = b"\xef\xbb\xbf"
_BEGIN = len(_BOM) + len(b"---")
_HEAD = 1 << 16
"""Bytes within which the properties of a note end."""
_MARKED = re.compile(rb"^[\"']?%b[\"']?\s*:" % NOTE_MARK.encode(), re.MULTILINE)
_TEMPORARY = "writing"
_REASONS = {
    errno.ENOSPC: later("the disk is full; free some space and try again"),
    errno.EDQUOT: later("your quota is used up; free some space and try again"),
    errno.EACCES: later("permission is denied; give yourself the right to write there, or name another folder"),
    errno.EPERM: later("permission is denied; give yourself the right to write there, or name another folder"),
    errno.EROFS: later("the file system is read-only; name another folder"),
    errno.ENAMETOOLONG: later("its name is too long there; name a folder with a shorter path"),
}
_NOT_READ = later("{path} could not be read: {reason}.")
_NOT_WRITTEN = later("{path} could not be written: {reason}.")

Stamp = tuple[int, int]
"""When a file was changed last, in nanoseconds, and how many bytes it has."""


class Seen(NamedTuple):
    """The files of a vault.

    Attributes:
        paths: by the ids of what they are of; several where one was copied.
        ids: the other way round; "" of a file that is not dossier's.
        stamps: when each was changed last, and how many bytes it has.
        unread: files that could not be read, which may be dossier's, each with the reason.
    """

    paths: dict[str, list[str]]
    ids: dict[str, str]
    stamps: dict[str, Stamp]
    unread: dict[str, str]

    def free(self, name: str, suffix: str) -> str:
        """Return a path that no file has, on macOS and Windows either.

        Args:
            name: the path that is wanted, without its ending.
            suffix: its ending.
        """
        taken = {same(path) for path in self.ids}
        number, free = 1, f"{name}{suffix}"
        while same(free) in taken:
            number += 1
            free = f"{name} ({number}){suffix}"
        return free


class Files:
    """The files of a vault.

    Args:
        root: its folder, which is made when something is written.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._inside: set[Path] = set()

    def look(self, known: Mapping[str, tuple[str, Stamp]]) -> Seen:
        """Return what lies in the vault.

        Links are not followed. What begins with a dot is no part of a vault: Obsidian and git keep their own there.

        Args:
            known: files by their paths, with what they are of and what they looked like: as such they are not read.
        """
        seen = Seen({}, {}, {}, {})
        for path, entry in _walk(self.root, ""):
            identity = ""
            if entry.is_file(follow_symlinks=False):
                stamp = seen.stamps[path] = _stamp(entry.stat(follow_symlinks=False))
                before = known.get(path)
                if before is not None and before[1] == stamp:
                    identity = before[0]
                elif path.endswith(".md"):
                    try:
                        identity = _subject(Path(entry.path))
                    except OSError as error:
                        seen.unread[path] = reason(error)
            seen.ids[path] = identity
            if identity:
                seen.paths.setdefault(identity, []).append(path)
        return seen

    def read(self, path: str) -> str:
        """Return the text of a file, its ends of lines as they are.

        Raises:
            ExportError: it cannot be read.
        """
        with explained(self.root / path, _NOT_READ):
            data = (self.root / path).read_bytes()
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ExportError(tr("{path} is not UTF-8; save it as that first.", path=path)) from error

    def stamp(self, path: str) -> Stamp:
        """Return what a file looks like now.

        Raises:
            ExportError: it is not there any more, or it is read-only.
        """
        whole = self.root / path
        with explained(whole, _NOT_READ):
            stamp = _stamp(os.stat(whole, follow_symlinks=False))
        if not os.access(whole, os.W_OK):
            raise ExportError(tr("{path} is read-only, and stays as it is.", path=path))
        return stamp

    def put(self, path: str, data: bytes) -> None:
        """Write a file that is dossier's alone, whole or not at all.

        Args:
            path: from the folder of the vault on, with slashes.
            data: what is to stand in it.

        Raises:
            ExportError: it cannot be written, or would lie outside of the vault.
        """
        self._write(path, data, lambda _: True)

    def create(self, path: str, data: bytes) -> Stamp | None:
        """Write a file that is not there yet, and return what it looks like then; None where one is there by now.

        Raises:
            ExportError: as `put`.
        """
        return self._write(path, data, lambda whole: not os.path.lexists(whole))

    def renew(self, path: str, data: bytes, there: Stamp) -> Stamp | None:
        """Write a file in the place of one that was read, as readable as that.

        Args:
            path: from the folder of the vault on, with slashes.
            data: what is to stand in it; it is on the disk before it takes the other one's place.
            there: what the other one looked like; None is returned, and nothing done, where it does not any more.

        Raises:
            ExportError: as `put`.
        """
        return self._write(
            path, data, lambda whole: _stamp(os.stat(whole, follow_symlinks=False)) == there, safely=True
        )

    def _write(self, path: str, data: bytes, may: Callable[[Path], bool], *, safely: bool = False) -> Stamp | None:
        whole, temporary = self.root / path, self.root / OWN / _TEMPORARY
        with explained(whole):
            for folder in (temporary.parent, whole.parent):
                self._make(folder)
            with open(temporary, "wb", opener=_for_its_owner) as file:
                file.write(data)
                file.flush()
                if safely:
                    os.fsync(file.fileno())
                    shutil.copymode(whole, temporary, follow_symlinks=False)
                stamp = _stamp(os.fstat(file.fileno()))
            if not may(whole):
                return None
            os.replace(temporary, whole)
            return stamp

    def _make(self, folder: Path) -> None:
        """Make a folder where it is missing.

        Raises:
            ExportError: it is a link that leads out of the vault.
            OSError: it cannot be made.
        """
        if folder in self._inside:
            return
        folder.mkdir(parents=True, exist_ok=True)
        if not folder.resolve().is_relative_to(self.root.resolve()):
            raise ExportError(
                tr("{folder} is a link that leads out of the vault, so nothing is written there.", folder=folder)
            )
        self._inside.add(folder)

    def take_away(self, path: str) -> None:
        """Take a file away.

        Raises:
            ExportError: it cannot be.
        """
        with explained(self.root / path, later("{path} could not be taken away: {reason}.")):
            (self.root / path).unlink(missing_ok=True)


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_mtime_ns, status.st_size


def _walk(folder: Path, above: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    with suppress(FileNotFoundError, PermissionError):
        for entry in sorted(os.scandir(folder), key=lambda one: one.name):
            if entry.name.startswith("."):
                continue
            path = f"{above}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(Path(entry.path), f"{path}/")
            else:
                yield path, entry


def _subject(path: Path) -> str:
    """Return the id of what a note is of; "" where it is not dossier's."""
    with path.open("rb", buffering=0) as file:  # most notes of a large vault are none of dossier
        data = file.read(_BEGIN)
        if not data.removeprefix(_BOM).startswith(b"---"):
            return ""
        data += file.read(_HEAD)
    data = data.removeprefix(_BOM)
    if not _MARKED.search(data):
        return ""
    lines = data.decode(errors="replace").replace("\r\n", "\n").split("\n")[1:]
    head = lines[: lines.index("---")] if "---" in lines else []
    marked = dict(keyed(head)).get(NOTE_MARK, [])
    with suppress(ExportError):
        value = value_of(marked)
        return value if isinstance(value, str) and "/" in value else ""
    return ""


def reason(error: OSError) -> str:
    """Return why a system call failed, as the end of a sentence."""
    told = _REASONS.get(error.errno or 0)
    return tr(told) if told else (error.strerror or str(error)).lower()


@contextmanager
def explained(path: Path, told: str = _NOT_WRITTEN) -> Iterator[None]:
    """Turn the system's errors inside into one sentence.

    Args:
        path: what is read or written.
        told: the sentence, with the path and the reason.

    Raises:
        ExportError: a system call failed.
    """
    try:
        yield
    except OSError as error:
        raise ExportError(tr(told, path=path, reason=reason(error))) from error
