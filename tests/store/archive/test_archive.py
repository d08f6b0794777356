"""An archive of several people on a real server: turns, kills, connections that are lost, roles, and what is shown."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from store.errors import ArchiveError, BusyError, DamagedError, LostError, StoreError
from store.identity.incoming import incoming
from store.identity.records import Place
from store.library import Library
from store.library.known import KnownFiles
from store.library.loading import Loader
from store.library.reading import Read
from store.text.addresses import Address
from store.workspace import Workspace
from tests.store.archive.server import (
    address_for,
    begin,
    cut_off,
    execute,
    kill_and_start_again,
    needs_a_server,
    opened,
)
from tests.store.archive.server import run as start
from tests.store.articles_by_hand import Org, Story, Who, state, story, take_in
from tests.store.kills import numbered
from tests.thorough import volume

pytestmark = needs_a_server

ONE = story("甲篇", "远山银行行长陈大文说：“明年更好。”投资3亿元。", orgs=[Org("远山银行")], people=[Who("陈大文")])
OTHER = story("乙篇", "远山银行的陈大文来了。", orgs=[Org("远山银行")], people=[Who("陈大文")])


@pytest.fixture
def address(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Address:
    """The address of an archive that is begun, with one's own files in a folder of the test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    address = address_for(server, str(tmp_path))
    begin(address)
    return address


def test_what_one_writes_the_other_takes_in(address: Address) -> None:
    with opened(address) as mine, opened(address) as theirs:
        take_in(mine, [ONE])
        before = theirs.generation
        assert not theirs.is_current
        assert theirs.counts()["article"] == 0, "it is what it was until it is taken in"
        assert theirs.refresh()
        assert theirs.generation > before
        assert theirs.is_current
        assert state(theirs) == state(mine)


def test_who_reads_while_others_write_has_one_state(address: Address) -> None:
    with opened(address) as mine, opened(address) as theirs:
        take_in(mine, [ONE])
        theirs.refresh()
        whole = theirs.database.records("mentions", dict)
        first = next(whole)
        take_in(mine, [OTHER])
        assert [first, *whole] == list(theirs.database.records("mentions", dict))
        assert theirs.entity("person/陈大文").mentions == ()
        assert len(theirs.mentions("person/陈大文")) == 1
        theirs.refresh()
        assert len(theirs.mentions("person/陈大文")) == 2


def test_who_writes_has_the_turn_alone(address: Address) -> None:
    with opened(address) as mine, opened(address) as theirs:
        with mine.writing(), pytest.raises(BusyError, match="Another dossier"), theirs.writing(seconds=0):
            pass
        with theirs.writing(seconds=0):
            take_in(theirs, [ONE])


def test_two_who_load_lose_and_double_nothing(address: Address, tmp_path: Path) -> None:
    stories = [numbered(number) for number in range(24)]
    with opened(address) as mine, opened(address) as theirs:

        def load(who: Library, part: list[Story]) -> None:
            for one in part:
                take_in(who, [one])

        both = [
            threading.Thread(target=load, args=(who, part))
            for who, part in ((mine, stories[:16]), (theirs, stories[8:]))
        ]
        for one in both:
            one.start()
        for one in both:
            one.join()
        mine.refresh()
        assert mine.counts()["article"] == len(stories)
        assert mine.check().problems == ()
        with Library.open(tmp_path / "folder") as folder:
            take_in(folder, stories)
            assert state(mine) == state(folder)


def test_a_batch_of_many_articles_asks_no_more_often_than_one_of_few(address: Address, asked: list[str]) -> None:
    counts: list[int] = []
    with opened(address) as library:
        for first, last in ((0, 3), (3, 6), (6, 40)):
            asked.clear()
            Loader(library.database, library.write).take_in(reads(numbered(one) for one in range(first, last)))
            counts.append(len(asked))
    assert counts[2] <= counts[1] + 2


def test_opening_an_archive_of_many_articles_asks_no_more_often_than_one_of_few(
    address: Address, asked: list[str], tmp_path: Path
) -> None:
    from store.library.archived import ArchivedLibrary

    counts: list[int] = []
    for first, last in ((0, 4), (4, 40)):
        with opened(address) as library:
            take_in(library, map(numbered, range(first, last)))
        asked.clear()
        own = tmp_path / f"columns of {last}"
        with Workspace(ArchivedLibrary.at(address, folder=own)) as workspace:
            workspace.catalogue.prepare(articles=True)
            assert len(workspace.catalogue.search("text:说").passages) == last
        counts.append(len(asked))
    assert counts[1] <= counts[0] + 6


