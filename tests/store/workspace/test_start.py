"""What a store shows at the start: an example where it was never given anything, and her own articles ever after."""

from pathlib import Path

import pytest

from store.errors import NotFoundError
from store.workspace import Workspace
from store.workspace.folders import seed_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "clippings" / "2031-05-06-a.md"
    file.parent.mkdir()
    file.write_text("# 远山银行公布业绩\n\n远山银行行长陈大文表示，今年增长8%。\n", "utf-8")
    return file


def titles(workspace: Workspace) -> list[str]:
    return [summary.title for summary in workspace.holdings.articles()]


def test_a_store_that_was_never_given_anything_shows_the_example(folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        assert len(titles(workspace)) == len(seed_files())
        assert workspace.notices == ()


def test_the_example_leaves_with_a_word_when_her_first_article_comes(folder: Path, article: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.load([article.parent])
        assert titles(workspace) == ["远山银行公布业绩"]
        assert "example" in workspace.notices[-1]
        workspace.load([article.parent])
        assert len(workspace.notices) == 1
        assert workspace.check().problems == ()


def test_the_example_leaves_while_the_first_load_goes_on(
    folder: Path, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.library.loading.BATCH", 1)
    for number in range(3):
        (article.parent / f"{number}.md").write_text(f"# 远山银行开设{number + 3}家分行\n\n行长是陈大文。\n", "utf-8")
    with Workspace.open(folder) as workspace:
        held: list[tuple[int, int]] = []
        workspace.load(
            [article.parent], jobs=1, progress=lambda *_: held.append((len(titles(workspace)), len(workspace.notices)))
        )
        assert [one for one in dict.fromkeys(held) if one != (1, 0)] == [(1, 1), (2, 1), (3, 1), (4, 1)]
        assert workspace.check().problems == ()


def test_the_example_stays_where_nothing_came(folder: Path, tmp_path: Path) -> None:
    with Workspace.open(folder) as workspace:
        (tmp_path / "empty").mkdir()
        workspace.load([tmp_path / "empty"])
        assert len(titles(workspace)) == len(seed_files())
        assert workspace.notices == ()


def test_who_only_writes_is_given_no_example(folder: Path, article: Path) -> None:
    with Workspace.open(folder, begin=False) as workspace:
        assert titles(workspace) == []
        workspace.load([article])
        assert titles(workspace) == ["远山银行公布业绩"]
        assert workspace.notices == ()


def test_an_emptied_store_stays_empty(folder: Path, article: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.load([article])
        workspace.remove(str(article))
    with Workspace.open(folder) as workspace:
        assert titles(workspace) == []


def test_the_example_does_not_come_back(folder: Path, article: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.load([article])
    with Workspace.open(folder) as workspace:
        assert titles(workspace) == ["远山银行公布业绩"]
        with pytest.raises(NotFoundError):
            workspace.find("港投公司")
