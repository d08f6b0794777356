"""A store made anew from its articles, beside the old one, and put in its place when it is whole."""

import hashlib
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

import msgspec

from store.articles.files import STANDARD_INPUT
from store.database import Database
from store.entities.incoming import Incoming, incoming, renamed
from store.entities.records import ArticleSummary, Place, Text, whole_article
from store.entities.register import Register
from store.errors import StoreError
from store.resolution import Resolution
from store.upkeep.forgetting import forgotten_names, keep_forgotten, spare
from store.upkeep.reading import Task, read_file

_BATCH = 64


class Rebuilt(NamedTuple):
    """What became of the articles.

    Attributes:
        kept: how many are what they were.
        older: how many come from the newest sound copy.
        read: how many were read from their files again.
        lost: titles and files of those that could not be had any more.
    """

    kept: int = 0
    older: int = 0
    read: int = 0
    lost: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What became of them, one sentence."""
        said = f"{self.kept} articles are what they were"
        said += f", {self.older} come from the older copy" if self.older else ""
        said += f", {self.read} were read from their files again" if self.read else ""
        said += f", {len(self.lost)} are lost: {'; '.join(self.lost)}" if self.lost else ""
        return said + "."


class _Articles:
    """The articles of a store: those that are sound, and of those that are not what is known."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.sound: dict[str, ArticleSummary] = {}
        self.unsound: dict[str, ArticleSummary | None] = {}
        ids = {*database.journal.ids("articles"), *database.journal.ids("texts")}
        for identity in sorted(ids):
            summary, body = self._summary(identity), self.text(identity)
            if summary and body and hashlib.sha256(body.text.encode()).hexdigest() == summary.digest:
                self.sound[identity] = summary
            else:
                self.unsound[identity] = summary

    def _summary(self, identity: str) -> ArticleSummary | None:
        try:
            return self.database.get("articles", identity, ArticleSummary)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None

    def text(self, identity: str) -> Text | None:
        """Return an article's text if it can be read."""
        try:
            return self.database.get("texts", identity, Text)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None

    def arriving(self, identity: str) -> Iterator[tuple[Incoming, tuple[Place, ...], str]]:
        """Yield a sound article with what is found in it today, its places and when it came."""
        from store.extraction.pipeline import extract

        summary, body = self.sound[identity], self.text(identity)
        if body is not None:
            article = whole_article(summary, body)
            places = summary.places or (Place(path=summary.path or str(STANDARD_INPUT)),)  # damage may have taken them
            yield renamed(incoming(article, extract(article)), identity), places, summary.added


def rebuild(database: Database, then: Callable[[], None] | None = None) -> Rebuilt:
    """Make the store anew from its articles, the older copy's and the files, in this order.

    Args:
        database: the store.
        then: called in the moment in which readers see the new one.

    Raises:
        StoreError: it could not be written; the store is what it was.
    """
    disk = database.journal.disk
    fresh_path = database.journal.path.with_suffix(".rebuilt.jsonl")
    disk.remove(fresh_path)
    here = _Articles(database)
    older = _older(database) if here.unsound or database.journal.damage else None
    wanted = _missing(here, older) if older else []
    reread, lost = _read_again(here, set(wanted))
    with Database(fresh_path, disk=disk) as fresh:
        keep_forgotten(database, fresh)
        arrivals = (one for identity in here.sound for one in here.arriving(identity))
        _fill(fresh, arrivals)
        if older:
            _fill(fresh, (one for identity in wanted for one in older.arriving(identity)))
        _fill(fresh, iter(reread))
    with database.journal.lock:
        database.journal.adopt(fresh_path)
        disk.remove(fresh_path.with_suffix(".columns"))
        if then is not None:
            then()
    return Rebuilt(len(here.sound), len(wanted), len(reread), tuple(lost))


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
    paths = {place.path for summary in here.sound.values() for place in summary.places}
    digests = {summary.digest for summary in here.sound.values()}
    return [
        identity
        for identity, summary in older.sound.items()
        if identity not in here.sound
        and summary.digest not in digests
        and paths.isdisjoint(place.path for place in summary.places)
    ]


def _read_again(here: _Articles, found: set[str]) -> tuple[list[tuple[Incoming, tuple[Place, ...], str]], list[str]]:
    """Return the unsound articles that can be read from their files, and the names of those that cannot."""
    reread: list[tuple[Incoming, tuple[Place, ...], str]] = []
    lost: list[str] = []
    for identity, summary in here.unsound.items():
        if identity in found:
            continue
        reads = [read_file(Task(place.path)) for place in (summary.places if summary else ()) if place.path != "-"]
        arriving = next(((read.arriving, read.place) for read in reads if read.arriving), None)
        if arriving is not None and arriving[0] is not None:
            reread.append((arriving[0], (arriving[1],), summary.added if summary else ""))
        else:
            lost.append(f"{summary.title} ({summary.path})" if summary else identity)
    return reread, lost


def _fill(fresh: Database, arrivals: Iterator[tuple[Incoming, tuple[Place, ...], str]]) -> None:
    """Take articles into a store that nobody else has."""
    forgotten = forgotten_names(fresh)
    register = Register(fresh.journal)
    while batch := list(islice(arrivals, _BATCH)):
        with fresh.transaction(then=register.apply) as transaction:
            resolution = Resolution(transaction, register)
            for arriving, places, added in batch:
                identity = arriving.summary.id
                summary = msgspec.structs.replace(
                    arriving.summary, path=places[0].path if places else "", places=places, added=added
                )
                transaction.put("articles", identity, summary)
                transaction.put("texts", identity, arriving.body)
                resolution.add(spare(arriving, forgotten))
            resolution.settle()
