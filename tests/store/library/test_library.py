"""What a library says of what was loaded, also while it is loading and to a second one."""

import errno
import os
import threading
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import msgspec
import platformdirs
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from store.errors import NotFoundError, StoreError
from store.library import Library
from store.library.loading import Loader
from store.log.located import LocatedJournal
from store.model import AnyEntity, Figure, Organisation, Person, Quote
from store.text.folders import default_folder
from store.workspace import Workspace
from tests.bench.articles import articles
from tests.bench.store import reads
from tests.store.articles_by_hand import Org, Who, state, story, take_in
from tests.store.kills import numbered
from tests.thorough import volume
from tui.cli.opening import writing
from tui.desk.loading import load

pytestmark = pytest.mark.over_both

STORY = story(
    "远山银行增资",
    "远山银行行长陈大文说：“明年更好。”银行将增资3亿元。陈大文没有说明来源。",
    orgs=[Org("远山银行", ("银行",))],
    people=[Who("陈大文", title="行长", at="远山银行")],
    published="2026-02-03",
)
OLDER = story("旧闻", "远山银行开业。", orgs=[Org("远山银行")], published="2025-01-02")
UNDATED = story("无日期", "远山银行。", orgs=[Org("远山银行")], published=None)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    opened = Library.open(tmp_path / "store")
    take_in(opened, [OLDER, STORY, UNDATED])
    return opened


def test_counts(library: Library) -> None:
    assert library.counts() == {"article": 3, "organisation": 1, "person": 1, "figure": 1, "quote": 1}


def test_articles_come_back_as_they_were(library: Library) -> None:
    assert library.article(STORY.article.id) == STORY.article


def test_articles_are_listed_newest_first_without_text(library: Library) -> None:
    assert [one.title for one in library.articles()] == ["远山银行增资", "旧闻", "无日期"]
    assert library.summary(STORY.article.id).length == len(STORY.article.text)


def test_an_entity_counts_what_it_stands_in(library: Library) -> None:
    bank, person = library.entity("organisation/远山银行"), library.entity("person/陈大文")
    assert isinstance(bank, Organisation)
    assert isinstance(person, Person)
    assert (bank.article_count, bank.mention_count) == (3, 5)
    assert (bank.first_seen, bank.last_seen) == ("2025-01-02", "2026-02-03")
    assert bank.aliases == ("银行",)
    assert [(role.title, role.organisation_id) for role in person.roles] == [("行长", bank.id)]
    assert bank.mentions == ()


def test_mentions_are_newest_first_and_exact(library: Library) -> None:
    mentions = library.mentions("organisation/远山银行")
    assert [mention.article for mention in mentions] == [STORY.article.id] * 3 + [OLDER.article.id, UNDATED.article.id]
    for mention in mentions:
        assert library.article(mention.article).text[mention.start : mention.end] == mention.exact
    starts = [mention.start for mention in mentions[:3]]
    assert starts == sorted(starts)


def test_all_that_stands_in_an_article_by_position(library: Library) -> None:
    found = library.in_article(STORY.article.id)
    assert [mention.exact for _, mention in found][:3] == ["远山银行", "远山银行", "陈大文"]
    assert {identity.partition("/")[0] for identity, _ in found} == {"organisation", "person", "figure", "quote"}
    assert [mention.start for _, mention in found] == sorted(mention.start for _, mention in found)


def test_figures_and_quotes_have_their_mention_and_refer_to_the_library(library: Library) -> None:
    [figure], [quote] = library.entities("figure"), library.entities("quote")
    assert isinstance(figure, Figure)
    assert isinstance(quote, Quote)
    assert library.mentions(figure.id) == figure.mentions
    assert figure.about == ("organisation/远山银行", "person/陈大文")
    assert quote.speaker_id == "person/陈大文"
    assert (figure.first_seen, figure.mention_count, figure.article_count) == ("2026-02-03", 1, 1)


@pytest.mark.parametrize("identity", ["person/无此人", "organisation/", "something", "figure/x/y", "article/旧闻"])
def test_what_is_not_there_is_said(library: Library, identity: str) -> None:
    with pytest.raises(NotFoundError, match=r"\.$"):
        library.entity(identity)
    with pytest.raises(NotFoundError):
        library.article(f"article/{identity}")


def test_a_reader_may_not_change_anything(library: Library) -> None:
    with Library.open(library.folder, read_only=True) as reader:
        for change in (lambda: take_in(reader, [numbered(1)]), lambda: reader.remove(STORY.article.id)):
            with pytest.raises(StoreError, match="reading only"):
                change()
        assert state(reader) == state(library)


@pytest.mark.of_a_folder
def test_reading_an_empty_place_makes_nothing(tmp_path: Path) -> None:
    with Library.open(tmp_path / "nowhere", read_only=True) as library:
        assert library.counts()["article"] == 0
        assert library.articles() == []
    assert not (tmp_path / "nowhere").exists()


def test_refresh_shows_what_another_wrote(library: Library) -> None:
    with Library.open(library.folder, read_only=True) as reader:
        assert reader.mentions("person/陈大文")
        before = reader.generation
        take_in(library, [numbered(1)])
        assert reader.refresh()
        assert reader.generation > before
        assert state(reader) == state(library)
        assert len(reader.in_article(numbered(1).article.id)) == len(library.in_article(numbered(1).article.id))
        assert not reader.refresh()


