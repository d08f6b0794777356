"""From files to the store: what is new or changed is read and extracted, and committed a few articles at a time."""

import os
import signal
import threading
import time
from collections.abc import Callable, Container, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from store.articles.files import find_articles, is_gone, read_bytes, real_path
from store.corrections.amending import Amendments
from store.database import Database, Transaction
from store.errors import DossierError, ReadError, StoreError
from store.identity.register import Register, Write
from store.library.bringing import Bringing
from store.library.decided import applied, decisions_of
from store.library.hands import OWN, Hands, readers
from store.library.known import KnownFiles
from store.library.marks import marks_of
from store.library.own_words import changed_words, holding, put_words
from store.library.readers import Step
from store.library.reading import Read, Task, read_file
from store.library.reports import LoadReport, Progress
from store.library.taking import Outcome, Taking
from store.log.turn import outlasting
from store.text.language import tr
from store.text.paths import STANDARD_INPUT
from store.text.wording import how_many

BATCH = 64
"""Articles committed at once: what an interruption costs at most, and how often the disk is waited for."""
_ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
SECONDS = 2.0
"""Seconds after which fewer are committed, so that an explorer beside sees them come."""


class _StoppedError(Exception):
    """Whoever wanted a load wants no more of it."""


class Loader:
    """One load.

    Args:
        database: the store.
        write: makes a change to it.
        known: returns what is known of its files, in the place of reading all of its articles.
    """

    def __init__(self, database: Database, write: Write, known: Callable[[], KnownFiles] | None = None) -> None:
        self._database = database
        self._write = write
        self._outcome = Outcome()
        self._position = database.position  # before all that is read: what others write meanwhile is taken over
        self._forgotten = marks_of(database)
        self._decided: tuple[str, Amendments] | None = None
        self._known = known() if known is not None else KnownFiles(database)
        self._doubted = False
        self._batch: list[Read] = []
        self._own_words = changed_words(database)
        self._to_read_again: Mapping[str, str] = {}

    def load(
        self,
        paths: Sequence[Path],
        *,
        progress: Progress | None = None,
        stop: Callable[[], bool] | None = None,
        jobs: int | None = None,
        seconds: float | None = None,
        follow_links: bool = False,
        hands: Hands = OWN,
    ) -> LoadReport:
        """See `Library.load`."""
        asked = stop or (lambda: False)
        interrupted = False
        left_out: list[str] = []
        try:
            try:
                found = find_articles(
                    self._there(paths), follow_links=follow_links, leave_out=lambda path: left_out.append(str(path))
                )
                self._to_read_again = holding(self._database, self._own_words)
                tasks = self._tasks(found, asked)
                tasks += self._elsewhere({task.path for task in tasks})
                with closing(self._steps(tasks, jobs, seconds, hands)) as steps:
                    self._take(steps, len(tasks), progress, asked)
                self._note_own_words()
            except (KeyboardInterrupt, _StoppedError):
                interrupted = True
            finally:
                self._commit()
        except DossierError as error:
            done = self._outcome.count
            kept = (
                tr(
                    " What was done until then is kept, {files} of them; load again for the rest.",
                    files=how_many(done, "file"),
                )
                if done
                else ""
            )
            raise StoreError(f"{error}{kept}") from error
        report = self._report(() if interrupted else self._missing(paths), interrupted=interrupted)
        return report._replace(left_out=(*left_out, *report.notes))

    def take_in(self, batch: Sequence[Read]) -> LoadReport:
        """Take in what was read elsewhere."""
        self._batch += batch
        self._commit()
        return self._report((), interrupted=False)

    def _report(self, missing: Iterable[str], *, interrupted: bool) -> LoadReport:
        outcome = self._outcome
        return LoadReport(
            added=tuple(outcome.added),
            changed=tuple(outcome.changed),
            again=tuple(outcome.again),
            moved=tuple(outcome.moved),
            unchanged=outcome.unchanged,
            missing=tuple(missing),
            duplicates=tuple(outcome.duplicates),
            failed=tuple(outcome.failed),
            partial=tuple(outcome.partial),
            notes=tuple(outcome.notes),
            interrupted=interrupted,
        )

    def _tasks(self, found: Iterable[Path | ReadError], stop: Callable[[], bool]) -> list[Task]:
        """Return the files to read; those that look as they did when they were read are not among them."""
        tasks: dict[str, Task | None] = {}
        for file in found:
            if stop():
                raise _StoppedError
            if not isinstance(file, Path):
                self._outcome.failed.append((file.path, str(file)))
                continue
            path = real_path(file)
            if path not in tasks:
                tasks[path] = self._task(path)
        return [task for task in tasks.values() if task is not None]

    def _elsewhere(self, asked: Container[str]) -> list[Task]:
        """Return files that nobody asked for, and in which the user's own titles and outlets can change something."""
        again: list[Task] = []
        for path in self._to_read_again:
            with suppress(OSError):
                status = os.stat(path)
                if path not in asked and self._known.looks_the_same(path, status):
                    again.append(Task(path, status.st_size, again=True))
        return again

    def _note_own_words(self) -> None:
        """Note that all that they can change has been read with them."""
        if self._own_words:
            self._commit()
            self._write(lambda transaction, _: put_words(transaction))

    def _task(self, path: str) -> Task | None:
        """Return how to read a file, None where it need not or cannot be read."""
        try:
            if path == str(STANDARD_INPUT):  # it is this process's own
                data = read_bytes(STANDARD_INPUT)
                return Task(path, len(data), data)
            status = os.stat(path)
        except ReadError as error:
            self._outcome.failed.append((path, str(error)))
            return None
        except OSError:
            return Task(path)  # whoever reads it says why that cannot be done
        again = path in self._to_read_again or self._known.is_outdated(path)
        if self._known.looks_the_same(path, status) and not again:
            self._outcome.unchanged += 1
            return None
        return Task(path, status.st_size, again=again)

    def _steps(self, tasks: Iterable[Task], jobs: int | None, seconds: float | None, hands: Hands) -> Generator[Step]:
        """Yield what becomes of files: first those that are known by their bytes, then those that must be read."""
        unknown: list[Task] = []
        for task in tasks:
            read = self._known.recognised(task)
            if read is None:
                unknown.append(task)
            else:
                yield Step(read, task.path)
        if unknown:
            with readers(hands, unknown, jobs, seconds, read_file) as reading:
                yield from reading.steps()

    def _take(self, steps: Iterable[Step], count: int, progress: Progress | None, stop: Callable[[], bool]) -> None:
        """Take in what has been read, some articles at a time."""
        before = self._outcome.count
        number = 0
        began = committed = time.monotonic()
        for read, path, seconds in steps:
            now = time.monotonic()
            if read is not None:
                self._batch.append(read)
                number += 1
            if len(self._batch) >= BATCH or now - committed > SECONDS:
                self._commit()
                committed = now
            if progress is not None:
                at = path or (read.place.path if read else "")
                progress(before + number, before + count, Path(at), number / max(1e-9, now - began), seconds)
            if number < count and stop():
                raise _StoppedError

    def _there(self, paths: Iterable[Path]) -> Iterator[Path]:
        """Yield the paths asked for but for files that are known and gone: that is told, but it is no failure."""
        for path in paths:
            if not (path != STANDARD_INPUT and is_gone(path) and real_path(path) in self._known.by_path):
                yield path

    def _missing(self, paths: Sequence[Path]) -> list[str]:
        """Return the known files among those asked for that are gone."""
        asked = {real_path(path) for path in paths}
        folders = tuple(os.path.join(path, "") for path in asked)
        return sorted(
            path
            for path in self._known.paths()
            if (path in asked or path.startswith(folders)) and self._known.is_gone(path)
        )

    def _amendments(self) -> Amendments:
        """Return what the user's decisions make of articles; some may have been made since the last batch."""
        stamp, known = applied(self._database), self._decided
        if known is None or known[0] != stamp:
            known = self._decided = (stamp, Amendments(decisions_of(self._database).values()))
        return known[1]

    def _commit(self) -> None:
        """Take what was read in, all of it or none; ctrl+c waits for that.

        A server that does not answer is waited for, for a minute: it may be starting again.
        """
        batch, self._batch = self._batch, []
        if not batch:
            return
        with _uninterrupted():
            outlasting(lambda: self._take_batch(batch))

    def _take_batch(self, batch: Sequence[Read]) -> None:
        outcome = Outcome()

        def change(transaction: Transaction, register: Register) -> None:
            self._keep_up()
            bringing = Bringing(transaction, register, self._amendments(), self._forgotten)
            taking = Taking(transaction, bringing, self._known, outcome)
            transaction.read_ahead("articles", [read.arriving.summary.id for read in batch if read.arriving])
            for read in batch:
                taking.take(read)
            taking.settle()

        try:
            self._write(change)
        except BaseException:
            self._doubted = True  # what was noted of this batch did not come to be
            raise
        self._outcome.take(outcome)
        self._position = self._database.position

    def _keep_up(self) -> None:
        """Take over what others have written since the last batch, where they may."""
        if self._doubted:
            self._known, self._doubted = KnownFiles(self._database), False
            self._forgotten = marks_of(self._database)
        elif self._database.position != self._position:
            self._known.take_over(self._database, self._position)
            self._forgotten = marks_of(self._database)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put ctrl+c, and what else asks this program to end and is listened to, off until what is done inside is done."""
    if threading.current_thread() is not threading.main_thread():  # they do not reach others
        yield
        return
    asked: list[int] = []
    heard = [number for number in _ENDING if callable(signal.getsignal(number))]
    before = {number: signal.signal(number, lambda number, _: asked.append(number)) for number in heard}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    for number in asked[:1]:
        signal.raise_signal(number)
