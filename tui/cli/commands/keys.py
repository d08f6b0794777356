"""`dossier keys`: the keys of the explorer as they are set, and the names of the actions that have them."""

import argparse

from store.text.language import tr
from tui.cli.command import DONE, Call
from tui.cli.viewing import add_format
from tui.terminal.streams import as_json, say

PLACES = {
    "app": "everywhere",
    "main": "main screen",
    "views": "main screen, views",
    "list": "pane",
    "search": "search bar",
    "card": "card",
    "reader": "reader",
    "view": "view",
}
"""Where the keys of a scope work."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    add_format(parser)


def run(call: Call) -> int:
    """Print each action with its keys."""
    from tui.keys.own import own_keys

    own = own_keys(call.settings.keys)
    if call.options.format == "json":
        changed = {key.id for key in own.changed}
        print(
            as_json(
                [
                    {
                        "action": key.id,
                        "keys": key.keys.split(),
                        "where": key.scope,
                        "label": key.label,
                        "help": key.help,
                        "set": key.id in changed,
                    }
                    for key in own.keys
                ]
            )
        )
        return DONE
    rows = [(key.id, key.keys or tr("(none)"), tr(PLACES[key.scope]), tr(key.label)) for key in own.keys]
    from rich.cells import cell_len  # Chinese is twice as wide as its letters are many

    from tui.text.cells import padded

    widths = [max(cell_len(row[place]) for row in rows) for place in range(3)]
    for row in rows:
        say("  ".join([*(padded(cell, width) for cell, width in zip(row, widths, strict=False)), row[3]]))
    return DONE
