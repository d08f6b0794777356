"""The commands that take something out for good: remove, forget, compact. They say what they will do, and ask.

They ask on a terminal alone: a script says what it wants by calling them, and nobody is there to answer.
"""

import argparse
import sys
import unicodedata

from store.library import Library
from store.text.wording import how_many
from tui.cli.headless import DONE, NOTHING, open_library, writing
from tui.terminal.streams import say, tell

_NAMED = 8
"""So many articles or entities are named in a question; the others are counted."""
_YES = {"y", "yes", "是"}


def remove(options: argparse.Namespace) -> int:
    """Take articles out of the store for good."""
    from store.library.removing import what

    with open_library(options, begin=False) as library:
        going = what(library.database, options.article)
        sentences = [
            f"{how_many(len(going.titles), 'article')} will be taken out of the store, with all that was found there: "
            f"{_listed(going.titles)}."
            if going.titles
            else "No article will be taken out of the store.",
            f"{how_many(going.elsewhere, 'article')} will stay, lying in other files too." if going.elsewhere else "",
            "The older copies of the store go with them. The files stay where they are, and a later load of them takes "
            "them in again; notes that were exported stay, too.",
        ]
        if not _agreed(options, sentences):
            return NOTHING
        with writing(library, options):
            for identity in library.remove(*options.article):
                say(f"Removed {identity}")
    return DONE


def forget(options: argparse.Namespace) -> int:
    """Take a person's or an organisation's records out for good."""
    from store.library.forgetting import whom

    with open_library(options, begin=False) as library:
        leaving = whom(library.database, options.name)
        titles = f" and in {how_many(len(leaving.titles), 'title')}" if leaving.titles else ""
        sentences = [
            f"{_listed(leaving.ids)} will be forgotten: their entries, roles and quotes, the searches that name them, "
            "and the older copies of the store. This cannot be undone, and no later load brings them back.",
            f"Their names stay in the texts of {how_many(len(leaving.articles), 'article')}{titles}, where others "
            "speak of them, and in notes that were exported; dossier remove takes an article out.",
        ]
        if not _agreed(options, sentences):
            return NOTHING
        with writing(library, options):
            for identity in library.forget(options.name):
                say(f"Forgot {identity}")
    return DONE


def compact(options: argparse.Namespace) -> int:
    """Write the store anew without what was taken out of it, and take its older copies away."""
    with open_library(options, write=True, begin=False) as library:
        if library.is_fresh:
            tell(f"There is no store in {library.folder} yet.")
            return DONE
        before = _size(library)
        library.compact()
    tell(f"The store takes {_size(library):,} bytes, {before:,} before; there is no older copy of it any more.")
    return DONE


def _size(library: Library) -> int:
    """Return how many bytes all files of a store take."""
    folder = library.folder
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file()) if folder.exists() else 0


def _agreed(options: argparse.Namespace, sentences: list[str]) -> bool:
    """Say what will be done; on a terminal ask whether it is to be."""
    for sentence in filter(None, sentences):
        tell(sentence)
    if options.yes or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return True
    print("Go on? [y/N] ", end="", file=sys.stderr, flush=True)
    try:
        answer = unicodedata.normalize("NFKC", sys.stdin.readline()).strip().casefold()
    except KeyboardInterrupt:  # who is asked and ends the program has answered
        tell("\nNothing was changed.")
        return False
    if answer not in _YES:
        tell("Nothing was changed.")
    return answer in _YES


def _listed(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    return "; ".join(names[:_NAMED]) + more
