"""Articles on their way into the store and out of it, as the explorer tells of it. No Textual here."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from store.errors import BusyError, StoppedError, StoreError
from store.text.language import later, listed, tr
from store.workspace import Hands, LoadReport, Progress, Workspace
from tui.desk.progress import reading

_A_WHILE = 10
"""Seconds that a question which was answered waits for another dossier; a load waits for as long as one likes."""

_STOPPED: Mapping[type[StoreError], str] = {
    BusyError: later("nothing: stopped while another dossier was writing"),
    StoppedError: later("nothing: stopped while the damaged store was mended"),
}
_WAITING = later("another dossier is writing: waiting for it, esc gives up")

Told = Callable[[int, int, str, float], None]
"""Told how many files are done, of how many, the name of the last one, and how many a second; of none, what for one
waits."""

Stop = Callable[[], bool]
"""Asked between two articles; True ends the load with what is finished."""


@dataclass(frozen=True)
class Loaded:
    """What a load came to.

    Attributes:
        summary: one line.
        problems: a sentence for each file that could not be read.
        missing: files that are not there any more; their articles are kept until somebody says otherwise.
        files: how many files were looked at.
        notices: what there is to know of the store, a sentence each: what mended a damaged one.
    """

    summary: str
    problems: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    files: int = 0
    notices: tuple[str, ...] = ()


def load(
    workspace: Workspace, paths: Iterable[Path], told: Told, stop: Stop, between: Callable[[], object] = lambda: None
) -> Loaded:
    """Load articles into a store, a damaged one when it is mended.

    Args:
        workspace: the store.
        paths: files and folders.
        told: how far it is.
        stop: asked whether to end.
        between: done now and then between two articles, when the store can be changed.

    Raises:
        StoreError: the store could not be written.
    """

    def progress(done: int, total: int, path: Path, rate: float, seconds: float) -> None:
        told(done, total, reading(path, seconds), rate)

    def stops() -> bool:
        between()
        return stop()

    known = len(workspace.notices)
    try:
        with _turn(workspace, lambda _: told(0, 0, tr(_WAITING), 0.0), stop, progress):
            report = workspace.load(paths, progress=progress, stop=stops, hands=Hands(gives_way=True))
    except (BusyError, StoppedError) as error:
        return Loaded(tr(_STOPPED[type(error)]))
    return _summed_up(report, workspace.notices[known:])


def _turn(
    workspace: Workspace, tell: Callable[[str], object], stop: Stop, mending: Progress
) -> AbstractContextManager[None]:
    """Return the turn to write, which a load has for as long as it takes; of an archive, others have it too."""
    return nullcontext() if workspace.is_shared else workspace.writing(tell=tell, stop=stop, mending=mending)


def remove(workspace: Workspace, paths: Iterable[str]) -> int:
    """Take out the articles of files and return how many they were.

    Raises:
        NotFoundError: the store knows no such file.
        StoreError: it cannot be written.
    """
    with workspace.writing(seconds=_A_WHILE):
        return len(workspace.remove(*paths))


def _summed_up(report: LoadReport, notices: tuple[str, ...]) -> Loaded:
    """Return what there is to know of the store and what a load did, leaving out what did not happen."""
    counted = (
        (len(report.added), tr("added")),
        (len(report.changed), tr("changed")),
        (len(report.again), tr("read again by newer rules or lists")),
        (len(report.moved), tr("moved")),
        (report.unchanged, tr("unchanged")),
        (len(report.duplicates), tr("already known under another name")),
        (len(report.missing), tr("no longer there (kept)")),
        (len(report.notes), tr("left out that dossier wrote")),
        (len(report.failed), tr("could not be read")),
        (len(dict(report.partial)), tr("read in part")),
    )
    summary = listed(tr("{count:,} {what}", count=count, what=what) for count, what in counted if count)
    summary = summary or ("" if notices else tr("no articles there"))
    stopped = tr("; stopped before the end") if report.interrupted else ""
    files = sum(count for count, _ in counted) - len(report.missing) - len(dict(report.partial))
    told = " · ".join(filter(None, (summary + stopped, *notices)))
    return Loaded(told, report.problems, report.missing, files, notices)
