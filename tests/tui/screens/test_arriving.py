"""Clippings that have come since the last load: counted at the start, read when that is asked for."""

from pathlib import Path

import pytest

from store.workspace import Workspace
from tests.tui.driving import Driver, explorer
from tui.desk.desk import Desk

_ARTICLE = "---\ntitle: {0}\ndate: 2026-02-03\n---\n\n远山银行行长陈大文表示，{0}要投资3亿元。\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A store of two clippings, of which one cannot be read, into whose folder two more have come."""
    folder = tmp_path / "clippings"
    folder.mkdir()
    (folder / "a.md").write_text(_ARTICLE.format("甲事"), "utf-8")
    (folder / "b.md").write_bytes(b"\x00\x01\x02" * 100)
    with Workspace.open(tmp_path / "store") as workspace:
        workspace.load([folder])
    for name in "丙丁":
        (folder / f"{name}.md").write_text(_ARTICLE.format(f"{name}事"), "utf-8")
    return Desk(tmp_path / "store")


async def _look(driver: Driver) -> str:
    """Have the folders looked at, and return what is said then."""
    driver.main.loader.look_around()
    await driver.settle()
    return driver.main.view.status.note


async def test_new_clippings_are_counted_and_read_only_when_asked(desk: Desk) -> None:
    async with explorer(desk=desk) as driver:
        assert await _look(driver) == "2 new clippings: r"
        assert driver.main.view.trail_bar.summary == "1 article"
        await driver.press("r")
        assert driver.main.view.trail_bar.summary == "3 articles"
        assert driver.main.view.status.note == "1 not read: p"
        driver.main.view.status.say("")
        assert await _look(driver) == ""


async def test_what_is_said_of_clippings_hides_nothing_else(desk: Desk) -> None:
    async with explorer(desk=desk) as driver:
        driver.main.view.status.say("the store has changed: r")
        assert await _look(driver) == "the store has changed: r"


def test_new_and_changed_clippings_are_told_apart(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "clippings" / "a.md").write_text(_ARTICLE.format("乙事"), "utf-8")
    desk.open()
    assert desk.arrivals() == "2 new, 1 changed clipping"
    desk.close()
