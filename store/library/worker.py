"""A process that reads files one after the other: the end that asks, and the end that reads."""

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from store.identity.records import Place
from store.library.limits import Limits
from store.library.reading import Read, Task
from store.log.disk import explained
from store.text.language import kept, tr
from store.text.paths import shown
from store.text.tables import OwnRow, take

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

OUT_OF_MEMORY = 75
"""Exit status of a process whose file took too much memory."""
ANY = Task("any.md", data="远山银行行长陈大文表示，今年投资3亿元。".encode())
"""The first file of each process: with it come modules, dictionaries and lists of words, what every file needs."""
_NICE = 10  # how much it lets others go first: those who wait for a key, not for a load
_KEEPS = "_forkserver_alive_fd"
_SAFE_PATH = "PYTHONSAFEPATH"  # what `python -P` is, for processes that a library starts
_STARTING = Lock()  # the standard streams are the process's, and other threads may want a process too
_STARVED = 0.25  # the share of a processor below which a process that wants one does not get on


Reader = Callable[[Task], Read]
"""What reads a file: a function that another process can import."""

Processor = Callable[[int], tuple[bool, float]]
"""Tells of a process whether it has a processor or waits for one, and the seconds for which it has had one."""


class Order(NamedTuple):
    """A file to read, and what that may take."""

    task: Task
    limits: Limits


class Worker:
    """A process that reads files, for the one that wants them read.

    Attributes:
        read: what reads a file.
        processor: tells what it has had of the processors.
        own_rows: rows that the user adds to word lists.
        lets_others_go_first: whether it reads only when the processors have time for it.
        pipe: has something to read when it has said something, or has ended.
        orders: what it was asked for and has not answered; it is at the first.
        is_ready: whether it has started up.
        is_leaving: whether it gets no more to read.
        spent: the seconds for which it has been at the first, or at starting up, as far as its owner watched.

    Raises:
        StoreError: it could not be started.
    """

    def __init__(
        self, read: Reader, processor: Processor, own_rows: tuple[OwnRow, ...], *, lets_others_go_first: bool
    ) -> None:
        context = _beginning(own_rows)
        self.read = read
        self.processor = processor
        self.own_rows = own_rows
        self.lets_others_go_first = lets_others_go_first
        self.orders: deque[Order] = deque()
        self.is_ready = False
        self.is_leaving = False
        with explained(tr("No process could be started to read files")):
            self.pipe, theirs = context.Pipe()
            given = (theirs, read, lets_others_go_first, own_rows)
            self._process = context.Process(target=work, args=given, daemon=True)
            with theirs, _STARTING, _without_folder(), _undisturbed():
                self._process.start()
        self._begin()

    def _begin(self) -> None:
        """Count from now on what it spends."""
        self.spent = 0.0
        self._begun, (_, self._used) = monotonic(), self.processor(self._process.pid or 0)

    def is_starved(self, seconds: float) -> bool:
        """Return whether it would get on if others left it a processor, and has not had one for so many seconds.

        It may be that it gets no turn on a busy machine for minutes: that is no fault of its file.
        """
        wants_one, used = self.processor(self._process.pid or 0)
        used -= self._used
        return wants_one and used < min(seconds, _STARVED * (monotonic() - self._begun))

    @property
    def is_idle(self) -> bool:
        """Whether it waits for something to read."""
        return self.is_ready and not self.is_leaving and not self.orders and self._process.is_alive()

    def give(self, order: Order) -> None:
        """Ask for a file; where the process has ended, that is found when it is listened to."""
        if self.is_ready and not self.orders:
            self._begin()
        self.orders.append(order)
        with suppress(OSError):
            self.pipe.send(order)

    def answer(self) -> Read | None:
        """Return what it says: what became of the first of its orders, None when it has started up.

        Raises:
            EOFError: it has ended.
        """
        try:
            said = self.pipe.recv_bytes()
        except OSError as error:
            raise EOFError from error
        self._begin()
        if self.is_ready:
            self.orders.popleft()
            return msgspec.msgpack.decode(said, type=Read)
        self.is_ready = True
        return None

    def end(self) -> int:
        """End it at once, whatever it is doing, and return its exit status."""
        self.pipe.close()
        self._process.kill()
        self._process.join(1)  # one that waits for a broken disk does not end before the disk answers
        return self._process.exitcode or 0


