"""A command that takes something out says what it will do, and asks.

It asks on a terminal alone, for nobody else is there to answer: a script says what it wants by calling it, and where
that cannot be undone by `--yes`, too.
"""

import argparse
import select
import sys
import unicodedata
from collections.abc import Iterator, Sequence

from store.text.language import tr
from tui.terminal.streams import narrate, tell

_NAMED = 8
"""So many articles or entities are named in a question; the others are counted."""
_LOOK = 0.1
"""Seconds after which it is looked again whether somebody wants the program to end."""
_YES = {"y", "yes", "是"}
_ALL = {"a", "all", "全", "全部"}
_QUIT = {"q", "quit"}


def agreed(options: argparse.Namespace, sentences: list[str], *, for_good: bool = False) -> bool:
    """Say what will be done; on a terminal ask whether it is to be.

    Args:
        options: what was given with the command.
        sentences: what will be done.
        for_good: whether it cannot be undone, so that where nobody can be asked `--yes` must say so.
    """
    somebody = sys.stdin.isatty()
    unasked = options.yes or not (somebody or for_good)
    for sentence in filter(None, sentences):
        (narrate if unasked else tell)(sentence)
    if unasked:
        return True
    if not somebody:
        tell(tr("Nothing was changed: nobody is there to be asked; --yes answers it."))
        return False
    if not sys.stderr.isatty():  # silence is no yes of somebody who sees no question
        tell(tr("Nothing was changed: standard error leads elsewhere, so nobody sees the question; --yes answers it."))
        return False
    try:
        print(tr("Go on? [y/N] "), end="", file=sys.stderr, flush=True)
        answer = unicodedata.normalize("NFKC", _typed()).strip().casefold()
    except KeyboardInterrupt:  # who is asked and ends the program has answered
        tell(tr("\nNothing was changed."))
        return False
    if answer not in _YES:
        tell(tr("Nothing was changed."))
    return answer in _YES


def each_agreed(options: argparse.Namespace, sentences: Sequence[str]) -> Iterator[int]:
    """Say one after the other what may be done, and yield the places of those that are to be.

    On a terminal each is a question, of which one answer is for all that follow; else `--yes` is, and without it none.
    """
    asks = sys.stdin.isatty() and sys.stderr.isatty() and not options.yes
    wanted = options.yes
    for place, sentence in enumerate(sentences):
        (narrate if wanted else tell)(sentence)
        if asks and not wanted:
            print(tr("Take it? [y]es, [n]o, [a]ll, [q]uit: "), end="", file=sys.stderr, flush=True)
            answer = unicodedata.normalize("NFKC", _typed()).strip().casefold()
            if answer in _QUIT:
                return
            wanted = answer in _ALL
            if wanted or answer in _YES:
                yield place
        elif wanted:
            yield place


def _typed() -> str:
    """Return the line that is typed; ctrl+c in the moment before the wait for it begins ends that wait too."""
    if sys.platform != "win32":  # there one cannot wait for a terminal so
        while not select.select([sys.stdin], [], [], _LOOK)[0]:
            pass
    return sys.stdin.readline()


def listed(names: tuple[str, ...]) -> str:
    """Return the first few names, and how many more there are."""
    more = tr(" and {number:,} more", number=len(names) - _NAMED) if len(names) > _NAMED else ""
    return "; ".join(names[:_NAMED]) + more
