"""What was taken out of the store for good is left nowhere: not in its file, not in a copy, not in what lies beside.

A change that takes something out notes in the store that this is owed, so that it is done later where the disk was
full or the process was killed.
"""

import msgspec

from store.database import Database, Transaction
from store.errors import StoreError
from store.library.beside import leftovers
from store.library.losses import META, PURGE, is_lost
from store.library.memories import memories
from store.log.disk import explained
from store.log.lock import Lock
from store.log.turn import LOCK
from store.model import Record
from store.text.language import later, tr

_LEFT = later(
    "Lines of what was taken out of the store, if anything was, may still be in a file of it: `dossier compact` "
    "takes them away, and so does the next change."
)


class Purge(Record, frozen=True, kw_only=True):
    """Whether lines of what was taken out may still be somewhere; in the table `meta`."""

    owed: bool = False


def owe(transaction: Transaction) -> None:
    """Note, with the change that takes something out, that what is left of it must go."""
    transaction.put(META, PURGE, Purge(owed=True))


def is_owed(database: Database) -> bool:
    """Return whether lines of what was taken out may still be somewhere; where damage hides it, they may."""
    try:
        known = database.get(META, PURGE, Purge)
    except (StoreError, msgspec.DecodeError, UnicodeDecodeError):
        return True
    return is_lost(database, PURGE) if known is None else known.owed


def owed(database: Database) -> tuple[str, ...]:
    """Return what is to be said where lines of what was taken out may still be somewhere.

    Nothing is, while somebody writes: between a change that takes something out and the purge of what is left of it,
    whoever makes it has the turn, and either does both or leaves the turn and what is owed.
    """
    turn = Lock(database.journal.path.parent / LOCK)
    if not is_owed(database) or turn.is_held:
        return ()
    database.journal.refresh()
    return (tr(_LEFT),) if is_owed(database) and not turn.is_held else ()


def keep_owed(database: Database, fresh: Database) -> None:
    """Let another store that takes the place of this one owe what this one does."""
    if is_owed(database):
        with fresh.transaction() as transaction:
            owe(transaction)


def purge(database: Database) -> None:
    """Let nothing that was taken out be left; may be done again at any time, and is owed until it was done to the end.

    Readers that have the store open as it was keep nothing of it beside the store once its file is another one: so that
    comes first. What is beside it of the very state that is purged, holds nothing of what was taken out, and stays.

    Raises:
        StoreError: it could not be done to the end.
    """
    from store.log.saved import Staying  # this and what it imports is seldom needed

    journal, folder = database.journal, database.journal.path.parent
    try:
        staying = Staying(folder, journal.generation)
        journal.compact(copy="remove")
        for path in leftovers(folder):
            if journal.is_known_by(path) or path in staying:
                continue
            with explained(tr("{path} could not be taken away", path=path)):
                journal.disk.remove(path)
        for beside in memories(folder):
            beside.sweep()
        with database.transaction() as transaction:
            transaction.put(META, PURGE, Purge())
        staying.take_along(journal.generation)
    except StoreError as error:
        raise StoreError(f"{tr(_LEFT)} {error}") from error
