"""What has come into the folders that were loaded: known by names, sizes and times, and nothing of it read."""

import os
from pathlib import Path

import pytest

from store.workspace import Workspace

_ARTICLE = "---\ntitle: {}\ndate: 2026-02-03\n---\n\n远山银行行长陈大文表示，今年投资3亿元。\n"


@pytest.fixture
def clippings(tmp_path: Path) -> Path:
    """A folder with an article, something that cannot be read, and something of another kind."""
    folder = tmp_path / "clippings"
    (folder / "inside").mkdir(parents=True)
    (folder / "inside" / "a.md").write_text(_ARTICLE.format("甲事"), "utf-8")
    (folder / "b.md").write_bytes(b"\x00\x01\x02" * 100)
    (folder / "c.djvu").write_bytes(b"%PDF")
    return folder


@pytest.fixture
def store(tmp_path: Path, clippings: Path) -> Path:
    """The store that the folder was loaded into."""
    with Workspace.open(tmp_path / "store") as workspace:
        report = workspace.load([clippings])
        assert (len(report.added), len(report.failed)) == (1, 1)
    return tmp_path / "store"


def test_nothing_has_come_where_nothing_has(store: Path) -> None:
    with Workspace.open(store) as workspace:
        assert workspace.arrivals() == ((), (), ())


def test_a_new_file_and_one_that_looks_otherwise_have_come(store: Path, clippings: Path) -> None:
    (clippings / "inside" / "d.md").write_text(_ARTICLE.format("丁事"), "utf-8")
    os.utime(clippings / "inside" / "a.md", ns=(1, 1))
    with Workspace.open(store) as workspace:
        new, changed, _ = workspace.arrivals()
        assert [Path(path).name for path in (*new, *changed)] == ["d.md", "a.md"]
        report = workspace.load([clippings])
        assert (len(report.added), len(report.changed)) == (1, 0)
        assert workspace.arrivals() == ((), (), ())


def test_what_has_come_is_not_opened(store: Path, clippings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (clippings / "d.md").write_text(_ARTICLE.format("丁事"), "utf-8")
    opened: list[Path] = []
    usual = Path.open

    def noted(path: Path, mode: str = "r", buffering: int = -1, encoding: str | None = None) -> object:
        opened.append(path)
        return usual(path, mode, buffering, encoding)

    with Workspace.open(store) as workspace:
        monkeypatch.setattr(Path, "open", noted)
        assert len(workspace.arrivals().new) == 1
    assert opened
    assert not any(path.is_relative_to(clippings) for path in opened)


def test_a_folder_that_is_gone_says_nothing(store: Path, clippings: Path) -> None:
    clippings.rename(clippings.with_name("elsewhere"))
    with Workspace.open(store) as workspace:
        assert workspace.arrivals() == ((), (), ())
