"""`dossier timeline`: an entity by date."""

import argparse
from typing import TYPE_CHECKING

from store.errors import NotFoundError
from tui.cli.arguments import as_name
from tui.cli.command import Call
from tui.cli.naming import find_to_show
from tui.cli.viewing import add_format, show

if TYPE_CHECKING:
    from store.workspace import Workspace

_ONLY = {"said": "what was said", "figures": "figures", "roles": "roles and first meetings"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("name", type=as_name, metavar="ID|NAME")
    parser.add_argument("--only", choices=tuple(_ONLY), help="what was said, figures, or roles and first meetings")
    parser.add_argument(
        "--about",
        type=as_name,
        metavar="ID|NAME|WORDS",
        help="what was said on one subject, and what changed in the wording from one statement to the next",
    )
    add_format(parser)


def run(call: Call) -> int:
    """Print what is known of an entity by date, or what it said on a subject, the newest first."""
    from tui.desk.rows import naming
    from tui.desk.views.timeline import timeline_table

    options = call.options
    with call.workspace() as workspace:
        holdings = workspace.holdings
        who = find_to_show(workspace, options.name)
        if options.about:
            return _positions(workspace, who, options)
        found = workspace.views.timeline(who)
        way = _ONLY.get(options.only, "all")
        return show(
            options,
            found,
            lambda: timeline_table(found, holdings.entity, naming(workspace), way),
        )


def _positions(workspace: "Workspace", who: str, options: argparse.Namespace) -> int:
    from tui.desk.rows import naming
    from tui.desk.views.positions import positions_table

    holdings = workspace.holdings
    try:
        about = find_to_show(workspace, options.about)
    except NotFoundError:
        about = options.about  # words, not a name
    found = workspace.views.positions(who, about)
    return show(options, found, lambda: positions_table(found, holdings.entity, naming(workspace), {}))
