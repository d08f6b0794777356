"""The library: everything that is known from the articles, and the one way in.

    with Library.open(folder) as library:
        library.load([Path("clippings")])
        for person in library.entities("person"): ...

Reading is safe from any thread while another one loads: what a method returns is one state of the store, the one
before a batch or the one after it. Whoever keeps what was returned keeps an immutable record. `generation` tells
whether anything has changed since.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import platformdirs

from store.checking import CheckReport, check
from store.database import Database, Transaction
from store.disk import Disk, explained
from store.errors import NotFoundError, StoreError
from store.forgetting import forget
from store.incoming import incoming
from store.loading import Loader, LoadReport, Progress, remove
from store.lock import Lock
from store.model import (
    AnyEntity,
    Article,
    EntityKind,
    Extraction,
    Figure,
    Mention,
    Organisation,
    Person,
    Quote,
    kind_of,
)
from store.reading import Read
from store.rebuilding import rebuild
from store.records import TABLES, ArticleSummary, Place, Sighting, Text, slug_of, whole_article
from store.recovery import purge, recover, restore
from store.register import Register, sighting_id

ReadOnly = bool | Literal["if locked"]

_FILE = "dossier.jsonl"
_RECORDS: Mapping[EntityKind, type[Organisation] | type[Person] | type[Figure] | type[Quote]] = {
    "organisation": Organisation,
    "person": Person,
    "figure": Figure,
    "quote": Quote,
}


def default_folder() -> Path:
    """Return where the store lies unless another place is named: DOSSIER_STORE, or the user's data directory."""
    named = os.environ.get("DOSSIER_STORE", "")
    return Path(named).expanduser() if named else platformdirs.user_data_path("dossier", appauthor=False)


