"""`dossier rules`: the rules by which something is found, where each is declared, and what it must find and leave."""

import argparse

from tui.cli.command import DONE, NOTHING, Call
from tui.terminal.streams import say, tell


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("name", nargs="?", default="", metavar="NAME", help="only rules whose name holds this")


def run(call: Call) -> int:
    """Print each rule with its score, file and line, lists and examples."""
    from store.workspace import rules

    name: str = call.options.name
    found = [entry for entry in rules().values() if name in entry.rule.name]
    if not found:
        tell(f"dossier: no rule has {name} in its name; `dossier rules` lists them all.")
        return NOTHING
    for rule, place in ((entry.rule, entry.place) for entry in found):
        say(f"{rule.name}  {rule.score:.2f}  {place}")
        if rule.lists:
            say(f"  reads   {', '.join(rule.lists)}")
        for does, example in (("finds", rule.finds), ("leaves", rule.leaves)):
            say(f"  {does:<7} {example.words} in {' / '.join(example.text.splitlines())}")
    return DONE
