"""`dossier completion`: a script with which a shell completes what is typed."""

import argparse

from tui.cli.command import DONE, Call
from tui.cli.completing import SHELLS, script


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("shell", choices=SHELLS)


def run(call: Call) -> int:
    """Print the script."""
    print(script(call.options.shell))
    return DONE
