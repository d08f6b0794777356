"""The history of queries and kept searches."""

import stat
from pathlib import Path

import pytest

from store.errors import StoreError
from store.library import Library
from store.library.searches import SEARCHES, Searches
from store.log.lock import Lock
from store.log.turn import AT_ONCE
from tests.store.articles_by_hand import take_in
from tests.store.full import FullDisk, needs_a_full_device
from tests.store.kills import numbered


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "searches.json"


def test_the_newest_query_stands_first_and_each_but_once(path: Path) -> None:
    searches = Searches(path)
    for query in ("ljc", "陈茂波", " ljc ", "", "ljc"):
        searches.remember(query)
    assert Searches(path).history == ("ljc", "陈茂波")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_history_does_not_grow_for_ever(path: Path) -> None:
    searches = Searches(path)
    for number in range(250):
        searches.remember(str(number))
    assert len(searches.history) == 200
    assert searches.history[0] == "249"


def test_a_search_is_kept_replaced_and_forgotten(path: Path) -> None:
    searches = Searches(path)
    searches.keep("大数", ">100亿")
    searches.keep("孙东", "said-by:孙东")
    searches.keep("大数", ">1000亿")
    assert Searches(path).kept == {"大数": ">1000亿", "孙东": "said-by:孙东"}
    searches.forget("大数")
    searches.forget("nothing")
    assert Searches(path).kept == {"孙东": "said-by:孙东"}


@pytest.mark.parametrize("content", [b"", b"{", b'{"history": 1}', b"\xff\xfe"])
def test_a_broken_file_counts_as_empty(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    searches = Searches(path)
    assert searches.history == ()
    searches.remember("ljc")
    assert Searches(path).history == ("ljc",)
    assert path.with_suffix(".broken.json").read_bytes() == content, "it is not written over"


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    searches = Searches(tmp_path / "missing" / "searches.json")
    with pytest.raises(StoreError, match="could not be opened for writing"):
        searches.remember("ljc")
    assert searches.history == ("ljc",), "it counts until the program ends"


def test_two_explorers_never_lose_each_others(path: Path) -> None:
    one, other = Searches(path), Searches(path)
    one.keep("大数", ">100亿")
    other.keep("孙东", "said-by:孙东")
    one.remember("ljc")
    other.remember("cmb")
    one.allow_fuzzy_pinyin(True)
    for searches in (one, other):
        assert searches.kept == {"大数": ">100亿", "孙东": "said-by:孙东"}
        assert searches.history == ("cmb", "ljc")
        assert searches.fuzzy_pinyin


def test_who_was_stopped_in_the_middle_is_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.library.side_file._PATIENCE", AT_ONCE)
    stopped = Lock(path.parent / "searches.lock")
    assert stopped.acquire()
    with pytest.raises(StoreError, match="Another dossier"):
        Searches(path).keep("大数", ">100亿")
    stopped.release()
    Searches(path).keep("大数", ">100亿")


@needs_a_full_device
def test_a_full_disk_leaves_nothing_half_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.library.side_file.Disk", FullDisk)
    with pytest.raises(StoreError, match="the disk is full"):
        Searches(path).keep("大数", ">100亿")
    assert [one.name for one in path.parent.iterdir()] == ["searches.lock"]


def test_what_another_process_is_saving_is_not_swept_away(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.library.side_file._PATIENCE", AT_ONCE)
    with Library.open(path.parent) as library:
        take_in(library, [numbered(0)])
    saving = Lock(path.parent / "searches.lock")
    assert saving.acquire()
    path.with_suffix(".new").write_text("half of it")
    with Library.open(path.parent) as library:
        with pytest.raises(StoreError, match="Another dossier"):
            library.compact()
        assert path.with_suffix(".new").exists()
        saving.release()
        library.compact()
        assert not path.with_suffix(".new").exists()


def test_queries_of_somebody_are_dropped(path: Path) -> None:
    searches = Searches(path)
    for query in ("陈大文 算力", "ljc"):
        searches.remember(query)
    for name, query in (("陈大文", "cdw"), ("说", "said-by:陈大文"), ("大数", ">1亿")):
        searches.keep(name, query)
    searches.drop_where(lambda text: "陈大文" in text)
    assert (searches.history, searches.kept) == (("ljc",), {"大数": ">1亿"})


def test_how_to_search_is_remembered(tmp_path: Path) -> None:
    searches = Searches(tmp_path / SEARCHES)
    assert not searches.fuzzy_pinyin
    searches.remember("陈茂波")
    searches.allow_fuzzy_pinyin(True)
    again = Searches(tmp_path / SEARCHES)
    assert again.fuzzy_pinyin
    assert again.history == ("陈茂波",)
    assert (tmp_path / SEARCHES).stat().st_mode & 0o777 == 0o600
