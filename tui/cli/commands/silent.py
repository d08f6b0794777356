"""`dossier silent`: who is named and never quoted, who is quoted without a name, who speaks about whom."""

import argparse

from tui.cli.command import Call
from tui.cli.viewing import add_format, show

_ONLY = ("unheard", "unnamed", "about")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    told = "named and never quoted (default), quoted without a name, or who speaks about whom"
    parser.add_argument("--only", choices=_ONLY, default=_ONLY[0], help=told)
    add_format(parser)


def run(call: Call) -> int:
    """Print who is heard and who is not; as JSON all of it."""
    from tui.desk.rows import naming
    from tui.desk.views.silent import WAYS, silent_table

    options = call.options
    with call.workspace() as workspace:
        holdings = workspace.holdings
        found = workspace.views.silent()
        way = WAYS[_ONLY.index(options.only)]
        return show(options, found, lambda: silent_table(found, holdings.entity, naming(workspace), way))
