"""When a store is opened and its file is gone or damaged: what can be saved is, and the user is told."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from store.database import Database
from store.log.disk import Disk, explained
from store.log.turn import AT_ONCE, Turn

_SET_ASIDE = "dossier.damaged-{}.jsonl"


def restore(path: Path, turn: Turn, disk: Disk) -> tuple[str, ...]:
    """Put the newest copy in the place of a store's file that is gone; say so where that was needed.

    Raises:
        StoreError: it could not be put there.
    """
    backup = path.with_suffix(".backup.jsonl")

    def gone() -> bool:
        return disk.identity(path) is None and disk.identity(backup) is not None

    with explained(f"The store {path} could not be opened"):
        if not gone():
            return ()
    with turn.taken(AT_ONCE), explained(f"The store {path} is gone, and its copy could not be put in its place"):
        if not gone():  # another process has put it there meanwhile
            return ()
        disk.link(backup, path)
    return (f"The store's file was gone from {path.parent}; the newest copy took its place.",)


def has_traces(folder: Path) -> bool:
    """Return whether a store has been in a folder, to judge by what is kept beside one."""
    return any(True for kind in ("*.columns", "*.backup.jsonl", _SET_ASIDE.format("*")) for _ in folder.glob(kind))


def recover(database: Database, then: Callable[[], None]) -> tuple[str, ...]:
    """Set a damaged store aside and make it anew from what is sound in it, in its copy and in the files; say so.

    Args:
        database: the store, while one holds the turn to write.
        then: called in the moment in which readers see the new one.

    Raises:
        StoreError: it could not be written; the damaged one is as it was.
    """
    journal = database.journal
    folder = journal.path.parent
    from store.upkeep.rebuilding import rebuild

    aside = folder / _SET_ASIDE.format(datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f"))
    with explained(f"The damaged store in {folder} could not be set aside"):
        journal.disk.link(journal.path, aside)
    rebuilt = rebuild(database, then)
    return (f"The store was damaged. It was set aside as {aside.name} and made anew: {rebuilt.sentence}",)


def purge(database: Database) -> None:
    """Let nothing that was taken out be left in the store's file, in a copy, or in what is kept beside them.

    Raises:
        StoreError: the file could not be written; it is what it was.
    """
    folder = database.journal.path.parent
    for aside in (*folder.glob("*.columns"), *folder.glob("*.rebuilt.jsonl"), *folder.glob(_SET_ASIDE.format("*"))):
        with explained(f"The copy {aside} could not be taken away"):
            database.journal.disk.remove(aside)
    database.journal.compact(copy="remove")
