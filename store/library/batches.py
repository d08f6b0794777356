"""Many files read at a time by a cluster, in batches; whatever becomes of one of its machines, the rest goes on."""

import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from time import monotonic
from types import TracebackType
from typing import NamedTuple, Protocol, Self

import msgspec

from store.errors import ReadError
from store.identity.records import Place
from store.library.batch import Batch, reads_of
from store.library.limits import ended_its_reader
from store.library.readers import TICK, Step
from store.library.reading import Read, Task, fetched, read_file
from store.library.turns import Turns
from store.library.worker import Reader
from store.text.tables import own

FILES = 20
"""Files of a batch: so many take half a second, beside which what a scheduler spends on a batch, 1 ms, is nothing."""
_BYTES = 1_000_000  # of the files of a batch after which it gets no more
_HELD = 4_000  # files that wait for the turn of others, with what was found in them: 60 MB


class Cluster(Protocol):
    """Machines that read batches."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def room(self) -> int:
        """Return how many batches may be under way.

        Raises:
            StoreError: it is lost, or nothing reads there for longer than anybody would wait.
        """

    def submit(self, read: Reader, asked: bytes) -> Future[bytes]:
        """Have `read_batch` called somewhere."""

    def answer(self, future: Future[bytes]) -> bytes | None:
        """Return what it returned; None where process after process was killed that had the batch.

        Raises:
            StoreError: nothing can be read there.
        """


class _UnderWay(NamedTuple):
    tasks: tuple[Task, ...]
    since: float


class Batches:
    """What has a cluster read some files, with the face of `Readers`.

    Args:
        tasks: the files, each once.
        cluster: what reads them; left at the end.
        seconds: how long one may take, see `limits_for`.
        read: what reads a file; another machine must be able to import it.
        clock: tells the time in seconds.
    """

    def __init__(
        self,
        tasks: Iterable[Task],
        cluster: Cluster,
        *,
        seconds: float | None = None,
        read: Reader = read_file,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._waiting = deque(tasks)
        self._alone: deque[Task] = deque()
        self._cluster = cluster
        self._seconds = seconds
        self._read = read
        self._clock = clock
        self._turns = Turns(task.path for task in self._waiting)
        self._heard = clock()
        self._under_way: dict[Future[bytes], _UnderWay] = {}

    def __enter__(self) -> Self:
        self._cluster.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for future in self._under_way:
            future.cancel()
        self._cluster.__exit__(kind, error, trace)

    def steps(self) -> Generator[Step]:
        """Yield what becomes of each file, and now and then that nothing has come.

        That is in order, whichever machine was faster: what becomes of articles can depend on which came first, and
        shall not depend on a cluster. Whatever goes wrong with a file is said of that file.

        Raises:
            StoreError: the cluster is lost, or cannot read.
        """
        while self._waiting or self._alone or self._under_way:
            self._hand_out(self._cluster.room())
            yield from self._steps()
            if not self._under_way:
                time.sleep(TICK if self._waiting or self._alone else 0)
            done, _ = wait(self._under_way, TICK, FIRST_COMPLETED)
            self._heard = self._clock() if done else self._heard
            for future in done:
                self._hear(self._under_way.pop(future).tasks, self._cluster.answer(future))
        yield from self._steps()

    def _steps(self) -> Iterator[Step]:
        """Yield what has come and may pass, or that there is nothing; while others come a batch waits its turn."""
        now = self._clock()
        reads = list(self._turns.passed(frozenset()))
        oldest = min(self._under_way.values(), key=lambda one: one.since, default=None)
        longest = Step(None, oldest.tasks[0].path, now - max(oldest.since, self._heard)) if oldest else Step(None)
        yield from (longest._replace(read=read) for read in reads or (None,))

    def _hand_out(self, room: int) -> None:
        """Have as much read as there is room for; less where much that was read waits for something slow."""
        while len(self._under_way) < room:
            if self._alone:
                tasks: tuple[Task, ...] = (self._alone.popleft(),)
            elif self._waiting and self._turns.held() < _HELD:
                tasks = tuple(self._next())
            else:
                return
            given = {task: whole for task in tasks if (whole := self._with_bytes(task))}
            if given:
                asked = msgspec.msgpack.encode(Batch(tuple(given.values()), self._seconds, own()))
                future = self._cluster.submit(self._read, asked)
                self._under_way[future] = _UnderWay(tuple(given), self._clock())

    def _next(self) -> Iterator[Task]:
        """Yield the files of the next batch."""
        size = 0
        for _ in range(min(FILES, len(self._waiting))):
            size += self._waiting[0].size
            yield self._waiting.popleft()
            if size > _BYTES:
                return

    def _with_bytes(self, task: Task) -> Task | None:
        """Return a file with its bytes, so that no other machine need have it; of one that has none is said why."""
        try:
            return fetched(task)
        except (OSError, ReadError):
            self._turns.come(self._read(task))
            return None

    def _hear(self, tasks: tuple[Task, ...], answer: bytes | None) -> None:
        """Take what became of a batch; where all that had it were killed, its files are read one by one."""
        if answer is not None:
            for read in reads_of(answer):
                self._turns.come(read)
        elif len(tasks) > 1:
            self._alone.extend(tasks)
        else:
            [task] = tasks
            self._turns.come(Read(Place(path=task.path), error=ended_its_reader(task.path)))
