"""What the store notes of itself in the table `meta`, whether damage has taken some of it, and what is left to read."""

from typing import TypeVar

import msgspec

from store.database import Database
from store.errors import StoreError
from store.log.packed import NOTES

_Record = TypeVar("_Record")

UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, StoreError)
"""What reading a document raises that damage has changed."""

META = NOTES
FORGOTTEN, PURGE, REBUILT, LEDGER, RESOLVED = "forgotten", "purge", "rebuilt", "ledger", "resolved"
OWN_WORDS, ELSEWHERE = "own_words", "elsewhere"
_NOTES = {FORGOTTEN, PURGE, REBUILT, LEDGER, RESOLVED, OWN_WORDS, ELSEWHERE}


def is_lost(database: Database, note: str) -> bool:
    """Return whether damage to the store's file has, or may have, taken one of its notes.

    It has where the note's line can be told by its name. Where not even a name can be read, or the line is gone, it may
    have, if fewer notes are left than there were.
    """
    journal = database.journal
    if journal.damage is None or journal.has(META, note):
        return False
    named = {name for table, name in journal.damage.broken if table == META and name in _NOTES}
    named = {name for name in named if not journal.has(META, name)}
    before = journal.committed.counts.get(META, 0) if journal.committed else 0
    return note in named or before - journal.count(META) > len(named)


def legible(database: Database, table: str, identity: str, record: type[_Record]) -> _Record | None:
    """Return a document as a record; None where there is none, or damage has made it illegible."""
    try:
        return database.get(table, identity, record)
    except UNREADABLE:
        return None
