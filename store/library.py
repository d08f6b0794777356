"""The library: everything that is known from the articles, and the one way in.

    with Library.open(folder) as library:
        library.load([Path("clippings")])
        for person in library.entities("person"): ...

Reading is safe from any thread while another one loads: what a method returns is one state of the store, the one
before a batch or the one after it. Whoever keeps what was returned keeps an immutable record. `generation` tells
whether anything has changed since.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

from store.database import Database, Transaction
from store.entities.holdings import Holdings
from store.entities.records import Place
from store.entities.register import Register
from store.errors import StoreError
from store.log.disk import Disk, explained
from store.log.lock import Lock
from store.model import Article, Extraction

if TYPE_CHECKING:  # what changes the store is imported when it is changed: reading it must start at once
    from store.upkeep.checking import CheckReport
    from store.upkeep.loading import LoadReport, Progress
    from store.upkeep.rebuilding import Rebuilt

ReadOnly = bool | Literal["if locked"]

_FILE = "dossier.jsonl"


class Library(Holdings):
    """An open store. See the module for threads.

    Attributes:
        folder: where it lies.
        read_only: whether it can only be read, because it was asked for so or because another process writes.
        notices: what the user should know about its opening, one sentence each.
    """

    def __init__(self, folder: Path, database: Database, lock: Lock | None) -> None:
        super().__init__(database)
        self.folder = folder
        self.read_only = lock is None
        self.notices: tuple[str, ...] = ()
        self._lock = lock

    @classmethod
    def open(cls, folder: Path, *, read_only: ReadOnly = False, disk: Disk | None = None) -> Self:
        """Open the store in a folder, or begin one there.

        Args:
            folder: where it lies; made if it is not there.
            read_only: True to read only; "if locked" to read only where another process is writing, or where the
                store is there but may not be written.
            disk: the system calls; another one in tests.

        Raises:
            StoreError: it cannot be opened; the sentence says why and what to do.
        """
        lock = None if read_only is True else _locked(folder, disk or Disk(), must=read_only is False)
        from store.upkeep.recovery import recover, restore

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

    def load(
        self,
        paths: Iterable[Path],
        *,
        progress: "Progress | None" = None,
        jobs: int | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> "LoadReport":
        """Read articles from files and folders and take them in; what is unchanged is not read again.

        Args:
            paths: files and folders.
            progress: told after each file.
            jobs: how many processes read and extract; as many as there are processors unless given.
            stop: asked between articles; True ends the load with what is finished.

        Raises:
            StoreError: the store could not be written; what was committed before stays.
        """
        from store.upkeep.loading import Loader

        loader = Loader(self.database, self.write)
        report = loader.load(list(paths), progress=progress, jobs=jobs, stop=stop)
        if self.database.journal.wants_compaction:
            self.database.journal.compact()
        return report

    def take_in(self, article: Article, extraction: Extraction) -> "LoadReport":
        """Take in an article that was read elsewhere (standard input); `article.path` says from where.

        Raises:
            StoreError: the store could not be written; it is what it was.
        """
        from store.entities.incoming import incoming
        from store.upkeep.loading import Loader
        from store.upkeep.reading import Read

        read = Read(Place(path=article.path), incoming(article, extraction))
        return Loader(self.database, self.write).take_in([read])

    def remove(self, which: str) -> tuple[str, ...]:
        """Take out an article by its id, or what lies in a file or folder by its path; return the ids that are gone.

        An article that lies elsewhere too stays, without the place named.

        Raises:
            NotFoundError: nothing in the store has that id or path.
            StoreError: the store could not be written; it is what it was.
        """
        from store.upkeep.loading import remove
        from store.upkeep.recovery import purge

        gone = remove(self.database, self.write, which)
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
        from store.upkeep.forgetting import forget
        from store.upkeep.recovery import purge

        gone = forget(self.database, self.write, which)
        purge(self.database)
        return gone

    def check(self, *, repair: bool = False) -> "CheckReport":
        """Compare everything in the store with what it should be.

        Args:
            repair: make the store anew from its articles where anything is wrong; the old one is kept as a copy.

        Raises:
            StoreError: the store could not be read, or not be written to repair it.
        """
        from store.upkeep.checking import CheckReport, check

        self.database.journal.read_through()
        report = check(self.database)
        if not repair or not report.problems:
            return report
        rebuilt = self.rebuild()
        after = check(self.database)
        summary = f"{report.summary}; repaired: {rebuilt.sentence}"
        return CheckReport((*report.problems, *after.problems), summary, repaired=not after.problems)

    def rebuild(self) -> "Rebuilt":
        """Make the store anew from its articles, with the rules of today; the old one is kept as a copy.

        Raises:
            StoreError: it could not be written; the store is what it was.
        """
        from store.upkeep.rebuilding import rebuild

        if self.read_only:
            raise StoreError(f"The store in {self.folder} is open for reading only; close the other dossier first.")
        return rebuild(self.database, self._forget_register)

    def _forget_register(self) -> None:
        self._register = None

    def write(self, change: Callable[[Transaction, Register], None]) -> None:
        """Make one change, all of it or nothing; readers see it at once and whole."""
        register = self._placed()
        try:
            with self.database.transaction(then=register.apply) as transaction:
                change(transaction, register)
        except BaseException:
            register.well_known.clear()  # it may know of what did not come to be
            raise


def _locked(folder: Path, disk: Disk, *, must: bool) -> Lock | None:
    """Return the lock of a store, None where it cannot be had and need not.

    Raises:
        StoreError: another process has it, though it must be had; or the folder cannot be made or written.
    """
    lock = Lock(folder / "dossier.lock")
    with explained(f"The store in {folder} could not be opened for writing"):
        try:
            disk.make_folder(folder)
            acquired = lock.acquire()
        except OSError:
            if must or disk.identity(folder / _FILE) is None:
                raise
            return None
    if not acquired and must:
        raise StoreError(f"Another dossier is writing to the store in {folder}; close it, or open this one to read.")
    return lock if acquired else None
