"""Where the explorer was left: one small file beside the store, which a copy of the store on another machine has too.

What is in it is the explorer's own; here it is kept whole, and let go of where it names somebody who is forgotten.
"""

import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from store.errors import StoreError
from store.library.side_file import SideFile
from store.text.folders import SESSION
from store.text.language import tr

__all__ = ["SESSION", "Session"]

_LONGEST = 1_000_000
"""Bytes of the largest such file that is taken up; that of a long day has 50,000."""


class _File(msgspec.Struct):
    """The file: what the explorer keeps, "null" for nothing."""

    left: msgspec.Raw = msgspec.Raw(b"null")


class Session:
    """The session of the explorer on a store; of several at once, that which was left last.

    Args:
        path: the file; see `SideFile`.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file = SideFile(path, _File)

    def recall(self) -> bytes:
        """Return what was kept, in JSON; "null" for nothing.

        Raises:
            StoreError: it cannot be read.
        """
        if self._path is None:
            return bytes(self._file.says.left)
        try:
            status = self._path.stat()
        except OSError:  # there is none, or whoever reads it says what is the matter
            strange = False
        else:
            strange = not stat.S_ISREG(status.st_mode) or status.st_size > _LONGEST
        if strange or self._file.is_broken:
            raise StoreError(tr("{path} is damaged", path=self._path))
        return bytes(self._file.says.left)

    def keep(self, left: bytes) -> None:
        """Keep something in place of what was kept.

        Args:
            left: in JSON.

        Raises:
            StoreError: it cannot be written.
        """

        def put(file: _File) -> None:
            file.left = msgspec.Raw(left)

        self._file.change(put)

    def drop_where(self, names_them: Callable[[str], bool]) -> None:
        """Know no more where one was if that names somebody who is not to be remembered; a broken file goes as a whole.

        Raises:
            StoreError: it cannot be written.
        """

        def drop(file: _File) -> None:
            if any(map(names_them, _words(msgspec.json.decode(file.left)))):
                file.left = msgspec.Raw(b"null")

        self._file.drop(drop)

    def sweep(self) -> None:
        """Take away what was left half-written; see `SideFile.sweep`."""
        self._file.sweep()


def _words(value: object) -> Iterator[str]:
    """Yield all texts of something in JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)
