"""Killed, out of space, read-only, taken away: what was in the store stays, and a sentence says what is wrong."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import pytest

from store.errors import StoreError
from store.library import Library
from store.log.disk import Disk
from store.log.lock import Lock
from tests.store.articles_by_hand import state, take_in
from tests.store.kills import numbered
from tests.thorough import THOROUGH, volume

ROOT = Path(__file__).resolve().parents[3]
KILLS = volume(20, 200)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows cannot fork")
def test_a_killed_process_leaves_a_sound_store() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.kills", str(KILLS)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith(f"{KILLS} kills"), done.stderr


class FailingDisk(Disk):
    """A disk on which the n-th system call fails; None never. A write that fails has written half."""

    def __init__(self, fail_at: int | None = None, error: int = errno.EIO) -> None:
        self.calls = 0
        self.fail_at = fail_at
        self.error = error

    def _call(self) -> None:
        self.calls += 1
        if self.calls - 1 == self.fail_at:
            raise OSError(self.error, os.strerror(self.error))

    def open_to_read(self, path: Path) -> int:
        self._call()
        return super().open_to_read(path)

    def open_to_write(self, path: Path, *, empty: bool = False) -> int:
        self._call()
        return super().open_to_write(path, empty=empty)

    def size(self, descriptor: int) -> int:
        self._call()
        return super().size(descriptor)

    def read(self, descriptor: int, offset: int, length: int) -> bytes:
        self._call()
        return super().read(descriptor, offset, length)

    def write(self, descriptor: int, data: bytes, offset: int) -> None:
        try:
            self._call()
        except OSError:
            super().write(descriptor, data[: len(data) // 2], offset)
            raise
        super().write(descriptor, data, offset)

    def truncate(self, descriptor: int, length: int) -> None:
        self._call()
        super().truncate(descriptor, length)

    def sync(self, descriptor: int) -> None:
        self._call()
        super().sync(descriptor)

    def sync_folder(self, folder: Path) -> None:
        self._call()
        super().sync_folder(folder)

    def replace(self, source: Path, target: Path) -> None:
        self._call()
        super().replace(source, target)

    def link(self, source: Path, target: Path) -> None:
        self._call()
        super().link(source, target)

    def remove(self, path: Path) -> None:
        self._call()
        super().remove(path)


def work(folder: Path, disk: Disk) -> None:
    """Open a store, take two articles in, compact, take a third in, take one out."""
    with Library.open(folder, disk=disk) as library:
        take_in(library, [numbered(0), numbered(1)])
        library.database.journal.compact()
        take_in(library, [numbered(2)])
        library.remove(numbered(1).article.id)


def sentence_of(doing: Callable[[], None]) -> str:
    """Return what the store says of a failure, "" where there is none."""
    try:
        doing()
    except StoreError as error:
        return str(error)
    return ""


def prepared(folder: Path) -> None:
    """Make a store that has an article already."""
    with Library.open(folder) as library:
        take_in(library, [numbered(9)])


def total_calls(folder: Path) -> int:
    counting = FailingDisk()
    prepared(folder)
    work(folder, counting)
    return counting.calls


def failing(calls: Iterable[int]) -> list[tuple[int, int]]:
    """Return which system calls fail, each with which error: one after the other full and broken, or with both."""
    errors = (errno.ENOSPC, errno.EIO)
    return [(call, error) for call in calls for error in (errors if THOROUGH else errors[call % 2 :][:1])]


def test_each_system_call_may_fail_and_nothing_is_lost(tmp_path: Path) -> None:
    calls = total_calls(tmp_path / "counted")
    assert calls > 40
    failures = 0
    for number, error in failing(range(calls)):
        folder = tmp_path / f"{number}-{error}"
        prepared(folder)
        told = sentence_of(partial(work, folder, FailingDisk(number, error)))
        failures += bool(told)
        assert told.endswith(".") or not told
        assert "\n" not in told
        with Library.open(folder) as library:
            wrong = {*library.notices, *library.check().problems}
            assert all("may still be in a file" in one for one in wrong), "more than the lines of what was removed"
            assert numbered(9).article.id in {article.id for article in library.articles()}
            have = {article.id for article in library.articles()} - {numbered(9).article.id}
        allowed = [(), (0,), (0, 1), (0, 1, 2), (0, 2)]
        assert have in [{numbered(one).article.id for one in some} for some in allowed]
    assert failures > calls / 2


def test_after_a_failure_the_same_library_goes_on(tmp_path: Path) -> None:
    disk = FailingDisk()
    with Library.open(tmp_path / "store", disk=disk) as library:
        take_in(library, [numbered(0)])
        before = state(library)
        for ahead in range(2):
            disk.fail_at = disk.calls + ahead
            disk.error = errno.ENOSPC
            while disk.calls <= (disk.fail_at or 0):
                told = sentence_of(partial(take_in, library, [numbered(1)]))
                assert "full" in told or not told
            if library.counts()["article"] > 1:
                library.remove(numbered(1).article.id)
            assert state(library) == before
        take_in(library, [numbered(1)])
        assert library.check().problems == ()
    with Library.open(tmp_path / "store") as again:
        assert again.counts()["article"] == 2


def without_rights(folder: Path) -> Callable[[], None]:
    folder.chmod(0o500)
    return lambda: folder.chmod(0o700)


def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    restore = without_rights(folder)
    try:
        if os.access(folder, os.W_OK):
            pytest.skip("this user may write everywhere")
        with pytest.raises(StoreError, match=r"permission.*--store"):
            prepared(folder / "store")
    finally:
        restore()


@pytest.mark.parametrize(
    ("error", "said"),
    [(errno.ENOSPC, "full"), (errno.EROFS, "read-only"), (errno.EACCES, "permission"), (errno.EIO, "an error")],
)
def test_the_sentence_says_what_to_do(tmp_path: Path, error: int, said: str) -> None:
    told = sentence_of(partial(work, tmp_path / "store", FailingDisk(2, error)))
    assert said in told
    assert told.endswith(".")


def test_a_store_that_may_not_be_written_is_opened_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(lock: Lock) -> bool:
        raise OSError(errno.EROFS, f"{type(lock).__name__} refused")

    prepared(tmp_path / "store")
    monkeypatch.setattr(Lock, "acquire", refuse)
    for folder, articles in ((tmp_path / "store", 1), (tmp_path / "new", 0)):
        with Library.open(folder) as library:
            assert library.counts()["article"] == articles
            with pytest.raises(StoreError, match=r"read-only; name another folder with --store\.$"):
                take_in(library, [numbered(1)])


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="could not be opened"):
        Library.open(tmp_path / "file" / "store")


def test_a_file_taken_away_while_open_is_put_back(tmp_path: Path) -> None:
    path = tmp_path / "store" / "dossier.jsonl"
    with Library.open(tmp_path / "store") as library:
        take_in(library, [numbered(0)])
        path.unlink()
        assert library.counts()["article"] == 1
        take_in(library, [numbered(1)])
        before = state(library)
    with Library.open(tmp_path / "store") as again:
        assert state(again) == before
        assert again.counts()["article"] == 2


def test_a_folder_taken_away_while_open_is_said(tmp_path: Path) -> None:
    with Library.open(tmp_path / "store") as library:
        take_in(library, [numbered(0)])
        shutil.rmtree(tmp_path / "store")
        assert library.articles()
        with pytest.raises(StoreError, match="taken away"):
            take_in(library, [numbered(1)])


def test_a_file_replaced_while_open_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "store" / "dossier.jsonl"
    with Library.open(tmp_path / "store") as library:
        take_in(library, [numbered(0)])
        path.rename(path.with_name("moved.jsonl"))
        path.write_bytes(b"another")
        with pytest.raises(StoreError, match="replaced by another program while it was open"):
            take_in(library, [numbered(1)])
    assert path.read_bytes() == b"another"


def test_a_file_cut_short_while_open_is_said(tmp_path: Path) -> None:
    with Library.open(tmp_path / "store") as library:
        take_in(library, [numbered(0)])
        os.truncate(tmp_path / "store" / "dossier.jsonl", 100)
        with pytest.raises(StoreError, match="shorter"):
            library.articles()
