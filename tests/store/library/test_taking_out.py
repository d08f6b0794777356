"""What is taken out of the store for good is gone: from every file, under every name, whatever happens meanwhile."""

import errno
import hashlib
import os
from contextlib import nullcontext
from pathlib import Path
from unittest.mock import Mock

import pytest

from store.database import Database
from store.errors import NotFoundError, StoreError
from store.library import Library, marks, removing
from store.library.marks import Forgotten, Marks, put_marks
from store.library.searches import SEARCHES, Searches
from store.log import located
from store.log.fresh import Copy, Transform
from store.log.journal import Journal
from store.search.index import Index
from store.text.wording import how_many
from store.views.links import Links
from store.workspace import Workspace
from tests.store.articles_by_hand import Org, Who, story, take_in
from tests.store.library.test_crash import FailingDisk, failing
from tests.store.lines import lines_of

pytestmark = pytest.mark.over_both

CHINESE, ENGLISH, SHORT = "周启岚", "Karen Chow Kai-laam", "Karen Chow"
OTHER = story("开业", "远山银行开业。", orgs=[Org("远山银行")])
BOTH = story(
    "银行增资",
    f"远山银行行长{CHINESE}（{ENGLISH}）说：“明年更好。”林晓月没有说明。",
    orgs=[Org("远山银行")],
    people=[Who(CHINESE, (ENGLISH, "Chow"), title="行长", at="远山银行"), Who("林晓月")],
)
ALONE = story("旧闻", f"{ENGLISH} opened it. Bruce Chow left.", people=[Who(ENGLISH), Who("Bruce Chow", ("Chow",))])
FORMS = (CHINESE, ENGLISH)


def left(folder: Path) -> list[str]:
    """Return where a name is left in the files of a store, but for the texts and the titles of articles."""
    found = []
    for path in folder.iterdir():
        lines = [line for line in lines_of(path.read_bytes()) if not line.startswith((b'["texts"', b'["articles"'))]
        found += [path.name for form in FORMS if any(form.encode() in line for line in lines)]
    return found


@pytest.fixture(autouse=True)
def _cheap_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a mark cost next to nothing: hundreds are made here, and guessed by nobody."""
    monkeypatch.setattr(marks, "_COST", 2)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store in whose every file somebody's names stand."""
    monkeypatch.setattr(located, "WORTH_KEEPING", 0)
    folder = tmp_path / "store"
    with Library.open(folder) as library:
        take_in(library, [BOTH])
        library.database.journal.compact()
        take_in(library, [ALONE])
        Index.open(library, Links.open(library)).search(CHINESE)
    searches = Searches(folder / SEARCHES)
    for query in (f"said-by:{CHINESE}", "zhou qi lan", "zql", "银行"):
        searches.remember(query)
    searches.keep("她", ENGLISH)
    searches.keep("大数", ">1亿")
    for name in (
        "rows.new",
        "texts.columns.new",
        "sounds.fuzzy.columns.new",
        "dossier.new",
        "dossier.new.jsonl",
        "dossier.rebuilt.jsonl",
        "dossier.damaged-1.jsonl",
        "dossier.copying.jsonl",
        "dossier.backup.copying.jsonl",
    ):
        (folder / name).write_text(f"half of {CHINESE}", "utf-8")
    assert {"dossier.columns", "rows.columns", "links.columns", "dossier.backup.jsonl"} <= set(left(folder))
    return folder


@pytest.mark.of_a_folder
def test_somebody_goes_under_every_name_and_from_every_file(folder: Path) -> None:
    with Library.open(folder) as library:
        assert library.forget(CHINESE) == (f"person/{CHINESE}",)
        assert not left(folder)
        assert {one.id for one in library.entities("person")} == {"person/林晓月", "person/Bruce Chow"}
        again = [story(f"又{n}", f"{form}说：“还会。”", people=[Who(form)]) for n, form in enumerate(FORMS)]
        take_in(library, again)
        assert {one.id for one in library.entities("person")} == {"person/林晓月", "person/Bruce Chow"}
        assert library.check().problems == ()
    assert Searches(folder / SEARCHES).history == ("银行", "zhou qi lan")
    assert Searches(folder / SEARCHES).kept == {"大数": ">1亿"}


