"""Two explorers on one store: the second one reads, says so, and takes over what the first has written."""

from pathlib import Path

from store.library import Library
from tests.store.articles_by_hand import take_in
from tests.store.kills import numbered
from tests.tui.driving import explorer
from tui.desk import Desk


async def test_the_second_explorer_reads_and_sees_what_is_new_with_r(tmp_path: Path) -> None:
    with Library.open(tmp_path) as writer:
        take_in(writer, [numbered(0)])
        async with explorer(desk=Desk(tmp_path)) as driver:
            assert "1 article" in driver.main.summary
            assert "read only" in driver.main.summary
            assert driver.labels("person") == ["陈大甲"]
            take_in(writer, [numbered(1)])
            await driver.press("r")
            assert "2 articles" in driver.main.summary
            assert "read only" in driver.main.summary
            assert sorted(driver.labels("person")) == ["陈大乙", "陈大甲"]
        assert writer.check().problems == ()


async def test_the_second_explorer_says_why_it_loads_nothing(tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.write_text("远山银行行长陈大文表示，今年投资3亿元。", "utf-8")
    with Library.open(tmp_path / "store") as writer:
        take_in(writer, [numbered(0)])
        async with explorer(desk=Desk(tmp_path / "store"), paths=[article]) as driver:
            assert not driver.at_main, "a dialog says so"
            assert "reading only" in driver.app.export_screenshot().replace("&#160;", " ")
        assert writer.counts()["article"] == 1
