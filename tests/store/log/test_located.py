"""Where documents lie is kept beside a large store: it is used where it is true, and only there."""

import os
import zlib
from pathlib import Path

import pytest

from store.library import Library
from store.log import located
from store.log.batches import COMMIT, Change, commit_line
from store.log.contents import Contents
from store.log.disk import Disk, OpenFile
from store.log.locations import keep_locations
from tests.store.lines import lines_of, spoil


class CountingDisk(Disk):
    """A disk that counts the bytes read from it and written to it."""

    taken = written = 0

    def read(self, descriptor: int, offset: int, length: int) -> bytes:
        self.taken += length
        return super().read(descriptor, offset, length)

    def write(self, descriptor: int, data: bytes, offset: int) -> None:
        self.written += len(data)
        super().write(descriptor, data, offset)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of two thousand documents, large enough to be worth it."""
    monkeypatch.setattr(located, "WORTH_KEEPING", 1000)
    with Library.open(tmp_path) as library:
        add(library, *(f"person/{number}" for number in range(2000)))
    return tmp_path


def add(library: Library, *names: str) -> None:
    library.database.journal.append(Change("people", name, b'{"name":"%b"}' % name.encode()) for name in names)


def reading(folder: Path) -> tuple[int, dict[str, bytes]]:
    """Return how many bytes opening reads, and all documents then."""
    disk = CountingDisk()
    with Library.open(folder, disk=disk) as library:
        taken = disk.taken
        return taken, dict(library.database.journal.documents("people"))


def test_opening_reads_nothing_of_a_store_that_is_known(folder: Path) -> None:
    (folder / "dossier.columns").unlink()
    through, first = reading(folder)
    taken, again = reading(folder)
    assert through > 10_000
    assert taken == COMMIT
    assert again == first
    assert len(first) == 2000


def test_what_was_added_since_is_read_and_no_more(folder: Path) -> None:
    kept = (folder / "dossier.columns").read_bytes()
    with Library.open(folder) as library:
        add(library, "person/new")
        library.database.journal.append([Change("people", "person/7", None)])
        generation = library.generation
    taken, documents = reading(folder)
    assert taken < 400
    assert "person/new" in documents
    assert "person/7" not in documents
    with Library.open(folder) as library:
        assert library.generation == generation
    assert (folder / "dossier.columns").read_bytes() == kept, "one more document costs no more in a large store"


def test_it_is_kept_anew_when_much_was_added(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(located, "BEHIND", 1000)
    with Library.open(folder) as library:
        add(library, *(f"person/another {number * 7919}" for number in range(500)))
    taken, documents = reading(folder)
    assert taken == COMMIT
    assert len(documents) == 2500


def test_what_another_program_wrote_into_the_file_is_told(folder: Path) -> None:
    with Library.open(folder) as library:
        add(library, "person/new")
    spoil(folder / "dossier.jsonl", '"person/99"')
    with Library.open(folder) as library:
        assert "damaged" in library.notices[0]


def test_an_unfinished_batch_behind_what_is_kept_is_dropped(folder: Path) -> None:
    with Library.open(folder) as library:
        add(library, "person/new")
    with (folder / "dossier.jsonl").open("ab") as file:
        file.write(b'["packed","people",half')
    with Library.open(folder) as library:
        assert library.notices == ()
        assert library.database.journal.count("people") == 2001
        add(library, "person/newer")
    assert reading(folder)[1].keys() >= {"person/new", "person/newer"}


@pytest.mark.parametrize("damage", [b"", b"DSCOL", b"\xff" * 4000])
def test_a_damaged_file_is_as_none(folder: Path, damage: bytes) -> None:
    (folder / "dossier.columns").write_bytes(damage)
    assert len(reading(folder)[1]) == 2000
    assert reading(folder)[0] == COMMIT


def test_a_reader_follows_a_writer_from_there(folder: Path) -> None:
    with Library.open(folder) as writer, Library.open(folder, read_only=True) as reader:
        add(writer, "person/new")
        assert reader.refresh()
        assert reader.database.journal.has("people", "person/new")
        writer.database.journal.compact()
        reader.refresh()
        assert reader.database.journal.count("people") == 2001


def test_a_check_looks_at_the_checksums(folder: Path) -> None:
    path = folder / "dossier.jsonl"
    status = path.stat()
    assert len(reading(folder)[1]) == 2000
    spoil(path, '"person/99"}')
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    with Library.open(folder) as library:
        assert any("Nothing can be read" in problem for problem in library.check().problems)


def test_what_is_taken_out_for_good_is_in_no_file(folder: Path) -> None:
    with Library.open(folder) as library:
        add(library, "person/secret")
    with Library.open(folder) as library:
        library.database.journal.append([Change("people", "person/secret", None)])
        library.compact()
    assert not [path.name for path in folder.iterdir() if b"secret" in b"".join(lines_of(path.read_bytes()))]


def test_ids_of_the_same_checksum_are_told_apart(folder: Path) -> None:
    one, other = "person/plumless", "person/buckeroo"
    assert zlib.crc32(b"plumless") == zlib.crc32(b"buckeroo")
    assert zlib.crc32(one.encode()) == zlib.crc32(other.encode())
    with Library.open(folder) as library:
        add(library, one)
    with Library.open(folder) as library:
        journal = library.database.journal
        assert journal.has("people", one)
        assert not journal.has("people", other)
        assert journal.read("people", other) is None
        add(library, other)
    with Library.open(folder) as library:
        journal = library.database.journal
        assert [journal.read("people", name) for name in (one, other)] == [
            b'{"name":"person/plumless"}',
            b'{"name":"person/buckeroo"}',
        ]
        journal.append([Change("people", one, None)])
        assert not journal.has("people", one)
        assert journal.has("people", other)
        assert journal.count("people") == 2001


def test_what_is_known_from_before_and_what_was_written_since_are_one(folder: Path) -> None:
    with Library.open(folder) as library:
        journal = library.database.journal
        before, position = dict(journal.documents("people")), journal.position
        add(library, "person/new")
        journal.append([Change("people", "person/7", None), Change("people", "person/8", b'{"name":"another"}')])
        wanted = {**before, "person/new": b'{"name":"person/new"}', "person/8": b'{"name":"another"}'}
        del wanted["person/7"]
        assert dict(journal.documents("people")) == wanted
        assert sorted(journal.ids("people")) == sorted(wanted)
        assert journal.count("people") == len(wanted)
        assert journal.read("people", "person/7") is None
        assert set(journal.written_since("people", position) or ()) == {"person/new", "person/8"}
        assert journal.read_many("people", ["person/8", "person/7", "person/1"]) == {
            name: wanted[name] for name in ("person/8", "person/1")
        }
        journal.compact()
        assert dict(journal.documents("people")) == wanted


def test_one_more_article_writes_its_own_lines_alone(folder: Path) -> None:
    disk = CountingDisk()
    with Library.open(folder, disk=disk) as library:
        add(library, "person/new")
        assert 0 < disk.written < 200


def test_documents_beyond_four_gigabytes_are_kept_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(located, "WORTH_KEEPING", 1000)
    path, far = tmp_path / "dossier.jsonl", 5 << 30
    with Library.open(tmp_path) as library:
        add(library, "person/near")
    os.truncate(path, far)  # a hole, which costs no room
    with path.open("ab") as hole:
        hole.write(b"\n" + commit_line(1, 0))
        far = hole.tell()
    file = OpenFile(Disk(), os.open(path, os.O_RDONLY))
    contents = Contents(written=2, size=far, generation=1)
    assert keep_locations(path.with_suffix(".columns"), file.identity, file.stamp, contents)
    (tmp_path / "dossier.committed").unlink()
    with Library.open(tmp_path) as library:
        add(library, "person/far")
    taken, documents = reading(tmp_path)
    assert taken < 1000
    assert documents == {"person/far": b'{"name":"person/far"}'}
