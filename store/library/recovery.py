"""When a store is opened and its file is gone or damaged: what can be saved is, and the user is told."""

from pathlib import Path
from typing import TYPE_CHECKING

from store.database import Database
from store.database.archive import Archive
from store.library.beside import has_traces
from store.log.disk import Disk, explained
from store.log.salvage import Damage
from store.log.turn import AT_ONCE, Turn
from store.text.language import later, sentences, tr
from store.text.wording import how_many, told_of_store

if TYPE_CHECKING:  # a sound store is opened without
    from store.library.watching import Onlooker

_REMEDY = later("The next load mends it, as does `dossier check --repair`.")


def restore(path: Path, turn: Turn, disk: Disk) -> tuple[str, ...]:
    """Put the newest copy in the place of a store's file that is gone; say so where that was needed.

    Raises:
        StoreError: it could not be put there.
    """
    backup = path.with_suffix(".backup.jsonl")

    def gone() -> bool:
        return disk.identity(path) is None and disk.identity(backup) is not None

    with explained(tr("The store {path} could not be opened", path=path)):
        if not gone():
            return ()
    failed = tr("The store {path} is gone, and its copy could not be put in its place", path=path)
    with turn.taken(AT_ONCE), explained(failed):
        if not gone():  # another process has put it there meanwhile
            return ()
        disk.link(backup, path)
    return (told_of_store(tr("The store's file was gone; the newest copy took its place."), path.parent),)


def told(database: Database) -> tuple[str, ...]:
    """Return what the user should know of the store's file as it was found, one sentence each.

    What has happened and what to do comes first, and the folder last: a line may be cut at its end.
    """
    journal = database.journal
    folder = journal.path.parent
    told = ""
    if journal.damage is not None:
        told = sentences([_damage(journal, journal.damage), tr(_REMEDY)])
    elif journal.replaced:
        told = tr("The store's file is another one than was there before; what that one held is not in it.")
    elif not journal.is_there and has_traces(folder):
        told = tr("The store's file is gone, and there is no copy of it; load your folders again.")
    elif journal.torn and journal.committed is None:
        told = tr(
            "The end of the store's file was not whole: {bytes} left out; load your folders again for what may have "
            "been there.",
            bytes=how_many(journal.torn, "byte is", "bytes are"),
        )
    return (told_of_store(told, folder),) if told else ()


def _damage(journal: Archive, damage: Damage) -> str:
    """Return how a store's file is damaged, one sentence."""
    if damage.short and journal.committed is None:
        return tr("The store's file is older than what lies beside it.")
    left = journal.count("articles")
    before = journal.committed.counts.get("articles", 0) if journal.committed else left
    if journal.committed and journal.size + journal.torn < journal.committed.size:
        articles = how_many(before, "article")
        if journal.size:
            return tr(
                "The store's file is shorter than it was: {left:,} of {articles} left.", left=left, articles=articles
            )
        return tr("The store's file is gone or empty: {left:,} of {articles} left.", left=left, articles=articles)
    broken = len(damage.broken) + len(damage.stretches)
    where = how_many(broken, "place") if broken > 1 else tr("one place")
    if left < before:
        return tr(
            "The store's file is damaged in {where}; the rest of it with {left:,} of {articles} is sound.",
            where=where,
            left=left,
            articles=how_many(before, "article"),
        )
    return tr("The store's file is damaged in {where}; the rest of it is sound.", where=where)


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
    if rebuilt.aside:
        told = tr(
            "The damaged store was set aside as {aside} and made anew: {rebuilt}",
            aside=rebuilt.aside,
            rebuilt=rebuilt.sentence,
        )
    else:
        told = tr("The damaged store was made anew: {rebuilt}", rebuilt=rebuilt.sentence)
    return told_of_store(told, database.journal.path.parent)
