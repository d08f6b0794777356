"""Who stands where in an archive is asked of its server, and is what the ids of all say, whatever was written."""

import random
import threading
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import pytest

from store.archive.archive import PostgresArchive
from store.archive.connecting import Line
from store.archive.documents import Documents
from store.corrections.asked import Alias, Tag
from store.errors import LostError
from store.export.vault.run import Asked
from store.export.vault.vault import Vault
from store.identity.register import Everywhere, Register
from store.library import served
from store.library.deciding import Corrections
from store.text.addresses import Address
from store.views.links import Links
from tests.store.archive.server import address_for, begin, needs_a_server, opened
from tests.store.articles_by_hand import Org, Story, Who, state, story, take_in
from tests.store.kills import numbered
from tests.store.library.test_elsewhere import PASSING, folder_of

pytestmark = needs_a_server

PEOPLE = ("周启岚", "林晓月", "陈大文")
STORIES = [
    story(
        f"第{number}篇",
        f"远山银行的{one}和{other}说：“第{number}次。”投资{number}亿元。",
        orgs=[Org("远山银行")],
        people=[Who(one), Who(other)],
    )
    for number, (one, other) in enumerate(
        [(PEOPLE[0], PEOPLE[1]), (PEOPLE[1], PEOPLE[2]), (PEOPLE[2], PEOPLE[0]), (PEOPLE[0], PEOPLE[2])], 2
    )
]
LATER = story("后来", "周启岚和林晓月来了。", people=[Who("周启岚"), Who("林晓月")])


