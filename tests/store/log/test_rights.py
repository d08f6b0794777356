"""A store is its owner's alone: open folders and files are told and closed, and no link is written through."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.errors import StoreError
from store.library import Library
from store.log.rights import close_to_others
from store.log.saved import stamp_of
from store.search.index import Index
from store.views.links import Links
from tests.store.articles_by_hand import take_in
from tests.store.kills import numbered

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights otherwise")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "store") as library:
        take_in(library, [numbered(0)])
    return tmp_path / "store"


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("mode", [0o777, 0o775, 0o722])
def test_a_folder_that_others_may_write_to_is_told_and_closed(folder: Path, mode: int) -> None:
    folder.chmod(mode)
    with Library.open(folder, read_only=True) as library:
        assert "chmod 700" in library.notices[0]
        assert rights(folder) == mode
    with Library.open(folder) as library:
        [notice] = library.notices
        assert "Others could write to the store's folder; it is closed to them now." in notice
    assert str(folder) in notice
    assert rights(folder) == 0o700
    with Library.open(folder) as library:
        assert library.notices == ()


def test_files_that_others_may_read_are_told_and_closed(folder: Path) -> None:
    folder.chmod(0o755)
    (folder / "dossier.jsonl").chmod(0o644)
    (folder / "notes.txt").write_text("not the store's")
    (folder / "notes.txt").chmod(0o644)
    with Library.open(folder) as library:
        [notice] = library.notices
        assert "dossier.jsonl" in notice
        assert "notes" not in notice
    assert rights(folder / "dossier.jsonl") == 0o600
    assert rights(folder / "notes.txt") == 0o644
    with Library.open(folder) as library:
        assert library.notices == ()


def test_a_file_that_its_owner_may_not_write_stays_so(folder: Path) -> None:
    (folder / "dossier.jsonl").chmod(0o444)
    folder.chmod(0o755)
    with Library.open(folder):
        assert rights(folder / "dossier.jsonl") == 0o400


def test_a_file_that_another_process_takes_away_meanwhile_is_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = stamp_of(folder, 1, 1)
    look = os.scandir

    def taken_away(where: Path) -> Iterator["os.DirEntry[str]"]:
        (folder / "dossier.new.jsonl").write_text("half")
        entries = list(look(where))
        (folder / "dossier.new.jsonl").unlink()
        return iter(entries)

    monkeypatch.setattr(os, "scandir", taken_away)
    assert close_to_others(folder, read_only=False) == ()
    assert stamp_of(folder, 1, 1) == known


def test_a_folder_that_cannot_be_looked_at_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Path) -> Iterator["os.DirEntry[str]"]:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "scandir", broken)
    with pytest.raises(StoreError, match=r"could not be looked at: the disk reports an error; .*\.$"):
        Library.open(folder)
    with pytest.raises(StoreError, match="could not be looked at"):
        stamp_of(folder, 1, 1)


def test_everybodys_folder_is_told_and_left(folder: Path) -> None:
    folder.chmod(0o1777)
    with Library.open(folder) as library:
        assert "put the store elsewhere" in library.notices[0]
    assert rights(folder) == 0o1777


@pytest.mark.parametrize("link", [os.symlink, os.link], ids=["symbolic", "hard"])
@pytest.mark.parametrize("name", ["dossier.new.jsonl", "dossier.rebuilt.jsonl", "rows.new", "links.new"])
def test_what_is_made_on_the_way_is_written_through_no_link(folder: Path, name: str, link: object) -> None:
    victim = folder.parent / "letter.txt"
    victim.write_text("dear friend")
    assert callable(link)
    link(victim, folder / name)
    with Library.open(folder) as library:
        library.database.journal.compact()
        Index.open(library, Links.open(library))
        take_in(library, [numbered(1)])
        library.check(repair=True)
        (folder / "dossier.jsonl").write_bytes(b"")
    with Library.open(folder) as library, library.writing():
        pass
    assert victim.read_text() == "dear friend"


def test_how_far_the_file_goes_is_written_through_no_link(folder: Path) -> None:
    victim = folder.parent / "letter.txt"
    victim.write_text("dear friend")
    (folder / "dossier.committed").unlink()
    (folder / "dossier.committed").symlink_to(victim)
    with Library.open(folder) as library:
        take_in(library, [numbered(1)])
        assert library.counts()["article"] == 2
    assert victim.read_text() == "dear friend"
