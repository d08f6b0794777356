"""What is found in files, without a store: for whoever wants to see it, or to know why."""

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from store.errors import DossierError
from store.library.examined import Examined, examined
from store.library.hands import OWN, Hands

if TYPE_CHECKING:  # which brings all rules with it
    from collections.abc import Mapping

    from store.extraction.rules import Entry


def examine(
    path: Path, *, known: bool = True, elsewhere: "Mapping[str, int]" = MappingProxyType({}), hands: Hands = OWN
) -> Iterator[Examined | DossierError]:
    """Yield what is found in each article under a path, or why it could not be read.

    The files of a folder are read by as many processes as there are processors, under the limits of a load.

    Args:
        path: a file, a folder, or `-` for standard input.
        known: whether the lists of known names are evidence.
        elsewhere: folded names of people that many articles of a store have, and in how many.
        hands: by whom files are read, several of them or for a cluster.

    Raises:
        StoreError: a cluster is asked for, and it cannot read.
    """
    from store.articles import find_articles

    paths: list[Path] = []
    for found in find_articles([path]):
        if isinstance(found, DossierError):
            yield found
        else:
            paths.append(found)
    if len(paths) > 1 or hands.cluster:
        from store.library.examining_many import examine_many  # a process would take longer to start than one file

        yield from examine_many(paths, known, elsewhere, hands)
        return
    for one in paths:
        try:
            yield examined(one, known, elsewhere=elsewhere)
        except DossierError as error:
            yield error


def rules() -> "Mapping[str, Entry]":
    """Return the rules by which anything is found, by their names."""
    from store.extraction.rules import table

    return table()
