"""The ledger as a file: what it costs when it is torn, damaged, gone, edited, of a newer dossier, or killed at."""

import json
import os
import signal
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from store.corrections.asked import Asked, Missed, NotOne, Rename, Retype, Same
from store.corrections.decisions import Decision, Subject, Value
from store.corrections.ledger import line_of
from store.kinds import NAMED_KINDS
from store.library import Library
from store.library.deciding import Corrections
from store.library.ledger import LEDGER_FILE
from tests.store.articles_by_hand import Org, Who, state, story, take_in
from tests.store.corrections.ground import called, corrections, opened
from tests.store.library.test_crash import FailingDisk, sentence_of
from tests.store.lines import in_version, lines_of

SOME = (
    NotOne(which="organisation/算法"),
    Same(one="person/林晓月", other="person/林小月"),
    Rename(which="organisation/远山银行", name="远山"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with three decisions."""
    with opened(tmp_path / "store") as library:
        for asked in SOME:
            corrections(library).make(asked)
    return tmp_path / "store"


def decide(library: Library) -> None:
    corrections(library).make(SOME[0])


def states(library: Library) -> list[str]:
    return [one.state for one in corrections(library).all()]


def test_it_is_plain_json_one_decision_a_line_for_its_owner_alone(folder: Path) -> None:
    lines = [json.loads(line) for line in (folder / LEDGER_FILE).read_text("utf-8").splitlines()]
    assert [line["kind"] for line in lines] == ["not-one", "same", "rename"]
    assert [line["id"] for line in lines] == sorted(line["id"] for line in lines)
    assert all(line["at"] and line["sum"] for line in lines)
    if os.name != "nt":
        assert (folder / LEDGER_FILE).stat().st_mode & 0o077 == 0


def test_a_torn_last_line_is_left_out_with_a_word_and_the_next_takes_its_place(folder: Path) -> None:
    path = folder / LEDGER_FILE
    with Library.open(folder) as library:
        last = corrections(library).make(Rename(which="organisation/远山集团", name="远海"))
        corrections(library).undo()
    whole = b"".join(path.read_bytes().splitlines(keepends=True)[:3])
    path.write_bytes(whole + line_of(last)[:-20])
    with Library.open(folder) as library:
        assert any("last line of the ledger was not whole" in notice for notice in library.notices)
        assert states(library) == ["in effect"] * 3
        corrections(library).make(Rename(which="organisation/远山集团", name="集团"))
        assert [one.sentence for one in corrections(library).all()][3:] == ["远山集团 is called 集团"]
        assert library.check().problems == ()


def test_a_damaged_line_is_told_with_its_number_and_costs_nothing_that_was_in_effect(folder: Path) -> None:
    path = folder / LEDGER_FILE
    path.write_bytes(path.read_bytes().replace("林晓月".encode(), "林晚月".encode(), 1))
    with Library.open(folder) as library:
        assert any("Line 2 of the ledger is not what was written" in notice for notice in library.notices)
        assert not called(library, "organisation", "算法")
        assert not called(library, "person", "林小月"), "what was decided is in effect though its line is damaged"
        assert called(library, "organisation", "远山")
        assert any("Line 2" in problem for problem in library.check().problems)


def test_what_was_undone_stays_so_though_the_line_that_says_it_is_damaged(folder: Path) -> None:
    path = folder / LEDGER_FILE
    with Library.open(folder) as library:
        corrections(library).undo()
        last = corrections(library).all()[-1].decision.id
        assert states(library) == ["in effect"] * 2 + ["undone"]
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:-1], lines[-1].replace(b"undo", b"undu", 1)]))
    with Library.open(folder) as library:
        told = " ".join(library.notices)
        assert "Line 4 of the ledger is not what was written" in told
        assert "The ledger had lost 1 undo, now written into it again." in told
        assert states(library) == ["in effect"] * 2 + ["undone"]
        assert corrections(library).redo(last).id == last
        assert states(library) == ["in effect"] * 3


def test_what_is_taken_out_of_the_file_by_hand_ceases_to_be_in_effect(folder: Path) -> None:
    path = folder / LEDGER_FILE
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[1:]))
    with Library.open(folder) as library:
        assert library.notices == ()
        assert called(library, "organisation", "算法")
        assert not called(library, "person", "林小月")
        assert library.check().problems == ()


def test_a_ledger_that_is_gone_is_written_again(folder: Path) -> None:
    before = (folder / LEDGER_FILE).read_bytes()
    (folder / LEDGER_FILE).unlink()
    with Library.open(folder) as library:
        assert any("ledger of your decisions was gone" in notice for notice in library.notices)
        assert states(library) == ["in effect"] * 3
    assert (folder / LEDGER_FILE).read_bytes() == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"\n",
        lambda _: b"\xff\x00 another file",
        lambda data: data[:-40],
        lambda data: data.replace("远山银行".encode(), "远海银行".encode()),
    ],
    ids=["empty", "a line end", "something else", "cut off", "a line of it changed"],
)
def test_what_is_in_effect_is_written_into_a_ledger_that_lost_it_and_can_be_undone(
    folder: Path, damage: Callable[[bytes], bytes]
) -> None:
    path = folder / LEDGER_FILE
    path.write_bytes(damage(path.read_bytes()))
    with Library.open(folder) as library:
        assert any("ledger" in notice for notice in library.notices)
        corrections(library).make(Rename(which="organisation/远山集团", name="集团"))
        assert states(library) == ["in effect"] * 4
        assert len(library.decisions) == 4
        for one in corrections(library).all():
            corrections(library).undo(one.decision.id)
        assert library.decisions == {}


@pytest.mark.parametrize("damage", [lambda _: b"", lambda data: data[:-40]], ids=["empty", "cut off"])
def test_a_store_that_is_made_anew_brings_back_what_its_ledger_lost(
    folder: Path, damage: Callable[[bytes], bytes]
) -> None:
    path = folder / LEDGER_FILE
    path.write_bytes(damage(path.read_bytes()))
    log = folder / "dossier.jsonl"
    data = in_version(2, log.read_bytes())
    log.write_bytes(data[: len(data) // 2] + b"#" + data[len(data) // 2 + 1 :])
    with Library.open(folder) as library, library.writing():
        pass
    with Library.open(folder) as library:
        assert states(library) == ["in effect"] * 3


_SOMEBODY = Subject(id="organisation/算法", name="算法", names=("算法",))
_MADE = partial(Decision, id="20260101T000000000000Z-aaaaa", at="2026-01-01T00:00:00Z")


@pytest.mark.parametrize(
    "decision",
    [
        _MADE(kind="add", value=Value(name="今天", kind="dragon")),
        _MADE(kind="add", value=Value(name="今天")),
        _MADE(kind="alias", value=Value(name="今天")),
        _MADE(kind="alias", subject=Subject(id="dragon/x", name="x"), value=Value(name="今天")),
        _MADE(kind="retype", subject=_SOMEBODY, value=Value(kind="dragon")),
        _MADE(kind="rename", subject=_SOMEBODY, value=Value(name="\x1b[2J")),
        _MADE(kind="rename", subject=_SOMEBODY, value=Value(name="远" * 10_000)),
        _MADE(kind="role", subject=Subject(id="person/林晓月", name="林晓月"), value=Value(organisation="远海")),
        _MADE(kind="same", subject=_SOMEBODY),
        _MADE(kind="not-one", scope="mention", subject=_SOMEBODY),
        _MADE(kind="not-one", subject=_SOMEBODY, id=""),
        _MADE(kind="not-one", subject=_SOMEBODY, id="99999999T999999999999Z-aaaaa"),
        _MADE(kind="not-one", subject=_SOMEBODY, id="99991231T235959999999Z-aaaaa"),
    ],
)
def test_a_line_that_no_dossier_makes_is_told_and_stops_nothing(folder: Path, decision: Decision) -> None:
    path = folder / LEDGER_FILE
    path.write_bytes(path.read_bytes() + line_of(decision))
    with Library.open(folder) as library:
        before = path.read_bytes()
        assert any("Line 4 of the ledger cannot be read" in notice for notice in library.notices)
        assert states(library) == ["in effect"] * 3
        take_in(library, (story("戊篇", "远山银行今天在。", orgs=[Org("远山银行")], people=[]),))
        corrections(library).make(Rename(which="organisation/远山集团", name="集团"))
        assert path.read_bytes().startswith(before)
        assert corrections(library).take_in(line_of(decision)).added == 0


def test_what_a_newer_dossier_wrote_is_kept_and_the_rest_holds(folder: Path) -> None:
    path = folder / LEDGER_FILE
    with Library.open(folder) as library:
        [*_, last] = [one.decision for one in corrections(library).all()]
    newer = line_of(last).replace(last.id.encode(), b"99991231T000000000000Z-aaaaa").replace(b"rename", b"praise")
    newer = _proven(newer.replace(b'"value":{', b'"weight":3,"value":{"colour":"red",'))
    path.write_bytes(path.read_bytes() + newer)
    with Library.open(folder) as library:
        assert states(library) == ["in effect", "in effect", "in effect", "unknown"]
        corrections(library).make(Rename(which="organisation/远山集团", name="集团"))
        library.forget("林晓月")
        assert library.check().problems == ()
    assert newer in path.read_bytes()


def test_where_nothing_can_be_written_only_what_is_not_in_effect_is_told(folder: Path) -> None:
    path, lock = folder / LEDGER_FILE, folder / "dossier.lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()
    os.utime(path, ns=(1, 1))  # as a copy of the store has another time
    with Library.open(folder) as library:
        assert library.notices == ()
        assert states(library) == ["in effect"] * 3
    path.write_bytes(path.read_bytes() + line_of(_MADE(kind="not-one", subject=_SOMEBODY)))
    with Library.open(folder) as library:
        assert any("have no effect yet" in notice for notice in library.notices)


def _proven(line: bytes) -> bytes:
    body = line[: line.rindex(b',"sum"')]
    return b'%b,"sum":"%08x"}\n' % (body, zlib.crc32(body))


@pytest.mark.parametrize("ahead", range(14))
def test_each_system_call_of_a_decision_may_fail(tmp_path: Path, ahead: int) -> None:
    disk = FailingDisk()
    with opened(tmp_path / "store"):
        pass
    with Library.open(tmp_path / "store", disk=disk) as library:
        before = state(library)
        disk.fail_at = disk.calls + ahead
        said = sentence_of(partial(decide, library))
        assert said.endswith(".") or not said
    with Library.open(tmp_path / "store") as library:
        listed = corrections(library).all()
        assert library.check().problems == ()
        assert [one.state for one in listed] in ([], ["in effect"])
        assert (state(library) == before) is (not listed)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows cannot fork")
@pytest.mark.parametrize("at", ["before the store", "in the store"])
def test_a_kill_between_ledger_and_store_is_made_good_at_the_next_open(
    tmp_path: Path, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path / "store"), opened(tmp_path / "sound") as sound:
        corrections(sound).make(SOME[0])
        wanted = state(sound)
    child = os.fork()
    if child == 0:
        with Library.open(tmp_path / "store") as library:
            if at == "before the store":
                monkeypatch.setattr(Library, "apply_ledger", lambda _: os.kill(os.getpid(), signal.SIGKILL))
            else:
                journal = library.database.journal
                monkeypatch.setattr(type(journal), "append", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
            Corrections(library).make(SOME[0])
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    with Library.open(tmp_path / "store") as library:
        assert state(library) == wanted
        assert states(library) == ["in effect"]
        assert library.check().problems == ()


def test_who_is_forgotten_is_in_no_byte_of_the_ledger_nor_of_the_store(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as library:
        made = corrections(library)
        undone = made.make(Rename(which="person/林晓月", name="林月儿"))
        made.undo()
        made.make(Rename(which="person/林晓月", name="林月儿"))
        made.make(NotOne(which="organisation/远山集团", article="article/2026-01-05-乙篇"))
        kept = made.make(NotOne(which="organisation/算法"))
        made.make(Missed(kind="person", name="来了"))
        library.forget("林晓月")
        assert [one.decision.id for one in made.all()][1:2] == [kept.id]
        assert library.check().problems == ()
    for path in (tmp_path / "store").iterdir():
        data = b"\n".join(lines_of(path.read_bytes())).replace(
            "林晓月不在".encode(), b""
        )  # the text of the article stays
        assert "林月儿".encode() not in data, path
        assert undone.id.encode() not in data, path
        if path.name == LEDGER_FILE:
            assert "林晓月".encode() not in data


@pytest.mark.parametrize(
    "asked",
    [
        Rename(which="person/林晓月", name="林月儿"),
        Same(one="person/林晓月", other="person/林小月"),
        NotOne(which="person/林晓月"),
        Retype(which="person/林晓月", kind="organisation"),
    ],
    ids=lambda asked: type(asked).__name__,
)
def test_whoever_was_corrected_and_forgotten_comes_back_with_no_load(tmp_path: Path, asked: Asked) -> None:
    with opened(tmp_path / "store") as library:
        corrections(library).make(asked)
        library.forget("林晓月")
        assert corrections(library).all() == ()
        assert library.check().problems == ()
        late = story("戊篇", "林晓月又来了。", people=[Who("林晓月")])
        take_in(library, [late])
        assert not [one for kind in NAMED_KINDS for one in library.entities(kind) if "林晓月" in one.id]
    gone = tmp_path / "store" / "dossier.jsonl"
    text = b"\n".join(lines_of(gone.read_bytes())).decode().replace("林晓月不在", "").replace("林晓月又来了", "")
    assert "林晓月" not in text


def test_a_store_without_decisions_has_no_ledger(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as library:
        assert corrections(library).all() == ()
        assert library.check().problems == ()
    assert not (tmp_path / "store" / LEDGER_FILE).exists()
