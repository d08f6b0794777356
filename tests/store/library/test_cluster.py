"""A real Dask cluster reads: a scheduler and two workers, each a process, as docs/ARCHIVE.md has them started."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.errors import StoreError
from store.library import Library
from store.library.batch import made_by
from store.library.hands import OWN, Hands, readers
from store.library.reading import Read, Task, read_file
from store.text.tables import OwnRow, own, take
from tests.store.articles_by_hand import state
from tests.store.troublesome import FINE, troublesome

distributed = pytest.importorskip(
    "distributed", reason="Dask is not installed: pip install 'dossier-tui[archive]' brings it"
)
ROOT = Path(__file__).resolve().parents[3]
BODY = "---\ntitle: 第{0}事\ndate: 2026-02-03\n---\n\n远山银行首席洞察官林晓月表示，今年投资{0}亿元，增长{0}%。\n"
TITLE = OwnRow("store.extraction.lexicon", "titles.tsv", ("首席洞察官", "company", "bad"), ("首席洞察官",), "a test")


class Cluster:
    """The processes of one, and where its scheduler answers."""

    def __init__(self) -> None:
        self._processes: list[subprocess.Popen[str]] = []
        self.scheduler = self._start("scheduler", "--port", "0")
        assert self.scheduler.stderr
        self.address = next(line.split()[-1] for line in self.scheduler.stderr if "Scheduler at:" in line)
        self.workers: list[subprocess.Popen[str]] = []

    def made_whole(self) -> bool:
        """Start the workers that are not there and wait for them; False where there is no scheduler for them."""
        if self.scheduler.poll() is not None:
            return False
        self.workers = [worker for worker in self.workers if worker.poll() is None]
        if len(self.workers) < 2:
            while len(self.workers) < 2:
                self.workers.append(self._start("worker", self.address, "--no-nanny", "--nthreads", "1"))
            with distributed.Client(self.address, set_as_default=False) as client:
                client.wait_for_workers(2, timeout=60)
        return True

    def _start(self, *words: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *words, "--host", "127.0.0.1", "--no-dashboard"],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=subprocess.PIPE if "scheduler" in words else subprocess.DEVNULL,
            text=True,
        )
        self._processes.append(process)
        return process

    def kill_scheduler(self, *, when: bool) -> None:
        """Kill the scheduler, as nothing of its own could, at the right moment."""
        if when:
            self.scheduler.kill()
            self.scheduler.wait()

    def end(self) -> None:
        """End them all."""
        for process in self._processes:
            process.kill()
            process.communicate()


@pytest.fixture(scope="module")
def begun() -> Iterator[list[Cluster]]:
    """Clusters that were begun, the newest last: starting one takes longer than what most tests do with it."""
    clusters: list[Cluster] = []
    yield clusters
    for cluster in clusters:
        cluster.end()


@pytest.fixture
def cluster(begun: list[Cluster]) -> Cluster:
    """A whole cluster: that of the test before, with what that killed started again."""
    if not begun or not begun[-1].made_whole():
        begun.append(Cluster())
        begun[-1].made_whole()
    return begun[-1]


@pytest.fixture
def own_title() -> Iterator[None]:
    """Have the user add a title."""
    before = own()
    take([TITLE])
    yield
    take(before)


def clippings(folder: Path, number: int) -> Path:
    """Return a folder with articles, some of them alike, a note of dossier's own, and a file that cannot be read."""
    folder.mkdir()
    for one in range(number):
        (folder / f"{one:03}.md").write_text(BODY.format(max(1, one - 1)), "utf-8")
    (folder / "note.md").write_text("---\ntype: person\ndossier: person/lin-xiaoyue\n---\n# 林晓月\n", "utf-8")
    (folder / "nothing.md").write_bytes(b"")
    return folder


def found(hands: Hands, files: list[Path]) -> list[Read]:
    """Return what becomes of files, in order."""
    tasks = [Task(str(path), path.stat().st_size if path.exists() else 0) for path in files]
    with readers(hands, tasks, 1 if hands == OWN else None, None, read_file) as reading:
        return [step.read for step in reading.steps() if step.read is not None]


