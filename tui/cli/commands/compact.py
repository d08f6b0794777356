"""`dossier compact`: the store is written anew, without what was taken out of it."""

import argparse
from typing import TYPE_CHECKING

from tui.cli.arguments import add_waiting
from tui.cli.command import DONE, Call
from tui.terminal.streams import tell

if TYPE_CHECKING:
    from store.library import Library


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    add_waiting(parser)


def run(call: Call) -> int:
    """Write the store anew without what was taken out of it, and take its older copies away."""
    with call.library() as library:
        if library.is_fresh:
            tell(f"There is no store in {library.folder} yet.")
            return DONE
        before = _size(library)
        library.compact()
    tell(f"The store takes {_size(library):,} bytes, {before:,} before; there is no older copy of it any more.")
    return DONE


def _size(library: "Library") -> int:
    """Return how many bytes all files of a store take."""
    folder = library.folder
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file()) if folder.exists() else 0
