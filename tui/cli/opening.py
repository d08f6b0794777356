"""The store as commands open it: they say what there is to know of it, wait for their turn, and tell how it goes."""

import argparse
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui.cli.progress import progress_bar
from tui.terminal.streams import tell

if TYPE_CHECKING:
    from store.workspace import Patience, Workspace


@contextmanager
def open_workspace(
    options: argparse.Namespace, *, write: bool, begin: bool, fuzzy_pinyin: bool = False
) -> Iterator["Workspace"]:
    """Open the store; one that was never given anything shows an example to who only reads.

    Args:
        options: of the command; how to wait for another dossier is among them where it writes.
        write: whether it changes the store: it has the turn to write for as long as it takes then.
        begin: whether it may begin a store where there was none.
        fuzzy_pinyin: whether pinyin may confuse what southern speakers do, whatever was chosen for the store.
    """
    from store.workspace import Workspace

    with Workspace.open(options.store, begin=begin and not write, fuzzy_pinyin=fuzzy_pinyin) as workspace:
        _tell_all(workspace.notices)
        if write and (begin or not workspace.is_fresh):
            with writing(workspace, options):
                yield workspace
        else:
            yield workspace


def _tell_all(notices: Iterable[str]) -> None:
    """Say what there is to know of the store."""
    for notice in notices:
        tell(f"dossier: {notice}")


@contextmanager
def writing(workspace: "Workspace", options: argparse.Namespace) -> Iterator[None]:
    """Hold the turn to write; a damaged store is mended first, with progress, and what became of it is said.

    So is what could not be done at the end, though all else was.
    """
    told = len(workspace.notices)
    if workspace.is_damaged:
        with progress_bar() as progress, workspace.writing(_patience(options), progress):
            pass
        _tell_all(workspace.notices[told:])
        told = len(workspace.notices)
    with workspace.writing(_patience(options)):
        yield
    _tell_all(workspace.notices[told:])


def _patience(options: argparse.Namespace) -> "Patience":
    """Return how a command waits for another dossier that writes."""
    from store.workspace import Patience

    return Patience(options.wait, lambda sentence: tell(f"dossier: {sentence}, ctrl+c to stop."))
