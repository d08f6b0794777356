"""A store made anew from its articles, beside the old one, and put in its place when it is whole."""

import hashlib
import re
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from store.articles.files import STANDARD_INPUT
from store.database import SCHEMA, Database
from store.entities.brought import brought
from store.entities.incoming import Incoming, incoming, renamed
from store.entities.records import ArticleSummary, Place, Text, slug_of, whole_article
from store.entities.register import Register
from store.entities.stored import stored_article
from store.errors import StoreError
from store.log.batches import Change, line
from store.log.committed import committed_path
from store.log.disk import Disk, explained
from store.log.fresh import write_fresh
from store.log.saved import newest_generation
from store.resolution import Resolution
from store.upkeep.forgetting import spare
from store.upkeep.ids import called, placed
from store.upkeep.losses import FORGOTTEN, META, REBUILT, is_lost
from store.upkeep.marks import keep_marks, marks_of
from store.upkeep.purging import is_owed, keep_owed
from store.upkeep.readers import Readers
from store.upkeep.reading import Task
from store.upkeep.recovery import SET_ASIDE

if TYPE_CHECKING:
    from store.upkeep.loading import Progress

_BATCH = 64
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)-")
_Found = TypeVar("_Found")


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
        said = f"{self.kept} articles are what they were"
        said += f", {self.older} come from the older copy" if self.older else ""
        said += f", {self.read} were read from their files again" if self.read else ""
        said += f", of {len(self.bare)} the text alone is left: {'; '.join(self.bare)}" if self.bare else ""
        said += f", {len(self.lost)} are lost: {'; '.join(self.lost)}" if self.lost else ""
        said += f", {self.gone} are gone" if self.gone else ""
        said += ". Load your folders again, and they come back." if self.bare or self.lost or self.gone else "."
        told = " Whom you had forgotten, if anybody, is not known any more: forget them again, or a load brings them."
        return said + told * self.unmarked


_Arrival = tuple[Incoming, tuple[Place, ...], str]
"""What an article brings, where it lies and when it came."""


class _Articles:
    """The articles of a store: those that are sound, and of those that are not what is known."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.sound: dict[str, ArticleSummary] = {}
        self.unsound: dict[str, ArticleSummary | None] = {}
        self._register = Register(database.journal)
        slugs = {*self._register.entities, *self._register.contents}
        found = {f"article/{slug}" for slug in slugs}
        for identity in sorted({*database.journal.ids("articles"), *database.journal.ids("texts"), *found}):
            summary, body = self._read("articles", identity, ArticleSummary), self.text(identity)
            if summary and body and digest_of(body) == summary.digest:
                self.sound[identity] = summary
            else:
                self.unsound[identity] = summary

    def _read(self, table: str, identity: str, record: type[_Found]) -> _Found | None:
        try:
            return self.database.get(table, identity, record)
        except (msgspec.DecodeError, UnicodeDecodeError, StoreError):
            return None

    def text(self, identity: str) -> Text | None:
        """Return an article's text if it can be read."""
        return self._read("texts", identity, Text)

    def arriving(self, identity: str) -> Iterator[_Arrival]:
        """Yield a sound article with what was found in it, or is today if that is not whole."""
        summary, body = self.sound[identity], self.text(identity)
        if body is not None:
            places = summary.places or (Place(path=summary.path or str(STANDARD_INPUT)),)  # damage may have taken them
            yield self._whole(identity, summary) or _extracted(identity, summary, body), places, summary.added

    def _whole(self, identity: str, summary: ArticleSummary) -> Incoming | None:
        """Return what was found in an article, if all of it is there."""
        try:
            known = stored_article(self.database, self._register, identity)
        except (msgspec.DecodeError, UnicodeDecodeError, StoreError):
            return None
        whole = brought(known.locals, known.figures, known.quotes) == summary.brought
        return known if whole and summary.id == identity else None


def digest_of(body: Text) -> str:
    """Return the SHA-256 of a text as hexadecimal."""
    return hashlib.sha256(body.text.encode(errors="surrogatepass")).hexdigest()


def _extracted(identity: str, summary: ArticleSummary, body: Text) -> Incoming:
    """Return what is found in an article today."""
    from store.extraction.pipeline import extract

    article = whole_article(summary, body)
    return renamed(incoming(article, extract(article)), identity)


def _from_text(identity: str, body: Text) -> Incoming:
    """Return what is found in a text of which nothing else is known than its article's id."""
    titles = [body.text[block.start : block.end] for block in body.blocks if block.kind == "title"]
    date = _DATE.match(slug_of(identity))
    title = " ".join(titles[0].split()) if titles else slug_of(identity)
    summary = ArticleSummary(
        id=identity, title=title, published=date[1] if date else None, digest=digest_of(body), length=len(body.text)
    )
    return _extracted(identity, summary, body)


