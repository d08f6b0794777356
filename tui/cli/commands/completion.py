"""`dossier completion`: a script with which a shell completes what is typed."""

import argparse

from tui.cli.command import DONE, Call


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("shell", choices=("bash", "zsh", "tcsh"))


def run(call: Call) -> int:
    """Print the script."""
    import shtab

    from tui.cli.parser import build_parser

    print(shtab.complete(build_parser(), shell=call.options.shell))
    return DONE
