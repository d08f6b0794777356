"""What is written anew: packs that are whole as they are, of others the living documents, and nothing that is gone."""

from pathlib import Path

import pytest

from store.errors import DamagedError
from store.log import located
from store.log.batches import Change
from store.log.located import LocatedJournal
from tests.store.lines import lines_of, packs_of, spoil

SOME = 2000


def opened(path: Path) -> LocatedJournal:
    return LocatedJournal(path, schema=3)


def note(number: int, words: str = "said") -> bytes:
    return b'{"text":"%s %d"}' % (words.encode(), number * 7919)


@pytest.fixture(params=[1000, 1 << 40], ids=["places are kept", "places are read"])
def path(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of several tables and batches, of some documents twice and of some no more; one table is small."""
    monkeypatch.setattr(located, "WORTH_KEEPING", request.param)
    path = tmp_path / "dossier.jsonl"
    journal = opened(path)
    for table in ("quotes", "people"):
        for start in range(0, 3 * SOME, SOME):
            some = range(start, start + SOME)
            journal.append(Change(table, f"{table}/{number:05}", note(number)) for number in some)
    journal.append([Change("meta", "one", b"{}"), Change("meta", "other", b'{"owed":true}')])
    journal.append([Change("texts", "text/1", b'{"text":"alone"}')])
    journal.close()
    journal = opened(path)
    journal.append([Change("people", "people/00007", note(7, "secret")), Change("meta", "one", b'{"more":1}')])
    journal.append([Change("people", "people/00007", None), Change("people", "people/00011", note(11, "again"))])
    journal.append(Change("quotes", f"quotes/new {number}", note(number)) for number in range(3))
    journal.close()
    return path


def documents(journal: LocatedJournal) -> dict[tuple[str, str], bytes]:
    return {(table, one): document for table in journal.names() for one, document in journal.documents(table)}


def test_what_lives_is_there_as_it_was_and_nothing_else(path: Path) -> None:
    journal = opened(path)
    before, generation = documents(journal), journal.generation
    journal.compact()
    assert documents(journal) == before
    assert journal.generation == generation
    assert all(journal.read(table, one) == document for (table, one), document in before.items())
    written = b"\n".join(lines_of(path.read_bytes()))
    assert b"secret" not in written
    assert b"people/00007" not in written
    assert written.count(note(11)) == 1, "of the quotes"
    assert written.count(note(11, "again")) == 1


def test_what_is_known_of_the_new_file_is_what_reading_it_through_finds(path: Path) -> None:
    journal = opened(path)
    journal.compact()
    known = (journal.size, journal.generation, journal.garbage, journal.loose, journal.counts(), documents(journal))
    journal.append([Change("people", "people/newer", note(1))])
    journal.append([Change("people", "people/newer", None)])
    journal.compact()
    journal.read_through()
    found = (journal.size, journal.generation, journal.garbage, journal.loose, journal.counts(), documents(journal))
    assert journal.damage is None
    assert (found[2:], found[1]) == (known[2:], known[1] + 2)


def test_packs_that_are_whole_stay_as_they_are(path: Path) -> None:
    before = {path.read_bytes()[start:end] for start, end, _ in packs_of(path.read_bytes())}
    opened(path).compact()
    after = path.read_bytes()
    packs = {after[start:end]: b"\n".join(lines) for start, end, lines in packs_of(after)}
    new = [lines for pack, lines in packs.items() if pack not in before]
    assert len(packs) - len(new) > len(new)
    assert any(note(11, "again") in lines for lines in new)


def test_what_was_written_anew_once_is_left_as_it_is(path: Path) -> None:
    journal = opened(path)
    journal.compact()
    written = path.read_bytes()
    journal.compact()
    assert sorted(path.read_bytes().split(b"\n")) == sorted(written.split(b"\n"))


def test_what_is_taken_out_after_another_opening_is_left_nowhere(path: Path) -> None:
    opened(path).compact()
    journal = opened(path)
    journal.append([Change("quotes", f"quotes/{number:05}", None) for number in range(100, 5000, 100)])
    journal.close()
    journal = opened(path)
    journal.compact()
    ids = {f"quotes/{number:05}" for number in range(100, 5000, 100)}
    assert ids.isdisjoint(journal.ids("quotes"))
    assert not [one for one in lines_of(path.read_bytes()) for gone in ids if gone.encode() in one]
    assert journal.count("quotes") == 3 * SOME + 3 - len(ids)


def test_each_document_can_be_made_another_or_dropped_on_the_way(path: Path) -> None:
    journal = opened(path)
    before = documents(journal)

    def through(table: str, identity: str, document: bytes) -> bytes | None:
        return None if table == "quotes" and identity.endswith("3") else document.replace(b"said", b"told us")

    journal.compact(through=through)
    wanted = {key: through(*key, document) for key, document in before.items()}
    assert documents(journal) == {key: document for key, document in wanted.items() if document is not None}
    assert documents(opened(path)) == documents(journal)


def test_a_pack_that_is_damaged_meanwhile_is_not_taken_over(path: Path) -> None:
    journal = opened(path)
    spoil(path, "quotes/03000")
    spoilt = path.read_bytes()
    with pytest.raises(DamagedError):
        journal.compact()
    assert path.read_bytes() == spoilt
    assert not path.with_suffix(".new.jsonl").exists()
