"""Where the articles of a store come from, and what of that is none: one small file beside it, kept between starts."""

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from store.articles.files import why_left_out
from store.errors import StoreError
from store.library.reports import LoadReport
from store.library.side_file import SideFile
from store.text.paths import STANDARD_INPUT

SOURCES = "sources.json"
"""Name of the file, beside the store."""


class _File(msgspec.Struct):
    """The file: what was asked to be loaded, when that last brought something, what could not be read, what was left.

    Attributes:
        asked: absolute paths of folders, the last one asked for last.
        brought: when the last load that brought something began, ISO 8601 to the second, UTC.
        unread: files that could not be read, with a sentence each.
        left_out: files that are no articles.
    """

    asked: list[str] = msgspec.field(default_factory=list)
    brought: str = ""
    unread: dict[str, str] = msgspec.field(default_factory=dict)
    left_out: list[str] = msgspec.field(default_factory=list)


class Sources:
    """What a store was loaded from.

    Args:
        path: the file; see `SideFile`.

    Attributes:
        also: folders that are looked at besides, as somebody has set them.
    """

    def __init__(self, path: Path) -> None:
        self._file = SideFile(path, _File)
        self.also: tuple[Path, ...] = ()

    @property
    def asked(self) -> tuple[Path, ...]:
        """The folders that were asked for, each that lies in none of the others."""
        every = dict.fromkeys((*self._file.says.asked, *(_whole(str(path)) for path in self.also)))
        return tuple(Path(path) for path in every if not _lies_in(path, every))

    @property
    def brought(self) -> str:
        """When the last load that brought something began, ISO 8601 to the second, UTC; "" where it is not known."""
        return self._file.says.brought

    @property
    def unread(self) -> Mapping[str, str]:
        """The files that could not be read when they were last looked at, with a sentence each."""
        return self._file.says.unread

    @property
    def left_out(self) -> Mapping[str, str]:
        """The files that are no articles, as of when their folders were last looked through, with a sentence each."""
        return {path: why_left_out(Path(path)) for path in self._file.says.left_out}

    def note(self, paths: Iterable[Path], report: LoadReport, began: str) -> None:
        """Note what a load came to: of all that it looked at, this is so now. A full disk does not undo a load.

        Args:
            paths: the files and folders that it was asked for; of one that was interrupted not all was looked at.
            report: what became of them.
            began: when it began.
        """
        looked_at = () if report.interrupted else [path for path in paths if path != STANDARD_INPUT]
        asked = [_whole(str(path)) for path in looked_at]
        unread = {_whole(path): why for path, why in report.failed if path}
        left_out = set(map(_whole, report.left_out))
        brought = began if report.added or report.changed else ""
        tops = tuple(os.path.join(path, "") for path in asked)

        def is_looked_at(path: str) -> bool:
            return path in asked or path.startswith(tops)

        def renewed(file: _File) -> _File:
            known = {path: why for path, why in file.unread.items() if not is_looked_at(path)}
            left = [path for path in file.left_out if not is_looked_at(path)]
            folders = [path for path in file.asked if not is_looked_at(path)]
            folders += [path for path in asked if os.path.isdir(path)]
            folders = [path for path in folders if not _lies_in(path, folders)]
            return _File(folders, brought or file.brought, {**known, **unread}, sorted(left_out.union(left)))

        def note(file: _File) -> None:
            for name, value in msgspec.structs.asdict(renewed(file)).items():
                setattr(file, name, value)

        says = self._file.says
        if renewed(says) != says:
            with suppress(StoreError):
                self._file.change(note)

    def leave(self, paths: Iterable[str]) -> None:
        """Look into some folders no more when all is read again, since what lies there was taken out of the store.

        A full disk does not undo that.
        """
        gone = [_whole(path) for path in paths]

        def drop(file: _File) -> None:
            file.asked = [path for path in file.asked if path not in gone and not _lies_in(path, gone)]

        if any(path in gone or _lies_in(path, gone) for path in self._file.says.asked):
            with suppress(StoreError):
                self._file.change(drop)

    def drop_where(self, names_them: Callable[[str], bool]) -> None:
        """Know no file any more by the name of somebody who is not to be remembered; a broken file goes as a whole.

        Raises:
            StoreError: it cannot be written.
        """

        def drop(file: _File) -> None:
            file.asked = [path for path in file.asked if not names_them(path)]
            file.unread = {path: why for path, why in file.unread.items() if not names_them(f"{path} {why}")}
            file.left_out = [path for path in file.left_out if not names_them(path)]

        self._file.drop(drop)

    def sweep(self) -> None:
        """Take away what was left half-written; see `SideFile.sweep`."""
        self._file.sweep()


def _whole(path: str) -> str:
    """Return the absolute path of a file without links, bytes of it that are no text as escapes."""
    return os.fsencode(os.path.realpath(path)).decode("utf-8", errors="backslashreplace")


def _lies_in(path: str, folders: Iterable[str]) -> bool:
    return any(path.startswith(os.path.join(folder, "")) for folder in folders)
