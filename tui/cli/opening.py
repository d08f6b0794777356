"""The store as commands open it: they say what there is to know of it, wait for their turn, and tell how it goes."""

import argparse
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from store.errors import NotFoundError
from store.text.language import retold, tr
from tui.cli.opens import Opens
from tui.cli.progress import progress_bar
from tui.settings.settings import Settings
from tui.terminal.streams import tell

if TYPE_CHECKING:
    from store.workspace import Workspace


@contextmanager
def open_workspace(
    options: argparse.Namespace, opens: Opens, settings: Settings, *, fuzzy_pinyin: bool = False
) -> Iterator["Workspace"]:
    """Open the store.

    Args:
        options: of the command; how to wait for another dossier is among them where it writes.
        opens: how. Who changes it has the turn to write for as long as it takes.
        settings: those that are in effect.
        fuzzy_pinyin: whether pinyin may confuse what southern speakers do, whatever was chosen for the store.

    Raises:
        NotFoundError: there is no store, and one is needed.
    """
    from store.workspace import Workspace
    from tui.settings.applying import prepare

    with Workspace.open(options.store, begin=False, fuzzy_pinyin=fuzzy_pinyin) as workspace:
        prepare(workspace, settings)
        if options.verbose:
            tell(tr("dossier: The store is {folder}.", folder=workspace.where))
        _tell_all(workspace.notices)
        if workspace.is_fresh:
            _meet_fresh(workspace, opens)
        if opens.writes and not (workspace.is_shared and opens is Opens.TO_ADD):
            with writing(workspace, options):
                yield workspace
        else:
            yield workspace


def _meet_fresh(workspace: "Workspace", opens: Opens) -> None:
    """Do with a store that was never given anything what a command does with one; see `Opens`.

    Raises:
        NotFoundError: it needs another.
    """
    if opens.needs_store:
        raise NotFoundError(tr("There is no store in {folder} yet; dossier load begins one.", folder=workspace.where))
    if opens is Opens.TO_SHOW and not workspace.is_shared:
        workspace.begin()
        tell(
            tr(
                "dossier: The store in {folder} is new and shows an example; dossier load fills it.",
                folder=workspace.folder,
            )
        )


def _tell_all(notices: Iterable[str]) -> None:
    """Say what there is to know of the store."""
    for notice in notices:
        tell(f"dossier: {retold(notice)}")


@contextmanager
def writing(workspace: "Workspace", options: argparse.Namespace) -> Iterator[None]:
    """Hold the turn to write; a damaged store is mended first, with progress, and what became of it is said.

    So is what could not be done at the end, though all else was.
    """
    told = len(workspace.notices)
    waiting = partial(workspace.writing, seconds=options.wait, tell=_tell_who_is_waited_for)
    if workspace.is_damaged:
        with progress_bar() as progress, waiting(mending=progress):
            pass
        _tell_all(workspace.notices[told:])
        told = len(workspace.notices)
    with waiting():
        yield
    _tell_all(workspace.notices[told:])


def _tell_who_is_waited_for(sentence: str) -> None:
    tell(tr("dossier: {sentence}, ctrl+c to stop.", sentence=sentence))
