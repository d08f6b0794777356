"""`dossier compact`: the store is written anew, without what was taken out of it."""

import argparse

from store.text.language import tr
from tui.cli.arguments import add_waiting
from tui.cli.command import DONE, Call
from tui.terminal.streams import tell


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    add_waiting(parser)


def run(call: Call) -> int:
    """Write the store anew without what was taken out of it, and take its older copies away."""
    with call.workspace() as workspace:
        before = workspace.size
        workspace.compact()
    tell(
        tr(
            "The store takes {size:,} bytes, {before:,} before; there is no older copy of it any more.",
            size=workspace.size,
            before=before,
        )
    )
    return DONE
