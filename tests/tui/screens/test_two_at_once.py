"""Several explorers on one store: each reads and writes, and takes over what the others have written."""

import asyncio
from pathlib import Path

import pytest

from store.library import Library
from store.log.lock import Lock
from store.log.turn import LOCK
from tests.store.articles_by_hand import take_in
from tests.store.kills import numbered
from tests.tui.driving import explorer
from tui.desk.desk import Desk
from tui.widgets.status_line import StatusLine


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article that is not in the store yet."""
    path = tmp_path / "a.md"
    path.write_text("远山银行行长陈大文表示，今年投资3亿元。", "utf-8")
    return path


async def test_an_explorer_sees_with_r_what_another_has_written(tmp_path: Path) -> None:
    with Library.open(tmp_path) as other:
        take_in(other, [numbered(0)])
        async with explorer(desk=Desk(tmp_path)) as driver:
            assert driver.main.view.trail_bar.summary == "1 article"
            take_in(other, [numbered(1)])
            driver.main.loader.look()
            await driver.settle()
            assert driver.main.view.status.note == "the store has changed: r"
            await driver.press("r")
            assert driver.main.view.trail_bar.summary == "2 articles"
            assert sorted(driver.labels("person")) == ["陈大乙", "陈大甲"]
            driver.main.loader.look()
            await driver.settle()
            assert driver.main.view.status.note != "the store has changed: r"
        assert other.check().problems == ()


async def test_what_another_has_taken_out_is_not_read_in_again_with_r(tmp_path: Path, article: Path) -> None:
    with Library.open(tmp_path / "store") as other:
        take_in(other, [numbered(0)])
        other.load([article])
        async with explorer(desk=Desk(tmp_path / "store")) as driver:
            other.remove(str(article))
            await driver.press("r")
            assert driver.main.view.trail_bar.summary == "1 article"


async def test_a_store_whose_file_is_gone_for_good_has_not_changed(tmp_path: Path) -> None:
    set_aside = tmp_path / "dossier.damaged-1.jsonl"
    set_aside.write_bytes(b"")
    async with explorer(desk=Desk(tmp_path)) as driver:
        driver.main.loader.look()
        await driver.settle()
        assert driver.main.view.status.note != "the store has changed: r"
    assert list(tmp_path.iterdir()) == [set_aside]


async def test_two_explorers_load_and_lose_nothing(tmp_path: Path, article: Path) -> None:
    second = tmp_path / "b.md"
    second.write_text("远海集团主席林晓月说：“我们会投资5亿元。”", "utf-8")
    with Library.open(tmp_path / "store") as library:
        take_in(library, [numbered(0)])
    async with (
        explorer(desk=Desk(tmp_path / "store"), paths=[article]) as one,
        explorer(desk=Desk(tmp_path / "store"), paths=[second]) as other,
    ):
        await one.settle()
        assert other.main.view.trail_bar.summary == "3 articles"
    with Library.open(tmp_path / "store") as library:
        assert library.counts()["article"] == 3
        assert library.check().problems == ()


@pytest.mark.parametrize("patient", [True, False])
async def test_a_load_waits_for_another_dossier_and_esc_gives_up(tmp_path: Path, article: Path, patient: bool) -> None:
    with Library.open(tmp_path / "store") as library:
        take_in(library, [numbered(0)])
    elsewhere = Lock(tmp_path / "store" / LOCK)
    assert elsewhere.acquire()
    async with explorer(desk=Desk(tmp_path / "store"), paths=[article], wait=False) as driver:
        while "another dossier is writing" not in driver.main.query_one("#status-line", StatusLine).note:
            await asyncio.sleep(0)
        if not patient:
            await driver.pilot.press("escape")
            await driver.settle()
        elsewhere.release()
        await driver.settle()
        assert driver.main.view.trail_bar.summary == ("2 articles" if patient else "1 article")