def reads(stories: Iterable[Story]) -> list[Read]:
    return [Read(Place(path=one.article.path), incoming(one.article, one.extraction)) for one in stories]


LOADING = """
import sys
from store.library.archived import ArchivedLibrary
from store.text.addresses import Address
from tests.store.articles_by_hand import take_in
from tests.store.kills import numbered
with ArchivedLibrary.at(Address(sys.argv[1])) as library:
    number = library.counts()["article"]
    while number < 24:
        take_in(library, [numbered(number)])
        print(number, flush=True)
        number += 1
"""


def test_a_loader_that_is_killed_leaves_whole_batches_and_no_turn(address: Address, tmp_path: Path) -> None:
    for heard in range(1, volume(4, 20)):
        loader = subprocess.Popen(
            [sys.executable, "-c", LOADING, address.conninfo],
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.getcwd()},
        )
        assert loader.stdout is not None
        said = [loader.stdout.readline() for _ in range(heard % 4 + 1)]
        loader.send_signal(signal.SIGKILL)
        loader.wait()
        loader.stdout.close()
        with opened(address) as library:
            assert library.check().problems == ()
            assert library.counts()["article"] >= len([line for line in said if line])
    subprocess.run(
        [sys.executable, "-c", LOADING, address.conninfo],
        check=True,
        stdout=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": os.getcwd()},
    )
    with opened(address) as library, Library.open(tmp_path / "folder") as folder:
        take_in(folder, [numbered(number) for number in range(24)])
        assert state(library) == state(folder)


def test_a_connection_that_was_cut_off_is_made_again(address: Address) -> None:
    with opened(address) as library:
        take_in(library, [ONE])
        cut_off(address)
        assert library.article(ONE.article.id) == ONE.article
        assert library.mentions("person/陈大文")
        with library.writing():
            cut_off(address)
            take_in(library, [OTHER])
        assert library.counts()["article"] == 2
        assert library.check().problems == ()


def clippings(folder: Path, number: int) -> Path:
    """Return a folder with so many articles."""
    folder.mkdir()
    for one in range(number):
        (folder / f"{one}.md").write_text(f"# 远山银行第{one}期\n\n远山银行行长陈大文表示，增长{one}%。\n", "utf-8")
    return folder


def test_a_load_whose_server_cuts_it_off_goes_on(address: Address, tmp_path: Path) -> None:
    folder = clippings(tmp_path / "clippings", 3)
    with opened(address) as library:
        report = library.load([folder], progress=lambda *_: cut_off(address), jobs=1)
        assert (len(report.added), report.failed) == (3, ())
        assert library.check().problems == ()


