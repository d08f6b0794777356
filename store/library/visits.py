"""When somebody was last at the store, what they have read in it, and whom they watch: one small file beside it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec

from store.library.side_file import SideFile, now

VISITS = "visits.json"
"""Name of the file, beside the store."""


class _File(msgspec.Struct):
    """The file.

    Attributes:
        left: when the explorer was last left.
        before: when it was last left on an earlier day than that.
        read: when each article was first read, by its id.
        watched: the ids of those watched.
    """

    left: str = ""
    before: str = ""
    read: dict[str, str] = msgspec.field(default_factory=dict)
    watched: list[str] = msgspec.field(default_factory=list)


class Visits:
    """The visits to a store.

    Args:
        path: the file; see `SideFile`.
    """

    def __init__(self, path: Path | None) -> None:
        self._file = SideFile(path, _File)

    @property
    def last(self) -> str:
        """When the explorer was last left before today, ISO 8601 to the second, UTC; "" where it never was.

        The visits of a day are one: who comes back after an hour finds as new what was new in the morning.
        """
        says = self._file.says
        return says.before if _day(says.left) == _day(now()) else says.left

    @property
    def read(self) -> frozenset[str]:
        """The ids of the articles that were read."""
        return frozenset(self._file.says.read)

    @property
    def watched(self) -> tuple[str, ...]:
        """The ids of those who are watched, as they were when that was asked for."""
        return tuple(self._file.says.watched)

    def leave(self) -> None:
        """Note that the explorer is left now.

        Raises:
            StoreError: it cannot be written.
        """

        def note(file: _File) -> None:
            at = now()
            if _day(file.left) != _day(at):
                file.before = file.left
            file.left = at

        self._file.change(note)

    def note_read(self, article: str) -> None:
        """Note that an article is read now.

        Raises:
            StoreError: it cannot be written.
        """

        def note(file: _File) -> None:
            file.read.setdefault(article, now())

        if article not in self._file.says.read:
            self._file.change(note)

    def watch(self, entity: str, *, watched: bool) -> None:
        """Watch somebody, or no longer.

        Raises:
            StoreError: it cannot be written.
        """

        def note(file: _File) -> None:
            file.watched = [*(one for one in file.watched if one != entity), *([entity] if watched else [])]

        self._file.change(note)

    def drop_where(self, names_them: Callable[[str], bool]) -> None:
        """Watch nobody any more who is not to be remembered; a broken file goes as a whole.

        Raises:
            StoreError: it cannot be written.
        """

        def drop(file: _File) -> None:
            file.watched = [one for one in file.watched if not names_them(one)]

        self._file.drop(drop)

    def sweep(self) -> None:
        """Take away what was left half-written; see `SideFile.sweep`."""
        self._file.sweep()


def _day(time: str) -> str:
    """Return the day of a time here, ISO 8601; "" for what is no time."""
    try:
        return datetime.fromisoformat(time).astimezone().date().isoformat()
    except ValueError:
        return ""
