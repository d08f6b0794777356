"""`dossier open`: the explorer; what is meant where no command is named."""

import argparse
import os
import sys
from pathlib import Path

from store.text.language import tr
from tui.cli.arguments import as_path
from tui.cli.command import MISUSED, Call
from tui.terminal import streams

FRAMES = 120
"""How often in a second the screen may be painted. Of Textual's usual sixty turns a key pressed right after another may
have to wait for the next but one, a thirtieth of a second: as long as a key that is held down takes to come again."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("paths", nargs="*", type=as_path, metavar="PATH", help="files or folders to load first")
    parser.add_argument("--fresh", action="store_true", help="begin anew, not where the explorer was left")
    parser.add_argument("--read-only", action="store_true", help="change nothing, and keep nothing of what is done")


def run(call: Call) -> int:
    """Open the explorer, where there is a terminal to open it in."""
    options = call.options
    if not streams.are_served() and not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        streams.tell(
            tr(
                "dossier: the explorer needs a terminal; dossier search, show, export and load work without one "
                "(dossier --help)."
            )
        )
        return MISUSED
    if options.read_only and options.paths:
        streams.tell(tr("dossier: --read-only changes nothing, so no articles can be loaded with it."))
        return MISUSED
    if Path("-") in options.paths:
        streams.tell(
            tr("dossier: the explorer's standard input is the keyboard; dossier load - takes an article from it.")
        )
        return MISUSED
    if os.environ.get("TERM") == "dumb":
        streams.tell(
            tr(
                "dossier: the terminal calls itself dumb (TERM), so it has no cursor to paint with; dossier search, "
                "show, export and load do without (dossier --help)."
            )
        )
        return MISUSED
    if streams.take_only_ascii():
        streams.tell(tr("dossier: the explorer paints in UTF-8, and PYTHONIOENCODING or the locale asks for ASCII."))
        return MISUSED
    os.environ.setdefault("TEXTUAL_FPS", str(FRAMES))  # read when Textual is imported
    from store.text.folders import SESSION, own_folder
    from tui.app import run as run_explorer
    from tui.styles.themes import looks_to_begin_with
    from tui.terminal.background import told_shade

    guest = streams.are_served()
    session = None if options.fresh or options.read_only or guest else own_folder(options.store) / SESSION
    if call.settings.terminal_ambiguous_width != 1 and not guest:
        from tui.terminal.ambiguous import drawn_width, widen

        if drawn_width(call.settings.terminal_ambiguous_width) == 2:
            widen()
    looks = looks_to_begin_with(session, call.settings.theme)
    if not looks.shade:
        looks = looks._replace(shade=told_shade())
    return run_explorer(
        options.store,
        options.paths,
        call.effective,
        looks=looks,
        fresh=options.fresh,
        guest=guest,
        read_only=options.read_only,
    )
