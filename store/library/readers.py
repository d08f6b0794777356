"""Many files read at a time by worker processes; one that takes too much is given up, and the rest goes on."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from multiprocessing.connection import wait
from time import monotonic
from types import TracebackType
from typing import NamedTuple, Self

from store.errors import ReadError, StoreError
from store.identity.records import Place
from store.library.limits import Limits, ended_its_reader, limits_for, too_big, too_slow
from store.library.reading import Read, Task, read_file
from store.library.turns import Turns
from store.library.worker import OUT_OF_MEMORY, Order, Processor, Reader, Spare, Worker, processor_of
from store.text.language import tr
from store.text.tables import own

TICK = 0.2
"""Seconds after which is said that nothing has come, so that whoever waits can tell of it, or wait no longer."""
PATIENCE = 3.0
"""Seconds for which other files wait behind one."""
_WORTH_A_WORKER = 12  # so many files are read in the time in which a worker starts up
_AHEAD = 4  # orders that a worker has at a time, so that it need not wait while what it read is taken in
_LARGE = 1_000_000  # bytes of a file after which a worker is replaced: not all memory that it took is given back
_STARTING = 60.0  # seconds in which a worker must have started up; it takes one
_FAILURES = 3  # workers in a row that do not start up: no processes can be had here

_SPARE = Spare(1)
"""A worker is kept for the next files, which may be a single one just clipped: a new one takes a second to start up."""


class Step(NamedTuple):
    """What has become of a file, None where nothing has come, and what is waited for.

    Attributes:
        read: what has become of a file.
        path: the file that has been read for longest of those being read now; "" for none.
        seconds: for how long.
    """

    read: Read | None
    path: str = ""
    seconds: float = 0.0


class Readers:
    """What reads some files. To be used as a context manager: at its end none is reading.

    Args:
        tasks: the files, each once.
        jobs: how many processes at most; as many as there are processors unless given.
        gives_way: whether all of them but one read only when the processors have time for it.
        limits: what a file of so many bytes may take.
        read: what reads a file.
        clock: tells the time in seconds.
        processor: tells what a process has had of the processors.

    Attributes:
        own_rows: rows that the user adds to word lists; those of this process unless set before the first step.
        spare: where workers are kept for the next files; likewise.
    """

    def __init__(
        self,
        tasks: Iterable[Task],
        jobs: int | None = None,
        *,
        gives_way: bool = False,
        limits: Callable[[int], Limits] = limits_for,
        read: Reader = read_file,
        clock: Callable[[], float] = monotonic,
        processor: Processor = processor_of,
    ) -> None:
        self._read = read
        self._gives_way = gives_way
        self.own_rows = own()
        self.spare = _SPARE
        self._clock = clock
        self._processor = processor
        self._waiting = deque(Order(task, limits(task.size)) for task in tasks)
        self._turns = Turns(order.task.path for order in self._waiting)
        self._most = jobs or processors()
        self._workers: list[Worker] = []
        self._suspects: set[str] = set()
        self._failures = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        while self._workers:
            worker = self._workers.pop()
            if not (worker.is_idle and not worker.lets_others_go_first and self.spare.keep(worker)):
                worker.end()

    def steps(self) -> Generator[Step]:
        """Yield what becomes of each file, and now and then that nothing has come.

        That is in order, but for files that others would have to wait for. Whatever goes wrong with a file is said of
        that file.

        Raises:
            ReadError: the processes that were started do not start up.
            StoreError: none could be started.
        """
        before = self._clock()
        while self._waiting or any(worker.orders for worker in self._workers):
            self._hand_out()
            yield from self._steps()
            ready = wait([worker.pipe for worker in self._workers], TICK)
            now = self._clock()
            spent = min(now - before, 2 * TICK)  # what is more was not watched: this process was busy, or stopped
            before = now
            for worker in list(self._workers):
                worker.spent += spent
                if worker.pipe in ready:
                    self._hear(worker)
                else:
                    self._watch(worker)
        yield from self._steps()

    def _steps(self) -> Iterator[Step]:
        """Yield what has come and may pass, or that there is nothing."""
        busy = [Step(None, worker.orders[0].task.path, worker.spent) for worker in self._workers if worker.orders]
        longest = max(busy, key=lambda step: step.seconds, default=Step(None))
        reads = list(self._turns.passed(frozenset(step.path for step in busy if step.seconds > PATIENCE)))
        yield from (longest._replace(read=read) for read in reads or (None,))

    def _hand_out(self) -> None:
        """Give each worker something to read, and start those that what waits is worth, beside slow ones."""
        slow = sum(worker.is_ready and worker.spent > PATIENCE for worker in self._workers if worker.orders)
        worth = min(len(self._waiting), max(1, len(self._waiting) // _WORTH_A_WORKER))
        for _ in range(len(self._workers), min(self._most, worth + slow)):
            try:
                self._workers.append(self._worker())
            except StoreError:
                if not self._workers:
                    raise
                self._most = len(self._workers)  # those that there are do
        for place in range(_AHEAD):
            for worker in self._workers:
                if self._waiting and len(worker.orders) == place and not worker.is_leaving:
                    order = self._waiting.popleft()
                    worker.is_leaving = order.task.size > _LARGE
                    worker.give(order)

    def _worker(self) -> Worker:
        """Return a spare worker, if there is one that can do this, or start one."""
        gives_way = self._gives_way and bool(self._workers)
        return self.spare.take(self._read, self._processor, self.own_rows) or Worker(
            self._read, self._processor, self.own_rows, lets_others_go_first=gives_way
        )

    def _hear(self, worker: Worker) -> None:
        """Take what a worker says, or notice that it has ended."""
        try:
            read = worker.answer()
        except EOFError:
            self._lose(worker)
            return
        if read is None:
            self._failures = 0
            return
        self._turns.come(read)
        if worker.is_leaving and not worker.orders:
            self._end(worker)

    def _watch(self, worker: Worker) -> None:
        """Give up a file that takes too long, and let no others wait behind one that takes long."""
        if not worker.is_ready:
            if worker.spent > _STARTING and not worker.is_starved(_STARTING):
                self._lose(worker)
        elif worker.orders:
            task, limits = worker.orders[0]
            if worker.spent > limits.seconds and not worker.is_starved(limits.seconds):
                self._give_up(worker, too_slow(task.path, limits))
                self._end(worker)
            elif worker.spent > PATIENCE and len(worker.orders) > 1:
                worker.is_leaving = True  # it has been told of what others read now
                self._waiting.extendleft(worker.orders.pop() for _ in range(len(worker.orders) - 1))

    def _lose(self, worker: Worker) -> None:
        """Deal with a worker that has ended, or does not start up.

        A file is not blamed before two workers have ended at it: the first may have had another cause.
        """
        self._workers.remove(worker)
        status = worker.end()
        if not worker.is_ready:
            self._failures += 1
            if self._failures == _FAILURES:
                raise ReadError(
                    tr("The processes that read files do not start up (status {status}). Report this.", status=status)
                )
        elif worker.orders:
            task, limits = worker.orders[0]
            if status == OUT_OF_MEMORY:
                self._give_up(worker, too_big(task.path, limits))
            elif task.path in self._suspects:
                self._give_up(worker, ended_its_reader(task.path))
            self._suspects.add(task.path)
        self._waiting.extendleft(reversed(worker.orders))

    def _give_up(self, worker: Worker, sentence: str) -> None:
        """Say of the file that a worker is at why it is not read."""
        path = worker.orders.popleft().task.path
        self._turns.come(Read(Place(path=path), error=sentence))

    def _end(self, worker: Worker) -> None:
        """End a worker; what it has not read is read by others."""
        self._workers.remove(worker)
        worker.end()
        self._waiting.extendleft(reversed(worker.orders))


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
