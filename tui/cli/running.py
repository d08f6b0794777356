"""One run of the command line, from its words to its exit status; whatever ends a command before its end is told."""

import argparse
import os
import sys
from collections.abc import Sequence
from time import monotonic

from store.errors import DossierError
from store.text.language import language_of, retold, speak, tr
from tui.cli.parser import parse, settings_in
from tui.cli.table import BY_NAME
from tui.settings.reading import effective
from tui.settings.settings import Effective
from tui.terminal import streams
from tui.terminal.interrupting import interruptible

_TELLS_ITSELF = frozenset({"open", "config"})
"""Commands that say themselves what of the settings cannot be taken."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    if arguments is None:
        streams.in_utf8()
    streams.make_safe()
    given = sys.argv[1:] if arguments is None else arguments
    with interruptible() as asked:
        status = _outcome(given)
    return asked.status or status


def _outcome(arguments: Sequence[str]) -> int:
    """Run a command and tell of what ended it before its end."""
    try:
        try:
            speak(language_of(effective().settings.language, os.environ))  # in which it also helps and complains
            options = parse(arguments)
            streams.speak(quiet=options.quiet, colour=options.color)
            began = monotonic()
            status = BY_NAME[options.command].run(options, _settings(options))
            if options.verbose:
                took = monotonic() - began
                streams.tell(
                    tr("dossier: {command} took {seconds:.2f} seconds.", command=options.command, seconds=took)
                )
            return status
        finally:
            sys.stdout.flush()
    except DossierError as error:
        streams.tell(f"dossier: {retold(str(error))}")
    except KeyboardInterrupt:
        streams.tell(tr("dossier: interrupted; what was finished is kept."))
    except BrokenPipeError:
        streams.give_up_broken()  # whoever read has read enough
        return 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        streams.tell(f"dossier: {where}{error.strerror or error}.")
        streams.give_up_broken()
    except Exception:
        import traceback

        streams.tell(
            tr(
                "{trace}\ndossier: nobody foresaw this. Report it, with the lines above.",
                trace=traceback.format_exc(),
            )
        )
    return 1


def _settings(options: argparse.Namespace) -> Effective:
    """Return the settings that are in effect, and tell what of them cannot be taken."""
    found = effective(settings_in(options))
    speak(language_of(found.settings.language, os.environ))
    if options.command not in _TELLS_ITSELF:
        for trouble in found.troubles:
            streams.tell(f"dossier: {trouble}")
    return found
