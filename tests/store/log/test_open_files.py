"""A system on which no file gets the name of one that is open, or is taken away while it is, as on Windows.

It is made up: that system's own calls were read about, and not tried.
"""

import errno
from pathlib import Path

import pytest

from store.errors import StoreError
from store.library import Library
from store.log.disk import Disk
from tests.store.articles_by_hand import Who, story, take_in


class StrictDisk(Disk):
    """A disk that knows which files are open."""

    replaces_open_files = False

    def __init__(self) -> None:
        self.open: dict[int, Path] = {}

    def _refuse(self, path: Path) -> None:
        if path in self.open.values():
            raise PermissionError(errno.EACCES, "it is open", str(path))

    def open_to_read(self, path: Path) -> int:
        return self._note(path, super().open_to_read(path))

    def open_to_write(self, path: Path, *, empty: bool = False) -> int:
        if empty:
            self._refuse(path)
        return self._note(path, super().open_to_write(path, empty=empty))

    def open_beside(self, path: Path) -> int:
        return self._note(path, super().open_beside(path))

    def _note(self, path: Path, descriptor: int) -> int:
        self.open[descriptor] = path
        return descriptor

    def close(self, descriptor: int) -> None:
        self.open.pop(descriptor, None)
        super().close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        self._refuse(source)
        self._refuse(target)
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        self._refuse(path)
        super().remove(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "store") as library:
        take_in(library, [story(f"第{day}事", "林晓月到会。", people=[Who("林晓月")]) for day in "一二三"])
    return tmp_path / "store"


def test_compacted_taken_out_of_forgotten_and_mended_it_is_what_it_should_be(folder: Path) -> None:
    with Library.open(folder, disk=StrictDisk()) as library:
        library.compact()
        library.remove("article/2026-01-05-第一事")
        assert library.counts()["article"] == 2
        library.forget("person/林晓月")
        assert library.counts()["person"] == 0
        library.compact()
        assert library.check().problems == ()
    log = folder / "dossier.jsonl"
    written = log.read_bytes()
    log.write_bytes(written[: len(written) // 2] + b"?" + written[len(written) // 2 + 1 :])
    with Library.open(folder, disk=StrictDisk()) as library:
        with library.writing():
            pass
        assert library.check().problems == ()


def test_while_another_has_it_open_it_is_what_it_was_and_goes_on(folder: Path) -> None:
    disk = StrictDisk()
    with Library.open(folder, disk=disk) as library:
        before = library.counts()
        disk.open[-1] = folder / "dossier.jsonl"
        with pytest.raises(StoreError, match="is what it was before"):
            library.compact()
        assert library.counts() == before
        del disk.open[-1]
        library.compact()
        assert library.check().problems == ()