@pytest.mark.of_a_folder
@pytest.mark.parametrize("error", [NotFoundError("nobody"), MemoryError(), KeyboardInterrupt()], ids=repr)
def test_whoever_interrupts_what_is_made_anew_beside_the_store_is_rid_of_what_was_taken_out(
    folder: Path, error: BaseException
) -> None:
    with Library.open(folder) as library:
        library.renew_beside = Mock(side_effect=error)
        with nullcontext() if isinstance(error, NotFoundError) else pytest.raises(type(error)):
            library.forget(CHINESE)
        assert library.renew_beside.call_count == 1
        assert not left(folder)
    with Library.open(folder) as library:
        assert library.notices == ()


@pytest.mark.of_a_folder
def test_the_only_one_of_a_kind_goes_from_every_file_beside_the_store(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        take_in(
            library,
            [BOTH, *(story(f"第{number}期", OTHER.article.text, orgs=[Org("远山银行")]) for number in range(30))],
        )
        library.forget("林晓月")
    with Workspace.open(tmp_path, begin=False) as workspace:
        workspace.catalogue.prepare(articles=True)
        assert f"person/{CHINESE}" in workspace.catalogue.search(CHINESE).panes["person"].ids
        workspace.forget(CHINESE)
        assert not left(tmp_path)
    with Workspace.open(tmp_path, begin=False) as workspace:
        assert not workspace.catalogue.search(CHINESE).panes["person"].ids


def test_beside_a_folder_alone_something_is_made_anew_before_it_goes(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        take_in(library, [BOTH, OTHER])
        renewed = Mock()
        library.renew_beside = renewed
        library.forget(CHINESE)
        assert renewed.call_count == (not library.is_shared)
        library.remove(OTHER.article.id)
        assert renewed.call_count == 2 * (not library.is_shared)


@pytest.mark.of_a_folder
def test_files_beside_the_store_that_are_not_its_own_stay(folder: Path) -> None:
    own = [folder / name for name in ("draft.new.md", "draft.new", "plan.rebuilt.md", "table.columns.md")]
    for path in own:
        path.write_text("mine", "utf-8")
    with Library.open(folder) as library:
        library.forget(CHINESE)
        library.compact()
    assert all(path.read_text("utf-8") == "mine" for path in own)


def test_a_long_name_of_which_each_character_has_many_readings_is_forgotten(tmp_path: Path) -> None:
    name = "和" * 40
    with Library.open(tmp_path) as library:
        take_in(library, [story("开业 hehe", f"{name}开业。", orgs=[Org(name)])])
        searches = Searches(tmp_path / SEARCHES)
        for query in ("huohe" * 20, "hehe", "h" * 40):
            searches.remember(query)
        assert library.forget(name) == (f"organisation/{name}",)
        assert searches.history == ("hehe",)


def test_a_known_person_goes_under_the_names_they_are_known_by(tmp_path: Path) -> None:
    names = ("李家超", "John Lee")
    known = [story(f"第{number}天", f"{name}说：“好。”", people=[Who(name)]) for number, name in enumerate(names)]
    with Library.open(tmp_path) as library:
        take_in(library, known)
        assert library.forget("John Lee Ka-chiu") == ("person/John Lee", "person/李家超"), "no article calls him so"
        take_in(library, [story("又", "John Lee Ka-chiu said so.", people=[Who("John Lee Ka-chiu"), Who("John Li")])])
        assert [one.id for one in library.entities("person")] == ["person/John Li"]


@pytest.mark.of_a_folder
def test_what_a_full_disk_leaves_is_told_and_taken_away_later(folder: Path, tmp_path: Path) -> None:
    counting = FailingDisk()
    with Library.open(copied(folder, tmp_path / "counted"), disk=counting) as library:
        opened = counting.calls
        library.forget(CHINESE)
        calls = counting.calls
    told = 0
    for number, error in failing(range(opened, calls)):
        copy = copied(folder, tmp_path / f"{number}-{error}")
        try:
            with Library.open(copy, disk=FailingDisk(number, error)) as library:
                library.forget(CHINESE)
        except StoreError as failure:
            told += "dossier compact" in str(failure)
        with Library.open(copy) as library:
            gone = f"person/{CHINESE}" not in {one.id for one in library.entities("person")}
            if gone and left(copy):
                assert any("dossier compact" in notice for notice in library.notices)
                assert any("dossier compact" in problem for problem in library.check().problems)
            assert gone or library.notices == ()
            library.compact()
            assert not gone or not left(copy)
            assert library.check().problems == ()
        with Library.open(copy) as library:
            assert library.notices == ()
    assert told > 3


@pytest.mark.of_a_folder
def test_what_was_taken_out_before_the_disk_was_full_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(removing, "_BATCH", 1)
    many = [story(f"{number}", f"{CHINESE}来了。{number}", path=f"/c/{number}.md") for number in range(3)]
    with Library.open(tmp_path / "store") as library:
        take_in(library, many)
    counting = FailingDisk()
    with Library.open(copied(tmp_path / "store", tmp_path / "counted"), disk=counting) as library:
        opened = counting.calls
        library.remove("/c")
    partly = 0
    for number in range(opened, counting.calls):
        copy = copied(tmp_path / "store", tmp_path / str(number))
        sentence = ""
        try:
            with Library.open(copy, disk=FailingDisk(number, errno.ENOSPC)) as library:
                library.remove("/c")
        except StoreError as failure:
            sentence = str(failure)
        with Library.open(copy) as library:
            gone = 3 - library.counts()["article"]
        partly += 0 < gone < 3
        assert (f"{how_many(gone, 'article')} had been taken out before that" in sentence) == (0 < gone < 3)
    assert partly


def copied(folder: Path, to: Path) -> Path:
    to.mkdir()
    for path in folder.iterdir():
        (to / path.name).write_bytes(path.read_bytes())
    return to


@pytest.mark.of_a_folder
def test_the_next_change_takes_away_what_was_left(folder: Path) -> None:
    with Library.open(folder) as library, pytest.MonkeyPatch.context() as patch:
        patch.setattr("store.library.Library._purge", lambda _: None)  # killed after the change had reached the disk
        library.forget(CHINESE)
    assert left(folder)
    with Library.open(folder) as library:
        take_in(library, [OTHER])
    assert not left(folder)


@pytest.mark.of_a_folder
def test_what_cannot_be_purged_is_told_beside_what_was_done(folder: Path) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with Library.open(folder) as library:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("store.log.journal.write_fresh", full)
            with pytest.raises(StoreError, match=r"is out of it\. Lines of .*`dossier compact`.* the disk is full"):
                library.forget(CHINESE)
            take_in(library, [OTHER])
            assert "dossier compact" in library.notices[-1], "that is owed since earlier, and the load was done"
            with pytest.raises(StoreError, match=r"^Lines of .* the disk is full"):
                library.compact()
        assert OTHER.article.id in {one.id for one in library.articles()}
        assert left(folder)
        assert library.check(repair=True).sound
        assert not left(folder)


@pytest.mark.of_a_folder
def test_several_articles_go_at_once_and_the_file_is_written_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []
    compact = Journal.compact

    def counted(self: Journal, *, copy: Copy = "replace", through: Transform | None = None) -> None:
        written.append(self.path)
        compact(self, copy=copy, through=through)

    monkeypatch.setattr(Journal, "compact", counted)
    paths = [f"/c/{number % 2}/{number}.md" for number in range(9)]
    many = [story(path[5:], f"{CHINESE}来了。{path}", people=[Who(CHINESE)], path=path) for path in paths]
    with Library.open(tmp_path) as library:
        take_in(library, many)
        with pytest.raises(NotFoundError, match="/c/none"):
            library.remove("/c/1", "/c/none")
        assert library.counts()["article"] == 9
        assert len(library.remove("/c/1", many[0].article.id, "/c/0/2.md")) == 6
        assert len(written) == 1
        assert {one.path for one in library.articles()} == {"/c/0/4.md", "/c/0/6.md", "/c/0/8.md"}
        assert library.check().problems == ()


def test_a_path_may_be_named_twice_and_one_of_nobodys_home_is_in_no_store(tmp_path: Path) -> None:
    article = story("开业", "远山银行开业。", path="/c/a.md")
    with Library.open(tmp_path) as library:
        take_in(library, [article])
        with pytest.raises(NotFoundError, match="~nobody-of-that-name"):
            library.remove("~nobody-of-that-name/a.md")
        assert library.remove("/c/a.md", "/c/./a.md", "/c/") == (article.article.id,)


def test_marks_are_of_the_store_and_cost_a_load_next_to_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = (Marks().record("person", [CHINESE]) for _ in range(2))
    assert not set(one.marks) & set(other.marks)
    assert Marks(one).hold("person", "周啟嵐")
    assert not Marks(one).hold("organisation", CHINESE)
    slow: list[str] = []
    real = marks._mark

    def counted(name: str, salt: bytes) -> str:
        slow.append(name)
        return real(name, salt)

    monkeypatch.setattr(marks, "_mark", counted)
    held = Marks(one)
    assert not any(held.hold("person", f"名字{number}") for number in range(10_000))
    assert len(slow) < 20
    assert sum(held.hold("person", CHINESE) for _ in range(100)) == 100
    assert slow.count(f"person/{CHINESE}") <= 1


def test_a_forgotten_name_is_known_again_in_a_query() -> None:
    held = Marks(Marks().record("person", [CHINESE, ENGLISH]))
    for query in (CHINESE, "周啟嵐", f"said-by:{CHINESE} 银行", f"昨天{CHINESE}说", "karen chow kai laam -银行"):
        assert held.are_in(query)
    for query in ("", "周", "周启明", "银行 >1亿", "远山银行行长今天说明年更好，" * 30):
        assert not held.are_in(query)
    assert not Marks().are_in(CHINESE)


NAMED, UNNAMED = b"\x00", b"\n"
"""What damages a note in the middle, and what its name."""


def spoil(folder: Path, note: str, junk: bytes) -> None:
    """Damage the last line of a note of the store: its document, or its very name."""
    path = folder / "dossier.jsonl"
    data = path.read_bytes()
    place = data.rindex(f'["meta","{note}"'.encode()) + (9 if junk == UNNAMED else len(note) + 15)
    path.write_bytes(data[:place] + junk + data[place + 1 :])


@pytest.mark.of_a_folder
@pytest.mark.parametrize("junk", [NAMED, UNNAMED], ids=["its names", "even its own name"])
def test_where_damage_takes_the_marks_that_is_told(tmp_path: Path, junk: bytes) -> None:
    with Library.open(tmp_path) as library:
        take_in(library, [BOTH])
        library.forget(CHINESE)
    spoil(tmp_path, "forgotten", junk)
    with Library.open(tmp_path) as library:
        take_in(library, [OTHER])
        assert "forget them again" in library.notices[-1]


@pytest.mark.of_a_folder
def test_what_is_owed_while_another_still_writes_is_no_problem(folder: Path) -> None:
    with Library.open(folder) as writer:
        with writer.writing():
            (gone,) = writer.remove(writer.articles()[0].id)
            with Library.open(folder, read_only=True) as reader:
                assert reader.notices == ()
                assert reader.check().problems == ()
        assert gone
        with Library.open(folder, read_only=True) as reader:
            assert reader.check().problems == ()


@pytest.mark.of_a_folder
@pytest.mark.parametrize("junk", [NAMED, UNNAMED], ids=["what it says", "even its name"])
def test_where_damage_takes_what_is_owed_it_is_owed(folder: Path, junk: bytes) -> None:
    with Library.open(folder) as library, pytest.MonkeyPatch.context() as patch:
        patch.setattr("store.library.Library._purge", lambda _: None)  # killed after the change had reached the disk
        library.forget(CHINESE)
    assert left(folder)
    spoil(folder, "purge", junk)
    with Library.open(folder) as library:
        assert any("dossier compact" in notice for notice in library.notices)
        take_in(library, [OTHER])
        assert "made anew" in library.notices[-1]
        assert "set aside" not in library.notices[-1]
        assert not left(folder)
        assert library.check().problems == ()


@pytest.mark.of_a_folder
def test_marks_that_were_written_again_since_are_not_lost(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library, pytest.MonkeyPatch.context() as patch:
        patch.setattr("store.library.Library._purge", lambda _: None)  # or the older line were gone
        take_in(library, [BOTH])
        library.forget(CHINESE)
        library.forget("林晓月")
    path = tmp_path / "dossier.jsonl"
    data = path.read_bytes()
    place = data.index(b'["meta","forgotten"') + 40
    path.write_bytes(data[:place] + b"\x00" + data[place + 1 :])
    with Library.open(tmp_path) as library:
        take_in(library, [ALONE])
        assert not any("forget them again" in notice for notice in library.notices)
        assert [one.id for one in library.entities("person")] == ["person/Bruce Chow"]


@pytest.mark.of_a_folder
def test_whom_an_older_version_marked_stays_forgotten(tmp_path: Path) -> None:
    old = hashlib.sha256(f"person/{CHINESE}".encode()).hexdigest()
    with Database(tmp_path / "dossier.jsonl") as database, database.transaction() as transaction:
        put_marks(transaction, Forgotten(names=(old,)))
    with Library.open(tmp_path) as library:
        take_in(library, [BOTH])
        assert [one.id for one in library.entities("person")] == ["person/林晓月"]
        library.forget("林晓月")
        library.check(repair=True)
        assert library.counts()["person"] == 0
