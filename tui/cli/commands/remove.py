"""`dossier remove`: articles are taken out of the store for good."""

import argparse

from store.text.language import tr
from store.text.wording import how_many
from tui.cli.answering import add_answer, answer
from tui.cli.arguments import add_asking, add_waiting, as_name
from tui.cli.asking import agreed, listed
from tui.cli.command import DONE, NOTHING, Call
from tui.cli.opening import writing


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("article", nargs="+", type=as_name, metavar="PATH|ARTICLE")
    add_answer(parser)
    add_asking(parser)
    add_waiting(parser)


def run(call: Call) -> int:
    """Take articles out of the store for good."""
    options = call.options
    with call.workspace() as workspace:
        going = workspace.to_remove(*options.article)
        sentences = [
            tr(
                "{articles} will be taken out of the store, with all that was found there: {names}.",
                articles=how_many(len(going.titles), "article"),
                names=listed(going.titles),
            )
            if going.titles
            else tr("No article will be taken out of the store."),
            tr("{articles} will stay, lying in other files too.", articles=how_many(going.elsewhere, "article"))
            if going.elsewhere
            else "",
            tr(
                "The older copies of the store go with them. The files stay where they are, and a later load of "
                "them takes them in again; notes that were exported stay, too."
            ),
        ]
        if not agreed(options, sentences):
            return NOTHING
        with writing(workspace, options):
            gone = workspace.remove(*options.article)
    sentences = [tr("Removed {identity}", identity=identity) for identity in gone]
    answer(options, sentences, {"removed": gone})
    return DONE
