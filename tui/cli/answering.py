"""What a command has done, for people or for programs."""

import argparse
from collections.abc import Iterable, Mapping

from tui.terminal.streams import as_json, is_quiet, say


def add_answer(parser: argparse.ArgumentParser) -> None:
    """Let a command be told for whom it says what it has done."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default text; json for programs")


def answer(options: argparse.Namespace, sentences: Iterable[str], record: Mapping[str, object]) -> None:
    """Print what was done.

    Args:
        options: of the command.
        sentences: what people are told, a line each, unless they want to hear only of trouble.
        record: the same for programs.
    """
    if options.format == "json":
        import msgspec

        print(as_json(msgspec.to_builtins(record)))
        return
    for sentence in () if is_quiet() else sentences:
        say(sentence)
