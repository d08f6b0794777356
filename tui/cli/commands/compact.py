"""`dossier compact`: the store is written anew, without what was taken out of it."""

import argparse

from store.text.language import tr
from tui.cli.answering import add_answer, answer
from tui.cli.arguments import add_waiting
from tui.cli.command import DONE, Call


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    add_answer(parser)
    add_waiting(parser)


def run(call: Call) -> int:
    """Write the store anew without what was taken out of it, and take its older copies away."""
    with call.workspace() as workspace:
        before = workspace.size
        workspace.compact()
    after = workspace.size
    told = tr(
        "The store takes {size:,} bytes, {before:,} before; there is no older copy of it any more.",
        size=after,
        before=before,
    )
    answer(call.options, [told], {"before": before, "after": after})
    return DONE
