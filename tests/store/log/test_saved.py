"""Columns kept beside a store: what is saved is loaded, and only where it is whole and of the present state."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pytest

from store.library import Library
from store.log.saved import Staying, load, save, spoilt, stamp_of
from store.search.index import Index
from store.views.links import Links
from store.workspace import Catalogue
from tests.store.articles_by_hand import Org, Who, story, take_in
from tests.store.full import FullDisk, needs_a_full_device


class Inner(NamedTuple):
    numbers: npt.NDArray[np.int32]


class Record(NamedTuple):
    names: list[str]
    texts: Sequence[str]
    inner: Inner
    table: npt.NDArray[np.float64]
    panes: dict[str, tuple[int, int]]
    size: int


RECORD = Record(
    ["李家超", "", "a b"],
    ["陈家齐", "\ud800", "a\x00b"],
    Inner(np.arange(5, dtype=np.int32)),
    np.eye(3),
    {"person": (0, 3)},
    7,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept.columns"


def test_what_is_saved_is_loaded(path: Path) -> None:
    assert save(path, "now", RECORD)
    found = load(path, "now", Record)
    assert found is not None
    assert (found.names, found.panes, found.size) == (RECORD.names, RECORD.panes, RECORD.size)
    assert list(found.texts) == RECORD.texts
    assert np.array_equal(found.inner.numbers, RECORD.inner.numbers)
    assert np.array_equal(found.table, RECORD.table)


def test_only_its_owner_can_read_it(path: Path) -> None:
    save(path, "now", RECORD)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_another_stamp_is_as_if_it_were_not_there(path: Path) -> None:
    save(path, "then", RECORD)
    assert load(path, "now", Record) is None


@pytest.mark.parametrize("place", [0, 9, 20, -1])
def test_a_damaged_file_is_as_if_it_were_not_there(path: Path, place: int) -> None:
    save(path, "now", RECORD)
    data = bytearray(path.read_bytes())
    data[place] ^= 0x55
    path.write_bytes(data)
    assert load(path, "now", Record) is None


def test_what_a_disk_has_changed_by_itself_is_found_by_reading_all_of_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(path, "now", RECORD)
    assert spoilt(path.parent) == []
    status, data = path.stat(), bytearray(path.read_bytes())
    data[-1] ^= 0x55
    path.write_bytes(data)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert spoilt(path.parent) == [path]
    assert load(path, "now", Record) is None
    assert spoilt(path.parent, 1) == []
    monkeypatch.setattr("store.log.column_file.COMPARED", 0)
    assert load(path, "now", Record) is not None, "a large file whose date says nothing is not read through"
    assert [spoilt(path.parent, turn) for turn in range(2)] == [[path], [path]]


def test_a_copy_is_loaded_though_it_has_another_date(path: Path, tmp_path: Path) -> None:
    save(path, "now", RECORD)
    copy = tmp_path / "copy.columns"
    copy.write_bytes(path.read_bytes())
    assert load(copy, "now", Record) is not None


def test_what_was_loaded_stays_when_the_file_is_written_anew_or_taken_away(path: Path) -> None:
    save(path, "now", RECORD)
    found = load(path, "now", Record)
    assert found is not None
    save(path, "later", RECORD._replace(texts=["another"], table=np.zeros((1, 1))))
    path.unlink()
    assert (found.texts[0], found.table[2, 2]) == ("陈家齐", 1)


def test_a_system_that_reads_less_at_once_than_is_asked_for_shortens_no_string(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(path, "now", RECORD)
    found = load(path, "now", Record)
    assert found is not None
    read = os.pread
    monkeypatch.setattr(os, "pread", lambda file, size, start: read(file, min(size, 2), start))
    assert [found.texts[place] for place in range(3)] == list(found.texts) == RECORD.texts


def test_on_windows_a_file_is_read_and_neither_mapped_nor_left_open(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(path, "now", RECORD)
    with monkeypatch.context() as windows:
        windows.setattr(os, "name", "nt")
        windows.delattr(os, "pread")
        found = load(path, "now", Record)
        texts = [] if found is None else [found.texts[2], *found.texts]
    assert texts == [RECORD.texts[2], *RECORD.texts]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="this system does not tell which files are open")
def test_what_nobody_refers_to_any_more_leaves_no_file_open(path: Path) -> None:
    save(path, "now", RECORD)

    def opened() -> list[str]:
        return [name for name in map(os.path.realpath, Path("/proc/self/fd").iterdir()) if name == str(path)]

    found = load(path, "now", Record)
    assert found is not None
    texts = found.texts
    assert opened(), "it is mapped"
    del found
    assert texts[0] == RECORD.texts[0], "who has a part of it still reads"
    del texts
    assert not opened()


def test_what_another_process_puts_in_the_place_of_a_file_that_stays_is_not_taken_along(path: Path) -> None:
    stays = path.with_name("other.columns")
    for one in (path, stays):
        save(one, stamp_of(path.parent, 3, 1), RECORD)
    staying = Staying(path.parent, 3)
    assert path in staying
    save(path, stamp_of(path.parent, 2, 1), RECORD)
    staying.take_along(4)
    assert load(stays, stamp_of(path.parent, 4, 1), Record) is not None
    assert not path.exists()


def test_beside_an_archive_nothing_stays_since_its_state_is_not_told_by_files(path: Path) -> None:
    save(path, "1 3 an-archive dossier.jsonl:7:", RECORD)
    assert path not in Staying(path.parent, 3)


def test_a_cut_file_is_as_if_it_were_not_there(path: Path) -> None:
    save(path, "now", RECORD)
    whole = path.read_bytes()
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        assert load(path, "now", Record) is None


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    assert not save(tmp_path / "missing" / "kept.columns", "now", RECORD)


@needs_a_full_device
def test_a_full_disk_leaves_nothing_half_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.log.column_file.Disk", FullDisk)
    assert not save(path, "now", RECORD)
    assert list(path.parent.iterdir()) == []


def test_a_store_opened_again_finds_and_links_the_same(tmp_path: Path) -> None:
    stories = [story("新闻", "港投公司的陈家齐到访。", orgs=[Org("港投公司")], people=[Who("陈家齐")])]
    with Library.open(tmp_path) as library:
        take_in(library, stories)
        first = Index.open(library, Links.open(library))
        again = Index.open(library, Links.open(library))
        assert {"rows.columns", "links.columns"} <= {file.name for file in tmp_path.iterdir()}
        for index in (first, again, Index.build(library, Links.build(library))):
            assert list(index.search("cjq").panes["person"].ids) == ["person/陈家齐"]
            assert list(index.search("", focus="person/陈家齐").panes["organisation"].ids) == ["organisation/港投公司"]


def test_a_load_makes_what_was_kept_stale(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        take_in(library, [story("新闻", "陈家齐到访。", people=[Who("陈家齐")])])
        Index.open(library, Links.open(library))
        before = stamp_of(tmp_path, library.generation, 1)
        take_in(library, [story("再闻", "李家超到访。", people=[Who("李家超")])])
        assert stamp_of(tmp_path, library.generation, 1) != before
        assert list(Index.open(library).search("ljc").panes["person"].ids) == ["person/李家超"]
        assert Links.open(library).linked("person/李家超") == frozenset()


def test_what_lies_beside_a_store_and_is_not_what_was_written_is_taken_away_and_made_again(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        take_in(library, [story("新闻", "陈家齐到访。", people=[Who("陈家齐")])])
        Catalogue(library).prepare()
        path = tmp_path / "texts.columns"
        dated, data = path.stat().st_mtime_ns, bytearray(path.read_bytes())
        data[-70] ^= 0x55
        path.write_bytes(data)
        os.utime(path, ns=(dated, dated))  # as a disk does, which says nothing of it
        report = library.check()
        assert not path.exists()
        assert any("texts.columns" in problem for problem in report.problems)
        assert report.sound
        assert library.check().problems == ()
