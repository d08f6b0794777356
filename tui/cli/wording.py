"""The words of help and complaints in the language that is spoken: of the parsers, and of argparse itself."""

import argparse

from store.text.language import spoken, tr

OF_ARGPARSE = (
    "usage: ",
    "options",
    "positional arguments",
    "show this help message and exit",
    "show program's version number and exit",
    "%(prog)s: error: %(message)s\n",
    "argument %(argument_name)s: %(message)s",
    "the following arguments are required: %s",
    "one of the arguments %s is required",
    "not allowed with argument %s",
    "unrecognized arguments: %s",
    "ambiguous option: %(option)s could match %(matches)s",
    "ignored explicit argument %r",
    "expected one argument",
    "expected at most one argument",
    "expected at least one argument",
    "expected %s argument",
    "expected %s arguments",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "invalid %(type)s value: %(value)r",
    "unknown parser %(parser_name)r (choices: %(choices)s)",
)
"""What argparse says by itself, in Python 3.11 to 3.14; it asks the standard library's gettext for each."""


def teach_argparse(*, translated: bool) -> None:
    """Have argparse itself speak the language that is spoken, or English; to be called before a parser is made.

    Its own gettext knows the environment alone, and no setting, and looks for a catalogue on the disk at each word.
    """
    vars(argparse).update(_=_told if translated else _as_it_is, ngettext=_ngettext)


def translate(parser: argparse.ArgumentParser) -> None:
    """Have a parser and those of its commands speak the language that is spoken."""
    if spoken() != "en":
        _translate(parser)


def _translate(parser: argparse.ArgumentParser) -> None:
    parser.description, parser.epilog = (tr(words) if words else words for words in (parser.description, parser.epilog))
    for group in parser._action_groups:
        group.title = tr(group.title) if group.title else group.title
    for action in parser._actions:
        action.help = tr(action.help) if action.help else action.help
        action.metavar = tr(action.metavar) if isinstance(action.metavar, str) else action.metavar
        if isinstance(action, argparse._SubParsersAction):
            for choice in action._choices_actions:
                choice.help = tr(choice.help) if choice.help else choice.help
            for command in action.choices.values():
                _translate(command)


def _told(text: str | None) -> str | None:
    return tr(text) if text else text


def _as_it_is(text: str | None) -> str | None:
    return text


def _ngettext(one: str, many: str, number: int) -> str:
    return tr(one if number == 1 else many)
