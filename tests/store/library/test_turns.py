"""Several processes on one store: who reads locks nobody out, who writes waits and loses nothing of the others."""

import errno
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from store.errors import BusyError, StoreError
from store.library import Library
from store.log import located, turn
from store.log.disk import Disk
from store.log.lock import Lock
from store.log.turn import LOCK
from store.search.index import Index
from store.views.links import Links
from store.workspace.folders import seed_files
from tests.store.articles_by_hand import state, take_in
from tests.store.kills import numbered

ROOT = Path(__file__).resolve().parents[3]
WRITERS, EACH = 3, 8


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with an article."""
    with Library.open(tmp_path / "store") as library:
        take_in(library, [numbered(0)])
    return tmp_path / "store"


@pytest.fixture
def elsewhere(folder: Path) -> Lock:
    """Another process that is writing."""
    lock = Lock(folder / LOCK)
    assert lock.acquire()
    return lock


def test_who_reads_asks_nobody(folder: Path, elsewhere: Lock) -> None:
    with Library.open(folder) as library:
        index = Index.open(library, Links.open(library))
        assert index.search("陈大甲").panes["person"].ids
        assert library.check().problems == ()
        assert not library.refresh()
    elsewhere.release()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take an open file away")
def test_who_takes_the_lock_file_away_lets_nobody_in(folder: Path) -> None:
    with Library.open(folder) as here, Library.open(folder) as there:
        with here.writing():
            (folder / LOCK).unlink()
            with pytest.raises(BusyError), there.writing(seconds=0):
                pass
        take_in(there, [numbered(1)])


def test_an_open_library_that_does_not_write_locks_nobody_out(folder: Path) -> None:
    with Library.open(folder) as reader, Library.open(folder) as writer:
        assert reader.articles()
        take_in(writer, [numbered(1)])
        assert not reader.is_current
        assert reader.refresh()
        assert reader.is_current
        take_in(reader, [numbered(2)])
        take_in(writer, [numbered(3)])
        reader.refresh()
        assert state(reader) == state(writer)
        assert reader.counts()["article"] == 4


def test_what_a_thread_is_just_adding_is_not_taken_for_another_processs(folder: Path) -> None:
    class LookedAt(Disk):
        """A disk on which another thread looks for news while a batch is being written."""

        def sync(self, descriptor: int) -> None:
            super().sync(descriptor)
            looking = threading.Thread(target=library.refresh)
            looking.start()
            looking.join()

    with Library.open(folder, disk=LookedAt()) as library:
        take_in(library, [numbered(1)])
        take_in(library, [numbered(2)])
        with Library.open(folder) as other:
            assert state(library) == state(other)
        assert library.check().problems == ()


def test_who_writes_waits_and_is_told_for_whom(folder: Path, elsewhere: Lock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turn, "_TELL", 0)
    told: list[str] = []

    def tell(sentence: str) -> None:
        told.append(sentence)
        elsewhere.release()

    with Library.open(folder) as library, library.writing(tell=tell):
        take_in(library, [numbered(1)])
        assert library.counts()["article"] == 2
    assert told == [f"Another dossier (process {os.getpid()}) is writing to the store in {folder}; waiting for it"]


@pytest.mark.parametrize(
    ("seconds", "stop"), [(0, None), (0.01, None), (None, lambda: True)], ids=["0", "short", "stop"]
)
def test_who_has_no_patience_changes_nothing_and_is_told(
    folder: Path, elsewhere: Lock, seconds: float | None, stop: Callable[[], bool] | None
) -> None:
    with Library.open(folder) as library:
        before = state(library)
        waits = library.writing(seconds=seconds, stop=stop)
        with pytest.raises(BusyError, match=rf"process {os.getpid()}\).*nothing was changed"), waits:
            take_in(library, [numbered(1)])
        assert state(library) == before
        elsewhere.release()
        take_in(library, [numbered(1)])


def test_a_lock_that_is_a_link_writes_over_nothing(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("precious")
    (folder / LOCK).unlink()
    (folder / LOCK).symlink_to(tmp_path / "mine")
    with Library.open(folder) as library, pytest.raises(StoreError, match="could not be opened for writing"):
        take_in(library, [numbered(1)])
    assert (tmp_path / "mine").read_text() == "precious"


WRITER = """
import sys
from pathlib import Path
from store.library import Library
from tests.store.articles_by_hand import take_in
from tests.store.kills import numbered
with Library.open(Path(sys.argv[1])) as library:
    for number in range(int(sys.argv[2]), int(sys.argv[3])):
        take_in(library, [numbered(number)])
        if number % 3 == 0:
            library.database.journal.compact()
