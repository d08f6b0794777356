"""`dossier timeline`: an entity by date."""

import argparse

from tui.cli.arguments import as_name
from tui.cli.command import Call
from tui.cli.naming import find_to_show
from tui.cli.viewing import add_format, show

_ONLY = {"said": "what was said", "figures": "figures", "roles": "roles and first meetings"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("name", type=as_name, metavar="ID|NAME")
    parser.add_argument("--only", choices=tuple(_ONLY), help="what was said, figures, or roles and first meetings")
    add_format(parser)


def run(call: Call) -> int:
    """Print what is known of an entity by date, the newest first."""
    from tui.desk.rows import short_name
    from tui.desk.views.timeline import timeline_table

    options = call.options
    with call.workspace() as workspace:
        holdings = workspace.holdings
        found = workspace.views.timeline(find_to_show(workspace, options.name))
        way = _ONLY.get(options.only, "all")
        return show(
            options.format,
            found,
            lambda: timeline_table(found, holdings.entity, lambda one: short_name(holdings.entity(one)), way),
        )
