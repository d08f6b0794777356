"""What was searched before, and searches kept under a name: one small file beside the store."""

import os
from pathlib import Path

import msgspec

from store.errors import StoreError

SEARCHES = "searches.json"
"""Name of the file, beside the store."""

_REMEMBERED = 200


class _File(msgspec.Struct):
    """The file: queries, newest first; kept searches by name, in the order in which they were kept; how to search."""

    history: list[str] = msgspec.field(default_factory=list)
    kept: dict[str, str] = msgspec.field(default_factory=dict)
    fuzzy_pinyin: bool = False


class Searches:
    """The history of queries and the kept searches of a store.

    Args:
        path: the file; it need not be there, and one that cannot be read counts as empty.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._file = msgspec.json.decode(path.read_bytes(), type=_File)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            self._file = _File()

    @property
    def history(self) -> tuple[str, ...]:
        """Queries, each once, the newest first."""
        return tuple(self._file.history)

    @property
    def kept(self) -> dict[str, str]:
        """Kept searches: query by name."""
        return dict(self._file.kept)

    @property
    def fuzzy_pinyin(self) -> bool:
        """Whether pinyin may confuse zh and z, n and l, ng and n, as southern speakers do."""
        return self._file.fuzzy_pinyin

    def allow_fuzzy_pinyin(self, allowed: bool) -> None:
        """Allow or forbid fuzzy pinyin, from the next time the index is opened.

        Raises:
            StoreError: it cannot be written.
        """
        self._file.fuzzy_pinyin = allowed
        self._write()

    def remember(self, query: str) -> None:
        """Put a query first in the history; an empty one is not remembered.

        Raises:
            StoreError: it cannot be written.
        """
        query = query.strip()
        if query and self._file.history[:1] != [query]:
            self._file.history = [query, *(other for other in self._file.history if other != query)][:_REMEMBERED]
            self._write()

    def keep(self, name: str, query: str) -> None:
        """Keep a search under a name, in the place of another of that name.

        Raises:
            StoreError: it cannot be written.
        """
        self._file.kept[name] = query
        self._write()

    def forget(self, name: str) -> None:
        """Drop a kept search; one that is not there is as good as dropped.

        Raises:
            StoreError: it cannot be written.
        """
        if self._file.kept.pop(name, None) is not None:
            self._write()

    def _write(self) -> None:
        fresh = self._path.with_suffix(".new")
        try:
            with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(msgspec.json.format(msgspec.json.encode(self._file)))
            fresh.replace(self._path)
        except OSError as error:
            raise StoreError(f"{self._path} cannot be written: {error.strerror}.") from error