def reading(library: Library, wrong: list[str], done: threading.Event) -> Callable[[], None]:
    """Return work that reads whatever there is until it is told to stop, and notes what contradicts itself."""

    def read() -> None:
        while not done.is_set():
            for bank in library.entities("organisation"):
                if bank.mention_count > len(library.mentions(bank.id)):
                    wrong.append(f"{bank.id} has fewer mentions than it had a moment ago")
            for article in library.articles():
                text = library.article(article.id).text
                wrong.extend(
                    f"{identity} in {article.id}"
                    for identity, mention in library.in_article(article.id)
                    if text[mention.start : mention.end] != mention.exact
                )

    return read


def test_one_thread_reads_while_another_loads(library: Library) -> None:
    wrong: list[str] = []
    done = threading.Event()
    readers = [threading.Thread(target=reading(library, wrong, done)) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        for number in range(30):
            take_in(library, [numbered(number)])
            if number % 10 == 9:
                library.database.journal.compact()
    finally:
        done.set()
        for reader in readers:
            reader.join()
    assert wrong == []
    assert library.counts()["article"] == 33


def test_the_default_folder_is_named_by_the_environment_or_the_system(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DOSSIER_STORE", str(tmp_path / "mine"))
    assert default_folder() == tmp_path / "mine"
    monkeypatch.delenv("DOSSIER_STORE")
    assert default_folder() == platformdirs.user_data_path("dossier", appauthor=False)


@pytest.mark.of_a_folder
def test_a_load_that_leaves_much_garbage_compacts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("store.log.journal._WORTH_COMPACTING", 0)
    file = tmp_path / "clippings" / "a.md"
    file.parent.mkdir()
    with Library.open(tmp_path / "store") as library:
        for number in range(8):
            file.write_text(
                f"# 远山银行第{number}期\n\n远山银行行长陈大文表示，今年增长{number}%。\n", encoding="utf-8"
            )
            library.load([file.parent])
        journal = library.database.journal
        assert isinstance(journal, LocatedJournal)
        assert journal.garbage <= journal.size // 2
        assert journal.backup.exists()
        assert library.check().problems == ()


@pytest.mark.of_a_folder
def test_what_was_loaded_is_reported_where_the_store_cannot_be_compacted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    file = tmp_path / "a.md"
    with Library.open(tmp_path / "store") as library:
        for number in range(8):
            file.write_text(f"# 远山银行第{number}期\n\n远山银行行长陈大文表示，今年增长{number}%。\n", "utf-8")
            if number == 5:
                monkeypatch.setattr("store.log.journal._WORTH_COMPACTING", 0)
                monkeypatch.setattr("store.log.journal.write_fresh", full)
            report = library.load([file])
            assert report.added or report.changed
        notice = library.notices[-1]
        assert notice.startswith("What was loaded is in the store.")
        assert "`dossier compact`" in notice
        assert "the disk is full" in notice
        file.write_text("# 远山银行第9期\n\n远山银行行长陈大文辞职。\n", "utf-8")
        loaded = load(Workspace(library), [file], lambda *_: None, lambda: False)
        assert "the disk is full" in loaded.summary
        assert "1 changed" in loaded.summary
        file.write_text("# 远山银行第10期\n\n远山银行行长陈大文上任。\n", "utf-8")
        with writing(Workspace(library), Namespace(wait=None)):
            library.load([file])
        assert "What was loaded is in the store." in capsys.readouterr().err
        assert library.check().problems == ()


names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@settings(max_examples=volume(10, 200), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(title="0", organisations=["。", '"'], person="\n")
@example(title="0", organisations=["\x01", "\x02"], person="李明\x03")
@given(title=names, organisations=st.lists(names, max_size=3, unique=True), person=names)
def test_any_name_can_be_kept(tmp_path: Path, title: str, organisations: list[str], person: str) -> None:
    """Quotation marks, slashes, line ends, control characters: ids are words a file can hold, names stay as written."""
    folder = tmp_path / str(len(list(tmp_path.iterdir())))
    body = "。".join((*organisations, person)) + "。3亿元。"
    made = story(title, body, orgs=[Org(name) for name in organisations], people=[Who(person)])
    with Library.open(folder) as library:
        take_in(library, [made, numbered(1)])
        assert library.check().problems == ()
        kept = state(library)
        assert person in {name for one in library.entities("person") for name in _names(one)}
    with Library.open(folder) as library:
        assert library.notices == ()
        assert state(library) == kept
        for article in library.articles():
            library.remove(article.id)
        assert state(library) == {}


def _names(entity: AnyEntity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases) if isinstance(entity, Person) else ()


@pytest.mark.of_a_folder
def test_one_more_article_writes_what_is_its_own(tmp_path: Path) -> None:
    """The bytes of one more article do not grow with the store: a load is as cheap at ten thousand as at a hundred."""
    arriving = list(articles(241))
    written: list[int] = []
    for size in (30, 240):
        with Library.open(tmp_path / str(size)) as library:
            loader = Loader(library.database, library.write)
            loader.take_in(reads(arriving[:size]))
            before = library.database.journal.size
            loader.take_in(reads(arriving[240:]))
            written.append(library.database.journal.size - before)
    assert written[1] < 3 * written[0]  # of a store eight times as large
    assert written[1] < 6 * len(msgspec.json.encode(arriving[240]))
