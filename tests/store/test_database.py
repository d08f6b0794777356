"""TinyDB over the log: all its methods, single documents written, lazily read, batches all or nothing."""

import errno
import os
import stat
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from store.database import Database
from store.errors import StoreError
from store.library import Library
from store.log.batches import Change
from store.log.committed import committed_path


class Note(msgspec.Struct):
    text: str = ""
    number: int = 0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dossier.jsonl"


def document(identity: str, **fields: object) -> Document:
    """Return a document under an id that is a word, as TinyDB's manual allows and its annotation does not."""
    made = Document(fields, 0)
    vars(made)["doc_id"] = identity
    return made


def fill(database: TinyDB, count: int = 5) -> None:
    database.table("people").insert_multiple([document(f"person/{n}", name=f"名{n}", n=n) for n in range(count)])


def by_id(database: TinyDB) -> dict[object, dict[str, object]]:
    return {one.doc_id: dict(one) for one in database.table("people").all()}


def test_tinydb_works_as_its_manual_says(path: Path) -> None:
    with Database(path) as ours:
        fill(ours)
        people = ours.table("people")
        assert len(people) == 5
        assert [dict(one) for one in people.search(where("n") > 2)] == [
            {"name": "名3", "n": 3},
            {"name": "名4", "n": 4},
        ]
        assert people.count(where("n") < 2) == 2
        assert people.get(where("name") == "名1") == {"name": "名1", "n": 1}
        people.update({"n": 30}, where("n") == 3)
        people.remove(where("n") == 0)
        people.upsert(document("person/9", name="名9", n=9))
        people.insert(document("person/8", name="名8", n=8))
        assert ours.tables() == {"people"}
        before = by_id(ours)
    with Database(path) as again:
        assert by_id(again) == before
        assert set(before) == {f"person/{n}" for n in (1, 2, 3, 4, 8, 9)}
        again.table("people").truncate()
        assert len(again.table("people")) == 0
        again.drop_tables()
        assert again.tables() == set()


def test_a_cached_query_forgets_when_a_record_is_written(path: Path) -> None:
    with Database(path) as database:
        fill(database)
        assert database.table("people").count(where("number") == 7) == 0
        with database.transaction() as transaction:
            transaction.put("people", "person/7", Note(number=7))
        assert database.table("people").count(where("number") == 7) == 1


def test_one_document_costs_no_more_than_itself(path: Path) -> None:
    with Database(path) as database:
        fill(database, 1000)
        size = path.stat().st_size
        database.table("people").insert(document("person/new", name="新"))
        assert 0 < path.stat().st_size - size < 120
        database.table("people").update({"n": -1}, where("name") == "名500")
        assert path.stat().st_size - size < 320


operations = st.lists(
    st.tuples(st.sampled_from(["insert", "update", "remove", "write"]), st.integers(0, 7), st.text(max_size=4)),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(steps=operations)
def test_it_holds_what_tinydb_in_memory_holds(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, str]]
) -> None:
    path = tmp_path_factory.mktemp("model") / "dossier.jsonl"
    model: dict[str, dict[str, object]] = {}
    ours = Database(path)
    for number, (what, key, text) in enumerate(steps):
        table, identity = ours.table("people"), f"person/{key}"
        if what == "insert" and identity not in model:
            table.insert(document(identity, text=text))
            model[identity] = {"text": text}
        elif what == "update":
            table.update({"number": number}, where("text") == text)
            for one in model.values():
                one.update({"number": number} if one.get("text") == text else {})
        elif what == "remove":
            table.remove(where("text") == text)
            model = {name: one for name, one in model.items() if one.get("text") != text}
        else:
            with ours.transaction() as transaction:
                transaction.put("people", identity, Note(text, number))
            model[identity] = {"text": text, "number": number}
        if number % 7 == 6:
            ours.close()
            ours = Database(path)
        if number % 11 == 10:
            ours.journal.compact()
    assert by_id(ours) == model
    ours.close()
    with Database(path) as again:
        assert by_id(again) == model
        assert again.journal.damage is None


def test_the_storage_reads_and_writes_whole_tables_too(path: Path) -> None:
    data = {"people": {"person/1": {"n": 1}}, "quotes": {"quote/1": {"text": "好"}}}
    with Database(path) as database, TinyDB(storage=MemoryStorage) as memory:
        database.storage.write(data)
        memory.storage.write(data)
        assert database.storage.read() == memory.storage.read()
        size = path.stat().st_size
        database.storage.write(data)
        assert path.stat().st_size == size


