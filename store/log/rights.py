"""A store is its owner's alone: what others may read or write is told, and closed to them."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path

from store.log.disk import FILE_MODE, FOLDER_MODE, explained
from store.text.language import listed, tr
from store.text.wording import told_of_store

_OTHERS = 0o077
_OTHERS_WRITE = 0o022
_OTHERS_ENTER = 0o011
_ASIDE = ("searches.json", "visits.json", "layout.json", "sources.json", "session.json")
_KINDS = ("dossier.*", "*.columns", *_ASIDE, "corrections.jsonl")
"""The files of a store; what else lies in its folder is not its business."""


def close_to_others(folder: Path, *, read_only: bool) -> tuple[str, ...]:
    """Let nobody but the owner write to a store's folder, or read its files; return what there was, a sentence each.

    A folder with files of 0600 that others may look into shows them no more than names, and stays as it is. So does one
    that is everybody's by its nature (/tmp, whose sticky bit is set): that is told.

    Args:
        folder: the store's; none need be there.
        read_only: change nothing, only tell.

    Raises:
        StoreError: the folder cannot be looked at.
    """
    with explained(tr("The folder {folder} of the store could not be looked at", folder=folder)):
        return _closed(folder, read_only=read_only)


def _closed(folder: Path, *, read_only: bool) -> tuple[str, ...]:
    if os.name == "nt" or not folder.is_dir():
        return ()
    told: list[str] = []
    mode = folder.stat().st_mode
    if mode & _OTHERS_WRITE:
        shut = not read_only and not mode & stat.S_ISVTX and _close(folder, FOLDER_MODE)
        done = (
            tr("it is closed to them now")
            if shut
            else tr("put the store elsewhere, or close it: chmod 700 {folder}", folder=folder)
        )
        told.append(told_of_store(tr("Others could write to the store's folder; {done}.", done=done), folder))
    open_ = [path for path, rights in _files(folder) if rights & _OTHERS]
    if open_ and mode & _OTHERS_ENTER:
        shut = not read_only and all([_close(path, FILE_MODE) for path in open_])
        done = tr("they are closed to them now") if shut else tr("chmod 600 closes them")
        told.append(
            told_of_store(
                tr(
                    "Others could read files of the store; {done}: {names}.",
                    done=done,
                    names=listed(path.name for path in open_),
                ),
                folder,
            )
        )
    return tuple(told)


def _files(folder: Path) -> Iterator[tuple[Path, int]]:
    """Yield the store's files with their modes; a link is none, nor is what another process has just taken away."""
    for entry in os.scandir(folder):
        if any(fnmatch(entry.name, kind) for kind in _KINDS) and entry.is_file(follow_symlinks=False):
            with suppress(FileNotFoundError):
                yield Path(entry.path), entry.stat(follow_symlinks=False).st_mode


def _close(path: Path, mode: int) -> bool:
    """Leave the owner alone the rights that they have; False where that is not possible or changes nothing."""
    try:
        path.chmod(path.stat().st_mode & mode)
        return not path.stat().st_mode & _OTHERS
    except OSError:
        return False
