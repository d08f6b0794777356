"""How a command that takes long tells how far it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.workspace import Progress

_SECONDS = 5.0
"""Seconds between two lines where there is no terminal: often enough for who follows a log, few in a mail of cron."""


@contextmanager
def progress_bar() -> Iterator["Progress"]:
    """Show a bar on standard error from the first article on that is told of to the end; with --quiet, none.

    Where standard error is no terminal, a line is written to it now and then.
    """
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_interactive:
        yield progress_lines()
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    from tui.desk.progress import reading
    from tui.terminal.streams import is_quiet

    columns = (
        TextColumn("{task.fields[name]}", markup=False, table_column=None),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}/s"),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=console, transient=True, disable=is_quiet()) as bar:
        task = bar.add_task("", name="", rate="", total=None)

        def progress(done: int, total: int, path: Path, rate: float, seconds: float) -> None:
            bar.update(task, completed=done, total=total, name=reading(path, seconds), rate=f"{rate:.0f}")

        yield progress


def progress_lines(clock: Callable[[], float] = monotonic) -> "Progress":
    """Return what writes a line to standard error every few seconds, the first after as many; with --quiet, none.

    Args:
        clock: tells the time in seconds.
    """
    from store.text.language import tr
    from tui.desk.progress import reading
    from tui.terminal.streams import narrate

    told = clock()

    def progress(done: int, total: int, path: Path, rate: float, seconds: float) -> None:
        nonlocal told
        now = clock()
        if now - told < _SECONDS or done >= total:
            return
        told = now
        name = reading(path, seconds)
        if not rate:
            narrate(tr("{done:,} of {total:,}: {name}", done=done, total=total, name=name))
            return
        left = timedelta(seconds=round((total - done) / rate))
        narrate(
            tr(
                "{done:,} of {total:,}, {rate:.0f}/s, {left} left: {name}",
                done=done,
                total=total,
                rate=rate,
                left=left,
                name=name,
            )
        )

    return progress
