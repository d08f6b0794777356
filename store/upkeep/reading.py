"""Files read and extracted, many at a time in worker processes, handed over in the order they were asked for."""

import hashlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from pathlib import Path
from typing import NamedTuple

import msgspec

from store.articles.files import shown
from store.entities.incoming import Incoming
from store.entities.records import Place
from store.errors import ReadError

FEW = 12
"""So many files are read faster here than worker processes start, which takes each about a second."""
_KILLED = 3  # so many processes in a row that end before their work: no processes can be had here
_NICE = 10  # how much a worker lets others go first: those who wait for a key, not for a load
_AHEAD = 4  # files asked for ahead of the one waited for, by worker


class Task(NamedTuple):
    """A file to read, and the SHA-256 of its bytes when it was read last, or ""."""

    path: str
    known: str = ""


class Read(NamedTuple):
    """What became of a file: an article; a sentence why not; or neither, where its bytes are the known ones."""

    place: Place
    arriving: Incoming | None = None
    error: str = ""


def read_file(task: Task) -> Read:
    """Read and extract one file."""
    from store.articles.files import STANDARD_INPUT, read_bytes
    from store.articles.reader import parse_article
    from store.entities.incoming import incoming
    from store.extraction.pipeline import extract

    path = Path(task.path)
    place = Place(path=task.path)
    try:
        data = read_bytes(path)
        status = None if path == STANDARD_INPUT else path.stat()
    except ReadError as error:
        return Read(place, error=str(error))
    except OSError as error:
        return Read(place, error=f"{shown(path)} cannot be read: {error.strerror}. Check that it is there.")
    digest = hashlib.sha256(data).hexdigest()
    modified = status.st_mtime_ns if status else 0
    place = Place(path=task.path, modified=modified, size=len(data), digest=digest)
    if digest == task.known:
        return Read(place)
    try:
        article = parse_article(data, task.path)
    except ReadError as error:
        return Read(place, error=str(error))
    return Read(place, incoming(article, extract(article)))


def read_all(tasks: Sequence[Task], jobs: int | None) -> Generator[Read]:
    """Yield what becomes of each file, in order; whatever goes wrong with one is said of that one.

    Args:
        tasks: the files.
        jobs: how many processes; None for as many as there are processors, 1 for this process alone.
    """
    workers = min(jobs or _processors(), max(1, len(tasks) // 4))
    if len(tasks) <= FEW or workers == 1:
        with ThreadPoolExecutor(1) as executor:
            yield from _in_order(executor, tasks, 2)
        return
    here = [task for task in tasks if task.path == "-"]  # standard input is this process's own
    yield from read_all(here, 1) if here else ()
    rest: Sequence[Task] = [task for task in tasks if task.path != "-"]
    killed = 0
    while rest and killed < _KILLED:
        done = 0
        try:
            with _processes(workers) as executor:
                for read in _in_order(executor, rest, workers * _AHEAD):
                    yield read
                    done += 1
                    killed = 0
        except BrokenProcessPool:
            read = _alone(rest[done])
            yield read
            done += 1
            killed = killed + 1 if read.error else 0  # another one than that which was waited for may have ended them
        rest = rest[done:]
    yield from read_all(rest, 1) if rest else ()


def _processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _processes(workers: int) -> ProcessPoolExecutor:
    """Return fresh processes: forked ones would inherit the lock and the threads of an explorer."""
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_prepare)


def _prepare() -> None:
    """Leave ctrl+c to the parent, which lets a worker finish its article; and do not outlive it, if it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_NICE)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(parent: int) -> None:
    """Wait until the parent has ended and end too: a worker holds its own end of the pipe that would tell it."""
    wait([parent])
    os._exit(1)


def _alone(task: Task) -> Read:
    """Read one file in a process of its own, after one of several killed theirs."""
    try:
        with _processes(1) as executor:
            return _result(executor.submit(_encoded, task), task)
    except BrokenProcessPool:
        sentence = f"{shown(Path(task.path))} ended the process that read it. Leave it out, and report it."
        return Read(Place(path=task.path), error=sentence)


def _in_order(executor: Executor, tasks: Sequence[Task], ahead: int) -> Generator[Read]:
    waiting: deque[tuple[Future[bytes], Task]] = deque()
    try:
        for task in tasks:
            waiting.append((executor.submit(_encoded, task), task))
            if len(waiting) >= ahead:
                yield _result(*waiting.popleft())
        while waiting:
            yield _result(*waiting.popleft())
    finally:
        for future, _ in waiting:
            future.cancel()


def _encoded(task: Task) -> bytes:
    """Return what became of a file as bytes, which pass between processes at a third of the cost of objects."""
    return msgspec.msgpack.encode(read_file(task))


def _result(future: "Future[bytes]", task: Task) -> Read:
    """Return what a worker found; this is where the router of workers tells of errors that nobody foresaw."""
    error = future.exception()
    if isinstance(error, BrokenProcessPool):
        raise error
    if error is not None:
        reason = f"{type(error).__name__}: {error}"
        sentence = f"{shown(Path(task.path))} could not be understood ({reason}). Leave it out, and report it."
        return Read(Place(path=task.path), error=sentence)
    return msgspec.msgpack.decode(future.result(), type=Read)
