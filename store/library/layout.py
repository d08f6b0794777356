"""How somebody wants things: the columns of the panes, and what was chosen last; one small file beside the store."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec

from store.errors import StoreError
from store.kinds import EntityKind
from store.library.side_file import SideFile

LAYOUT = "layout.json"
"""Name of the file, beside the store."""


Choice = Literal["folder", "format", "shape", "vault"]
"""What is chosen: where exports go and in which format, in which shape something is copied, and where the vault is."""


class _File(msgspec.Struct):
    """The file: of each pane that was arranged its columns in order; what was chosen last; what settings said then."""

    columns: dict[EntityKind, list[str]] = msgspec.field(default_factory=dict)
    chosen: dict[Choice, str] = msgspec.field(default_factory=dict)
    met: dict[str, str] = msgspec.field(default_factory=dict)


class Layout:
    """The columns of the panes of a store, and what was chosen last.

    Args:
        path: the file; see `SideFile`.
    """

    def __init__(self, path: Path | None) -> None:
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

    def chosen(self, what: Choice) -> str:
        """Return what was chosen last; "" for nothing yet."""
        return self._file.says.chosen.get(what, "")

    def choose(self, chosen: Mapping[Choice, str]) -> None:
        """Note what is chosen; one that cannot be written counts until the program ends.

        Raises:
            StoreError: it cannot be written.
        """
        if any(self.chosen(what) != value for what, value in chosen.items()):
            self._file.change(lambda file: file.chosen.update(chosen))

    def met(self, setting: str) -> str:
        """Return what a setting said when the store was last opened in the explorer; "" for what is usual."""
        return self._file.says.met.get(setting, "")

    def meet(self, setting: str, says: str) -> None:
        """Note what a setting says now.

        Raises:
            StoreError: it cannot be written.
        """

        def note(file: _File) -> None:
            file.met[setting] = says

        self._file.change(note)

    def choose_if_possible(self, chosen: Mapping[Choice, str]) -> None:
        """Note what is chosen beside what was asked for: that is done, whether this can be written or not."""
        with suppress(StoreError):
            self.choose(chosen)

    def drop_where(self, names_them: Callable[[str], bool]) -> None:
        """Forget a folder that names somebody; a broken file, which may say anything, goes as a whole.

        Raises:
            StoreError: it cannot be written.
        """

        def drop(file: _File) -> None:
            file.columns = {kind: [one for one in ids if not names_them(one)] for kind, ids in file.columns.items()}
            file.chosen = {what: value for what, value in file.chosen.items() if not names_them(value)}

        self._file.drop(drop)

    def sweep(self) -> None:
        """Take away what was left half-written; see `SideFile.sweep`."""
        self._file.sweep()
