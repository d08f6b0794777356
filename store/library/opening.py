"""Which library is meant: that of a folder's file, or of an archive, which is imported where one is meant alone."""

from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import platformdirs

from store.errors import ArchiveError
from store.library.library import Library
from store.text.addresses import Address
from store.text.folders import NO_ADDRESS, default_is_doubtful, default_store, has_server
from store.text.language import tr


def open_library(store: Path | Address | None, *, read_only: bool = False) -> Library:
    """Open the store in a folder, or the archive at an address; a folder with a server of its own has it started.

    Args:
        store: where it is; None for where DOSSIER_STORE says, or else in the user's data directory.
        read_only: change nothing.

    Raises:
        StoreError: it cannot be opened; the sentence says why and what to do.
    """
    if store is None and default_is_doubtful():
        raise ArchiveError(tr(NO_ADDRESS))
    store = store or default_store()
    if isinstance(store, Path) and not has_server(store):
        return Library.open(store, read_only=read_only)
    _need_extra()
    from store.library.archived import ArchivedLibrary

    if isinstance(store, Address):
        return ArchivedLibrary.at(store, read_only=read_only)
    return ArchivedLibrary.in_folder(store, read_only=read_only)


def _need_extra() -> None:
    if find_spec("psycopg") is None:
        raise ArchiveError(tr("An archive needs an extra; pip install 'dossier-tui[archive]' brings it."))


class Begun(NamedTuple):
    """What became of an archive.

    Attributes:
        where: what opens it.
        is_new: whether there was none before.
        steps: how many steps it was brought forward by.
    """

    where: str
    is_new: bool
    steps: int


def begin_archive(store: Path | Address | None = None, *, partitions: int | None = None) -> Begun:
    """Make the tables of an archive, or bring them up to this program; one that is so already stays as it is.

    Args:
        store: the address of a database, or a folder for a server of its own: one of one's own unless given.
        partitions: into so many parts goes what is kept by article.

    Raises:
        StoreError: that cannot be done; nothing was changed.
    """
    _need_extra()
    from store.library.archived import begun

    folder = store or platformdirs.user_data_path("dossier", appauthor=False) / "archive"
    was_there, steps = begun(folder, partitions)
    return Begun(str(folder), not was_there, steps)