def rebuild(database: Database, progress: "Progress | None" = None) -> Rebuilt:
    """Make the store anew from its articles, the older copy's and the files, in this order; a damaged one is kept.

    Args:
        database: the store.
        progress: told after each article.

    Raises:
        StoreError: it could not be written; the store is what it was.
    """
    journal = database.journal
    fresh_path = journal.path.with_suffix(".rebuilt.jsonl")
    _clear(journal.disk, fresh_path)
    here = _Articles(database)
    older = _older(database) if here.unsound or journal.damage else None
    wanted = _missing(here, older) if older else []
    saved = _Saved(here, set(wanted))
    unmarked = is_lost(database, FORGOTTEN)
    before = journal.committed.counts.get("articles", 0) if journal.damage and journal.committed else 0
    known = journal.committed.generation if journal.committed else newest_generation(journal.path.parent)
    generation = max(journal.generation, known) + 1
    with explained(f"The store {journal.path} could not be made anew and is what it was before"):
        write_fresh(journal.disk, fresh_path, SCHEMA, [line(Change(META, REBUILT, b"{}"))], generation)
    with Database(fresh_path, disk=journal.disk) as fresh:
        for one in (database, older.database) if older else (database,):
            keep_marks(one, fresh)
            keep_owed(one, fresh)
        _fill(fresh, _arrivals(here, older, wanted, saved), progress)
    with journal.lock:
        aside = _set_aside(database)
        journal.adopt(fresh_path)
        _clear(journal.disk, fresh_path)
    gone = before - sum(map(len, (here.sound, wanted, saved.read, saved.bare, saved.lost)))
    bare = tuple(arriving.summary.id for arriving, _, _ in saved.bare)
    kept = len(here.sound)
    return Rebuilt(kept, len(wanted), len(saved.read), bare, tuple(saved.lost), max(0, gone), aside, unmarked)


def _clear(disk: Disk, fresh_path: Path) -> None:
    """Take away what an earlier attempt left, or this one leaves beside the store."""
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
    with explained(f"The damaged store in {journal.path.parent} could not be set aside"):
        journal.disk.link(journal.path, journal.path.parent / name)
    return name


def _older(database: Database) -> _Articles | None:
    """Return the articles of the newest sound copy, if there is one."""
    if not database.journal.backup.exists():
        return None
    try:
        return _Articles(Database(database.journal.backup, read_only=True))
    except StoreError:
        return None


def _missing(here: _Articles, older: _Articles) -> list[str]:
    """Return which of the older articles are not here any more, neither they nor a newer one from the same file."""
    paths = {place.path for summary in here.sound.values() for place in summary.places} - {str(STANDARD_INPUT)}
    digests = {summary.digest for summary in here.sound.values()}
    return [
        identity
        for identity, summary in older.sound.items()
        if summary.digest not in digests and paths.isdisjoint(place.path for place in summary.places)
    ]


class _Saved:
    """What becomes of the articles that are not sound.

    Attributes:
        read: those that were read from their files again.
        bare: those of which there is a text alone.
        lost: titles and files of the others.
    """

    def __init__(self, here: _Articles, found: set[str]) -> None:
        self.read: list[_Arrival] = []
        self.bare: list[_Arrival] = []
        self.lost: list[str] = []
        unsound = {identity: summary for identity, summary in here.unsound.items() if identity not in found}
        self._read = _read_again(summary for summary in unsound.values() if summary is not None)
        for identity, summary in unsound.items():
            self._save(identity, summary, here.text(identity))

    def _save(self, identity: str, summary: ArticleSummary | None, body: Text | None) -> None:
        paths = [place.path for place in (summary.places if summary else ())]
        place, arriving = next((self._read[path] for path in paths if path in self._read), (None, None))
        if summary is not None and place is not None and arriving is not None:
            self.read.append((called(arriving, identity), (place,), summary.added))
        elif summary is None and body is not None:
            self.bare.append((_from_text(identity, body), (Place(path=str(STANDARD_INPUT)),), ""))
        else:
            self.lost.append(f"{summary.title} ({summary.path})" if summary else identity)


def _read_again(summaries: Iterable[ArticleSummary]) -> dict[str, tuple[Place, Incoming]]:
    """Return what comes of the files of articles, by their paths; those of which nothing does are left out."""
    places = {place.path: place for summary in summaries for place in summary.places}
    tasks = [Task(path, place.size) for path, place in places.items() if path != str(STANDARD_INPUT)]
    with Readers(tasks) as readers:
        reads = [step.read for step in readers.steps() if step.read is not None]
    return {read.place.path: (read.place, read.arriving) for read in reads if read.arriving is not None}


def _arrivals(here: _Articles, older: _Articles | None, wanted: list[str], saved: _Saved) -> "_Arrivals":
    """Return all that is to be taken in."""

    def all_() -> Iterator[_Arrival]:
        for identity in here.sound:
            yield from here.arriving(identity)
        for identity in wanted if older else ():
            yield from older.arriving(identity) if older else ()
        yield from (*saved.read, *saved.bare)

    return _Arrivals(len(here.sound) + len(wanted) + len(saved.read) + len(saved.bare), all_())


class _Arrivals(NamedTuple):
    """Articles to be taken in, and how many they are."""

    total: int
    each: Iterator[_Arrival]


def _fill(fresh: Database, arrivals: _Arrivals, progress: "Progress | None") -> None:
    """Take articles into a store that nobody else has."""
    forgotten = marks_of(fresh)
    register = Register(fresh.journal)
    done, began = 0, time.monotonic()
    while batch := list(islice(arrivals.each, _BATCH)):
        with fresh.transaction(then=register.apply) as transaction:
            resolution = Resolution(transaction, register)
            for arriving, places, added in batch:
                spared = spare(placed(arriving, transaction), forgotten)
                path = places[0].path if places else ""
                summary = msgspec.structs.replace(spared.summary, path=path, places=places, added=added)
                transaction.put("articles", summary.id, summary)
                transaction.put("texts", summary.id, spared.body)
                resolution.add(spared)
                done += 1
                if progress is not None:
                    progress(done, arrivals.total, Path(path), done / max(1e-9, time.monotonic() - began), 0.0)
            resolution.settle()
