"""The manual page, from the parser that reads the command line."""

import argparse
from collections.abc import Iterator

from tui import __version__
from tui.cli.examples import EXAMPLES, STATUS
from tui.cli.table import COMMANDS


def manual() -> str:
    """Return the page of section 1, in English and the macros of man(7)."""
    from tui.cli.parser import build_parser

    return "\n".join(_lines(build_parser(translated=False))) + "\n"


def _lines(parser: argparse.ArgumentParser) -> Iterator[str]:
    yield f'.TH DOSSIER 1 "" "dossier {__version__}" "User Commands"'
    yield from (".SH NAME", f"dossier \\- {_text(_lowered(parser.description or ''))}")
    yield from (".SH SYNOPSIS", ".B dossier", "[\\fIOPTION\\fR]... [\\fICOMMAND\\fR] [\\fIARGUMENT\\fR]...")
    yield from (".SH DESCRIPTION", _text(parser.description or ""), "Without a command the explorer opens.")
    yield ".SH OPTIONS"
    yield from _options(parser)
    yield ".SH COMMANDS"
    inner = {name: found for action in parser._actions for name, found in _parsers(action).items()}
    for command in COMMANDS:
        yield from _command(f"dossier {command.name}", command.help, inner[command.name])
        yield from (".PP", "Examples:")
        for typed, does in EXAMPLES[command.name]:
            yield from (".TP", f".B {_text(typed)}", _text(does))
    yield from (".SH EXIT STATUS", _text(STATUS.partition(": ")[2] + "."))
    yield ".SH ENVIRONMENT"
    for name, about in _ENVIRONMENT:
        yield from (".TP", f".B {name}", _text(about))
    yield from (".SH FILES", ".TP", ".I config.toml", _text("Settings; dossier config --path says where."))


_ENVIRONMENT = (
    ("DOSSIER_STORE", "The folder of the store, or the address of an archive."),
    ("DOSSIER_CONFIG", "The file of settings."),
    ("DOSSIER_THEME, DOSSIER_LANGUAGE ...", "Settings: the key in capitals, with _ in the place of a dot."),
    ("NO_COLOR", "If it is set, nothing is coloured."),
    ("EDITOR, VISUAL, BROWSER", "What the explorer edits and opens with."),
)


def _command(name: str, about: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    """Yield the section of a command, and of those that it has."""
    yield from (f".SS {_text(name)}", _text(about[:1].upper() + about[1:]) + ".")
    yield from (".PP", _text(" ".join(parser.format_usage().removeprefix("usage: ").split())))
    yield from _options(parser, common=False)
    for action in parser._actions:
        helps = {one.dest: one.help or "" for one in getattr(action, "_choices_actions", ())}
        for inner, found in _parsers(action).items():
            yield from _command(f"{name} {inner}", helps.get(inner, ""), found)


def _options(parser: argparse.ArgumentParser, *, common: bool = True) -> Iterator[str]:
    """Yield what can be given with a command; what can be with all only where it is asked for."""
    for group in parser._action_groups:
        if group.title != "options of all commands" or common:
            for action in group._group_actions:
                if not _parsers(action) and action.help != argparse.SUPPRESS:
                    formatter = parser._get_formatter()
                    yield from (".TP", f".B {_text(formatter._format_action_invocation(action))}")
                    yield _text(formatter._expand_help(action) if action.help else "")


def _parsers(action: argparse.Action) -> dict[str, argparse.ArgumentParser]:
    return dict(action.choices) if isinstance(action, argparse._SubParsersAction) else {}


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:].rstrip(".")


def _text(words: str) -> str:
    """Return a line as roff prints it: a hyphen that can be copied, no command where one begins with a dot or quote."""
    line = " ".join(words.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{line}" if line[:1] in (".", "'") else line