def test_nothing_stays_in_ones_own_folder_of_articles_that_others_took_out(
    address: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.library.archived import ArchivedLibrary

    monkeypatch.setattr("store.library.open_store.WORTH_KEEPING", 0)
    folder = clippings(tmp_path / "clippings", 2)
    with Workspace(opened(address)) as workspace:
        for _ in range(2):
            workspace.load([folder], jobs=1)
        workspace.catalogue.prepare(articles=True)
    with ArchivedLibrary.at(address, folder=tmp_path / "theirs") as theirs:
        theirs.remove(str(folder / "1.md"))
    with Workspace(opened(address)) as workspace:
        workspace.catalogue.prepare(articles=True)
    beside = {path.name: path.read_bytes() for path in address.folder.iterdir() if path.is_file()}
    assert "rows.columns" in beside
    for gone in ("远山银行第1期", str(folder / "1.md")):
        assert not [name for name, data in beside.items() if gone.encode() in data]


def test_what_others_load_while_a_load_reads_which_files_are_known_is_not_new(
    address: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = clippings(tmp_path / "clippings", 2)
    known_files = Library._known_files

    def overtaken(library: Library) -> KnownFiles:
        known = known_files(library)
        monkeypatch.setattr(Library, "_known_files", known_files)
        with opened(address) as theirs:
            theirs.load([folder], jobs=1)
        library.refresh()  # which another thread does when it hears of that
        return known

    with opened(address) as mine:
        monkeypatch.setattr(Library, "_known_files", overtaken)
        mine.load([folder], jobs=1)
        assert mine.counts()["article"] == 2
        assert mine.check().problems == ()


@pytest.mark.skipif(not Path("/proc").exists(), reason="the processes of a server are found in /proc")
@pytest.mark.usefixtures("server")  # which has a folder of its own for what servers note of themselves
def test_a_load_whose_server_is_killed_waits_until_it_is_there_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.library.loading.SECONDS", 0)
    folder = clippings(tmp_path / "clippings", 6)
    own = tmp_path / "a server of its own"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    address = address_for(start(own), str(tmp_path))
    begin(address)

    with opened(address) as library, Library.open(tmp_path / "folder") as alone:
        report = library.load(
            [folder], progress=lambda done, *_: kill_and_start_again(own) if done in (2, 4) else None, jobs=1
        )
        assert (len(report.added), report.failed) == (6, ())
        assert library.check().problems == ()
        alone.load([folder], jobs=1)
        assert state(library) == state(alone)


def test_hostile_text_is_kept_as_in_a_folder(address: Address, tmp_path: Path) -> None:
    folder = tmp_path / "clippings"
    folder.mkdir()
    said = "远山银行行长陈大文表示：“明年更好。”投资3亿元。"
    texts = {
        "nul": f"# 远山\0银行\0\n\n{said}\0陈大\0文来了。\n",
        "long": f"# 长行\n\n{said}{'远山银行在远海设分行，' * 2000}\n",
        "odd": f"# \x1b]0;\x07题'\"\\;DROP TABLE dossier_state;--%s %b {{}}\n\n{said}\u202e\u2066反\ufeff\ufffe\n",
        "half": f'---\ntitle: "\\uD800甲\\0乙"\nauthor: "\\x00\\ud83d"\nurl: "http://x/\\0"\n---\n\n{said}甲',
    }
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    with opened(address) as library, Library.open(tmp_path / "folder") as alone:
        assert len(library.load([folder], jobs=1).added) == len(alone.load([folder], jobs=1).added) == len(texts)
        assert state(library) == state(alone)
        assert library.check().problems == ()
        for table, identity in (("people", "person/\0"), ("people", "person/\ud800"), ("figures", "figure/\0/\ud800")):
            assert not library.database.has(table, identity)
            assert library.database.journal.read_many(table, [identity]) == {}


def test_what_changed_while_the_connection_was_lost_is_no_mixture(address: Address) -> None:
    with opened(address) as mine, opened(address) as theirs:
        take_in(mine, [ONE])
        theirs.refresh()
        assert theirs.entity("person/陈大文")
        take_in(mine, [OTHER])
        cut_off(address)
        with pytest.raises(LostError, match="another state"):
            theirs.article(ONE.article.id)
        assert theirs.counts()["article"] == 2


def test_who_is_cut_off_while_taking_in_a_newer_state_takes_it_in_whole_the_next_time(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.archive.documents import Documents

    since, cut = Documents.since, iter([cut_off])

    def cut_off_once(documents: Documents, table: str, generation: int) -> list[str]:
        for cut_it_off in cut:
            cut_it_off(address)
        return since(documents, table, generation)

    with opened(address) as mine, opened(address) as theirs:
        take_in(mine, [ONE])
        theirs.refresh()
        assert theirs.entity("person/陈大文") == mine.entity("person/陈大文")
        take_in(mine, [OTHER])
        monkeypatch.setattr(Documents, "since", cut_off_once)
        with pytest.raises(LostError):
            theirs.refresh()
        theirs.refresh()
        assert theirs.entity("person/陈大文") == mine.entity("person/陈大文")


def test_asking_who_one_is_makes_no_mixture_of_what_is_read(address: Address) -> None:
    with opened(address) as mine, opened(address) as theirs:
        take_in(mine, [ONE])
        theirs.refresh()
        take_in(mine, [OTHER])
        cut_off(address)
        assert theirs.user == "postgres"
        with pytest.raises(LostError, match="another state"):
            theirs.article(ONE.article.id)


def test_damage_costs_what_stands_there_and_the_rest_answers(address: Address) -> None:
    with opened(address) as library:
        take_in(library, [ONE, OTHER])
        execute(address.conninfo, "UPDATE dossier_shared SET document = 'x' WHERE kind = 'people'")
        library.refresh()
    with opened(address) as library:
        with pytest.raises(DamagedError, match="person/陈大文"):
            list(library.entities("person"))
        assert library.article(ONE.article.id) == ONE.article
        assert library.entity("organisation/远山银行")


def test_a_turn_that_others_had_meanwhile_writes_nothing(address: Address) -> None:
    with opened(address) as mine, opened(address) as theirs:
        take_in(mine, [ONE])
        with mine.writing():
            cut_off(address)
            take_in(theirs, [OTHER])
            with pytest.raises(StoreError, match="was lost"):
                take_in(mine, [numbered(1)])
        take_in(mine, [numbered(1)])
        assert mine.counts()["article"] == 3
        assert mine.check().problems == ()


@pytest.fixture
def reader(address: Address, server: str) -> Iterator[Address]:
    """The same archive, for a role that may only read."""
    ((schema,),) = execute(address.conninfo, "SHOW search_path")
    execute(server, "DROP ROLE IF EXISTS reader")
    execute(server, "CREATE ROLE reader LOGIN PASSWORD 'verysecret'")
    execute(server, f"GRANT USAGE ON SCHEMA {schema} TO reader")
    execute(server, f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO reader")
    yield Address(address.conninfo.replace("://postgres:@", "://reader:verysecret@"))
    execute(server, "DROP OWNED BY reader; DROP ROLE reader")


def test_a_role_that_may_only_read_opens_for_reading_and_says_so(address: Address, reader: Address) -> None:
    with opened(address) as library:
        take_in(library, [ONE])
        with opened(reader) as reading:
            assert reading.read_only
            assert "your role may not write" in reading.notices[0]
            assert state(reading) == state(library)
            with pytest.raises(StoreError, match="for reading only"):
                take_in(reading, [OTHER])
            reading.keeper(1)
            assert "verysecret" not in repr(reader) + str(reader) + reader.shown + str(reader.folder)


@pytest.mark.parametrize(
    "conninfo",
    [
        "postgresql://someone:verysecret@[::1]:1/news?connect_timeout=1",
        "postgresql://someone:very@secret:port@127.0.0.1:1/news",
        "postgresql://127.0.0.1:1/news?user=someone&password=verysecret",
        "host=127.0.0.1 port=1 user=someone password='very secret'",
        "postgresql://someone:verysecret%zz@127.0.0.1/news",
        "postgresql://\x1b[31mverysecret:x@\x1b]0;title\x07/news",
        "service=verysecretly_not_there_password",
    ],
)
def test_what_does_not_answer_is_told_without_its_password(conninfo: str) -> None:
    with pytest.raises(ArchiveError) as told:
        opened(Address(conninfo))
    said = str(told.value).replace("verysecretly_not_there_password", "")
    assert "secret" not in said
    assert said.isprintable()


def test_a_database_without_an_archive_says_how_to_begin_one(server: str, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="dossier archive init"):
        opened(address_for(server, f"{tmp_path} nothing"))


def test_an_archive_of_a_newer_dossier_is_not_read(address: Address) -> None:
    execute(address.conninfo, "UPDATE dossier_state SET shape = 99")
    with pytest.raises(ArchiveError, match="newer dossier"):
        opened(address)


def test_who_waits_for_the_turn_has_it_before_who_takes_it_again(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.archive.turn._SOON", 3600.0)  # nobody leaves the queue to line up again
    waits = (
        "SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory' AND NOT granted"
        " AND application_name = current_setting('application_name')"
    )
    order: list[str] = []

    def decide(library: Library) -> None:
        with library.writing():
            order.append("who waited")

    with opened(address) as mine, opened(address) as theirs:
        waiting = threading.Thread(target=decide, args=(theirs,))
        with mine.writing():
            waiting.start()
            while waiting.is_alive() and execute(address.conninfo, waits) != [(1,)]:
                waiting.join(0.01)
        with mine.writing():
            order.append("who had it")
        waiting.join()
    assert order == ["who waited", "who had it"]
