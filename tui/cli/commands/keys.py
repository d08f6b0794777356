"""`dossier keys`: the keys of the explorer as they are set, and the names of the actions that have them."""

import argparse

from tui.cli.command import DONE, Call
from tui.terminal.streams import as_json, say

_PLACES = {
    "app": "everywhere",
    "main": "main screen",
    "views": "main screen, views",
    "list": "pane",
    "search": "search bar",
    "card": "card",
    "reader": "reader",
    "view": "view",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("--format", choices=("text", "json"), default="text")


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
    rows = [(key.id, key.keys or "(none)", _PLACES[key.scope], key.label) for key in own.keys]
    widths = [max(len(row[place]) for row in rows) for place in range(3)]
    for row in rows:
        say("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]))
    return DONE
