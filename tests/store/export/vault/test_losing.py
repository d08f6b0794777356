"""Attempts to lose what the user wrote: comments, keys given twice, programs that write at the same time."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from store.export.vault.files import Files
from store.export.vault.run import Asked
from tests.store.articles_by_hand import Org, Who, story, take_in
from tests.store.export.vault.ground import CHAN_NOTE, LIN_NOTE, ground
from tests.store.export.vault.test_hers import NEWER


@pytest.mark.parametrize(
    ("old", "new", "stays"),
    [
        ("mentions: 2\n", "mentions: 2\n# 我的备注\n", "# 我的备注\n"),
        ("tags:\n", "tags:\n  # 我的标签\n  - 跟进\n", "  # 我的标签\n"),
        ("quotes: 1\n", "quotes: 1 # 有待核实\n", "quotes: 1 # 有待核实\n"),
        ("---\n", "---\n# 最上面\n", "# 最上面\n"),
        ("roles:", "see: 甲\u2028乙\x85丙\nroles:", "see: 甲\u2028乙\x85丙\n"),
        ("roles:", "kind: 我定的\nroles:", "kind: 我定的\n"),
        ("roles:", "see: |\n  一\n\n  二\nroles:", "see: |\n  一\n\n  二\n"),
        ("roles:", "见: {a: [1, 2]}\nroles:", "见: {a: [1, 2]}\n"),
    ],
)
def test_what_stands_among_the_properties_stays(tmp_path: Path, old: str, new: str, stays: str) -> None:
    with ground(tmp_path) as at:
        at.write()
        at.edit(LIN_NOTE, old, new)
        take_in(at.library, [NEWER])
        assert at.write().refused == ()
        assert stays in at.text(LIN_NOTE)
        assert "还要投3亿元" in at.text(LIN_NOTE)
        before = at.stamps()
        at.write(Asked(restore=True))
        (at.root / ".dossier/state.json").unlink()
        at.write()
        assert at.stamps() == before


def test_a_property_of_hers_that_dossier_comes_to_write_stays_hers(tmp_path: Path) -> None:
    with ground(tmp_path, [story("甲事", "陈茂林在场。", people=[Who("陈茂林")], published=None)]) as at:
        at.write()
        at.edit(CHAN_NOTE, "roles: []\n", "roles: []\nfirst_seen: 去年见过\n")
        take_in(at.library, [story("乙事", "陈茂林又在场。", people=[Who("陈茂林")])])
        assert at.write().edited == (f"{CHAN_NOTE}: first_seen",)
        assert at.text(CHAN_NOTE).count("first_seen:") == 1
        assert "first_seen: 去年见过\n" in at.text(CHAN_NOTE)


@pytest.mark.parametrize("twice", ["tags: [甲]\n", "see: 1\nsee: 2\n", "quotes: 3\n"])
def test_of_a_key_that_is_there_twice_neither_is_lost(tmp_path: Path, twice: str) -> None:
    with ground(tmp_path) as at:
        at.write()
        at.edit(LIN_NOTE, "roles:", f"{twice}roles:")
        before = at.text(LIN_NOTE)
        take_in(at.library, [NEWER])
        assert " twice; mend it first." in at.write().refused[0]
        assert at.text(LIN_NOTE) == before


def test_what_another_program_writes_meanwhile_is_merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, times = Files.read, iter(range(2))

    def read_and_edited(files: Files, path: str) -> str:
        text = read(files, path)
        if path == LIN_NOTE and (time := next(times, None)) is not None:
            (files.root / path).write_text(f"{text}我的第{time}句\n", encoding="utf-8")
        return text

    with ground(tmp_path) as at:
        at.write()
        take_in(at.library, [NEWER])
        monkeypatch.setattr(Files, "read", read_and_edited)
        assert LIN_NOTE in at.write().renewed
        assert at.text(LIN_NOTE).endswith("我的第0句\n我的第1句\n")
        assert "还要投3亿元" in at.text(LIN_NOTE)


def test_what_another_program_writes_all_the_time_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Files.read

    def read_and_edited(files: Files, path: str) -> str:
        text = read(files, path)
        (files.root / path).write_text(f"{text}又一句\n", encoding="utf-8")
        return text

    with ground(tmp_path) as at:
        at.write()
        take_in(at.library, [NEWER])
        with monkeypatch.context() as patch:
            patch.setattr(Files, "read", read_and_edited)
            assert "is being written to" in at.write().refused[0]
        assert at.text(LIN_NOTE).endswith("又一句\n又一句\n又一句\n")
        assert LIN_NOTE in at.write().renewed


def test_a_file_that_came_into_being_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = Files.look

    def looked(files: Files, known: dict[str, tuple[str, tuple[int, int]]]) -> object:
        seen = look(files, known)
        (files.root / LIN_NOTE).parent.mkdir(parents=True, exist_ok=True)
        (files.root / LIN_NOTE).write_text("我的\n", encoding="utf-8")
        return seen

    with ground(tmp_path) as at:
        with monkeypatch.context() as patch:
            patch.setattr(Files, "look", looked)
            assert at.write().refused[0].startswith(f"{LIN_NOTE} came into being")
        assert at.text(LIN_NOTE) == "我的\n"
        at.write()
        assert (at.root / "People/林晓月 (2).md").exists()


def test_a_note_that_is_read_only_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ground(tmp_path) as at:
        at.write()
        before = at.text(LIN_NOTE)
        take_in(at.library, [NEWER])
        access: Callable[[Path, int], bool] = os.access
        monkeypatch.setattr(os, "access", lambda path, how: Path(path).name != "林晓月.md" and access(path, how))
        assert at.write().refused == (f"{LIN_NOTE} is read-only, and stays as it is.",)
        assert at.text(LIN_NOTE) == before


def test_with_another_store_by_mistake_no_note_is_taken_away(tmp_path: Path) -> None:
    names = "甲乙丙丁戊己庚辛壬癸子丑"
    firms = [Org(f"{one}山集团") for one in names]
    with ground(tmp_path, [story("甲事", "、".join(firm.name for firm in firms), orgs=firms)]) as at:
        at.write()
        before = at.texts()
        with ground(tmp_path / "other") as other:
            report = other._replace(root=at.root).write()
            assert report.removed == ()
            assert "Is it the store that the vault was made from?" in report.refused[0]
        at.write()
        assert before.items() <= at.texts().items()


def test_a_note_that_she_moved_is_not_taken_away_with_whom_it_was_of(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        at.write()
        (at.root / "我的").mkdir()
        (at.root / CHAN_NOTE).rename(at.root / "我的/陈.md")
        at.library.remove("article/2026-01-05-甲事", "article/undated-丙事")
        assert at.write().removed == ("Articles/2026/2026-01-05 甲事.md", "Articles/丙事.md")
        assert "In the store no more" in at.text("我的/陈.md")


@pytest.mark.parametrize("fails", ["open", "replace"])
def test_a_full_disk_is_told_and_what_was_written_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    from store.errors import ExportError

    with ground(tmp_path) as at:
        at.write()
        before = at.texts()
        take_in(at.library, [NEWER])
        with monkeypatch.context() as patch:

            def full(*_: object, **__: object) -> None:
                raise OSError(28, "No space left on device")

            patch.setattr(os, fails, full)
            with pytest.raises(ExportError, match="the disk is full"):
                at.write()
        assert at.texts() == before
        assert at.write().refused == ()
        assert "还要投3亿元" in at.text(LIN_NOTE)
