"""Which columns the panes have, and in which order: one small file beside the store."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from store.kinds import EntityKind
from store.library.side_file import SideFile

LAYOUT = "layout.json"
"""Name of the file, beside the store."""


class _File(msgspec.Struct):
    """The file: of each pane that was arranged its columns, in their order."""

    columns: dict[EntityKind, list[str]] = msgspec.field(default_factory=dict)


class Layout:
    """The columns of the panes of a store.

    Args:
        path: the file; see `SideFile`.
    """

    def __init__(self, path: Path) -> None:
        self._file = SideFile(path, _File)

    @property
    def columns(self) -> dict[EntityKind, tuple[str, ...]]:
        """What stands in the columns of each pane that was arranged, in their order."""
        return {kind: tuple(columns) for kind, columns in self._file.says.columns.items()}

    def arrange(self, kind: EntityKind, columns: Sequence[str]) -> None:
        """Give a pane columns; none for the usual ones.

        Raises:
            StoreError: it cannot be written.
        """

        def note(file: _File) -> None:
            file.columns.pop(kind, None)
            if columns:
                file.columns[kind] = list(columns)

        self._file.change(note)

    def drop_where(self, names_them: Callable[[str], bool]) -> None:
        """Forget nothing, since it names nobody; a broken file, which may say anything, goes as a whole.

        Raises:
            StoreError: it cannot be written.
        """

        def drop(file: _File) -> None:
            file.columns = {kind: [one for one in ids if not names_them(one)] for kind, ids in file.columns.items()}

        self._file.drop(drop)

    def sweep(self) -> None:
        """Take away what was left half-written; see `SideFile.sweep`."""
        self._file.sweep()
