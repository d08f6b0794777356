"""A store made anew from its articles, beside the old one, and put in its place when it is whole."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from store.corrections.amending import Amendments
from store.database import SCHEMA, Database, Transaction
from store.database.archive import Archive
from store.identity.numbering import renumbered
from store.identity.register import Register
from store.library.beside import SET_ASIDE
from store.library.bringing import Bringing
from store.library.decided import decisions_of, keep_decisions, taught_of
from store.library.former_ids import keep_former_ids
from store.library.ids import placed
from store.library.losses import FORGOTTEN, META, REBUILT, is_lost
from store.library.marks import keep_marks, marks_of
from store.library.outdated import put_resolved
from store.library.purging import is_owed, keep_owed
from store.library.regaining import Regained, missing, older_copy
from store.library.remains import Arrival, Remains
from store.library.settling import settle
from store.library.watching import Onlooker
from store.log.batches import Change, line
from store.log.committed import committed_path
from store.log.disk import Disk, explained
from store.log.fresh import write_fresh
from store.log.saved import newest_generation
from store.text.language import clauses, sentences, tr
from store.text.portions import portions
from store.text.wording import how_many

_BATCH = 64


class Rebuilt(NamedTuple):
    """What became of the articles.

    Attributes:
        kept: how many are what they were.
        older: how many come from the newest sound copy.
        read: how many were read from their files again.
        bare: ids of those of which the text alone is left: without publisher, address and authors.
        lost: titles and files of those that could not be had any more.
        gone: of how many more not even that is known.
        aside: name of the file that was damaged, "" where none was or it was not kept.
        unmarked: whether it is not known any more who is forgotten, or not of all.
    """

    kept: int = 0
    older: int = 0
    read: int = 0
    bare: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    gone: int = 0
    aside: str = ""
    unmarked: bool = False

    @property
    def sentence(self) -> str:
        """What became of them, one sentence."""
        said = [how_many(self.kept, "article is what it was", "articles are what they were")]
        if self.older:
            said.append(how_many(self.older, "comes from the older copy", "come from the older copy"))
        if self.read:
            said.append(how_many(self.read, "was read from its file again", "were read from their files again"))
        if self.bare:
            bare = "; ".join(self.bare)
            said.append(tr("of {number:,} the text alone is left: {which}", number=len(self.bare), which=bare))
        if self.lost:
            lost = how_many(len(self.lost), "is lost", "are lost")
            said.append(tr("{what}: {which}", what=lost, which="; ".join(self.lost)))
        if self.gone:
            said.append(how_many(self.gone, "is gone", "are gone"))
        told = [tr("{clauses}.", clauses=clauses(said))]
        if self.bare or self.lost or self.gone:
            told.append(tr("Load your folders again, and they come back."))
        if self.unmarked:
            told.append(
                tr(
                    "Whom you had forgotten, if anybody, is not known any more: forget them again, or a load "
                    "brings them."
                )
            )
        return sentences(told)


def rebuild(database: Database, onlooker: Onlooker | None = None) -> Rebuilt:
    """Make the store anew from its articles, the older copy's and the files, in this order; a damaged one is kept.

    Args:
        database: the store.
        onlooker: who is told of each article, and may want it to end.

    Raises:
        StoppedError: that was to end; the store is what it was.
        StoreError: it could not be written; the store is what it was.
    """
    journal = database.journal
    onlooker = onlooker or Onlooker()
    here = Remains(database, onlooker)
    older = older_copy(database, onlooker) if here.unsound or journal.damage else None
    wanted = missing(here, older) if older else []
    regained = Regained(here, set(wanted), onlooker)
    unmarked = is_lost(database, FORGOTTEN)
    before = journal.committed.counts.get("articles", 0) if journal.damage and journal.committed else 0
    known = journal.committed.generation if journal.committed else newest_generation(journal.path.parent)
    generation = max(journal.generation, known) + 1
    with _beside(journal) as fresh_path:
        with explained(tr("The store {path} could not be made anew and is what it was before", path=journal.path)):
            write_fresh(journal.disk, fresh_path, SCHEMA, [line(Change(META, REBUILT, b"{}"))], generation)
        with Database(fresh_path, disk=journal.disk) as fresh:
            sources = (database, older.database) if older else (database,)
            with fresh.transaction() as transaction:
                put_resolved(transaction)
            for one in sources:
                keep_marks(one, fresh)
                keep_owed(one, fresh)
            keep_decisions(sources, fresh)
            _fill(fresh, _arrivals(here, older, wanted, regained), onlooker)
            keep_former_ids(sources, fresh)
        with journal.lock:
            aside = _set_aside(database)
            journal.adopt(fresh_path)
    gone = before - sum(map(len, (here.sound, wanted, regained.read, regained.bare, regained.lost)))
    bare = tuple(arriving.summary.id for arriving, _, _ in regained.bare)
    kept = len(here.sound)
    return Rebuilt(kept, len(wanted), len(regained.read), bare, tuple(regained.lost), max(0, gone), aside, unmarked)


@contextmanager
def _beside(journal: Archive) -> Iterator[Path]:
    """Yield where a new store is made beside another one; nothing is left there, nor of an earlier attempt."""
    fresh_path = journal.path.with_suffix(".rebuilt.jsonl")
    with explained(tr("The store {path} could not be made anew and is what it was before", path=journal.path)):
        _clear(journal.disk, fresh_path)
    try:
        yield fresh_path
    finally:
        with suppress(OSError):  # the next attempt does, or the next purge
            _clear(journal.disk, fresh_path)


def _clear(disk: Disk, fresh_path: Path) -> None:
    for path in (fresh_path, fresh_path.with_suffix(".columns"), committed_path(fresh_path)):
        disk.remove(path)


def _set_aside(database: Database) -> str:
    """Give a damaged file a second name, and return that; "" where it is not damaged or holds nothing.

    One that may hold lines of what was taken out for good is not kept.
    """
    journal = database.journal
    if journal.damage is None or not (journal.size or journal.torn) or is_owed(database):
        return ""
    name = SET_ASIDE.format(datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f"))
    with explained(tr("The damaged store in {folder} could not be set aside", folder=journal.path.parent)):
        journal.disk.link(journal.path, journal.path.parent / name)
    return name


def _arrivals(here: Remains, older: Remains | None, wanted: list[str], regained: Regained) -> "_Arrivals":
    """Return all that is to be taken in."""

    def all_() -> Iterator[Arrival]:
        for identity in here.sound:
            yield from here.arriving(identity)
        if older is not None:
            for identity in wanted:
                yield from older.arriving(identity)
        yield from (*regained.read, *regained.bare)

    return _Arrivals(len(here.sound) + len(wanted) + len(regained.read) + len(regained.bare), all_())


class _Arrivals(NamedTuple):
    """Articles to be taken in, and how many they are."""

    total: int
    each: Iterator[Arrival]


def _fill(fresh: Database, arrivals: _Arrivals, onlooker: Onlooker) -> None:
    """Take articles into a store that nobody else has."""
    forgotten = marks_of(fresh)
    amendments = Amendments(decisions_of(fresh).values())
    register = Register(fresh, taught_of)
    onlooker.begin()
    done = 0
    for batch in portions(arrivals.each, _BATCH):
        with fresh.transaction(then=register.apply) as transaction:
            bringing = Bringing(transaction, register, amendments, forgotten)
            for arriving, places, added in batch:
                brought = bringing.bring(placed(renumbered(arriving), transaction))
                path = places[0].path if places else ""
                summary = msgspec.structs.replace(brought.summary, path=path, places=places, added=added)
                transaction.put("articles", summary.id, summary)
                transaction.put("texts", summary.id, brought.body)
                done += 1
                onlooker.tell(done, arrivals.total, Path(path))
            bringing.settle()
    settle(fresh, partial(_write, fresh, register))


def _write(fresh: Database, register: Register, change: Callable[[Transaction, Register], None]) -> None:
    with fresh.transaction(then=register.apply) as transaction:
        change(transaction, register)