def test_a_transaction_that_fails_writes_nothing(path: Path) -> None:
    with Database(path) as database:
        fill(database)
        data = path.read_bytes()
        with pytest.raises(ZeroDivisionError), database.transaction() as transaction:
            transaction.put("people", "person/1", Note("x", 1 // transaction.has("people", "person/99")))
        assert path.read_bytes() == data
        assert database.get("people", "person/1", Note) == Note("", 0)


def test_a_transaction_sees_its_own_changes_and_others_do_not(path: Path) -> None:
    with Database(path) as database:
        with database.transaction() as transaction:
            transaction.put("people", "person/1", Note("新"))
            assert transaction.get("people", "person/1", Note) == Note("新")
            assert database.get("people", "person/1", Note) is None
        assert database.get("people", "person/1", Note) == Note("新")


@pytest.mark.parametrize("identity", ['person/"', "person/\\", "person/\n", "", "person/\x1b"])
def test_an_id_that_would_break_a_line_is_refused(path: Path, identity: str) -> None:
    with Database(path) as database:
        with pytest.raises(ValueError, match="cannot be an id"), database.transaction() as transaction:
            transaction.put("people", identity, Note())
        assert database.journal.count("people") == 0


def test_a_torn_tail_is_dropped_wherever_it_is_torn(path: Path) -> None:
    with Database(path) as database:
        fill(database, 3)
        whole = path.stat().st_size
        committed = committed_path(path).read_bytes()
        fill_more = [document(f"person/more{n}", name="更多", n=n) for n in range(3)]
        database.table("people").insert_multiple(fill_more)
    data = path.read_bytes()
    for cut in range(whole, len(data)):
        path.write_bytes(data[:cut])
        committed_path(path).write_bytes(committed)
        with Database(path) as database:
            assert len(database.table("people")) == 3
            assert database.journal.damage is None
            assert path.stat().st_size == whole


def test_any_flipped_byte_is_noticed(path: Path) -> None:
    with Database(path) as database:
        fill(database, 2)
        database.table("people").insert(document("person/last", name="末"))
        before = by_id(database)
    data = path.read_bytes()
    for place in range(len(data)):
        path.write_bytes(data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :])
        if place == data.index(b"]") - 1:  # the version
            with pytest.raises(StoreError, match="newer"):
                Database(path, read_only=True)
            continue
        with Database(path, read_only=True) as database:
            noticed = database.journal.damage is not None or database.journal.torn > 0
            assert noticed or by_id(database) == before


def test_a_compacted_file_is_smaller_and_the_same(path: Path) -> None:
    with Database(path) as database:
        fill(database)
        for number in range(50):
            database.table("people").update({"n": number}, where("name") == "名1")
        before, generation, size = by_id(database), database.journal.generation, path.stat().st_size
        database.journal.compact()
        assert by_id(database) == before
        assert database.journal.generation == generation
        assert path.stat().st_size < size / 3
        assert database.journal.garbage == 0
        assert database.journal.backup.stat().st_size == size
        fill_after = document("person/after", name="后")
        database.table("people").insert(fill_after)
    with Database(path) as again:
        assert again.journal.generation == generation + 1
        assert set(by_id(again)) == {*before, "person/after"}


@pytest.mark.parametrize("error", [errno.EPERM, errno.ENOTSUP])
def test_where_the_file_system_has_no_links_the_older_file_is_copied(
    path: Path, error: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "link", refused)
    with Database(path) as database:
        fill(database)
        before = path.read_bytes()
        database.journal.compact()
        assert database.journal.backup.read_bytes() == before
        assert len(database.table("people")) == 5


def test_a_reader_goes_on_while_the_file_is_compacted(path: Path) -> None:
    with Database(path) as database:
        fill(database, 50)
        reading = database.records("people", Note)
        first = [next(reading)[0] for _ in range(3)]
        database.journal.compact()
        assert len(first) + len(list(reading)) == 50


def test_a_second_opener_sees_the_new_state_when_it_asks(path: Path) -> None:
    with Database(path) as writer, Database(path, read_only=True) as reader:
        fill(writer)
        assert reader.journal.count("people") == 0
        assert reader.journal.refresh()
        assert by_id(reader) == by_id(writer)
        assert not reader.journal.refresh()
        writer.journal.compact()
        fill_more = document("person/more", name="更多")
        writer.table("people").insert(fill_more)
        assert reader.journal.refresh()
        assert by_id(reader) == by_id(writer)
        with pytest.raises(StoreError, match="reading only"):
            reader.journal.append([Change("people", "person/x", b"{}")])


def to_second(table: str, identity: str, old: bytes) -> bytes | None:
    del identity
    note = msgspec.json.decode(old)
    return None if note["n"] == 0 else msgspec.json.encode({**note, "table": table})


def to_third(table: str, identity: str, old: bytes) -> bytes | None:
    del table, identity
    return msgspec.json.encode({**msgspec.json.decode(old), "third": True})


def test_an_older_store_is_taken_to_the_new_shape(path: Path) -> None:
    with Database(path, schema=1) as old:
        fill(old, 3)
        data = path.read_bytes()
    with pytest.raises(StoreError, match="open it once for writing"):
        Database(path, schema=3, migrations={1: to_second, 2: to_third}, read_only=True)
    with Database(path, schema=3, migrations={1: to_second, 2: to_third}) as new:
        assert by_id(new) == {
            f"person/{n}": {"name": f"名{n}", "n": n, "table": "people", "third": True} for n in (1, 2)
        }
        assert new.journal.backup.read_bytes() == data
    with Database(path, schema=3, migrations={}) as again:
        assert len(by_id(again)) == 2


def test_an_older_program_refuses_a_newer_store(path: Path) -> None:
    with Database(path, schema=2) as newer:
        fill(newer)
        data = path.read_bytes()
    with pytest.raises(StoreError, match=r"newer dossier .*version 2.*install"):
        Database(path, schema=1)
    assert path.read_bytes() == data


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights otherwise")
def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "store"
    with Library.open(folder) as library:
        library.database.journal.append([Change("meta", "x", b"{}")])
        library.database.journal.compact()
        modes = {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}
    assert modes == {0o600}
    assert {stat.S_IMODE(one.stat().st_mode) for one in (folder, folder.parent)} == {0o700}


def test_two_write_one_after_the_other_and_each_reads_what_the_other_wrote(tmp_path: Path) -> None:
    with Library.open(tmp_path) as one, Library.open(tmp_path) as other:
        one.database.journal.append([Change("meta", "x", b"{}")])
        other.database.journal.append([Change("meta", "y", b"{}")])
        assert other.database.journal.has("meta", "x")
        assert one.refresh()
        assert one.database.journal.has("meta", "y")
        assert one.generation == other.generation
