"""`dossier check`: everything in the store is compared with what it should be."""

import argparse
from contextlib import nullcontext

from tui.cli.answering import add_answer, answer, said_for
from tui.cli.arguments import add_waiting
from tui.cli.command import DONE, NOTHING, Call
from tui.cli.opens import Opens
from tui.cli.progress import progress_bar
from tui.terminal.streams import narrate, say, tell


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("--repair", action="store_true", help="mend what can be mended")
    parser.add_argument("--ids", action="store_true", help="list the ids that entities had, and what each leads to now")
    add_answer(parser)
    add_waiting(parser)


def run(call: Call) -> int:
    """Verify the store and say what is wrong."""
    options = call.options
    with (
        said_for(options.format),
        call.workspace(Opens.TO_CHANGE if options.repair else None) as workspace,
        progress_bar() if options.repair else nullcontext() as progress,
    ):
        report = workspace.check(repair=options.repair, progress=progress)
        former = workspace.holdings.former_ids() if options.ids else {}
    sentences = (*(f"{had} → {has}" for had, has in former.items()), *report.problems)
    record = {**report._asdict(), "sound": report.sound, "former_ids": former}
    if options.format == "text":  # what is wrong, and what is asked for: it stands there with --quiet, too
        say("\n".join(sentences)) if sentences else None
    answer(options, (), record)
    (narrate if report.sound else tell)(report.summary)
    return DONE if report.sound else NOTHING
