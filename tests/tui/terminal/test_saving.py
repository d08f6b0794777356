"""Where an export goes, and what is left of it where it cannot go there."""

import os
from pathlib import Path

import pytest

from store.errors import ExportError
from tui.terminal.saving import destination, save

NOWHERE = ["x" * 300, "file/inside", "\0" * 300, "~nobody-of-that-name\0/" + "x" * 300]


def test_a_folder_means_a_file_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "notes").mkdir()
    assert destination("~/notes", "a.md") == tmp_path / "notes" / "a.md"
    assert destination("new/", "a.md") == Path("new/a.md")
    assert destination("~/b.md", "a.md") == tmp_path / "b.md"
    assert destination("~nobody-of-that-name/b.md", "a.md") == Path("~nobody-of-that-name/b.md")


@pytest.mark.parametrize("typed", NOWHERE, ids=ascii)
def test_what_is_no_place_for_a_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(ExportError, match="could not be written"):
        save(destination(typed, "a.md"), "text")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["file"]


def test_an_interruption_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*paths: object) -> None:
        del paths
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        save(tmp_path / "a.md", "text")
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes have names here")
def test_a_device_or_a_pipe_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    save(pipe, "甲", overwrite=True)
    assert os.read(reader, 9) == "甲".encode()
    os.close(reader)
    assert pipe.is_fifo()
