"""`dossier serve`: the explorer in a browser of this machine, until ctrl+c."""

import argparse
import os
import sys
from importlib.util import find_spec
from pathlib import Path

from store.text.addresses import Address
from store.text.language import tr
from tui.cli.arguments import as_count
from tui.cli.command import MISUSED, NOTHING, Call
from tui.cli.parser import settings_in
from tui.settings.places import STORE
from tui.terminal.streams import narrate, say, tell

_PORT = 8765


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("--port", type=as_count, metavar="N", default=_PORT, help=f"the port; {_PORT} unless given")
    parser.add_argument("--read-only", action="store_true", help="visitors change nothing: neither articles nor names")
    parser.add_argument(
        "--listen",
        metavar="ADDRESS",
        default="",
        help="let other machines in, by this address of this one; without encryption. An ssh tunnel is safer",
    )


def run(call: Call) -> int:
    """Serve, and print the address that lets the next visitor in."""
    if find_spec("textual_serve") is None:
        tell(tr("dossier: serving needs an extra; pip install 'dossier-tui[serve]' brings it."))
        return MISUSED
    from tui.serve.server import serve

    options = call.options
    if isinstance(options.store, Address):  # it may hold a password, which everybody sees among the words of a program
        os.environ[STORE] = options.store.conninfo
    named = ("--store", str(options.store)) if isinstance(options.store, Path) else ()
    words = [sys.executable, "-P", "-m", "tui", *named, "open"]
    words += (f"--set={said}" for said in settings_in(options))
    words += ("--read-only",) if options.read_only else ()
    begun = False

    def invite(address: str) -> None:
        """Print the address that lets the next visitor in at once, whoever reads it; with the first what it is."""
        nonlocal begun
        if not begun:
            begun = True
            _tell_what_it_means(options.listen, read_only=options.read_only)
        say(address)
        sys.stdout.flush()

    try:
        return serve(words, options.listen, options.port, invite)
    except (OSError, OverflowError) as error:
        said = (getattr(error, "strerror", None) or str(error)).partition(" (")[0]
        where = f"{options.listen}:{options.port}" if options.listen else str(options.port)
        tell(tr("dossier: cannot listen on {where}: {said}; --port N takes another port.", where=where, said=said))
        return NOTHING


def _tell_what_it_means(listen: str, *, read_only: bool) -> None:
    """Say what becomes of the addresses, and who could come by which."""
    if listen:
        corrects = "" if read_only else tr(", and corrects it")
        tell(
            tr(
                "dossier: whoever reaches {address} and has an address below reads all that is in the "
                "store{corrects}; what is sent can be read on the way. ssh -L, without --listen, keeps it to you.",
                address=listen,
                corrects=corrects,
            )
        )
    narrate(
        tr("dossier: open the address in a browser; it lets one in, and the next one is printed then. ctrl+c ends it.")
    )
