"""Files read in batches, whoever reads them: in order, not too many ahead, one by one where all readers were killed."""

import sys
from collections.abc import Sequence
from concurrent.futures import Future
from importlib.metadata import packages_distributions
from pathlib import Path
from types import TracebackType
from typing import Self

import grimp
import msgspec
import pytest

from store.errors import StoreError
from store.identity.records import Place
from store.library.batch import TAKING_PART, Batch, differing, made_by, read_batch
from store.library.batches import FILES, Batches
from store.library.reading import Read, Task
from store.library.worker import Reader


def looked_at(task: Task) -> Read:
    """Say how many bytes a file has; one that is not there is read by nobody."""
    return Read(Place(path=task.path), error=f"{len(task.data or b'')} bytes" if task.data else "It is gone.")


class ByHand:
    """A cluster whose machines answer when a test says so, and in which order.

    Args:
        room: how many batches it takes.
        killing: files at which whatever reads them is killed.
    """

    def __init__(self, room: int = 3, killing: Sequence[str] = ()) -> None:
        self._room = room
        self._killing = set(killing)
        self.batches: list[list[str]] = []
        self.most = 0
        self.waiting: list[tuple[Future[bytes], bytes]] = []
        self.left = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.left = True

    def room(self) -> int:
        """Answer the newest batch first, as a faster machine would."""
        if len(self.waiting) == self._room or not self.batches or (self.waiting and len(self.batches[-1]) < FILES):
            for future, asked in reversed(self.waiting):
                future.set_result(asked)
            self.waiting.clear()
        return self._room

    def submit(self, read: Reader, asked: bytes) -> Future[bytes]:
        future: Future[bytes] = Future()
        self.batches.append([Path(task.path).stem for task in msgspec.msgpack.decode(asked, type=Batch).tasks])
        self.waiting.append((future, asked))
        self.most = max(self.most, len(self.waiting))
        self._read = read
        return future

    def answer(self, future: Future[bytes]) -> bytes | None:
        tasks = msgspec.msgpack.decode(future.result(), type=Batch).tasks
        if self._killing & {Path(task.path).stem for task in tasks}:
            return None
        return msgspec.msgpack.encode([self._read(task) for task in tasks])


def tasks(folder: Path, number: int, size: int = 3) -> list[Task]:
    """Return files to read."""
    paths = [folder / f"{one:03}.md" for one in range(number)]
    for path in paths:
        path.write_bytes(b"x" * size)
    return [Task(str(path), size) for path in paths]


def reads(batches: Batches) -> list[str]:
    """Return what is said of the files that are read, in order."""
    with batches:
        found = [step.read for step in batches.steps() if step.read is not None]
    return [f"{Path(read.place.path).stem}: {read.error}" for read in found]


def test_what_faster_machines_have_read_waits_for_its_turn_and_no_more_is_under_way_than_there_is_room_for(
    tmp_path: Path,
) -> None:
    cluster = ByHand(room=3)
    told = reads(Batches(tasks(tmp_path, 130), cluster, read=looked_at))
    assert told == [f"{number:03}: 3 bytes" for number in range(130)]
    assert [len(batch) for batch in cluster.batches] == [FILES] * 6 + [10]
    assert cluster.most == 3
    assert cluster.left


def test_large_files_make_small_batches(tmp_path: Path) -> None:
    cluster = ByHand()
    reads(Batches(tasks(tmp_path, 5, size=600_000), cluster, read=looked_at))
    assert [len(batch) for batch in cluster.batches] == [2, 2, 1]


def test_a_file_at_which_every_process_is_killed_is_named_and_its_batch_is_read_one_by_one(tmp_path: Path) -> None:
    cluster = ByHand(killing=["027"])
    told = reads(Batches(tasks(tmp_path, 60), cluster, read=looked_at))
    assert [line[:3] for line in told] == [f"{number:03}" for number in range(60)]
    assert [line for line in told if "bytes" not in line] == [
        f"027: {tmp_path}/027.md ended the process that read it. Leave it out, and report it."
    ]
    assert [batch for batch in cluster.batches if "027" in batch][-1] == ["027"]


def test_of_a_file_that_is_gone_is_said_why_and_nobody_else_is_asked_for_it(tmp_path: Path) -> None:
    cluster = ByHand()
    files = tasks(tmp_path, 3)
    Path(files[1].path).unlink()
    assert reads(Batches(files, cluster, read=looked_at)) == ["000: 3 bytes", "001: It is gone.", "002: 3 bytes"]
    assert cluster.batches == [["000", "002"]]


@pytest.mark.parametrize("name", ["rules", "rjieba"])
def test_who_would_find_other_things_reads_nothing_and_says_what_is_different(name: str) -> None:
    needed = {**made_by(), name: "99"}
    with pytest.raises(StoreError, match=rf"has {name} .*, and {name} 99 are needed\. Install the same versions"):
        read_batch(needed, looked_at, b"")
    assert differing("here", made_by(), made_by()) == ""


def test_all_libraries_that_take_part_are_compared() -> None:
    graph = grimp.build_graph("store", include_external_packages=True, cache_dir=None)
    finding = {one for room in ("store.articles", "store.extraction") for one in (room, *graph.find_descendants(room))}
    imported = {found for one in finding for found in graph.find_modules_directly_imported_by(one)}
    libraries = {one for one in imported if graph.is_module_squashed(one)} - sys.stdlib_module_names
    named = packages_distributions()
    assert {"rjieba", "yaml", "markdown_it"} <= libraries
    assert [one for one in libraries if not {name.lower() for name in named.get(one, ())} <= set(TAKING_PART)] == []
