"""The store as commands open it: they say what there is to know of it, wait for their turn, and tell how it goes."""

import argparse
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.progress import progress_bar
from tui.terminal.streams import tell

if TYPE_CHECKING:
    from store.library import Library
    from store.log.turn import Patience


@contextmanager
def open_library(options: argparse.Namespace, *, write: bool, begin: bool) -> Iterator["Library"]:
    """Open the store; a fresh one that is only read is loaded with the seeds first, so that there is something to read.

    Args:
        options: of the command; how to wait for another dossier is among them where it writes.
        write: whether it changes the store: it has the turn to write for as long as it takes then.
        begin: whether it may begin a store where there was none: one that is only read gets the seeds.
    """
    from store.library import Library
    from store.workspace.folders import default_folder, seed_files

    folder: Path = options.store or default_folder()
    with Library.open(folder) as library:
        _tell_all(library.notices)
        if write and (begin or not library.is_fresh):
            with writing(library, options):
                yield library
        else:
            if begin:
                library.begin(seed_files())
            yield library


def _tell_all(notices: Iterable[str]) -> None:
    """Say what there is to know of the store."""
    for notice in notices:
        tell(f"dossier: {notice}")


@contextmanager
def writing(library: "Library", options: argparse.Namespace) -> Iterator[None]:
    """Hold the turn to write; a damaged store is mended first, with progress, and what became of it is said.

    So is what could not be done at the end, though all else was.
    """
    told = len(library.notices)
    if library.is_damaged:
        with progress_bar() as progress, library.writing(_patience(options), progress):
            pass
        _tell_all(library.notices[told:])
        told = len(library.notices)
    with library.writing(_patience(options)):
        yield
    _tell_all(library.notices[told:])


def _patience(options: argparse.Namespace) -> "Patience":
    """Return how a command waits for another dossier that writes."""
    from store.log.turn import Patience

    return Patience(options.wait, lambda sentence: tell(f"dossier: {sentence}, ctrl+c to stop."))
