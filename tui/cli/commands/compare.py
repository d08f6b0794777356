"""`dossier compare`: amounts of one thing over time and sources."""

import argparse

from store.errors import NotFoundError
from tui.cli.arguments import as_name
from tui.cli.command import Call
from tui.cli.naming import find_to_show
from tui.cli.viewing import add_format, show


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument(
        "name", type=as_name, nargs="?", metavar="ID|NAME|QUERY", help="whom it is about, or what finds the figures"
    )
    add_format(parser)


def run(call: Call) -> int:
    """Print which amounts repeat, update or contradict another."""
    from store.search.naming import understood
    from tui.desk.rows import naming
    from tui.desk.views.compare import compare_table

    options = call.options
    with call.workspace() as workspace:
        holdings, views = workspace.holdings, workspace.views
        about = ""
        if not options.name:
            found = views.compare_all()
        else:
            try:
                about = find_to_show(workspace, options.name)
                found = views.compare_of(about)
            except NotFoundError:
                found = views.compare(understood(workspace.index, options.name).panes["figure"].ids)
        name = naming(workspace)
        names = about and name(about)
        return show(options, found, lambda: compare_table(found, holdings.entity, name, names))
