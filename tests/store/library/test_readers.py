"""Files that never end, take all memory or end what reads them: each is named with the reason, and the rest is read."""

import errno
import os
import sys
from collections.abc import Callable, Sequence
from itertools import dropwhile
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import process_time

import pytest

from store.errors import ReadError, StoreError
from store.library.limits import Limits, limits_for
from store.library.readers import PATIENCE, TICK, Readers, Step
from store.library.reading import Read, Task
from store.library.worker import Spare, processor_of
from tests.store.troublesome import FINE, LARGE, ends_at_once, troublesome

LIMITS = Limits(2 * PATIENCE, LARGE // 2)
NUMBERS = tuple(f"{number:02}" for number in range(30))


class Clock:
    """Tells a time that goes on only while a file that never ends is waited for, however busy the machine is."""

    def __init__(self) -> None:
        self.now = 0.0
        self.goes = False

    def __call__(self) -> float:
        self.now += 2 * TICK if self.goes else 0.0
        return self.now


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look soon whether anything has come: for tests whose clock stands still until a process has started up."""

    def soon(pipes: Sequence[Connection], seconds: float) -> object:
        return wait(pipes, seconds / 40)

    monkeypatch.setattr("store.library.readers.wait", soon)


def never_starved(_: int) -> tuple[bool, float]:
    """Say that a process waits for no processor, however busy the machine is."""
    return False, 0.0


def steps(
    names: Sequence[str], jobs: int = 1, processor: Callable[[int], tuple[bool, float]] = never_starved
) -> list[Step]:
    """Return what is told while files of these names are read."""
    clock = Clock()
    told: list[Step] = []
    tasks = [Task(f"{name}.md") for name in names]
    with Readers(tasks, jobs, limits=lambda _: LIMITS, read=troublesome, clock=clock, processor=processor) as readers:
        for step in readers.steps():
            clock.goes = "never" in step.path
            told.append(step)
    return told


def read(names: Sequence[str], jobs: int = 1) -> dict[str, Read]:
    """Return what became of files, by their names, in the order in which that was told."""
    return {Path(step.read.place.path).stem: step.read for step in steps(names, jobs) if step.read is not None}


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("name", ["never", "never-lets-go"])
def test_a_file_whose_reading_never_ends_is_given_up_and_the_rest_is_read(name: str) -> None:
    reads = read(["a", "b", name, "c", "d"])
    assert f"{name}.md was given up after 6 seconds" in reads.pop(name).error
    assert sorted(reads) == ["a", "b", "c", "d"]
    assert {one.error for one in reads.values()} == {FINE}


@pytest.mark.usefixtures("hurried")
def test_a_file_is_not_given_up_while_others_leave_it_no_processor() -> None:
    had: list[float] = []

    def processor(_: int) -> tuple[bool, float]:
        had.append(0.0 if len(had) < 20 else 100.0)
        return True, had[-1]

    told = steps(["a", "never", "b"], processor=processor)
    reads = {step.read.place.path: step.read.error for step in told if step.read}
    assert reads.keys() == {"a.md", "never.md", "b.md"}
    assert "was given up" in reads["never.md"]
    assert had[-1] == 100.0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says what a process has had of the processors")
def test_a_process_is_known_to_want_a_processor_and_by_what_it_has_had() -> None:
    wants_one, before = processor_of(os.getpid())
    while process_time() < before + 0.1:
        pass
    assert wants_one
    assert processor_of(os.getpid())[1] > before
    assert processor_of(0) == (False, 0.0)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system limits no memory that is not used")
def test_a_file_that_goes_wrong_is_named_with_the_reason_and_the_rest_is_read() -> None:
    reads = read(["hungry", "a", "hungry-in-secret", "b", "ends", "c", "stumbles", "d"])
    assert "hungry.md was given up because it takes more than 0.5 GB of memory" in reads["hungry"].error
    assert "takes more than 0.5 GB of memory" in reads["hungry-in-secret"].error
    assert "ends.md ended the process that read it" in reads["ends"].error
    assert "stumbles.md could not be understood (RecursionError: too deep)" in reads["stumbles"].error
    assert [name for name, one in reads.items() if one.error == FINE] == ["a", "b", "c", "d"]


@pytest.mark.usefixtures("hurried")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not say how much memory a process has had")
def test_memory_that_was_taken_before_is_not_on_the_account_of_a_file() -> None:
    bytearray(b"x") * (LARGE // 3)  # this process, from which a worker on Linux has its most memory
    clock = Clock()
    told: dict[str, str] = {}
    tasks = [Task("feasts.md", 1), Task("never.md")]
    limits = [Limits(2 * PATIENCE, LARGE // 4), LIMITS]
    with Readers(
        tasks, 1, limits=lambda size: limits[size > 0], read=troublesome, clock=clock, processor=never_starved
    ) as readers:
        for step in readers.steps():
            clock.goes = "never" in step.path
            told |= {Path(step.read.place.path).stem: step.read.error} if step.read else {}
    assert told["feasts"] == FINE
    assert "given up after 6 seconds" in told["never"]


def test_others_do_not_wait_for_a_file_that_takes_long() -> None:
    clock = Clock()
    names: list[str] = []
    tasks = [Task(f"{name}.md") for name in ("never", *NUMBERS)]
    with Readers(tasks, 2, read=troublesome, clock=clock, processor=never_starved) as readers:
        for step in readers.steps():
            clock.goes = step.seconds <= PATIENCE
            names += [Path(step.read.place.path).stem] if step.read else []
            if len(names) == len(NUMBERS):
                break
    assert sorted(names) == list(NUMBERS)


def test_another_worker_takes_over_where_a_file_takes_long() -> None:
    clock = Clock()
    with Readers(
        [Task("never.md"), Task("a.md")], 2, read=troublesome, clock=clock, processor=never_starved
    ) as readers:
        for step in readers.steps():
            clock.goes = step.seconds <= PATIENCE
            if step.read is not None:
                break
    assert step.read is not None
    assert step.read.place.path == "a.md"


def test_many_files_are_handed_over_in_order() -> None:
    assert list(read(NUMBERS, jobs=2)) == list(NUMBERS)


@pytest.mark.usefixtures("hurried")
def test_it_is_told_which_file_is_being_read_and_for_how_long() -> None:
    *waiting, given_up = dropwhile(lambda step: step.path != "never.md", steps(["a", "never"]))
    assert {step.path for step in waiting} == {"never.md"}
    assert max(step.seconds for step in waiting) > PATIENCE
    assert given_up.read is not None


def test_a_large_file_may_take_more_unless_somebody_says_how_long() -> None:
    small, large = limits_for(5_000), limits_for(10_000_000)
    assert small.seconds < large.seconds / 5
    assert small.memory < large.memory
    assert limits_for(10_000_000, 7).seconds == 7


def test_where_no_process_starts_up_that_is_said() -> None:
    with Readers([Task("a.md")], read=ends_at_once) as readers, pytest.raises(ReadError, match="do not start up"):
        list(readers.steps())


def unstartable(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Let no more than so many processes be started."""
    started: list[BaseProcess] = []
    start = BaseProcess.start

    def starting(process: BaseProcess) -> None:
        if len(started) == after:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        started.append(process)
        start(process)

    monkeypatch.setattr("store.library.readers._SPARE", Spare(1))
    monkeypatch.setattr(BaseProcess, "start", starting)


def test_a_process_that_cannot_be_started_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    unstartable(monkeypatch, 0)
    with pytest.raises(StoreError, match="No process could be started to read files: too many processes are running; "):
        read(["a"])


def test_the_processes_that_there_are_read_where_no_more_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    unstartable(monkeypatch, 1)
    assert sorted(read(NUMBERS, 3)) == sorted(NUMBERS)
