"""When a store is opened and its file is gone or damaged: what can be saved is, and the user is told."""

from datetime import UTC, datetime
from pathlib import Path

from store.database import Database
from store.log.disk import Disk, explained

_SET_ASIDE = "dossier.damaged-{}.jsonl"


def restore(path: Path, disk: Disk) -> tuple[str, ...]:
    """Put the newest copy in the place of a store's file that is gone; say so where that was needed.

    Raises:
        StoreError: it could not be put there.
    """
    backup = path.with_suffix(".backup.jsonl")
    if disk.identity(path) is not None or disk.identity(backup) is None:
        return ()
    with explained(f"The store {path} is gone, and its copy {backup} could not be put in its place"):
        disk.link(backup, path)
    return (f"The store's file was gone from {path.parent}; the newest copy took its place.",)


def recover(database: Database, *, read_only: bool) -> tuple[str, ...]:
    """Set a damaged store aside and make it anew from what is sound in it, in its copy and in the files; say so.

    Raises:
        StoreError: it could not be written; the damaged one is as it was.
    """
    journal = database.journal
    folder = journal.path.parent
    if journal.damage is None:
        return ()
    if read_only:
        return (f"The store in {folder} is damaged; open it for writing to have it mended.",)
    from store.upkeep.rebuilding import rebuild

    aside = folder / _SET_ASIDE.format(datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f"))
    with explained(f"The damaged store in {folder} could not be set aside"):
        journal.disk.link(journal.path, aside)
    rebuilt = rebuild(database)
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
