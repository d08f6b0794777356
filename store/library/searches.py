"""What was searched before, and searches kept under a name: one small file beside the store."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from store.library.side_file import SideFile

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
        path: the file; see `SideFile`.
    """

    def __init__(self, path: Path | None) -> None:
        self._file = SideFile(path, _File)

    @property
    def history(self) -> tuple[str, ...]:
        """Queries, each once, the newest first."""
        return tuple(self._file.says.history)

    @property
    def kept(self) -> dict[str, str]:
        """Kept searches: query by name."""
        return self._file.says.kept

    @property
    def fuzzy_pinyin(self) -> bool:
        """Whether pinyin may confuse zh and z, n and l, ng and n, as southern speakers do."""
        return self._file.says.fuzzy_pinyin

    def allow_fuzzy_pinyin(self, allowed: bool) -> None:
        """Allow or forbid fuzzy pinyin, from the next time the index is opened.

        Raises:
            StoreError: it cannot be written.
        """

        def allow(file: _File) -> None:
            file.fuzzy_pinyin = allowed

        self._file.change(allow)

    def remember(self, query: str) -> None:
        """Put a query first in the history; an empty one is not remembered.

        Raises:
            StoreError: it cannot be written.
        """
        query = query.strip()

        def put_first(file: _File) -> None:
            file.history = [query, *(other for other in file.history if other != query)][:_REMEMBERED]

        if query and self.history[:1] != (query,):
            self._file.change(put_first)

    def keep(self, name: str, query: str) -> None:
        """Keep a search under a name, in the place of another of that name.

        Raises:
            StoreError: it cannot be written.
        """

        def put(file: _File) -> None:
            file.kept[name] = query

        self._file.change(put)

    def forget(self, name: str) -> None:
        """Drop a kept search; one that is not there is as good as dropped.

        Raises:
            StoreError: it cannot be written.
        """

        def drop(file: _File) -> None:
            file.kept.pop(name, None)

        if name in self.kept:
            self._file.change(drop)

    def drop_where(self, names_them: Callable[[str], bool]) -> None:
        """Drop all queries, earlier and kept ones, that are not to be remembered; and a broken file as a whole.

        Args:
            names_them: asked of each query, and of each name that one is kept under.

        Raises:
            StoreError: it cannot be written.
        """

        def drop(file: _File) -> None:
            file.history = [query for query in file.history if not names_them(query)]
            file.kept = {n: query for n, query in file.kept.items() if not (names_them(n) or names_them(query))}

        self._file.drop(drop)

    def sweep(self) -> None:
        """Take away what was left half-written, and not what another process is writing just now.

        Raises:
            StoreError: it cannot be taken away.
        """
        self._file.sweep()
