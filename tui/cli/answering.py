"""What a command has done, for people or for programs."""

import argparse
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager

from store.text.language import spoken, writing_in
from tui.terminal.streams import as_json, is_quiet, say


def add_answer(parser: argparse.ArgumentParser) -> None:
    """Let a command be told for whom it says what it has done."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default text; json for programs")


def said_for(who: str) -> AbstractContextManager[None]:
    """Say what is made inside in the language that is spoken, or in English where programs read it.

    Args:
        who: reads it, as `--format` has it: text, or what programs read.
    """
    return writing_in(spoken() if who == "text" else "en")


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