@pytest.mark.usefixtures("own_title")
def test_it_finds_byte_for_byte_what_one_process_finds_and_names_what_goes_wrong(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = Hands(cluster=cluster.address)
    folder = clippings(tmp_path / "clippings", 42)
    files = [*sorted(folder.iterdir()), folder / "gone.md"]
    here = found(OWN, files)
    assert found(hands, files) == here
    assert "首席洞察官" in str(here[0].arriving and here[0].arriving.locals)
    monkeypatch.setattr("store.library.loading.SECONDS", float("inf"))  # where a batch ends can show in what is kept
    states: list[object] = []
    for one in (OWN, hands):
        with Library.open(tmp_path / f"store {len(states)}") as library:
            assert len(library.load([folder], jobs=1, hands=one).added) == 40
            states.append(state(library))
    assert states[0] == states[1]
    names = ("a", "stumbles", "b", "ends", "c", "never", "d")
    tasks = [Task(f"{one}.md", 1, b"x") for one in names]
    with readers(hands, tasks, None, 1.0, troublesome) as reading:
        said = {Path(step.read.place.path).stem: step.read.error for step in reading.steps() if step.read is not None}
    assert "stumbles.md could not be understood (RecursionError: too deep)" in said.pop("stumbles")
    assert "ends.md ended the process that read it" in said.pop("ends")
    assert "never.md was given up after 1 second" in said.pop("never")
    assert said == dict.fromkeys("abcd", FINE)
    monkeypatch.setattr("store.library.batch.RULES", 99)
    made_by.cache_clear()
    with pytest.raises(StoreError, match=r"tcp://.* would find other things .* has rules \d+, and rules 99 are needed"):
        found(hands, files)
    made_by.cache_clear()


def test_what_listens_and_is_no_scheduler_is_told_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.library.cluster._ANSWERING", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as deaf, Library.open(tmp_path / "store") as library:
        cluster = f"tcp://127.0.0.1:{deaf.getsockname()[1]}"
        with pytest.raises(StoreError, match="does not answer as a scheduler does"):
            library.load([clippings(tmp_path / "clippings", 1)], hands=Hands(cluster=cluster))


def test_batches_of_a_worker_that_is_killed_are_read_by_another(cluster: Cluster, tmp_path: Path) -> None:
    tasks = [Task(str(tmp_path / f"{one:03}.md"), 1, b"x") for one in range(60)]
    tasks[30] = Task(str(tmp_path / "kills-its-owner.md"), 1, b"x")
    with readers(Hands(cluster=cluster.address), tasks, None, None, troublesome) as reading:
        reads = [step.read for step in reading.steps() if step.read is not None]
    assert [read.place.path for read in reads] == [task.path for task in tasks]
    assert {read.error for read in reads} == {FINE}
    killed = int((tmp_path / "kills-its-owner.killed").read_text())
    [gone] = [worker for worker in cluster.workers if worker.pid == killed]
    assert gone.wait(60) == -signal.SIGKILL
    assert sorted(worker.poll() is None for worker in cluster.workers) == [False, True]


def test_a_load_whose_scheduler_is_killed_keeps_what_was_read_and_the_next_goes_on(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = clippings(tmp_path / "clippings", 60)
    monkeypatch.setattr("store.library.cluster._ANSWERING", 1)

    with Library.open(tmp_path / "store") as library:
        with pytest.raises(StoreError, match=r"does not answer any more\. What was done until then is kept, 40 files"):
            library.load(
                [folder],
                jobs=1,
                progress=lambda done, *_: cluster.kill_scheduler(when=done == 30),
                hands=Hands(cluster=cluster.address),
            )
        report = library.load([folder], jobs=1)
        assert (len(report.added), report.unchanged) == (20, 40)
        (folder / "more.md").write_text(BODY.format("新"), "utf-8")
        with pytest.raises(StoreError, match=r"No cluster can be reached at tcp://.* Start its scheduler"):
            library.load([folder], hands=Hands(cluster=cluster.address))
