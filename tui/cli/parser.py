"""From the words that are typed after `dossier` to a command and its options."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NoReturn

from store.text.language import tr
from tui import __version__
from tui.cli.arguments import as_store
from tui.cli.examples import shown
from tui.cli.table import BY_NAME, COMMANDS
from tui.cli.wording import teach_argparse, translate
from tui.terminal import streams

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

EXAMPLES = """\
examples:
  dossier                              open the explorer; at first launch on the seed article
  dossier ~/clippings                  load a folder, then open the explorer on all that was ever loaded
  dossier load ~/clippings             load without opening the explorer
  dossier search ljc                   find 李家超 by the initials of his name
  dossier search '>100亿' --kind figure
  dossier show 李家超                   what is known of him
  dossier export 李家超 -o notes/       his quotes, figures and roles as a Markdown note
  dossier extract article.md           what the extractor finds in one file, as JSON

The store is a folder: --store, else DOSSIER_STORE, else the user's data folder. Nothing is ever sent anywhere; an
archive of several people is asked where --store or DOSSIER_STORE has its address.
"""

_ALONE = frozenset({"-h", "--help", "--version"})
"""What is answered without a command."""
_NEARLY = 0.75
"""How alike two words are of which one is the other, mistyped; see difflib.get_close_matches."""
_SET = "a setting for this time, as in the file that dossier config --path names"
_WITH_VALUE = ("--store", "--set", "--color")
"""Options before a command that have a value."""
_DEEPEST = 2
"""So many words may lead to a command: `corrections list`."""
_OF_OPEN = "--fresh"
"""The option of the command that is meant where none is named."""


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints show what was typed instead of handing it to the terminal, and whose help is data.

    Attributes:
        command: whose it is, "" for that of all: with its examples the help ends.
    """

    command = ""

    def format_help(self) -> str:
        """Return the help, with examples and exit statuses behind all that argparse has."""
        return f"{super().format_help()}\n{shown(self.command)}\n"

    def error(self, message: str) -> NoReturn:
        super().error(streams.visible(message))

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        if file is sys.stdout:
            print(message, end="")  # argparse would keep it to itself that help could not be written
        else:
            super()._print_message(message, file)


def build_parser(spelled_out: Iterable[str] = BY_NAME, *, translated: bool = True) -> argparse.ArgumentParser:
    """Return the parser of the whole command line.

    Args:
        spelled_out: names of the commands that it knows the arguments of; of the others it knows that they are there,
            which is enough where they are not given, and imports nothing of theirs.
        translated: whether its words are in the language that is spoken, else in English.
    """
    teach_argparse(translated=translated)
    parser = _Parser(
        prog="dossier",
        description="Who and what is in the articles you keep, and who said it.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"dossier {__version__}")
    _add_common(parser, 0, store=None, quiet=False, verbose=False, plain=False, color="auto")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    wanted = frozenset(spelled_out)
    for command in COMMANDS:
        added = commands.add_parser(command.name, help=command.help, add_help=command.name in wanted)
        if command.name in wanted:
            command.arguments(added)
            _add_common(added, 1)
            added.command = command.name
    if translated:
        translate(parser)
    return parser


def _add_common(parser: argparse.ArgumentParser, depth: int, **usual: object) -> None:
    """Let a parser be told what can be given before a command and behind it, and so those inside it.

    Args:
        parser: of all commands, or of one.
        depth: how many words lead to it; settings that are given there are found as `set_0` and so on.
        usual: values of those that are not given; without them those count that stand further to the front.
    """
    for inner in _inside(parser):
        _add_common(inner, depth + 1)
    common = parser.add_argument_group("options of all commands")
    common.add_argument(
        "--store", type=as_store, metavar="DIR|URL", help="the folder of the store, or the address of an archive"
    )
    common.add_argument("--set", action="append", default=[], dest=f"set_{depth}", metavar="KEY=VALUE", help=_SET)
    common.add_argument("-q", "--quiet", action="store_true", help="print only what is asked for, and what went wrong")
    common.add_argument(
        "-v", "--verbose", action="store_true", help="say which store and settings, and how long it took"
    )
    common.add_argument(
        "--plain", action="store_true", help="a row in a line, each cell with its name: for screen readers"
    )
    common.add_argument("--color", choices=("auto", "always", "never"), help="default auto; NO_COLOR is never")
    for action in common._group_actions:
        if not action.dest.startswith("set_"):
            action.default = usual.get(action.dest, argparse.SUPPRESS)


def _inside(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Yield the parsers of the commands that a command has."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.values()


def settings_in(options: argparse.Namespace) -> list[str]:
    """Return the settings that were given, in the order in which they count."""
    return [said for depth in range(_DEEPEST + 1) for said in getattr(options, f"set_{depth}", ())]


def settings_among(arguments: Sequence[str]) -> list[str]:
    """Return the settings that seem to be given, before it is known what the arguments mean."""
    behind = [word for before, word in pairwise(arguments) if before == "--set"]
    together = [word.removeprefix("--set=") for word in arguments if word.startswith("--set=")]
    return [*behind, *together]


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the command that is meant, and its options.

    Raises:
        SystemExit: they are wrong, or ask for help or the version; that is told.
    """
    words = with_command(arguments)
    place = _place(words)
    parser = build_parser(words[place:][:1])
    if words != list(arguments):
        _refuse_mistyped(parser, words[place + 1 :][:1])
    return parser.parse_args(words)


def _refuse_mistyped(parser: argparse.ArgumentParser, paths: Sequence[str]) -> None:
    """End where what would be opened is not there and is nearly the name of a command.

    Raises:
        SystemExit: it is; which one is told.
    """
    for path in paths:
        if not os.path.lexists(path):
            from difflib import get_close_matches

            for name in get_close_matches(path, BY_NAME, 1, _NEARLY):
                parser.error(
                    tr(
                        "there is no command {path}, and nothing of that name to open; did you mean {name}?",
                        path=path,
                        name=name,
                    )
                )


def with_command(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with the command that is meant where none is named: `dossier PATH` opens."""
    words = list(arguments)
    place = _place(words)
    if place > len(words) or any(word in BY_NAME or word in _ALONE for word in words[place : place + 1]):
        return words
    return [*words[:place], "open", *words[place:]]


def _place(words: Sequence[str]) -> int:
    """Return where the command stands or should, or what needs none; beyond the end where a value is missing."""
    place = 0
    while place < len(words):
        word = words[place]
        if len(word) > 2 and any(option.startswith(word) for option in _WITH_VALUE):
            place += 2
        elif word in _ALONE or word == _OF_OPEN or not word.startswith("-") or word == "-":
            return place
        else:
            place += 1
    return place
