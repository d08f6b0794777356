"""What was searched before, and searches kept under a name: one small file beside the store.

Several explorers may be open on it. What is asked for is read when it is asked for; a change is made in what the file
says at that moment, one process after the other.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec

from store.errors import StoreError
from store.log.disk import Disk, explained
from store.log.turn import Patience, Turn

SEARCHES = "searches.json"
"""Name of the file, beside the store."""

_LOCK = "searches.lock"
_PATIENCE = Patience(5)  # a change takes a thousandth of a second; who takes longer was stopped in the middle of it
_REMEMBERED = 200


class _File(msgspec.Struct):
    """The file: queries, newest first; kept searches by name, in the order in which they were kept; how to search."""

    history: list[str] = msgspec.field(default_factory=list)
    kept: dict[str, str] = msgspec.field(default_factory=dict)
    fuzzy_pinyin: bool = False


class Searches:
    """The history of queries and the kept searches of a store.

    Args:
        path: the file; it need not be there. One that cannot be read counts as empty, and stays under another name when
            a new one is written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn = Turn(path.parent, name=_LOCK)
        self._held: _File | None = None

    def _read(self) -> _File | None:
        """Return what the file says, None where that cannot be read."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=_File)
        except FileNotFoundError:
            return _File()
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return None

    @property
    def _file(self) -> _File:
        return self._held or self._read() or _File()

    @property
    def history(self) -> tuple[str, ...]:
        """Queries, each once, the newest first."""
        return tuple(self._file.history)

    @property
    def kept(self) -> dict[str, str]:
        """Kept searches: query by name."""
        return self._file.kept

    @property
    def fuzzy_pinyin(self) -> bool:
        """Whether pinyin may confuse zh and z, n and l, ng and n, as southern speakers do."""
        return self._file.fuzzy_pinyin

    def allow_fuzzy_pinyin(self, allowed: bool) -> None:
        """Allow or forbid fuzzy pinyin, from the next time the index is opened.

        Raises:
            StoreError: it cannot be written.
        """

        def allow(file: _File) -> None:
            file.fuzzy_pinyin = allowed

        self._change(allow)

    def remember(self, query: str) -> None:
        """Put a query first in the history; an empty one is not remembered.

        Raises:
            StoreError: it cannot be written.
        """
        query = query.strip()

        def put_first(file: _File) -> None:
            file.history = [query, *(other for other in file.history if other != query)][:_REMEMBERED]

        if query and self.history[:1] != (query,):
            self._change(put_first)

    def keep(self, name: str, query: str) -> None:
        """Keep a search under a name, in the place of another of that name.

        Raises:
            StoreError: it cannot be written.
        """

        def put(file: _File) -> None:
            file.kept[name] = query

        self._change(put)

    def forget(self, name: str) -> None:
        """Drop a kept search; one that is not there is as good as dropped.

        Raises:
            StoreError: it cannot be written.
        """

        def drop(file: _File) -> None:
            file.kept.pop(name, None)

        if name in self.kept:
            self._change(drop)

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

        if self._path.exists():
            self._change(drop)
        with explained(f"{self._broken} could not be taken away"):
            self._broken.unlink(missing_ok=True)

    @property
    def _broken(self) -> Path:
        return self._path.with_suffix(".broken.json")

    @property
    def _fresh(self) -> Path:
        return self._path.with_suffix(".new")

    def sweep(self) -> None:
        """Take away what was left half-written, and not what another process is writing just now.

        Raises:
            StoreError: it cannot be taken away.
        """
        if self._fresh.exists():
            with explained(f"{self._fresh} could not be taken away"), self._turn.taken(_PATIENCE):
                self._fresh.unlink(missing_ok=True)

    def _change(self, change: Callable[[_File], None]) -> None:
        """Make a change; one that cannot be written counts until the program ends."""
        try:
            self._write(change)
        except StoreError:
            held = self._file
            change(held)
            self._held = held
            raise
        self._held = None

    def _write(self, change: Callable[[_File], None]) -> None:
        """Make a change in what the file says now, whoever wrote that."""
        disk = Disk()
        with explained(f"{self._path} cannot be written"), self._turn.taken(_PATIENCE):
            file = self._read()
            if file is None:
                disk.replace(self._path, self._broken)
            file = file or _File()
            change(file)
            with disk.put_whole(self._path, self._fresh) as written:
                written.write(msgspec.json.format(msgspec.json.encode(file)))
