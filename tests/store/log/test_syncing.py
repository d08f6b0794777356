"""What a change wrote has reached the disk when the change is done."""

import os
from pathlib import Path

import pytest

from store.library import Library
from store.log.disk import Disk
from tests.store.articles_by_hand import take_in
from tests.store.kills import numbered


class WatchedDisk(Disk):
    """A disk that knows which files have ever been written, and which of them have not reached it yet (inodes)."""

    def __init__(self) -> None:
        self.written: set[int] = set()
        self.on_the_way: set[int] = set()

    def write(self, descriptor: int, data: bytes, offset: int) -> None:
        super().write(descriptor, data, offset)
        self.written.add(os.fstat(descriptor).st_ino)
        self.on_the_way.add(os.fstat(descriptor).st_ino)

    def sync(self, descriptor: int) -> None:
        super().sync(descriptor)
        self.on_the_way.discard(os.fstat(descriptor).st_ino)


def test_what_a_change_wrote_has_reached_the_disk_when_it_is_done(tmp_path: Path) -> None:
    disk, journal = WatchedDisk(), tmp_path / "store" / "dossier.jsonl"
    with Library.open(tmp_path / "store", disk=disk) as library:
        for number in range(3):
            take_in(library, [numbered(number)])
            library.database.journal.compact()
            take_in(library, [numbered(number + 3)])
            assert journal.stat().st_ino in disk.written - disk.on_the_way


@pytest.mark.skipif(os.name == "nt", reason="on Windows the names in a folder reach the disk by themselves")
def test_the_system_is_asked_to_wait_for_files_and_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: waited.append(os.fstat(descriptor).st_ino))
    disk, file = Disk(), tmp_path / "file"
    descriptor = disk.open_to_write(file)
    disk.sync(descriptor)
    disk.close(descriptor)
    disk.sync_folder(tmp_path)
    assert waited == [file.stat().st_ino, tmp_path.stat().st_ino]
