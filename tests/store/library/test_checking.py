"""What is wrong with a store is found and mended; a damaged one is set aside and made anew; the forgotten stay away."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec
import pytest

from store.database import Database
from store.errors import NotFoundError, StoreError
from store.identity.persons import PersonName
from store.identity.records import ArticleSummary, Sighting, StoredFigure, StoredOrganisation, Text
from store.library import Library
from tests.store.articles_by_hand import state
from tests.store.library.test_loading import write
from tests.store.lines import lines_of, spoil

pytestmark = pytest.mark.over_both


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    clippings = tmp_path / "clippings"
    clippings.mkdir()
    for number in range(3):
        write(clippings / f"{number}.md", f"第{number}事", number + 5)
    return clippings


@pytest.fixture
def library(tmp_path: Path, folder: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "store") as opened:
        opened.load([folder])
        yield opened


def any_id(database: Database, table: str, begins: str = "") -> str:
    return min(identity for identity in database.ids_of(table) if identity.startswith(begins))


def forge_text(database: Database) -> None:
    identity = any_id(database, "texts")
    with database.transaction() as transaction:
        transaction.put("texts", identity, Text(text="另一篇"))


def lose_text(database: Database) -> None:
    with database.transaction() as transaction:
        transaction.remove("texts", any_id(database, "texts"))


def lose_article(database: Database) -> None:
    with database.transaction() as transaction:
        transaction.remove("articles", any_id(database, "articles"))


def lose_entity(database: Database) -> None:
    with database.transaction() as transaction:
        transaction.remove("organisations", any_id(database, "organisations"))


def lose_name(database: Database) -> None:
    with database.transaction() as transaction:
        transaction.remove("names", any_id(database, "names", "organisation/"))


def shift_mention(database: Database) -> None:
    identity = any_id(database, "mentions")
    sighting = database.get("mentions", identity, Sighting)
    assert sighting is not None
    local = sighting.locals[0]
    spans = tuple(msgspec.structs.replace(span, start=span.start + 1, end=span.end + 1) for span in local.spans)
    forged = msgspec.structs.replace(sighting, locals=(msgspec.structs.replace(local, spans=spans),))
    with database.transaction() as transaction:
        transaction.put("mentions", identity, forged)


def miscount(database: Database) -> None:
    identity = any_id(database, "organisations")
    entity = database.get("organisations", identity, StoredOrganisation)
    assert entity is not None
    with database.transaction() as transaction:
        transaction.put("organisations", identity, msgspec.structs.replace(entity, mention_count=99))


def refer_to_nobody(database: Database) -> None:
    identity = any_id(database, "figures")
    figure = database.get("figures", identity, StoredFigure)
    assert figure is not None
    with database.transaction() as transaction:
        transaction.put("figures", identity, msgspec.structs.replace(figure, about=("person/无此人",)))


def miscount_namesakes(database: Database) -> None:
    identity = any_id(database, "names", "person/")
    name = database.get("names", identity, PersonName)
    assert name is not None
    people = {person: count + 1 for person, count in name.people.items()}
    with database.transaction() as transaction:
        transaction.put("names", identity, PersonName(people=people, pairs=name.pairs))


def pair_with_nobody(database: Database) -> None:
    identity = any_id(database, "names", "person/")
    name = database.get("names", identity, PersonName)
    assert name is not None
    with database.transaction() as transaction:
        transaction.put("names", identity, PersonName(people=name.people, pairs={"无此人": 1}))


def lose_bearer(database: Database) -> None:
    with database.transaction() as transaction:
        transaction.remove("names", any_id(database, "names", "person/"))


def misname(database: Database) -> None:
    identity = any_id(database, "articles")
    summary = database.get("articles", identity, ArticleSummary)
    assert summary is not None
    with database.transaction() as transaction:
        transaction.put("articles", identity, msgspec.structs.replace(summary, id="article/别名"))


def test_a_fresh_store_is_sound(library: Library) -> None:
    report = library.check()
    assert report.problems == ()
    assert report.sound
    assert report.summary.startswith("3 articles")


WRONGS = [
    forge_text,
    lose_text,
    lose_article,
    lose_entity,
    lose_name,
    lose_bearer,
    miscount_namesakes,
    pair_with_nobody,
    shift_mention,
    miscount,
    refer_to_nobody,
    misname,
]


@pytest.mark.parametrize("wrong", WRONGS, ids=lambda wrong: wrong.__name__)
def test_whatever_is_wrong_is_found_and_mended(library: Library, wrong: Callable[[Database], None]) -> None:
    before = state(library)
    wrong(library.database)
    found = library.check()
    assert not found.sound
    assert all(problem.endswith(".") for problem in found.problems)
    mended = library.check(repair=True)
    assert mended.sound
    assert library.check().problems == ()
    if wrong is lose_article:  # where its file lies is not known any more: a load brings it back
        library.load([Path(before_path(before))])
    assert state(library).keys() == before.keys()
    assert state(library)["people"] == before["people"]


def before_path(before: object) -> str:
    articles = msgspec.convert(before, dict[str, dict[str, dict[str, object]]])["articles"]
    return str(Path(str(next(iter(articles.values()))["path"])).parent)


@pytest.mark.of_a_folder
def test_a_damaged_store_is_set_aside_and_made_anew(tmp_path: Path, folder: Path) -> None:
    with Library.open(tmp_path / "store") as library:
        library.load([folder])
        before = state(library)
    spoil(tmp_path / "store" / "dossier.jsonl", "远山银行")
    with Library.open(tmp_path / "store") as library:
        [notice] = library.notices
        assert "damaged" in notice
        with library.writing():
            assert "set aside" in library.notices[-1]
        assert state(library) == before
        assert library.check().sound
        generation = library.generation
    with Library.open(tmp_path / "store") as library:
        assert library.notices == ()
        assert library.generation == generation
    assert len(list((tmp_path / "store").glob("dossier.damaged-*.jsonl"))) == 1


@pytest.mark.of_a_folder
def test_a_reader_is_told_of_damage_and_changes_nothing(tmp_path: Path, folder: Path) -> None:
    with Library.open(tmp_path / "store") as library:
        library.load([folder])
    path = tmp_path / "store" / "dossier.jsonl"
    spoil(path, "远山银行")
    data = path.read_bytes()
    with Library.open(tmp_path / "store", read_only=True) as library:
        assert "damaged" in library.notices[0]
        with pytest.raises(StoreError, match="reading only"):
            library.check(repair=True)
    assert path.read_bytes() == data


@pytest.mark.of_a_folder
def test_articles_that_a_damaged_store_lost_come_from_the_older_copy(tmp_path: Path, folder: Path) -> None:
    with Library.open(tmp_path / "store") as library:
        library.load([folder])
        before = state(library)
        library.database.journal.compact()
    for file in folder.iterdir():
        file.unlink()
    path = tmp_path / "store" / "dossier.jsonl"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2] + b"\n" + b'["commit",1,"00000000"]\n')
    with Library.open(tmp_path / "store") as library:
        with library.writing():
            assert "come from the older copy" in library.notices[-1]
        assert state(library) == before


@pytest.mark.of_a_folder
def test_a_store_whose_file_is_gone_comes_from_its_copy(tmp_path: Path, folder: Path) -> None:
    with Library.open(tmp_path / "store") as library:
        library.load([folder])
        before = state(library)
        library.database.journal.compact()
    (tmp_path / "store" / "dossier.jsonl").unlink()
    with Library.open(tmp_path / "store") as library:
        assert "gone" in library.notices[0]
        assert state(library) == before


@pytest.mark.of_a_folder
def test_a_copy_is_not_the_store_before_it_is_whole(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store" / "dossier.jsonl"
    with Library.open(path.parent) as library:
        library.load([folder])
        before = state(library)
        library.database.journal.compact()
    path.unlink()

    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    def half(source: BinaryIO, target: BinaryIO) -> None:
        target.write(source.read(500))
        target.flush()
        assert not path.exists(), "a process killed now would leave half a store"
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "link", no_links)
    with pytest.MonkeyPatch.context() as full:
        full.setattr("shutil.copyfileobj", half)
        with pytest.raises(StoreError, match="the disk is full"):
            Library.open(path.parent)
        assert not list(path.parent.glob("*.copying.*"))
    with Library.open(path.parent) as library:
        assert "gone" in library.notices[0]
        assert state(library) == before


def everything_in(folder: Path) -> str:
    return "".join(line.decode(errors="replace") for path in folder.iterdir() for line in lines_of(path.read_bytes()))


def test_somebody_forgotten_is_gone_for_good(tmp_path: Path, folder: Path) -> None:
    store = tmp_path / "store"
    with Library.open(store) as library:
        library.load([folder])
        library.database.journal.compact()
        assert library.forget("陈大文") == ("person/陈大文",)
        assert library.check().problems == ()
        with pytest.raises(NotFoundError):
            library.entity("person/陈大文")
        for table in ("people", "mentions", "figures", "quotes", "names", "organisations"):
            for identity, document in library.database.journal.documents(table):
                assert "陈大文" not in identity + document.decode() or table in ("figures", "quotes")
        write(folder / "9.md", "新事", 99)
        library.load([folder])
        assert library.counts()["person"] == 0
        library.check(repair=True)
        assert library.counts()["person"] == 0
    assert not list(store.glob("*backup*"))


@pytest.mark.of_a_folder
def test_a_removed_article_is_in_no_copy(tmp_path: Path, folder: Path) -> None:
    store = tmp_path / "store"
    with Library.open(store) as library:
        library.load([folder])
        library.database.journal.compact()
        library.remove(str(folder / "1.md"))
    assert "第0事" in everything_in(store)
    assert "第1事" not in everything_in(store)


def test_forgetting_nobody_is_said(library: Library) -> None:
    with pytest.raises(NotFoundError, match="Nobody"):
        library.forget("无此人")
