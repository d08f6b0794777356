"""What is missing from a store's file or not what was written is told, and costs no more than what stands there."""

import os
import random
import re
import shutil
from collections.abc import Collection
from pathlib import Path

import pytest

from store.database import Database
from store.errors import DamagedError, StoppedError, StoreError
from store.extraction.pipeline import extract
from store.library import Library
from store.log import located
from store.log.batches import Change
from store.log.committed import committed_path
from store.model import Article, Extraction
from store.search.index import Index
from store.views.links import Links
from store.workspace import Workspace
from tests.store.articles_by_hand import state
from tests.store.damaging import ATTACKS, Attack, Store, clip, damage, make
from tests.store.lines import in_version, middle, spoil
from tests.thorough import volume
from tui.desk.loading import load

FILE = "dossier.jsonl"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store of eight articles in five batches, the first three compacted to one."""
    folder = tmp_path_factory.mktemp("whole")
    return make(folder / "store", folder / "clippings", (1, 2, 3, 1, 1), compact_after=2)


@pytest.fixture
def copy(whole: Store, tmp_path: Path) -> Path:
    """Return the folder of a copy of it."""
    return Path(shutil.copytree(whole.folder, tmp_path / "store"))


def mend(library: Library) -> str:
    """Begin to write to a store, which mends it, and return what is told of that."""
    known = len(library.notices)
    with library.writing():
        return " ".join(library.notices[known:])


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_whatever_is_done_to_the_file_is_told(whole: Store, tmp_path: Path, attack: Attack) -> None:
    for seed in range(6):
        damage(whole, tmp_path / "store", attack(whole.data, random.Random(seed)))


def ends_of_batches(data: bytes) -> list[int]:
    return [match.end() for match in re.finditer(rb'\n\["commit"[^\n]*\n', data)]


def test_a_file_cut_off_where_a_batch_ends_is_told(whole: Store, copy: Path) -> None:
    os.truncate(copy / FILE, ends_of_batches(whole.data)[-2])
    with Library.open(copy) as library:
        assert "shorter than it was: 7 of 8 articles left" in library.notices[0]
        assert "7 of 8 articles" in " ".join(library.check().problems)
        assert "1 is gone. Load your folders again" in mend(library)
        library.load([whole.folder.parent / "clippings"])
        assert state(library) == whole.before
    with Library.open(copy) as library:
        assert library.notices == ()


def test_a_batch_missing_from_the_middle_is_told(whole: Store, copy: Path) -> None:
    first, second, *_ = ends_of_batches(whole.data)
    (copy / FILE).write_bytes(whole.data[:first] + whole.data[second:])
    committed_path(copy / FILE).unlink()
    with Library.open(copy) as library:
        assert "damaged" in library.notices[0]
        assert "something is missing" in " ".join(library.check().problems)


def test_an_older_file_in_the_place_of_a_newer_is_told(whole: Store, copy: Path) -> None:
    before = (copy / FILE).read_bytes()
    with Library.open(copy) as library:
        library.load([clip(copy.parent, 20)])
    (copy / FILE).write_bytes(before)
    with Library.open(copy) as library:
        assert "8 of 9 articles left" in library.notices[0]
        assert state(library) == whole.before


def test_an_older_file_is_told_by_what_lies_beside_it_alone(whole: Store, copy: Path) -> None:
    before = (copy / FILE).read_bytes()
    with Library.open(copy) as library:
        library.load([clip(copy.parent, 20)])
        Index.open(library, Links.open(library))
    (copy / FILE).write_bytes(before)
    committed_path(copy / FILE).unlink()
    with Library.open(copy) as library:
        assert "older than what lies beside it" in library.notices[0]
        assert "older than what lies beside it" in " ".join(library.check().problems)
        assert "set aside" in mend(library)
        assert state(library) == whole.before
        assert library.check().problems == ()
    committed_path(copy / FILE).unlink()
    with Library.open(copy) as library:
        assert library.notices == ()


def test_another_file_in_its_place_is_told(copy: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "other") as library:
        for number in range(9):
            library.load([clip(tmp_path, number)])
    shutil.copy(tmp_path / "other" / FILE, copy / FILE)
    with Library.open(copy) as library:
        assert "another one" in library.notices[0]
        assert library.check().problems == ()
        library.load([clip(tmp_path, 9)])
    with Library.open(copy) as library:
        assert library.notices == ()


def test_a_store_copied_without_what_lies_beside_it_is_believed(whole: Store, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(whole.data)
    with Library.open(tmp_path) as library:
        assert library.notices == ()
        assert state(library) == whole.before


@pytest.mark.parametrize("copied", [True, False], ids=["with the record", "without"])
def test_a_file_deleted_beside_others_is_no_new_store(whole: Store, copy: Path, *, copied: bool) -> None:
    (copy / FILE).unlink()
    if not copied:
        committed_path(copy / FILE).unlink()
        (copy / "rows.columns").write_bytes(b"")
    for _ in range(2):
        with Library.open(copy) as library:
            assert "gone" in library.notices[0]
            assert not library.is_fresh
            library.begin([whole.folder.parent / "clippings"])
            assert library.counts()["article"] == 0
    with Library.open(copy) as library:
        library.load([whole.folder.parent / "clippings"])
        assert state(library) == whole.before
    with Library.open(copy) as library:
        assert library.notices == ()


def test_a_batch_that_was_not_finished_is_dropped_without_a_word(whole: Store, copy: Path) -> None:
    committed = committed_path(copy / FILE).read_bytes()
    with Library.open(copy) as library:
        library.load([clip(copy.parent, 20)])
    data = (copy / FILE).read_bytes()
    torn = bytearray(data)
    torn[len(whole.data) + 100 : len(whole.data) + 200] = bytes(100)  # a page that did not reach the disk
    for left in (bytes(torn), data[:-1], data[: len(whole.data) + 1]):
        (copy / FILE).write_bytes(left)
        committed_path(copy / FILE).write_bytes(committed)
        with Library.open(copy) as library:
            assert library.notices == ()
            assert state(library) == whole.before


def test_damage_costs_only_the_article_in_which_it_is(
    whole: Store, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extracted: list[str] = []

    def counting(article: Article, *, elsewhere: Collection[str] = ()) -> Extraction:
        extracted.append(article.id)
        return extract(article, elsewhere=elsewhere)

    data = in_version(2, whole.data)
    place = data.index(b'["figures","figure/2026-01-04-')
    (copy / FILE).write_bytes(data[:place] + bytes(30) + data[place + 30 :])
    monkeypatch.setattr("store.extraction.pipeline.extract", counting)
    progress: list[tuple[int, int]] = []
    with Library.open(copy) as library:
        assert len(library.articles()) == 8
        with library.writing(mending=lambda done, total, *_: progress.append((done, total))):
            assert state(library) == whole.before
    assert extracted == ["article/2026-01-04-第3天"]
    assert progress == [(number, 8) for number in range(1, 9)]


def test_what_was_in_a_damaged_pack_is_had_again(whole: Store, copy: Path) -> None:
    spoil(copy / FILE, '["figures","figure/2026-01-08-')
    with Library.open(copy) as library:
        assert "Nothing can be read from byte" in " ".join(library.check().problems)
        assert "1 was read" not in mend(library), "its text is in another one"
        assert state(library) == whole.before


def test_a_damaged_pack_leaves_nothing_as_it_was_before(tmp_path: Path) -> None:
    """What is in it may be newer than what else there is of it."""
    article = clip(tmp_path, 2)
    store = tmp_path / "store"
    with Library.open(store) as library:
        library.load([article])
        article.write_text(article.read_text("utf-8").replace("今年收入", "去年收入"), "utf-8")
        library.load([article])
        newer = state(library)
    spoil(store / FILE, "去年收入")
    with Library.open(store) as library:
        assert "今年收入" not in str(state(library))
        mend(library)
        assert state(library) == newer


def test_rot_is_told_when_it_is_read_and_by_check(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(located, "WORTH_KEEPING", 1000)
    path = copy / FILE
    with Library.open(copy) as library:
        library.load([clip(copy.parent, 20)])
    data, status = path.read_bytes(), path.stat()
    at = middle(data, '["quotes","quote/2026-01-04-')
    with path.open("r+b") as file:
        file.seek(at)
        file.write(bytes([data[at] ^ 1]))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    with Library.open(copy) as library:
        assert library.notices == ()  # nothing was read yet
        with pytest.raises(DamagedError, match=r"damaged where it keeps quote/2026-01-0.*check --repair"):
            list(library.entities("quote"))
        assert any("Nothing can be read from byte" in one for one in library.check().problems)
        assert library.check(repair=True).sound
        assert list(library.entities("quote"))
    assert list(copy.glob("dossier.damaged-*"))


@pytest.mark.parametrize("left", [b"", b"[[9,", b"\x00" * 60], ids=["empty", "half", "zeroed"])
def test_a_record_that_cannot_be_read_is_as_none(whole: Store, copy: Path, left: bytes) -> None:
    committed_path(copy / FILE).write_bytes(left)
    with Library.open(copy) as library:
        assert library.notices == ()
        assert state(library) == whole.before


@pytest.mark.parametrize("version", [1, 2])
def test_a_store_of_an_older_version_opens_and_gets_packed(whole: Store, tmp_path: Path, version: int) -> None:
    path = tmp_path / FILE
    path.write_bytes(in_version(version, whole.data))
    with Library.open(tmp_path, read_only=True) as library:
        assert library.notices == ()
        assert state(library) == whole.before
    with Library.open(tmp_path) as library:
        library.load([clip(tmp_path, 20)])
        before = state(library)
    size = path.stat().st_size
    assert path.read_bytes().startswith(b'["dossier",3]\n')
    with pytest.raises(StoreError, match="newer dossier"):
        Database(path, schema=2)
    with Library.open(tmp_path) as library:
        assert library.notices == ()
        assert state(library) == before
        library.database.journal.compact()
        assert state(library) == before
    assert path.stat().st_size < size // 4


def test_a_damaged_store_of_the_version_before_is_mended(whole: Store, tmp_path: Path) -> None:
    data = in_version(1, whole.data)
    place = data.index(b'["mentions","') + 60
    (tmp_path / FILE).write_bytes(data[:place] + b"\x00" + data[place + 1 :])
    with Library.open(tmp_path) as library:
        assert "damaged" in library.notices[0]
        assert "set aside" in mend(library)
        assert library.check().problems == ()
        assert state(library) == whole.before


def test_a_damaged_store_is_not_written_to_before_it_is_mended(whole: Store, copy: Path) -> None:
    (copy / FILE).write_bytes(whole.data[:-40])
    with Library.open(copy) as library, pytest.raises(DamagedError, match="check --repair"):
        library.database.journal.append([Change("meta", "x", b"{}")])


@pytest.mark.parametrize("table", ["articles", "texts", "mentions", "figures", "quotes"])
def test_an_id_of_the_version_before_that_damage_has_changed_is_no_article(
    whole: Store, tmp_path: Path, table: str
) -> None:
    data = in_version(1, whole.data)
    place = data.index(b"2026-01-04", data.index(f'["{table}","'.encode()))
    assert data[place - 60 : place].rindex(f'["{table}","'.encode()) >= 0
    (tmp_path / FILE).write_bytes(data[:place] + b"3026" + data[place + 4 :])
    with Library.open(tmp_path) as library:
        told = mend(library)
        assert "8 articles are what they were. " in f"{told} "
        assert state(library) == whole.before


def spoilt(whole: Store, copy: Path, count: int) -> bytes:
    """Damage the texts of some articles, which have to be read again then, and return the file."""
    data = bytearray(in_version(2, whole.data))
    for match in list(re.finditer(rb'\["texts","', data))[:count]:
        data[match.end() + 60] = 0
    (copy / FILE).write_bytes(data)
    (copy / "dossier.backup.jsonl").unlink(missing_ok=True)
    return bytes(data)


def test_mending_can_be_stopped_at_any_time_and_tells_how_it_goes(whole: Store, copy: Path) -> None:
    data = spoilt(whole, copy, 3)
    asked: list[None] = []
    limit = 1

    def stop() -> bool:
        asked.append(None)
        return len(asked) >= limit

    told: list[tuple[int, int]] = []
    while True:
        with Library.open(copy) as library:
            asked.clear()
            try:
                with library.writing(stop=stop, mending=lambda done, total, *_: told.append((done, total))):
                    pass
                break
            except StoppedError:
                pass
        assert (copy / FILE).read_bytes() == data
        assert not [*copy.glob("dossier.rebuilt*"), *copy.glob("dossier.damaged*")]
        limit += volume(18, 3)
    assert limit > 36
    assert {(0, 3), (3, 3), (8, 8)} <= set(told)
    with Library.open(copy) as library:
        assert state(library) == whole.before


def test_ctrl_c_gets_out_of_mending_and_the_explorer_says_that_it_was_stopped(whole: Store, copy: Path) -> None:
    data = spoilt(whole, copy, 1)

    def interrupting(done: int, total: int, path: Path, rate: float, seconds: float) -> None:
        del path, rate, seconds
        if (done, total) == (4, 8):
            raise KeyboardInterrupt

    with Library.open(copy) as library:
        with pytest.raises(KeyboardInterrupt):
            library.check(repair=True, progress=interrupting)
        loaded = load(Workspace(library), [copy], lambda *_: None, lambda: True)
        assert loaded.summary == "nothing: stopped while the damaged store was mended"
    assert (copy / FILE).read_bytes() == data
    assert not list(copy.glob("dossier.rebuilt*"))