@pytest.fixture
def address(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Address:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    address = address_for(server, str(tmp_path))
    begin(address)
    return address


@pytest.mark.parametrize("least", [0, 1 << 30], ids=["much was written", "little was written"])
def test_who_writes_asks_and_finds_what_the_ids_of_all_say(
    address: Address, monkeypatch: pytest.MonkeyPatch, least: int
) -> None:
    monkeypatch.setattr(served, "_LEAST", least)
    drawn = random.Random(5)
    slugs = [one.article.id.partition("/")[2] for one in STORIES]
    everybody = ("organisation/远山银行", *(f"person/{name}" for name in PEOPLE))
    with opened(address) as library:
        for _ in range(12):
            some = drawn.sample(STORIES, 2)
            there = {one.id for one in library.articles()} & {one.article.id for one in some}
            if there:
                library.remove(*there)
            else:
                take_in(library, some)
            found, every = library.placed(), Everywhere(library.database)
            for lists, all_of in ((found.entities, every.entities), (found.contents, every.contents)):
                assert [set(lists.get(one, ())) for one in slugs] == [set(all_of.get(one, ())) for one in slugs]
            for entity in everybody:
                assert set(found.articles.get(entity, ())) == set(every.articles.get(entity, ()))
                assert [found.stands(entity, one) for one in slugs] == [every.stands(entity, one) for one in slugs]


def test_a_server_that_is_lost_once_a_batch_is_written_makes_it_no_failed_one(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply, slug = Register.apply, STORIES[0].article.id.partition("/")[2]

    def lost(*_: object) -> None:
        raise LostError("Nobody answers.")

    def applied(register: Register, changes: Iterable[tuple[str, str, bytes | None]]) -> None:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(Line, "rows", lost)
            apply(register, changes)

    monkeypatch.setattr(served, "_LEAST", 0)
    monkeypatch.setattr(Register, "apply", applied)
    with opened(address) as library:
        reports = [library.take_in(*one) for one in STORIES]
        assert [one.added for one in reports] == [(one.article.id,) for one in STORIES]
        Corrections(library).make(Tag(which="person/林晓月", tags=("财经",)))
        found, every = library.placed().entities, Everywhere(library.database).entities
        assert set(found.get(slug, ())) == set(every.get(slug, ()))


def test_who_decides_of_one_person_reads_the_ids_of_no_table(address: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(address) as library:
        take_in(library, STORIES)
    asked: list[str] = []

    def ids(_: Documents, table: str) -> list[str]:
        asked.append(table)
        return []

    monkeypatch.setattr(Documents, "ids", ids)
    with opened(address) as library:
        corrections = Corrections(library)
        for what in (Tag(which="person/林晓月", tags=("财经",)), Alias(which="person/林晓月", form="林行长")):
            corrections.preview(what)
            corrections.make(what)
        assert library.entity("person/林晓月").mention_count == 2
    assert asked == []


def test_another_one_s_change_is_asked_for_anew(address: Address) -> None:
    with opened(address) as mine, opened(address) as theirs:
        take_in(mine, STORIES[:2])
        theirs.refresh()
        assert len(theirs.mentions("person/林晓月")) == 2
        mine.remove(STORIES[0].article.id)
        theirs.refresh()
        assert len(theirs.mentions("person/林晓月")) == 1
        take_in(theirs, STORIES[:1])
        mine.refresh()
        assert state(mine) == state(theirs)


def test_who_is_told_what_a_decision_touches_and_makes_it_reads_the_texts_once(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    documents = Documents.copied

    def noted(self: Documents, table: str, most: int | None = None) -> Iterator[tuple[str, bytes]]:
        copied.append(table)
        return documents(self, table, most)

    monkeypatch.setattr(Documents, "copied", noted)
    with opened(address) as library:
        take_in(library, STORIES)
        corrections, asked = Corrections(library), Alias(which="person/林晓月", form="周启岚和")
        copied.clear()
        before = corrections.preview(asked)
        corrections.make(asked)
        assert copied.count("texts") == 1
        assert "article/" in before.articles[0]
        take_in(library, [LATER])
        assert len(corrections.preview(Alias(which="person/林晓月", form="周启岚和")).articles) > len(before.articles)


def edition(number: int) -> Story:
    """Return an edition of one article, in each of which something else is said."""
    return story("谈话", f"周启岚说：“第{number}版。”", people=[Who("周启岚")])


class Locked:
    """A lock that says when somebody waits for it.

    Attributes:
        is_asked_for: set when somebody does.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self.is_asked_for = threading.Event()

    def __enter__(self) -> None:
        if not self._lock.acquire(blocking=False):
            self.is_asked_for.set()
            self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def test_what_is_written_while_the_server_answers_is_in_the_answer_or_noted_after(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(address) as library:
        take_in(library, [edition(1)])
    lock, in_articles, written = Locked(), PostgresArchive.in_articles, [edition(2)]
    writers: list[threading.Thread] = []

    def meanwhile(archive: PostgresArchive, slugs: Collection[str]) -> list[tuple[str, str, str]]:
        answer = in_articles(archive, slugs)
        if written:
            writers.append(threading.Thread(target=write, args=(written.pop(),)))
            writers[0].start()
            assert lock.is_asked_for.wait(60)
        return answer

    with opened(address) as library:

        def write(one: Story) -> None:
            take_in(library, [one])
            lock.is_asked_for.set()

        monkeypatch.setattr(library.database.journal, "lock", lock)
        monkeypatch.setattr(PostgresArchive, "in_articles", meanwhile)
        slug = edition(1).article.id.partition("/")[2]
        library.placed().contents.get(slug, ())
        writers[0].join()
        assert list(library.placed().contents.get(slug, ())) == [f"quote/{slug}/第2版。"]
        library.remove(edition(1).article.id)
        assert library.counts()["quote"] == 0, "what it said last is taken out with it"


def test_a_vault_of_many_articles_asks_no_more_often_than_one_of_few(
    address: Address, asked: list[str], tmp_path: Path
) -> None:
    counts: list[int] = []
    for first, last in ((0, 4), (4, 40)):
        with opened(address) as library:
            take_in(library, map(numbered, range(first, last)))
            Vault(tmp_path / "vault").write(library, Links.build(library), Asked())
        with opened(address) as library:
            links = Links.build(library)
            asked.clear()
            report = Vault(tmp_path / "vault").write(library, links, Asked())
            assert (report.fresh, report.renewed) == ((), ())
            counts.append(len(asked))
    assert counts[1] == counts[0]


def test_a_decision_about_many_articles_asks_no_more_often_than_one_about_few(
    address: Address, asked: list[str]
) -> None:
    counts: list[int] = []
    for first, last in ((0, 4), (4, 40)):
        with opened(address) as library:
            take_in(library, map(numbered, range(first, last)))
        with opened(address) as library:
            asked.clear()
            corrections, what = Corrections(library), Alias(which="organisation/远山银行", form=f"远山行{last}")
            assert len(corrections.preview(what).articles) == last
            corrections.make(what)
            counts.append(len(asked))
    assert counts[1] <= counts[0] + 4


def test_a_name_that_many_articles_have_come_to_hold_asks_no_more_often_than_one_of_few(
    server: str, asked: list[str], tmp_path: Path
) -> None:
    counts: list[int] = []
    for passing in (2, 12):
        address = address_for(server, f"{tmp_path} {passing}")
        begin(address)
        *files, last = folder_of(
            tmp_path / f"{passing}", passing=[PASSING.replace("多次", f"{number}次") for number in range(passing)]
        )
        with opened(address) as library:
            library.load([*files[1:], last], jobs=1)
        with opened(address) as library:
            asked.clear()
            assert len(library.load(files[:1], jobs=1).again) == passing
            counts.append(len(asked))
    assert counts[1] <= counts[0] + 2
