"""`dossier load`: articles are taken in."""

import argparse
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from store.text.wording import how_many
from tui.cli.arguments import add_waiting, as_count, as_path
from tui.cli.command import DONE, NOTHING, Call
from tui.cli.progress import progress_bar
from tui.terminal.streams import say, tell

if TYPE_CHECKING:
    from store.workspace import LoadReport


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("paths", nargs="+", type=as_path, metavar="PATH", help="files or folders; - for standard input")
    parser.add_argument("--jobs", type=as_count, metavar="N", help="processes that read and extract; default all cores")
    add_waiting(parser)
    parser.add_argument(
        "--time-limit", type=as_count, metavar="SECONDS", help="give a file up after that; default by size"
    )
    parser.add_argument("--follow-links", action="store_true", help="follow links that lead out of the folders")


def run(call: Call) -> int:
    """Load articles, with progress; name every file that could not be read, and why."""
    from store.text.paths import shown

    options = call.options
    with call.workspace() as workspace, progress_bar() as progress:
        report = workspace.load(
            options.paths,
            progress=progress,
            jobs=options.jobs,
            seconds=options.time_limit,
            follow_links=options.follow_links,
        )
        counts = dict(workspace.holdings.counts())
    for sentence in report.problems:
        tell(sentence)
    for path in report.missing:
        name = shown(Path(path))
        tell(f"{name} is gone; its article is kept. dossier remove {shlex.quote(name)} takes it out.")
    say(_summary(report, counts))
    return NOTHING if report.failed or report.interrupted else DONE


def _summary(report: "LoadReport", counts: dict[str, int]) -> str:
    did = (
        (len(report.added), "added"),
        (len(report.changed), "changed"),
        (len(report.moved), "moved"),
        (report.unchanged, "unchanged"),
        (len(report.duplicates), "the same as another"),
        (len(report.failed), "not read"),
        (len(dict(report.partial)), "read in part"),
        (len(report.missing), "gone"),
        (len(report.notes), "left out that dossier wrote"),
    )
    done = ", ".join(f"{number} {what}" for number, what in did if number)
    done = done or ("nothing was read" if report.interrupted else "nothing to load")
    stopped = "; interrupted, so load again for the rest" if report.interrupted else ""
    return (
        f"{done}{stopped}. In the store: {how_many(counts['article'], 'article')}, "
        f"{how_many(counts['organisation'], 'organisation')}, {how_many(counts['person'], 'person', 'people')}, "
        f"{how_many(counts['figure'], 'figure')}, {how_many(counts['quote'], 'quote')}."
    )
