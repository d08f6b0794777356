"""Articles are to be taken out of the store: by their ids, by their files, by the folders these lie in."""

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from store.articles.files import real_path
from store.corrections.amending import Amendments
from store.database import Database, Transaction
from store.errors import NotFoundError, StoreError
from store.identity.register import Register, Write
from store.library.bringing import Bringing
from store.library.known import KnownFiles
from store.library.lying import Article
from store.library.marks import marks_of
from store.library.taking import Outcome, Taking
from store.text.language import listed, sentences, tr
from store.text.portions import portions
from store.text.wording import how_many

if TYPE_CHECKING:  # which brings columns
    from store.library.files import FilesSince

_BATCH = 64
"""Articles taken out at once: what an interruption costs at most."""


class Going(NamedTuple):
    """What is to be taken out.

    Attributes:
        places: the files that are named, by the articles that lie in them; with its last one an article goes.
        titles: of the articles that go, in the order of their ids.
        elsewhere: how many stay, since they lie in other files too.
    """

    places: Mapping[str, frozenset[str]]
    titles: tuple[str, ...]
    elsewhere: int


def what(database: Database, which: Sequence[str], known: "FilesSince | None" = None) -> Going:
    """Return what some ids and paths mean.

    Args:
        database: the store.
        which: the ids and paths.
        known: the files of its articles; without them all articles are looked through.

    Raises:
        NotFoundError: nothing in the store has one of them.
    """
    paths: dict[Path, set[str]] = defaultdict(set)
    for one in which:
        paths[Path(real_path(Path(os.path.expanduser(one))))].add(one)  # unlike Path's, it leaves ~nobody as it is
    unknown = set(which)
    places: dict[str, frozenset[str]] = {}
    titles: dict[str, str] = {}
    for identity, lying in _meant(database, which, paths, known):
        files = {place.path for place in lying.places}
        named: set[str] = set(files if identity in which else ())
        for file in files:
            meant = [paths[path] for path in (Path(file), *Path(file).parents) if path in paths]
            unknown.difference_update(*meant)
            named |= {file} if meant else set()
        unknown.discard(identity)
        if named or identity in which:
            places[identity] = frozenset(named)
            if named == files:
                titles[identity] = lying.title
    if unknown:
        raise NotFoundError(
            tr("No article in the store has the id or the path {names}.", names=listed(sorted(unknown)))
        )
    return Going(places, tuple(titles[one] for one in sorted(titles)), len(places) - len(titles))


def _meant(
    database: Database, which: Sequence[str], paths: Iterable[Path], known: "FilesSince | None"
) -> Iterable[tuple[str, Article]]:
    """Return the articles of these ids, or those that are looked through, where one of them is none."""
    found = [(one, lying) for one in dict.fromkeys(which) if (lying := database.get("articles", one, Article))]
    if len(found) == len(set(which)):
        return found
    if known is None:
        return database.records("articles", Article)
    meant = {os.path.normcase(path): True for path in paths}

    def is_meant(path: str) -> bool:
        """Return whether a file or a folder is asked for, or one above it is; of each folder that is told once."""
        if path not in meant:
            above = os.path.dirname(path)
            meant[path] = above != path and is_meant(above)
        return meant[path]

    there = (identity for path, identity in known.owned() if is_meant(os.path.normcase(path)))
    wanted = {*(one for one, _ in found), *there, *known.written}
    return database.get_many("articles", sorted(wanted), Article).items()


def remove(write: Write, going: Going) -> tuple[str, ...]:
    """Take articles out, some at a time, and return the ids that are gone; see `Library.remove`.

    Raises:
        StoreError: the store could not be written; how many articles were taken out before that, is said.
    """
    gone: list[str] = []
    for batch in portions(sorted(going.places), _BATCH):
        try:
            gone += _take_out(write, going, batch)
        except StoreError as error:
            before = how_many(len(gone), "article")
            told = [tr("{articles} had been taken out before that.", articles=before)] if gone else []
            raise StoreError(sentences([str(error), *told])) from error
    return tuple(gone)


def _take_out(write: Write, going: Going, batch: Sequence[str]) -> list[str]:
    """Let some articles leave the files that are named, all of them or none, and return the ids that are gone."""
    gone: list[str] = []

    def change(transaction: Transaction, register: Register) -> None:
        bringing = Bringing(transaction, register, Amendments(()), marks_of(transaction))
        taking = Taking(transaction, bringing, KnownFiles(), Outcome())
        gone.extend(identity for identity in batch if taking.leave_all(identity, going.places[identity]))
        taking.settle()

    write(change)
    return gone
