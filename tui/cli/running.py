"""One run of the command line, from its words to its exit status; whatever ends a command before its end is told."""

import gc
import os
import sys
from collections.abc import Sequence
from time import monotonic

from store.errors import DossierError, QueryError
from store.text.language import language_of, retold, speak, tr
from tui.cli.command import DONE, MISUSED, NOTHING
from tui.cli.parser import parse, settings_among, settings_in
from tui.cli.table import BY_NAME
from tui.settings.reading import effective
from tui.settings.settings import USUAL, Effective
from tui.terminal import streams
from tui.terminal.interrupting import Asked, interruptible

_TELLS_ITSELF = frozenset({"open", "config"})
"""Commands that say themselves what of the settings cannot be taken."""

_LOOKS_AFTER_MEMORY = "open"
"""The command that has garbage looked for again itself, once its first frame is painted: before it there is none."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    if arguments is None:
        streams.in_utf8()
    streams.make_safe()
    given = sys.argv[1:] if arguments is None else arguments
    with interruptible() as asked:
        status = _outcome(given, asked)
    return asked.status or status


def _outcome(arguments: Sequence[str], asked: Asked) -> int:
    """Run a command and tell of what ended it before its end."""
    try:
        try:
            return _run(arguments)
        finally:
            sys.stdout.flush()
    except DossierError as error:
        streams.tell(f"dossier: {retold(str(error))}")
        return MISUSED if isinstance(error, QueryError) else NOTHING
    except KeyboardInterrupt:
        streams.tell(_interrupted())
    except BrokenPipeError:
        streams.give_up_broken()  # whoever read has read enough
        return DONE
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        streams.tell(f"dossier: {where}{error.strerror or error}.")
        streams.give_up_broken()
    except Exception:
        # an extension that is interrupted as it is imported fails in its own way
        streams.tell(_interrupted() if asked.signal else _unforeseen())
    return NOTHING


def _run(arguments: Sequence[str]) -> int:
    """Run a command under the settings that are in effect, and tell what of them cannot be taken."""
    seen = settings_among(arguments)
    found = USUAL if list(arguments) == ["--version"] else effective(seen)  # a version is the same in all languages
    speak(language_of(found.settings.language, os.environ))  # in which it also helps and complains
    options = parse(arguments)
    if (given := settings_in(options)) != seen:  # somebody has shortened --set, or it was a word of a query
        found = effective(given)
        speak(language_of(found.settings.language, os.environ))
    streams.speak(quiet=options.quiet, colour=options.color)
    if options.command not in _TELLS_ITSELF:
        for trouble in found.troubles:
            streams.tell(f"dossier: {trouble}")
    if found.said:
        _heed(found)
    if options.command != _LOOKS_AFTER_MEMORY:
        gc.enable()
    began = monotonic()
    status = BY_NAME[options.command].run(options, found)
    if options.verbose:
        took = monotonic() - began
        streams.tell(tr("dossier: {command} took {seconds:.2f} seconds.", command=options.command, seconds=took))
    return status


def _heed(found: Effective) -> None:
    """Have what is settled once for all that follows be as the settings say."""
    from tui.settings.own_lists import take_over
    from tui.text.dates import show_days_as

    show_days_as(found.settings.dates)
    take_over(found)


def _interrupted() -> str:
    return tr("dossier: interrupted; what was finished is kept.")


def _unforeseen() -> str:
    import traceback

    trace = traceback.format_exc()
    return tr("{trace}\ndossier: nobody foresaw this. Report it, with the lines above.", trace=trace)
