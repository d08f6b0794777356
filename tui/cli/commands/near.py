"""`dossier near`: who stands near an entity, and how two of them meet."""

import argparse

from tui.cli.arguments import as_name
from tui.cli.command import Call
from tui.cli.naming import find_to_show
from tui.cli.viewing import add_format, show


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("name", type=as_name, metavar="ID|NAME")
    parser.add_argument("other", type=as_name, nargs="?", metavar="ID|NAME", help="how the two meet")
    parser.add_argument("--depth", type=int, choices=(1, 2, 3), default=1, help="how many steps, default 1")
    add_format(parser)


def run(call: Call) -> int:
    """Print who stands near, or how two meet."""
    from tui.desk.rows import naming
    from tui.desk.views.near import between_table, near_table

    options = call.options
    with call.workspace() as workspace:
        holdings, views = workspace.holdings, workspace.views
        one = find_to_show(workspace, options.name)
        name = naming(workspace)
        if options.other:
            meeting = views.between(one, find_to_show(workspace, options.other))
            return show(options, meeting, lambda: between_table(meeting, holdings.article, holdings.mentions, name))
        found = views.near(one, options.depth)
        return show(
            options,
            found,
            lambda: near_table(found, holdings.entity, name, lambda one: holdings.summary(one).published),
        )
