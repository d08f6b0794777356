"""What can be given with several commands: kinds of arguments, and options that mean the same everywhere."""

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from store.text.language import LANGUAGES, Language, listed, named, tr
from tui.terminal import streams

if TYPE_CHECKING:
    from store.text.addresses import Address


def add_asking(command: argparse.ArgumentParser) -> None:
    """Let a command that takes something out be told not to ask."""
    command.add_argument("--yes", action="store_true", help="do not ask first")


def add_waiting(command: argparse.ArgumentParser) -> None:
    """Let a command that writes be told how to wait for another one that does."""
    waiting = command.add_mutually_exclusive_group()
    waiting.add_argument(
        "--wait",
        type=as_seconds,
        metavar="SECONDS",
        help="how long to wait while another dossier writes to the store; default as long as it takes",
    )
    waiting.add_argument("--no-wait", dest="wait", action="store_const", const=0.0, help="give up at once instead")


def as_seconds(text: str) -> float:
    """Return a number of seconds from 0 on."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < float("inf"):
        raise argparse.ArgumentTypeError(tr("{words!r} is not a number of seconds", words=text))
    return seconds


def as_given(text: str) -> str:
    """Return what a script's unset variable is not: an empty path would be the present folder and all in it."""
    if not text.strip():
        raise argparse.ArgumentTypeError(tr("it is empty; say which"))
    return text


def as_name(text: str) -> str:
    """Return a name, or a path to compare with those known, as text."""
    return as_words(as_given(text))


def as_words(text: str) -> str:
    """Return words to look for; no name and no file that is read is called by what is no text."""
    written = streams.words(text)
    if written != text:
        raise argparse.ArgumentTypeError(tr("{words} is no valid UTF-8; type it again", words=written))
    return text


def as_path(text: str) -> Path:
    """Return a path."""
    return Path(as_given(text))


def as_store(text: str) -> "Path | Address":
    """Return where a store is: a folder, or the address of an archive."""
    from store.text.addresses import as_address, is_nearly_one

    if is_nearly_one(as_given(text)):
        from store.text.folders import NO_ADDRESS

        raise argparse.ArgumentTypeError(tr(NO_ADDRESS))
    return as_address(text) or Path(text)


def as_count(text: str) -> int:
    """Return a whole number from 1 on."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(tr("{words!r} is not a whole number from 1 on", words=text))
    return number


def add_cluster(command: argparse.ArgumentParser) -> None:
    """Let a command that reads files have them read elsewhere."""
    command.add_argument(
        "--cluster",
        type=as_cluster,
        metavar="ADDRESS",
        help="read on a Dask cluster: tcp://HOST:PORT or tls://HOST:PORT of its scheduler, or local to try it",
    )


def as_cluster(text: str) -> str:
    """Return the address of a scheduler."""
    if text != "local" and not re.fullmatch(r"(?:tcp|tls)://[^\s/]+:\d+", text):
        raise argparse.ArgumentTypeError(
            tr("{words!r} is not the address of a scheduler: tcp://HOST:PORT, tls://HOST:PORT or local", words=text)
        )
    return text


def as_language(text: str) -> Language:
    """Return a language: by its tag, or by what it calls itself."""
    language = named(text.strip())
    if language is None:
        raise argparse.ArgumentTypeError(
            tr(
                "{words!r} is none of the languages; there are {languages}",
                words=text,
                languages=listed(LANGUAGES.values()),
            )
        )
    return language
