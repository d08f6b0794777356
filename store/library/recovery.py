"""When a store is opened and its file is gone or damaged: what can be saved is, and the user is told."""

from pathlib import Path
from typing import TYPE_CHECKING

from store.database import Database
from store.library.beside import has_traces
from store.log.disk import Disk, explained
from store.log.journal import Journal
from store.log.salvage import Damage
from store.log.turn import AT_ONCE, Turn
from store.text.wording import how_many

if TYPE_CHECKING:  # a sound store is opened without
    from store.library.watching import Onlooker

_REMEDY = "The next load mends it, as does `dossier check --repair`."


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
    return (f"The store's file was gone; the newest copy took its place. (The store: {path.parent})",)


def told(database: Database) -> tuple[str, ...]:
    """Return what the user should know of the store's file as it was found, one sentence each.

    What has happened and what to do comes first, and the folder last: a line may be cut at its end.
    """
    journal = database.journal
    folder = journal.path.parent
    where = f"(The store: {folder})"
    if journal.damage is not None:
        return (f"The store's file {_damage(journal, journal.damage)}. {_REMEDY} {where}",)
    if journal.replaced:
        return (f"The store's file is another one than was there before; what that one held is not in it. {where}",)
    if not journal.is_there and has_traces(folder):
        return (f"The store's file is gone, and there is no copy of it; load your folders again. {where}",)
    if journal.torn and journal.committed is None:
        lost = how_many(journal.torn, "byte is", "bytes are")
        told = f"{lost} left out; load your folders again for what may have been there"
        return (f"The end of the store's file was not whole: {told}. {where}",)
    return ()


def _damage(journal: Journal, damage: Damage) -> str:
    """Return how a store's file is damaged, as the end of a sentence."""
    if damage.short and journal.committed is None:
        return "is older than what lies beside it"
    left = journal.count("articles")
    before = journal.committed.counts.get("articles", 0) if journal.committed else left
    if journal.committed and journal.size + journal.torn < journal.committed.size:
        what = "shorter than it was" if journal.size else "gone or empty"
        return f"is {what}: {left:,} of {how_many(before, 'article')} {'is' if left == 1 else 'are'} left"
    broken = len(damage.broken) + len(damage.stretches)
    where = how_many(broken, "place") if broken > 1 else "one place"
    rest = f" with {left:,} of {how_many(before, 'article')}" * (left < before)
    return f"is damaged in {where}; the rest of it{rest} is sound"


def recover(database: Database, onlooker: "Onlooker") -> str:
    """Set a damaged store aside and make it anew from what is sound in it, in its copy and in the files; say so.

    Args:
        database: the store, while one holds the turn to write.
        onlooker: who is told of each article, and may want it to end.

    Raises:
        StoppedError: that was to end; the damaged one is as it was.
        StoreError: it could not be written; the damaged one is as it was.
    """
    from store.library.rebuilding import rebuild

    rebuilt = rebuild(database, onlooker)
    aside = f"set aside as {rebuilt.aside} and made anew" if rebuilt.aside else "made anew"
    return f"The damaged store was {aside}: {rebuilt.sentence} (The store: {database.journal.path.parent})"
