"""From files to the store: what is new or changed is read and extracted, and committed a few articles at a time."""

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, Protocol

import msgspec

from store.articles.reader import read_article
from store.database import Database, Transaction
from store.errors import ReadError
from store.extraction.pipeline import extract
from store.incoming import Incoming, incoming, renamed
from store.records import ArticleSummary, Place
from store.register import Register
from store.resolution import Resolution

BATCH = 32
"""Articles committed at once: what an interruption costs at most, and how often the disk is waited for."""


class Progress(Protocol):
    """What is told after each file."""

    def __call__(self, done: int, total: int, path: Path, rate: float) -> None:
        """Be told how many of how many files are done, the last one, and how many a second."""


class LoadReport(NamedTuple):
    """What a load did.

    Attributes:
        added: ids of articles that were not there.
        changed: ids of articles whose file has another text now.
        moved: ids of articles whose file lies elsewhere now.
        unchanged: how many files were as they had been.
        missing: files (paths) in the folders given whose articles are kept, though they are not there any more.
        duplicates: files whose very text is known, with the id of its article.
        failed: files that could not be read, with a sentence each.
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


class Read(NamedTuple):
    """What became of one file: an article, or a sentence why not."""

    place: Place
    arriving: Incoming | None
    error: str = ""


def read_file(path: Path) -> Read:
    """Read and extract one file; this is what worker processes do."""
    place = Place(path=str(path))
    try:
        status = path.stat()
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        place = Place(path=str(path), modified=status.st_mtime_ns, size=status.st_size, digest=digest)
        article = read_article(path)
    except OSError as error:
        return Read(place, None, f"{path} cannot be read: {error.strerror}.")
    except ReadError as error:
        return Read(place, None, str(error))
    return Read(place, incoming(article, extract(article)))


class Loader:
    """One load."""

    def __init__(self, database: Database, write: Write) -> None:
        self._database = database
        self._write = write
        self._by_path: dict[str, tuple[str, Place]] = {}
        self._by_digest: dict[str, str] = {}
        for identity, summary in database.records("articles", ArticleSummary):
            self._by_digest[summary.digest] = identity
            self._by_path.update({place.path: (identity, place) for place in summary.places})
        self._added: list[str] = []
        self._changed: list[str] = []
        self._unchanged = 0
        self._duplicates: list[tuple[str, str]] = []
        self._failed: list[tuple[str, str]] = []

    def load(
        self,
        paths: Sequence[Path],
        *,
        progress: Progress | None = None,
        jobs: int | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> LoadReport:
        """See `Library.load`."""
        del jobs
        files = list(_files(paths))
        began = time.monotonic()
        batch: list[Read] = []
        interrupted = False
        for done, path in enumerate(files, 1):
            if stop is not None and stop():
                interrupted = True
                break
            if self._is_unchanged(path):
                self._unchanged += 1
            else:
                batch.append(read_file(path))
            if len(batch) >= BATCH:
                self._commit(batch)
                batch = []
            if progress is not None:
                progress(done, len(files), path, done / max(1e-9, time.monotonic() - began))
        self._commit(batch)
        return self._report(interrupted=interrupted)

    def _report(self, *, interrupted: bool) -> LoadReport:
        return LoadReport(
            added=tuple(self._added),
            changed=tuple(self._changed),
            unchanged=self._unchanged,
            duplicates=tuple(self._duplicates),
            failed=tuple(self._failed),
            interrupted=interrupted,
        )

    def _is_unchanged(self, path: Path) -> bool:
        known = self._by_path.get(str(path))
        if known is None:
            return False
        try:
            status = path.stat()
        except OSError:
            return False
        return known[1].modified == status.st_mtime_ns and known[1].size == status.st_size

    def take_in(self, batch: Sequence[Read]) -> LoadReport:
        """Take in what was read elsewhere."""
        self._commit(batch)
        return self._report(interrupted=False)

    def _commit(self, batch: Sequence[Read]) -> None:
        """Take some articles in, all of them or none."""
        now = datetime.now(UTC).isoformat(timespec="seconds")

        def change(transaction: Transaction, register: Register) -> None:
            resolution = Resolution(transaction, register)
            for place, arriving, error in batch:
                if arriving is None:
                    self._failed.append((place.path, error))
                else:
                    self._take(transaction, resolution, place, arriving, now)
            resolution.settle()

        if batch:
            self._write(change)

    def _take(
        self, transaction: Transaction, resolution: Resolution, place: Place, arriving: Incoming, now: str
    ) -> None:
        """Take one article in."""
        known = self._by_digest.get(arriving.summary.digest)
        if known is not None:
            summary = transaction.get("articles", known, ArticleSummary)
            if summary is not None and place.path not in {other.path for other in summary.places}:
                transaction.put("articles", known, msgspec.structs.replace(summary, places=(*summary.places, place)))
                self._duplicates.append((place.path, known))
            return
        identity = arriving.summary.id
        if transaction.has("articles", identity):
            identity = f"{identity}~{arriving.summary.digest[:6]}"
            arriving = renamed(arriving, identity)
        summary = msgspec.structs.replace(arriving.summary, places=(place,), added=now)
        transaction.put("articles", identity, summary)
        transaction.put("texts", identity, arriving.body)
        resolution.add(arriving)
        self._by_digest[summary.digest] = identity
        self._by_path[place.path] = (identity, place)
        self._added.append(identity)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(inner.resolve() for inner in path.rglob("*") if inner.suffix in {".md", ".txt", ".html"})
        else:
            yield path.resolve()


def take_out(transaction: Transaction, resolution: Resolution, identity: str) -> None:
    """Take an article out with all that it brought."""
    transaction.remove("articles", identity)
    transaction.remove("texts", identity)
    resolution.remove(identity)


def articles_at(database: Database, which: str) -> tuple[str, ...]:
    """Return the ids of the articles that an id or the path of a file or a folder names, sorted."""
    if which.startswith("article/"):
        return (which,) if database.journal.has("articles", which) else ()
    path = Path(which).expanduser().resolve()
    return tuple(
        sorted(
            identity
            for identity, summary in database.records("articles", ArticleSummary)
            if any(Path(place.path) == path or path in Path(place.path).parents for place in summary.places)
        )
    )
