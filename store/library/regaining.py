"""Articles that are not sound in a store, had again: from its older copy, from their files, from their texts."""

from collections.abc import Iterable
from pathlib import Path

from store.database import Database
from store.errors import StoreError
from store.identity.incoming import Incoming
from store.identity.records import ArticleSummary, Place, Text
from store.library.ids import called
from store.library.readers import Readers
from store.library.reading import Task
from store.library.remains import Arrival, Remains, from_text
from store.library.watching import Onlooker
from store.text.paths import STANDARD_INPUT


def older_copy(database: Database, onlooker: Onlooker) -> Remains | None:
    """Return the articles of the newest sound copy, if there is one."""
    if not database.journal.backup.exists():
        return None
    try:
        copy = Database(database.journal.backup, read_only=True)
    except StoreError:
        return None
    return Remains(copy, onlooker)


def missing(here: Remains, older: Remains) -> list[str]:
    """Return which of the older articles are not here any more, neither they nor a newer one from the same file."""
    paths = {place.path for summary in here.sound.values() for place in summary.places} - {str(STANDARD_INPUT)}
    digests = {summary.digest for summary in here.sound.values()}
    return [
        identity
        for identity, summary in older.sound.items()
        if summary.digest not in digests and paths.isdisjoint(place.path for place in summary.places)
    ]


class Regained:
    """What becomes of the articles that are not sound.

    Attributes:
        read: those that were read from their files again.
        bare: those of which there is a text alone.
        lost: titles and files of the others.
    """

    def __init__(self, here: Remains, found: set[str], onlooker: Onlooker) -> None:
        self.read: list[Arrival] = []
        self.bare: list[Arrival] = []
        self.lost: list[str] = []
        unsound = {identity: summary for identity, summary in here.unsound.items() if identity not in found}
        self._read = _read_again((one for one in unsound.values() if one is not None), onlooker)
        for identity, summary in unsound.items():
            self._save(identity, summary, here.text(identity))

    def _save(self, identity: str, summary: ArticleSummary | None, body: Text | None) -> None:
        paths = [place.path for place in (summary.places if summary else ())]
        place, arriving = next((self._read[path] for path in paths if path in self._read), (None, None))
        if summary is not None and place is not None and arriving is not None:
            self.read.append((called(arriving, identity), (place,), summary.added))
        elif summary is None and body is not None:
            self.bare.append((from_text(identity, body), (Place(path=str(STANDARD_INPUT)),), ""))
        else:
            self.lost.append(f"{summary.title} ({summary.path})" if summary else identity)


def _read_again(summaries: Iterable[ArticleSummary], onlooker: Onlooker) -> dict[str, tuple[Place, Incoming]]:
    """Return what comes of the files of articles, by their paths; those of which nothing does are left out."""
    places = {place.path: place for summary in summaries for place in summary.places}
    tasks = [Task(path, place.size) for path, place in places.items() if path != str(STANDARD_INPUT)]
    found: dict[str, tuple[Place, Incoming]] = {}
    if not tasks:
        return found
    onlooker.begin()
    done = 0
    with Readers(tasks) as readers:
        for read, path, seconds in readers.steps():
            if read is not None:
                done += 1
                if read.arriving is not None:
                    found[read.place.path] = (read.place, read.arriving)
            onlooker.tell(done, len(tasks), Path(path or (read.place.path if read else "")), seconds)
    return found
