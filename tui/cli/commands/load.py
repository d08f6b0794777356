"""`dossier load`: articles are taken in."""

import argparse
import shlex
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from store.text.language import listed, retold, tr
from store.text.wording import how_many
from tui.cli.answering import add_answer, answer
from tui.cli.arguments import add_cluster, add_waiting, as_count, as_path
from tui.cli.collecting import look_seldom
from tui.cli.command import DONE, NOTHING, Call
from tui.cli.progress import progress_bar
from tui.terminal.streams import narrate, tell, visible

if TYPE_CHECKING:
    from store.workspace import LoadReport

_ENDINGS = 6
"""How many kinds of files that are left out are named."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("paths", nargs="+", type=as_path, metavar="PATH", help="files or folders; - for standard input")
    parser.add_argument(
        "--jobs",
        type=as_count,
        metavar="N",
        help="processes that read and extract, batches of 20 files on a cluster; default all cores",
    )
    add_cluster(parser)
    add_waiting(parser)
    parser.add_argument(
        "--time-limit", type=as_count, metavar="SECONDS", help="give a file up after that; default by size"
    )
    add_answer(parser)
    parser.add_argument("--follow-links", action="store_true", help="follow links that lead out of the folders")


def run(call: Call) -> int:
    """Load articles, with progress; name every file that could not be read, and why."""
    from store.text.paths import shown
    from store.workspace import Hands

    options = call.options
    look_seldom()
    with call.workspace() as workspace, progress_bar() as progress:
        report = workspace.load(
            options.paths,
            progress=progress,
            jobs=options.jobs,
            seconds=options.time_limit,
            follow_links=options.follow_links,
            hands=Hands(cluster=options.cluster or ""),
        )
        counts = dict(workspace.holdings.counts())
    for sentence in report.problems:
        tell(retold(sentence))
    for path in report.missing:
        name = shown(Path(path))
        narrate(
            tr(
                "{name} is gone; its article is kept. dossier remove {path} takes it out.",
                name=name,
                path=shlex.quote(name),
            )
        )
    answer(options, [_summary(report, counts)], {**report._asdict(), "store": counts})
    return NOTHING if report.failed or report.interrupted else DONE


def _summary(report: "LoadReport", counts: dict[str, int]) -> str:
    others = [path for path in report.left_out if path not in report.notes]
    did = (
        (len(report.added), tr("added")),
        (len(report.changed), tr("changed")),
        (len(report.again), tr("read again by newer rules or lists")),
        (len(report.moved), tr("moved")),
        (report.unchanged, tr("unchanged")),
        (len(report.duplicates), tr("the same as another")),
        (len(report.failed), tr("not read")),
        (len(dict(report.partial)), tr("read in part")),
        (len(report.missing), tr("gone")),
        (len(report.notes), tr("left out that dossier wrote")),
        (len(others), tr("of other kinds left out ({endings})", endings=_endings(others))),
    )
    done = listed(tr("{count:,} {what}", count=number, what=what) for number, what in did if number)
    done = done or (tr("nothing was read") if report.interrupted else tr("nothing to load"))
    stopped = tr("; interrupted, so load again for the rest") if report.interrupted else ""
    return tr(
        "{done}{stopped}. In the store: {articles}, {organisations}, {people}, {figures}, {quotes}.",
        done=done,
        stopped=stopped,
        articles=how_many(counts["article"], "article"),
        organisations=how_many(counts["organisation"], "organisation"),
        people=how_many(counts["person"], "person", "people"),
        figures=how_many(counts["figure"], "figure"),
        quotes=how_many(counts["quote"], "quote"),
    )


def _endings(paths: Iterable[str]) -> str:
    """Return how files end, the most frequent first; of those without an ending, their names."""
    seen = Counter(Path(path).suffix.lower() or Path(path).name for path in paths)
    told = [visible(ending) for ending, _ in seen.most_common(_ENDINGS)]
    return " ".join((*told, "…")) if len(seen) > _ENDINGS else " ".join(told)
