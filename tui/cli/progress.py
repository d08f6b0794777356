"""How a command that takes long tells how far it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.workspace import Progress


@contextmanager
def progress_bar() -> Iterator["Progress"]:
    """Show a bar on standard error from the first article on that is told of to the end; with --quiet, none."""
    from rich.console import Console
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
    console = Console(stderr=True)
    with Bar(*columns, console=console, transient=True, disable=is_quiet() or not console.is_interactive) as bar:
        task = bar.add_task("", name="", rate="", total=None)

        def progress(done: int, total: int, path: Path, rate: float, seconds: float) -> None:
            bar.update(task, completed=done, total=total, name=reading(path, seconds), rate=f"{rate:.0f}")

        yield progress
