"""`dossier forget`: a person's or an organisation's records are taken out for good."""

import argparse

from store.text.language import tr
from store.text.wording import how_many
from tui.cli.answering import add_answer, answer
from tui.cli.arguments import add_asking, add_waiting, as_name
from tui.cli.asking import agreed, listed
from tui.cli.command import DONE, NOTHING, Call
from tui.cli.naming import described
from tui.cli.opening import writing


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("name", type=as_name, metavar="NAME")
    add_answer(parser)
    add_asking(parser)
    add_waiting(parser)


def run(call: Call) -> int:
    """Take a person's or an organisation's records out for good."""
    options = call.options
    with call.workspace() as workspace:
        leaving = workspace.to_forget(options.name)
        whom = tuple(described(workspace, one) for one in leaving.ids)
        titles = tr(" and in {titles}", titles=how_many(len(leaving.titles), "title")) if leaving.titles else ""
        comes = (
            tr(", and no later load brings them back.")
            if leaving.names
            else tr(". Others bear the name and stay: an article that is read again brings them back.")
        )
        sentences = [
            tr(
                "{names} will be forgotten: their entries, roles and quotes, the searches that name them, and "
                "the older copies of the store. This cannot be undone{comes}",
                names=listed(whom),
                comes=comes,
            ),
            tr(
                "Their names stay in the texts of {articles}{titles}, where others speak of them, and in notes "
                "that were exported; dossier remove takes an article out.",
                articles=how_many(len(leaving.articles), "article"),
                titles=titles,
            ),
            tr("An id takes one of them alone.") if len(whom) > 1 else "",
        ]
        if not agreed(options, sentences, for_good=True):
            return NOTHING
        with writing(workspace, options):
            gone = workspace.forget(options.name)
    sentences = [tr("Forgot {identity}", identity=identity) for identity in gone]
    answer(options, sentences, {"forgotten": gone})
    return DONE
