"""`dossier archive`: an archive of several people is begun in a database, or brought up to this dossier."""

import argparse

from store.text.language import tr
from store.text.wording import how_many
from tui.cli.answering import add_answer, answer
from tui.cli.arguments import as_count, as_store
from tui.cli.command import DONE, Call


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, title="what to do")
    beginning = actions.add_parser("init", help="make the tables of an archive, or bring them up to this dossier")
    beginning.add_argument(
        "address",
        nargs="?",
        type=as_store,
        metavar="URL",
        help="postgresql://… or service=…; without one, a server of its own in the folder of --store",
    )
    beginning.add_argument(
        "--partitions", type=as_count, metavar="N", help="into how many parts what is of articles goes; default 16"
    )
    add_answer(beginning)


def run(call: Call) -> int:
    """Begin an archive, and say how it is opened."""
    from store.workspace.archives import begin_archive

    options = call.options
    begun = begin_archive(options.address or options.store, partitions=options.partitions)
    if begun.is_new:
        told = tr("An archive is begun at {where}; --store with this address opens it.", where=begun.where)
    elif begun.steps:
        told = tr(
            "The archive at {where} is brought up to this dossier: {steps}.",
            where=begun.where,
            steps=how_many(begun.steps, "step"),
        )
    else:
        told = tr("The archive at {where} is as this dossier has it.", where=begun.where)
    answer(options, [told], begun._asdict())
    return DONE
