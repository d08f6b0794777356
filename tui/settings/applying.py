"""A store as the settings have it: what of them is kept beside it, where what was said last counts."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from store.errors import StoreError
from store.kinds import KINDS
from tui.settings.settings import Settings

if TYPE_CHECKING:
    from store.text.addresses import Address
    from store.workspace import Workspace


class _Kept(NamedTuple):
    """A setting that the explorer changes, too.

    Attributes:
        key: its key.
        says: what it says, as text.
        keep: keeps that beside the store.
    """

    key: str
    says: str
    keep: Callable[[], None]


def open_as_set(
    settings: Settings, store: "Path | Address | None", *, guest: bool = False, read_only: bool = False
) -> "Workspace":
    """Open the store in a folder for the explorer, and let it take over what the settings say.

    Args:
        settings: those that are in effect.
        store: see `Workspace.open`, as for the others.
        guest: whether what is done with it is kept nowhere.
        read_only: whether nothing on the disk is changed.

    Raises:
        StoreError: it cannot be opened.
    """
    from store.workspace import Workspace

    workspace = Workspace.open(store, guest=guest, read_only=read_only)
    take_over(workspace, settings)
    return workspace


def prepare(workspace: "Workspace", settings: Settings) -> None:
    """Have an open store look at the folders of the settings, without writing anything."""
    workspace.sources.also = tuple(Path(folder).expanduser() for folder in settings.folders)


def take_over(workspace: "Workspace", settings: Settings) -> None:
    """Let a setting that is another one than when it was last met count before what was kept with the store.

    Where that cannot be written, it is so until the program ends.
    """
    prepare(workspace, settings)
    for one in _kept(workspace, settings):
        with suppress(StoreError):
            if workspace.layout.met(one.key) != one.says:
                one.keep()
                workspace.layout.meet(one.key, one.says)


def _kept(workspace: "Workspace", settings: Settings) -> Iterator[_Kept]:
    """Yield the settings that the explorer changes, too; those nobody has set say what is usual."""
    layout, searches = workspace.layout, workspace.searches
    arranged = (settings.columns_organisations, settings.columns_people)
    for kind, ids in zip(KINDS, (*arranged, settings.columns_figures, settings.columns_quotes), strict=True):
        yield _Kept(f"columns.{kind}", " ".join(ids), partial(layout.arrange, kind, ids))
    shape = settings.citation
    yield _Kept("citation", shape if shape != Settings().citation else "", partial(layout.choose, {"shape": shape}))
    fuzzy = settings.search_fuzzy_pinyin
    yield _Kept("fuzzy_pinyin", "yes" if fuzzy else "", partial(searches.allow_fuzzy_pinyin, fuzzy))