"""


def test_many_write_and_one_reads_and_no_article_is_lost(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), str(first), str(first + EACH)], cwd=ROOT)
        for first in range(0, WRITERS * EACH, EACH)
    ]
    seen = 0
    with Library.open(tmp_path) as reader:
        while any(writer.poll() is None for writer in writers):
            reader.refresh()
            articles = [reader.article(summary.id) for summary in reader.articles()]
            assert len(articles) >= seen
            assert reader.notices == ()
            seen = len(articles)
        assert [writer.returncode for writer in writers] == [0] * WRITERS
        reader.refresh()
        assert reader.check().problems == ()
        with Library.open(tmp_path / "at once") as other:
            take_in(other, [numbered(number) for number in range(WRITERS * EACH)])
            assert state(reader) == state(other)


class Overtaking(Disk):
    """A disk on which another process compacts and goes on just before a file is opened to read, or just after."""

    def __init__(self, folder: Path, *, after: bool) -> None:
        self.folder = folder
        self.after = after
        self.overtaken = False

    def open_to_read(self, path: Path) -> int:
        descriptor = super().open_to_read(path)
        if not self.overtaken:
            self.overtaken = True
            with Library.open(self.folder) as other:
                other.remove(numbered(0).article.id)
                take_in(other, [numbered(1)])
        return descriptor if self.after else super().open_to_read(path)


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_who_is_overtaken_while_opening_notices(folder: Path, monkeypatch: pytest.MonkeyPatch, after: bool) -> None:
    monkeypatch.setattr(located, "WORTH_KEEPING", 0)
    with Library.open(folder) as library:
        take_in(library, [numbered(2)])
    assert (folder / "dossier.columns").exists()
    disk = Overtaking(folder, after=after)
    with Library.open(folder, disk=disk) as library:
        assert disk.overtaken
        assert library.is_current
        assert {library.article(article.id).id for article in library.articles()} == {
            numbered(1).article.id,
            numbered(2).article.id,
        }
        assert library.check().problems == ()


class Failing(Disk):
    """A disk that, when it is to fail, writes half and then cannot even take that away."""

    fails = False

    def write(self, descriptor: int, data: bytes, offset: int) -> None:
        super().write(descriptor, data[: len(data) // 2] if self.fails else data, offset)
        if self.fails:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    def truncate(self, descriptor: int, length: int) -> None:
        if self.fails:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        super().truncate(descriptor, length)


class Interposing(Disk):
    """A disk on which another one has its turn just before, or after, a system call of some number."""

    def __init__(self) -> None:
        self.calls = 0
        self.at = -1
        self.others_turn: Callable[[], None] = lambda: None

    def _call(self) -> None:
        self.calls += 1
        if self.calls - 1 == self.at:
            self.others_turn()

    def identity(self, path: Path) -> tuple[int, int] | None:
        self._call()
        found = super().identity(path)
        self._call()
        return found

    def size(self, descriptor: int) -> int:
        self._call()
        found = super().size(descriptor)
        self._call()
        return found

    def read(self, descriptor: int, offset: int, length: int) -> bytes:
        self._call()
        found = super().read(descriptor, offset, length)
        self._call()
        return found


def overtaken(folder: Path, at: int) -> bool:
    """Let another one compact and go on at a system call of somebody who looks for what is new; False for no such."""
    between, failing = Interposing(), Failing()
    with Library.open(folder, disk=failing) as writer:
        take_in(writer, [numbered(0)])
        with Library.open(folder, disk=between) as reader, writer.writing():
            failing.fails = True
            with pytest.raises(StoreError):  # half a batch is left at the end of the file that the reader has open
                take_in(writer, [numbered(1)])
            failing.fails = False

            def go_on() -> None:
                writer.database.journal.compact()
                take_in(writer, [numbered(2)])

            between.at, between.others_turn = between.calls + at, go_on
            reader.refresh()
            assert not reader.is_damaged, f"at call {at}"
            reached = between.calls > between.at
            between.at = -1
            reader.refresh()
            assert state(reader) == state(writer)
    return reached


def test_who_is_overtaken_while_looking_for_what_is_new_sees_no_damage(tmp_path: Path) -> None:
    calls = 0
    while overtaken(tmp_path / str(calls), calls):
        calls += 1
    assert calls > 4


def test_who_reads_while_a_turn_is_taken_sees_one_state(folder: Path) -> None:
    bank = "organisation/远山银行"

    class Asking(Disk):
        asks = False
        seen = 0

        def open_to_write(self, path: Path, *, empty: bool = False) -> int:
            if self.asks:
                self.seen = len(library.mentions(bank))
            return super().open_to_write(path, empty=empty)

    disk = Asking()
    with Library.open(folder, disk=disk) as library, Library.open(folder) as other:
        take_in(library, [numbered(1)])
        before = len(library.mentions(bank))
        other.remove(numbered(1).article.id)
        disk.asks = True
        with library.writing():
            assert 0 < disk.seen < before
        disk.asks = False


def test_another_store_of_the_same_generation_in_its_place_is_read_anew(folder: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "other") as other:
        take_in(other, [numbered(5)])
    with Library.open(folder) as library:
        assert library.mentions("organisation/远山银行")
        (tmp_path / "other" / "dossier.jsonl").replace(folder / "dossier.jsonl")
        assert library.refresh()
        assert {one.article for one in library.mentions("organisation/远山银行")} == {numbered(5).article.id}


def test_what_an_older_reader_knows_is_not_kept_beside_a_newer_store(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(located, "WORTH_KEEPING", 0)
    with Library.open(folder) as reader:
        links = Links.open(reader)
        with Library.open(folder) as other:
            other.forget("陈大甲")
        assert Index.open(reader, links).search("陈大甲").panes["person"].ids, "it goes on with what it knows"
    beside = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix == ".columns"}
    assert not [name for name, data in beside.items() if "person/陈大甲".encode() in data]


def test_only_a_store_that_was_never_given_anything_gets_the_seeds(tmp_path: Path) -> None:
    with Library.open(tmp_path / "store") as library:
        assert library.is_fresh
        library.begin(seed_files())
        assert library.counts()["article"] == 1
        library.remove(library.articles()[0].id)
    with Library.open(tmp_path / "store") as library:
        assert not library.is_fresh
        library.begin(seed_files())
        assert library.counts()["article"] == 0
    (tmp_path / "store" / "dossier.jsonl").unlink()
    (tmp_path / "store" / "rows.columns").write_bytes(b"")
    with Library.open(tmp_path / "store") as library:
        assert not library.is_fresh, "its file is gone, which does not make it new"


def test_the_seeds_wait_for_nobody(tmp_path: Path) -> None:
    tmp_path.mkdir(exist_ok=True)
    elsewhere = Lock(tmp_path / LOCK)
    assert elsewhere.acquire()
    with Library.open(tmp_path) as library:
        library.begin(seed_files())
        assert library.counts()["article"] == 0
    elsewhere.release()


def test_a_folder_that_may_not_be_written_is_read(folder: Path) -> None:
    if os.getuid() == 0:
        pytest.skip("this user may write everywhere")
    folder.chmod(0o500)
    try:
        with Library.open(folder) as library:
            assert Index.open(library, Links.open(library)).search("陈大甲").panes["person"].ids
    finally:
        folder.chmod(0o700)
