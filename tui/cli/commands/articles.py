"""`dossier articles`: the articles, newest first, and the files that could not be read."""

import argparse

from tui.cli.arguments import as_name
from tui.cli.command import Call
from tui.cli.naming import find_to_show
from tui.cli.viewing import add_format, show


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("name", type=as_name, nargs="?", metavar="ID|NAME", help="those alone that they stand in")
    add_format(parser)


def run(call: Call) -> int:
    """Print the articles, newest first."""
    from tui.desk.views.articles import articles_table

    options = call.options
    with call.workspace() as workspace:
        about = find_to_show(workspace, options.name) if options.name else ""
        found = workspace.views.articles(about)
    return show(options.format, found, lambda: articles_table(found, about.partition("/")[2]))
