"""From files to the store: what is new or changed is read and extracted, and committed a few articles at a time."""

import os
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

import msgspec

from store.articles.files import STANDARD_INPUT, find_articles
from store.database import Database, Transaction
from store.entities.records import ArticleSummary, Place
from store.entities.register import Register
from store.errors import NotFoundError
from store.resolution import Resolution
from store.upkeep.forgetting import forgotten_names
from store.upkeep.reading import Read, Task, read_all
from store.upkeep.taking import Outcome, Taking

BATCH = 64
"""Articles committed at once: what an interruption costs at most, and how often the disk is waited for."""
SECONDS = 2.0
"""Seconds after which fewer are committed, so that an explorer beside sees them come."""


class Progress(Protocol):
    """What is told after each file."""

    def __call__(self, done: int, total: int, path: Path, rate: float) -> None:
        """Be told how many of how many files are done, the last one, and how many are read in a second."""


class LoadReport(NamedTuple):
    """What a load did.

    Attributes:
        added: ids of articles that were not there.
        changed: ids of articles whose file says something else now.
        moved: ids of articles whose file lies elsewhere now.
        unchanged: how many files were as they had been.
        missing: files (paths) in the folders given whose articles are kept, though they are not there any more.
        duplicates: files whose very text is known, with the id of its article.
        failed: files that could not be read, with a sentence each; the path is "" where the sentence alone has it.
        interrupted: whether it ended before all files were looked at.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    unchanged: int = 0
    missing: tuple[str, ...] = ()
    duplicates: tuple[tuple[str, str], ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    interrupted: bool = False


Write = Callable[[Callable[[Transaction, Register], None]], None]
"""Makes one change to the store, all of it or nothing."""


class _Known(msgspec.Struct, frozen=True):
    """What must be known of an article to know it again; the rest of its document is passed over."""

    digest: str = ""
    places: tuple[Place, ...] = ()


class Loader:
    """One load."""

    def __init__(self, database: Database, write: Write) -> None:
        self._database = database
        self._write = write
        self._outcome = Outcome()
        self._forgotten = forgotten_names(database)
        self._learn()

    def _learn(self) -> None:
        """Note what is known of files and texts."""
        self._by_path: dict[str, tuple[str, Place]] = {}
        self._by_digest: dict[str, str] = {}
        for identity, known in self._database.records("articles", _Known):
            self._by_digest[known.digest] = identity
            for place in known.places:
                self._by_path[place.path] = (identity, place)

    def load(
        self,
        paths: Sequence[Path],
        *,
        progress: Progress | None = None,
        jobs: int | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> LoadReport:
        """See `Library.load`."""
        tasks = self._tasks(paths)
        total, done = len(tasks) + self._outcome.unchanged + len(self._outcome.failed), self._outcome.unchanged
        batch: list[Read] = []
        began = committed = time.monotonic()
        interrupted = False
        reads = read_all(tasks, jobs)
        try:
            for number, read in enumerate(reads, 1):
                batch.append(read)
                now = time.monotonic()
                if len(batch) >= BATCH or now - committed > SECONDS:
                    self._commit(batch)
                    batch, committed = [], now
                if progress is not None:
                    progress(done + number, total, Path(read.place.path), number / max(1e-9, now - began))
                if stop is not None and stop():
                    interrupted = number < len(tasks)
                    break
        except KeyboardInterrupt:
            interrupted = True
        finally:
            reads.close()
        self._commit(batch)
        return self._report(() if interrupted else self._missing(paths), interrupted=interrupted)

    def take_in(self, batch: Sequence[Read]) -> LoadReport:
        """Take in what was read elsewhere."""
        self._commit(batch)
        return self._report((), interrupted=False)

    def _report(self, missing: Iterable[str], *, interrupted: bool) -> LoadReport:
        outcome = self._outcome
        return LoadReport(
            added=tuple(outcome.added),
            changed=tuple(outcome.changed),
            moved=tuple(outcome.moved),
            unchanged=outcome.unchanged,
            missing=tuple(missing),
            duplicates=tuple(outcome.duplicates),
            failed=tuple(outcome.failed),
            interrupted=interrupted,
        )

    def _tasks(self, paths: Sequence[Path]) -> list[Task]:
        """Return the files to read; those that look as they did when they were read are not among them."""
        tasks: dict[str, Task] = {}
        for found in find_articles(path for path in paths if not self._is_gone(path)):
            if not isinstance(found, Path):
                self._outcome.failed.append(("", str(found)))
                continue
            path = str(found if found == STANDARD_INPUT else found.resolve())
            known = self._by_path.get(path)
            if known is not None and _looks_like(known[1]):
                self._outcome.unchanged += path not in tasks
            else:
                tasks[path] = Task(path, known[1].digest if known else "")
        return list(tasks.values())

    def _is_gone(self, path: Path) -> bool:
        """Return whether a file is known and not there any more: that is told, but it is no failure."""
        return path != STANDARD_INPUT and str(path.resolve()) in self._by_path and not path.exists()

    def _missing(self, paths: Sequence[Path]) -> list[str]:
        """Return the known files among those asked for that are gone."""
        asked = {str(path.resolve()) for path in paths}
        folders = tuple(os.path.join(path, "") for path in asked)
        return sorted(
            path for path in self._by_path if (path in asked or path.startswith(folders)) and not Path(path).exists()
        )

    def _commit(self, batch: Sequence[Read]) -> None:
        """Take some articles in, all of them or none."""
        outcome = Outcome()

        def change(transaction: Transaction, register: Register) -> None:
            resolution = Resolution(transaction, register)
            taking = Taking(transaction, resolution, self._by_path, self._by_digest, outcome, self._forgotten)
            for read in batch:
                taking.take(read)
            resolution.settle()

        if not batch:
            return
        try:
            self._write(change)
        except BaseException:
            self._learn()  # what was noted of this batch did not come to be
            raise
        self._outcome.take(outcome)


def _looks_like(place: Place) -> bool:
    """Return whether a file looks as it did when it was read."""
    try:
        status = Path(place.path).stat()
    except OSError:
        return False
    return (status.st_mtime_ns, status.st_size) == (place.modified, place.size)


def remove(database: Database, write: Write, which: str) -> tuple[str, ...]:
    """See `Library.remove`; an article that lies elsewhere too loses only the files named."""
    path = Path(which).expanduser().resolve()
    named: dict[str, frozenset[str]] = {}
    for identity, summary in database.records("articles", ArticleSummary):
        files = {place.path for place in summary.places}
        if identity != which:
            files = {file for file in files if path in (Path(file), *Path(file).parents)}
        if files or identity == which:
            named[identity] = frozenset(files)
    gone: list[str] = []

    def change(transaction: Transaction, register: Register) -> None:
        resolution = Resolution(transaction, register)
        taking = Taking(transaction, resolution, {}, {}, Outcome())
        gone.extend(identity for identity in sorted(named) if taking.leave_all(identity, named[identity]))
        resolution.settle()

    if not named:
        raise NotFoundError(f"No article in the store has the id or the path {which}.")
    write(change)
    return tuple(gone)
