"""`dossier facets`: what the rows of a query have in common, with counts."""

import argparse

from tui.cli.arguments import as_words
from tui.cli.command import Call
from tui.cli.viewing import add_format, show


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("query", nargs="*", type=as_words, metavar="QUERY", help="whose rows are counted")
    parser.add_argument(
        "--of", default="all", metavar="FACET", help="one alone, as publisher or rule, with all its values"
    )
    add_format(parser)


def run(call: Call) -> int:
    """Print kinds, certainties, publishers, months, speakers, roles, rules … with how many rows have each."""
    from store.search.naming import understood
    from tui.desk.views.facets import facets_table

    options = call.options
    query = " ".join(options.query)
    with call.workspace() as workspace:
        understood(workspace.index, query)
        found = workspace.views.facets(query)
    wanted = [one for one in found if options.of in ("all", one.name)]
    return show(options, [one._asdict() for one in wanted], lambda: facets_table(wanted, query, options.of))
