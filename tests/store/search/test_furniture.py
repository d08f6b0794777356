"""Names that stand only in by-lines and credits are hidden, those that articles speak of are not."""

from pathlib import Path

import pytest

from store.search.furniture import is_beside
from store.search.results import Listing
from store.workspace import Workspace
from tests.tui.driving import explorer
from tui.desk.desk import Desk


@pytest.mark.parametrize(
    ("text", "name", "beside"),
    [
        ("記者林曉月", "林曉月", True),
        ("特約記者林曉月\n", "林曉月", True),
        ("新樓昨日啟用。（林曉月攝）", "林曉月", True),
        ("新樓昨日啟用。林曉月攝", "林曉月", True),
        ("銀行行長林曉月表示，分行會關閉。", "林曉月", False),
        ("銀行（行長林曉月）表示，分行會關閉。", "林曉月", False),
        ("林曉月昨日表示，分行會關閉", "林曉月", False),
    ],
)
def test_what_stands_beside_an_article_is_told_from_what_it_says(text: str, name: str, beside: bool) -> None:
    start = text.index(name)
    assert is_beside(text, start, start + len(name)) is beside


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Four articles by one reporter about one bank."""
    folder = tmp_path / "clippings"
    folder.mkdir()
    for day in range(1, 5):
        (folder / f"2031-05-0{day}.md").write_text(
            f"# 远山银行第{day}次公告\n\n记者林晓月\n\n远山银行行长陈大文表示：“第{day}间分行会关闭。”记者林晓月\n",
            "utf-8",
        )
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        workspace.load([folder], jobs=1)
    return tmp_path / "store"


def test_who_only_signs_is_listed_when_asked_for(store: Path) -> None:
    with Workspace.open(store) as workspace:
        quiet, whole = Listing(), Listing(furniture=True)
        shown, every = (
            set(workspace.catalogue.search("", listing=listing).panes["person"].ids) for listing in (quiet, whole)
        )
        assert every - shown == {"person/林晓月"}
        assert "person/陈大文" in shown
        assert "person/林晓月" in workspace.catalogue.search("林晓月", listing=quiet).panes["person"].ids


async def test_a_key_shows_them_and_hides_them_again(store: Path) -> None:
    async with explorer(desk=Desk(store)) as driver:
        assert driver.labels("person") == ["陈大文"]
        await driver.press(".")
        assert set(driver.labels("person")) == {"陈大文", "林晓月"}
        await driver.press("。")
        assert driver.labels("person") == ["陈大文"]


def test_who_only_signs_is_not_missed_among_who_is_quoted(store: Path) -> None:
    with Workspace.open(store) as workspace:
        assert workspace.views.silent().unheard == ()