def _beginning(own_rows: tuple[OwnRow, ...]) -> "SpawnContext | ForkServerContext":
    """Return how a process is begun: never as a copy of this one, with an explorer's lock and threads.

    Where a system has it, it is the copy of one that has read what every file needs, but for rows of the user's own,
    and has done nothing else: a second of processor time is spent once, not for each.
    """
    if own_rows or "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["store.library.prepared"])
    return context


class Spare:
    """Workers that have nothing to do and are kept for the next files. Threads may share it; it ends with the process.

    Args:
        most: how many.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._workers: list[Worker] = []
        self._turn = Lock()

    def take(self, read: Reader, processor: Processor, own_rows: tuple[OwnRow, ...]) -> Worker | None:
        """Return one that reads so; None where there is none, and those that read otherwise are ended."""
        while True:
            with self._turn:
                worker = self._workers.pop() if self._workers else None
            if worker is None:
                return None
            if worker.is_idle and (worker.read, worker.processor, worker.own_rows) == (read, processor, own_rows):
                return worker
            worker.end()

    def keep(self, worker: Worker) -> bool:
        """Keep one, where there is room; return whether there was."""
        with self._turn:
            if len(self._workers) == self._most:
                return False
            self._workers.append(worker)
            return True


def processor_of(process: int) -> tuple[bool, float]:
    """Return whether a process has a processor or waits for one, and the seconds for which it has had one.

    Only Linux says, in proc(5); elsewhere it never waits for one.
    """
    try:
        said = Path(f"/proc/{process}/stat").read_bytes()
    except OSError:
        return False, 0.0
    state, *numbers = said[said.rindex(b")") + 1 :].split()
    return state == b"R", (int(numbers[10]) + int(numbers[11])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def _without_folder() -> Iterator[None]:
    """Start a process that imports nothing from the current folder, where articles lie; Python looks there first."""
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Start a process that ctrl+c does not reach, not even before its first instruction: that is for its owner.

    What watches over processes is started first. It is handed the descriptor of `sys.stderr`, and Textual's stand-in
    for that has none.
    """
    if sys.platform == "win32":
        yield
        return
    with redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def work(
    pipe: "Connection[bytes, Order]", read: Reader, lets_others_go_first: bool, own_rows: tuple[OwnRow, ...]
) -> None:
    """Read files for the process at the other end of a pipe, until that ends."""
    from store.library.guard import Guard

    _let_go_of_server()
    take(own_rows)
    guard = Guard(OUT_OF_MEMORY)
    if lets_others_go_first and hasattr(os, "nice"):
        os.nice(_NICE)
    read(ANY)  # modules, dictionaries, lists of words: what every file needs is not on the account of the first
    pipe.send_bytes(b"")
    with suppress(EOFError, OSError):
        while True:
            order = pipe.recv()
            with guard.holding(order.limits):
                said = _said(read, order.task)
            pipe.send_bytes(said)


def _let_go_of_server() -> None:
    """Let the process that this one is a copy of end with their owner, and the system end this one with it.

    Each copy is handed what keeps that process, so that it might ask for copies too, which none here does.
    """
    keeps = getattr(getattr(sys.modules.get("multiprocessing.forkserver"), "_forkserver", None), _KEEPS, None)
    if isinstance(keeps, int):
        os.close(keeps)


def _said(read: Reader, task: Task) -> bytes:
    """Return what became of a file; this is where the router of workers tells of errors that nobody foresaw.

    Bytes pass between processes at a third of the cost of objects.
    """
    try:
        return msgspec.msgpack.encode(read(task))
    except MemoryError:
        raise
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        sentence = kept(
            "{path} could not be understood ({reason}). Leave it out, and report it.",
            path=shown(Path(task.path)),
            reason=reason,
        )
        return msgspec.msgpack.encode(Read(Place(path=task.path), error=sentence))