class Library:
    """An open store. See the module for threads.

    Attributes:
        folder: where it lies.
        read_only: whether it can only be read, because it was asked for so or because another process writes.
        notices: what the user should know about its opening, one sentence each.
        database: the tables, for who would rather ask TinyDB.
    """

    def __init__(self, folder: Path, database: Database, lock: Lock | None) -> None:
        self.folder = folder
        self.read_only = lock is None
        self.notices: tuple[str, ...] = ()
        self.database = database
        self._lock = lock
        self._state = database.journal.lock  # held while several documents are read, so that they are of one state
        self._register: Register | None = None

    @classmethod
    def open(cls, folder: Path, *, read_only: ReadOnly = False, disk: Disk | None = None) -> Self:
        """Open the store in a folder, or begin one there.

        Args:
            folder: where it lies; made if it is not there.
            read_only: True to read only; "if locked" to read only where another process is writing.
            disk: the system calls; another one in tests.

        Raises:
            StoreError: it cannot be opened; the sentence says why and what to do.
        """
        lock: Lock | None = None
        if read_only is not True:
            with explained(f"The store in {folder} could not be opened for writing"):
                (disk or Disk()).make_folder(folder)
                lock = Lock(folder / "dossier.lock")
                if not lock.acquire():
                    lock = None
            if lock is None and read_only is False:
                raise StoreError(
                    f"Another dossier is writing to the store in {folder}; close it, or open this one to read."
                )
        try:
            notices = () if lock is None else restore(folder / _FILE, disk or Disk())
            database = Database(folder / _FILE, read_only=lock is None, disk=disk)
            notices += recover(database, read_only=lock is None)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        library = cls(folder, database, lock)
        library.notices = notices
        return library

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store; closing twice is as good."""
        self.database.close()
        if self._lock is not None:
            self._lock.release()

    def refresh(self) -> bool:
        """Take in what another process has written since; True where that is anything."""
        with self._state:
            fresh = self.database.journal.refresh()
            if fresh:
                self._register = None
            return fresh

    @property
    def generation(self) -> int:
        """A number that is another one whenever the library has changed."""
        return self.database.journal.generation

    def counts(self) -> Mapping[str, int]:
        """Return how many there are of each: article, organisation, person, figure, quote."""
        with self._state:
            return {kind: self.database.journal.count(table) for kind, table in TABLES.items()}

    def articles(self) -> Sequence[ArticleSummary]:
        """Return all articles without their text, the newest first, those without a date last."""
        with self._state:
            summaries = [summary for _, summary in self.database.records("articles", ArticleSummary)]
        return sorted(sorted(summaries, key=lambda one: one.id), key=lambda one: one.published or "", reverse=True)

    def summary(self, article_id: str) -> ArticleSummary:
        """Return an article without its text.

        Raises:
            NotFoundError: there is none of that id.
        """
        summary = self.database.get("articles", article_id, ArticleSummary)
        if summary is None:
            raise NotFoundError(f"There is no article {article_id} in the store.")
        return summary

    def article(self, article_id: str) -> Article:
        """Return an article.

        Raises:
            NotFoundError: there is none of that id.
        """
        with self._state:
            summary = self.summary(article_id)
            body = self.database.get("texts", article_id, Text)
        if body is None:
            raise StoreError(f"The text of {article_id} is missing from the store; `dossier check --repair` mends it.")
        return whole_article(summary, body)

    def entity(self, entity_id: str) -> AnyEntity:
        """Return an organisation, person, figure or quote.

        Raises:
            NotFoundError: there is none of that id.
        """
        try:
            kind = kind_of(entity_id)
        except ValueError as error:
            raise NotFoundError(f"{error}.") from error
        entity: AnyEntity | None = self.database.get(TABLES[kind], entity_id, _RECORDS[kind])
        if entity is None:
            raise NotFoundError(f"There is no {entity_id} in the store.")
        return entity

    def entities(self, kind: EntityKind) -> Iterator[AnyEntity]:
        """Yield all entities of a kind as they are now, in no order that means anything."""
        for _, entity in self.database.records(TABLES[kind], _RECORDS[kind]):
            yield entity

    def mentions(self, entity_id: str) -> tuple[Mention, ...]:
        """Return where an entity stands, the newest article first, in an article from its beginning on.

        Raises:
            NotFoundError: there is no such entity.
        """
        with self._state:
            entity = self.entity(entity_id)
            if isinstance(entity, Figure | Quote):
                return entity.mentions
            sightings = [self._sighting(entity_id, slug) for slug in self._placed().articles.get(entity_id, ())]
        sightings.sort(key=lambda sighting: sighting.article)
        sightings.sort(key=lambda sighting: sighting.published or "", reverse=True)
        return tuple(mention for sighting in sightings for mention in sighting_mentions(sighting))

    def in_article(self, article_id: str) -> tuple[tuple[str, Mention], ...]:
        """Return all that stands in an article, as (entity id, mention), by position.

        Raises:
            NotFoundError: there is no such article.
        """
        slug = slug_of(article_id)
        with self._state:
            self.summary(article_id)
            placed = self._placed()
            sightings = [self._sighting(entity, slug) for entity in placed.entities.get(slug, ())]
            contents = [self.entity(identity) for identity in placed.contents.get(slug, ())]
        found = [(one.entity, mention) for one in sightings for mention in sighting_mentions(one)]
        found += [(one.id, mention) for one in contents for mention in one.mentions]
        return tuple(sorted(found, key=lambda pair: (pair[1].start, -pair[1].end, pair[0])))

    def _sighting(self, entity: str, slug: str) -> Sighting:
        sighting = self.database.get("mentions", sighting_id(entity, slug), Sighting)
        if sighting is None:
            raise StoreError(
                f"The store in {self.folder} contradicts itself at {entity}; `dossier check --repair` mends it."
            )
        return sighting

    def _placed(self) -> Register:
        """Return the register, made when first needed: reading an entity does not need it."""
        if self._register is None:
            self._register = Register(self.database.journal)
        return self._register

    def load(
        self,
        paths: Iterable[Path],
        *,
        progress: Progress | None = None,
        jobs: int | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> LoadReport:
        """Read articles from files and folders and take them in; what is unchanged is not read again.

        Args:
            paths: files and folders.
            progress: told after each file.
            jobs: how many processes read and extract; as many as there are processors unless given.
            stop: asked between articles; True ends the load with what is finished.

        Raises:
            StoreError: the store could not be written; what was committed before stays.
        """
        loader = Loader(self.database, self._write)
        return loader.load(list(paths), progress=progress, jobs=jobs, stop=stop)

    def take_in(self, article: Article, extraction: Extraction) -> LoadReport:
        """Take in an article that was read elsewhere (standard input); `article.path` says from where.

        Raises:
            StoreError: the store could not be written; it is what it was.
        """
        read = Read(Place(path=article.path), incoming(article, extraction))
        return Loader(self.database, self._write).take_in([read])

    def remove(self, which: str) -> tuple[str, ...]:
        """Take out an article by its id, or what lies in a file or folder by its path; return the ids that are gone.

        An article that lies elsewhere too stays, without the place named.

        Raises:
            NotFoundError: nothing in the store has that id or path.
            StoreError: the store could not be written; it is what it was.
        """
        gone = remove(self.database, self._write, which)
        purge(self.database)
        return gone

    def forget(self, which: str) -> tuple[str, ...]:
        """Take a person's or an organisation's records out for good and return their ids.

        Their entry, mentions, roles and quotes go, from the older copies too, and no later load brings them back. The
        articles' texts stay; who wants those gone removes the articles.

        Args:
            which: an id, or a name, which means all who bear it.

        Raises:
            NotFoundError: nobody in the store has that id or name.
            StoreError: the store could not be written; it is what it was.
        """
        gone = forget(self.database, self._write, which)
        purge(self.database)
        return gone

    def check(self, *, repair: bool = False) -> CheckReport:
        """Compare everything in the store with what it should be.

        Args:
            repair: make the store anew from its articles where anything is wrong; the old one is kept as a copy.

        Raises:
            StoreError: the store could not be read, or not be written to repair it.
        """
        report = check(self.database)
        if not repair or not report.problems:
            return report
        if self.read_only:
            raise StoreError(f"The store in {self.folder} is open for reading only; close the other dossier first.")
        rebuilt = rebuild(self.database)
        self._register = None
        after = check(self.database)
        summary = f"{report.summary}; repaired: {rebuilt.sentence}"
        return CheckReport((*report.problems, *after.problems), summary, repaired=not after.problems)

    def _write(self, change: Callable[[Transaction, Register], None]) -> None:
        """Make one change, all of it or nothing; readers see it at once and whole."""
        register = self._placed()
        with self.database.transaction(then=register.apply) as transaction:
            change(transaction, register)


def sighting_mentions(sighting: Sighting) -> list[Mention]:
    """Return where an entity stands in an article, from its beginning on."""
    mentions = [span.mention(sighting.article) for local in sighting.locals for span in local.spans]
    return sorted(mentions, key=lambda mention: (mention.start, mention.end))
