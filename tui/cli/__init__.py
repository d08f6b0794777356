"""The command line: what can be typed after `dossier`.

Data goes to standard output, narration to standard error. Exit status: 0 done, 1 nothing found or some files failed,
2 wrong use, 128 + n ended by signal n. Nothing here imports Textual; only the explorer itself does.
"""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn, TypeAlias

from store.errors import DossierError
from store.search.syntax import SYNTAX
from tui import __version__
from tui.terminal import streams
from tui.terminal.interrupting import interruptible

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

The store is a folder: --store, else DOSSIER_STORE, else the user's data folder. Nothing is ever sent anywhere.
"""

FRAMES = 120
"""How often in a second the screen may be painted. Of Textual's usual sixty turns a key pressed right after another may
have to wait for the next but one, a thirtieth of a second: as long as a key that is held down takes to come again."""

_LAST_NARROW = "\u2e7f"
"""Of the characters in the examples, those after it take two cells."""

COMMANDS: tuple[str, ...] = (
    "open",
    "load",
    "search",
    "show",
    "export",
    "extract",
    "check",
    "remove",
    "forget",
    "compact",
    "completion",
)
KINDS = ("organisation", "person", "figure", "quote")


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints show what was typed instead of handing it to the terminal."""

    def error(self, message: str) -> NoReturn:
        super().error(streams.visible(message))


_Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = _Parser(
        prog="dossier",
        description="Who and what is in the articles you keep, and who said it.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"dossier {__version__}")
    parser.add_argument("--store", type=_path, metavar="DIR", help="the folder of the store")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _add_articles(commands)
    _add_entities(commands)
    _add_upkeep(commands)
    return parser


def _add_articles(commands: "_Commands") -> None:
    opening = commands.add_parser("open", help="open the explorer (the default)")
    opening.add_argument("paths", nargs="*", type=_path, metavar="PATH", help="files or folders to load first")
    load = commands.add_parser("load", help="load articles; what has not changed is not read again")
    load.add_argument("paths", nargs="+", type=_path, metavar="PATH", help="files or folders; - for standard input")
    load.add_argument("--jobs", type=_count, metavar="N", help="processes that read and extract; default all cores")
    _add_waiting(load)
    load.add_argument("--time-limit", type=_count, metavar="SECONDS", help="give a file up after that; default by size")
    load.add_argument("--follow-links", action="store_true", help="follow links that lead out of the folders")
    extract = commands.add_parser("extract", help="show what the extractor finds, as JSON, without storing it")
    extract.add_argument("path", type=_path, metavar="FILE|DIR")
    extract.add_argument("--out", type=_path, metavar="DIR", help="one JSON file per article, needed for a folder")
    extract.add_argument("--explain", action="store_true", help="print the sentences with what was found, and why")
    extract.add_argument("--no-gazetteer", action="store_true", help="without the list of known names")


def _add_entities(commands: "_Commands") -> None:
    search = commands.add_parser(
        "search",
        help="find organisations, people, figures, quotes and passages",
        epilog=_syntax(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    search.add_argument(
        "query", nargs="+", type=streams.words, metavar="QUERY", help="names in any script, pinyin, initials, amounts"
    )
    search.add_argument("--kind", choices=(*KINDS, "passage"), help="only of this kind")
    search.add_argument("--fuzzy-pinyin", action="store_true", help="zh as z, n as l, ng as n, as in the south")
    search.add_argument("--limit", type=_count, default=20, metavar="N", help="hits per kind, default 20")
    search.add_argument("--format", choices=("text", "json"), default="text")
    show = commands.add_parser("show", help="show one entity")
    show.add_argument("name", type=_name, metavar="ID|NAME")
    show.add_argument("--format", choices=("text", "json"), default="text")
    export = commands.add_parser("export", help="write one entity as a Markdown note")
    export.add_argument("name", type=_name, metavar="ID|NAME")
    export.add_argument(
        "-o", "--output", default="-", type=_given, metavar="FILE|DIR|-", help="default: standard output"
    )
    export.add_argument(
        "--all", action="store_true", help="every quote, figure, link and mention, not the newest alone"
    )
    export.add_argument("--force", action="store_true", help="overwrite an existing file")


def _syntax() -> str:
    """Return the query language, one line for each of its parts."""
    cells = {query: sum(2 if character > _LAST_NARROW else 1 for character in query) for query, _ in SYNTAX}
    rows = "\n".join(f"  {query}{' ' * (22 - cells[query])}{meaning}" for query, meaning in SYNTAX)
    return f"queries:\n{rows}\n\nAll terms must hold. Quote the whole for the shell: dossier search '港投 -思谋 >1亿'"


def _add_upkeep(commands: "_Commands") -> None:
    check = commands.add_parser("check", help="verify the store: every mention, link and id")
    check.add_argument("--repair", action="store_true", help="mend what can be mended")
    check.add_argument("--ids", action="store_true", help="list the ids that entities had, and what each leads to now")
    _add_waiting(check)
    remove = commands.add_parser("remove", help="take articles out of the store for good")
    remove.add_argument("article", nargs="+", type=_name, metavar="PATH|ARTICLE")
    _add_asking(remove)
    _add_waiting(remove)
    forget = commands.add_parser("forget", help="take a person's or organisation's records out for good")
    forget.add_argument("name", type=_name, metavar="NAME")
    _add_asking(forget)
    _add_waiting(forget)
    compact = commands.add_parser("compact", help="write the store anew, and drop its older copies")
    _add_waiting(compact)
    completion = commands.add_parser("completion", help="print a completion script for a shell")
    completion.add_argument("shell", choices=("bash", "zsh", "tcsh"))


def _add_asking(command: argparse.ArgumentParser) -> None:
    """Let a command that takes something out be told not to ask."""
    command.add_argument("--yes", action="store_true", help="do not ask first; without a terminal nothing is asked")


def _add_waiting(command: argparse.ArgumentParser) -> None:
    """Let a command that writes be told how to wait for another one that does."""
    waiting = command.add_mutually_exclusive_group()
    waiting.add_argument(
        "--wait",
        type=_seconds,
        metavar="SECONDS",
        help="how long to wait while another dossier writes to the store; default as long as it takes",
    )
    waiting.add_argument("--no-wait", dest="wait", action="store_const", const=0.0, help="give up at once instead")


def _seconds(text: str) -> float:
    """Return a number of seconds from 0 on."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds")
    return seconds


def _given(text: str) -> str:
    """Return what a script's unset variable is not: an empty path would be the present folder and all in it."""
    if not text.strip():
        raise argparse.ArgumentTypeError("it is empty; say which")
    return text


def _name(text: str) -> str:
    """Return a name, or a path to compare with those known, as text."""
    return streams.words(_given(text))


def _path(text: str) -> Path:
    """Return a path."""
    return Path(_given(text))


def _count(text: str) -> int:
    """Return a whole number from 1 on."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 on")
    return number


def with_command(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with the command that is meant where none is named: `dossier PATH` opens."""
    words = list(arguments)
    place = 0
    while place < len(words):
        word = words[place]
        if word == "--store":
            place += 2
        elif word in {"-h", "--help", "--version"}:
            return words
        elif word.startswith("-") and word != "-":
            place += 1
        else:
            return words if word in COMMANDS else [*words[:place], "open", *words[place:]]
    return [*words, "open"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    if arguments is None:
        streams.in_utf8()
    streams.make_safe()
    given = with_command(sys.argv[1:] if arguments is None else arguments)
    with interruptible() as asked:
        status = _outcome(given)
    return asked.status or status


def _outcome(arguments: Sequence[str]) -> int:
    """Run a command and tell of what ended it before its end."""
    try:
        try:
            return _run(build_parser().parse_args(arguments))
        finally:
            sys.stdout.flush()
    except DossierError as error:
        streams.tell(f"dossier: {error}")
    except KeyboardInterrupt:
        streams.tell("dossier: interrupted; what was finished is kept.")
    except BrokenPipeError:
        streams.give_up_broken()  # whoever read has read enough
        return 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        streams.tell(f"dossier: {where}{error.strerror or error}.")
        streams.give_up_broken()
    except Exception:
        import traceback

        streams.tell(f"{traceback.format_exc()}\ndossier: nobody foresaw this. Report it, with the lines above.")
    return 1


def _run(options: argparse.Namespace) -> int:
    """Import what the command needs, and nothing else, and run it."""
    match options.command:
        case "open":
            return _open(options)
        case "completion":
            import shtab

            print(shtab.complete(build_parser(), shell=options.shell))
            return 0
        case "search":
            from tui.cli import searching

            return searching.run(options)
        case "extract":
            from tui.cli import extracting

            return extracting.run(options)
        case "remove" | "forget" | "compact":
            from tui.cli import taking_out

            taking: Callable[[argparse.Namespace], int] = getattr(taking_out, options.command)
            return taking(options)
        case _:
            from tui.cli import headless

            command: Callable[[argparse.Namespace], int] = getattr(headless, options.command)
            return command(options)


def _open(options: argparse.Namespace) -> int:
    """Open the explorer, where there is a terminal to open it in."""
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        streams.tell(
            "dossier: the explorer needs a terminal; dossier search, show, export and load work without one "
            "(dossier --help)."
        )
        return 2
    if Path("-") in options.paths:
        streams.tell("dossier: the explorer's standard input is the keyboard; dossier load - takes an article from it.")
        return 2
    if streams.take_only_ascii():
        streams.tell("dossier: the explorer paints in UTF-8, and PYTHONIOENCODING or the locale asks for ASCII.")
        return 2
    gc.disable()  # until the first frame: next to nothing that is made before it is garbage
    os.environ.setdefault("TEXTUAL_FPS", str(FRAMES))  # read when Textual is imported
    from tui.app import run

    return run(options.store, options.paths)
