"""The explorer over an archive on a real server, while others write to it."""

from pathlib import Path

import pytest

from store.corrections.asked import Rename
from store.text.addresses import Address
from store.workspace import Workspace
from tests.store.archive.server import address_for, begin, needs_a_server, opened
from tests.store.articles_by_hand import take_in
from tests.store.kills import numbered
from tests.tui.driving import explorer
from tui.desk.desk import Desk

pytestmark = needs_a_server


@pytest.fixture
def address(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Address:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("tui.screens.main.loading._LOOK", 0.01)
    monkeypatch.setattr("tui.screens.main.loading._SELDOM", 1_000_000)
    address = address_for(server, str(tmp_path))
    begin(address)
    return address


async def test_what_another_decides_and_loads_is_seen_without_looking(address: Address) -> None:
    with opened(address) as other:
        take_in(other, [numbered(0)])
        async with explorer(desk=Desk(address)) as driver:
            assert driver.labels("person") == ["陈大甲"]
            Workspace(other, guest=True).corrections.make(Rename(which="person/陈大甲", name="陈达甲"))
            await driver.until(lambda: driver.labels("person") == ["陈达甲"])
            take_in(other, [numbered(1)])
            await driver.until(lambda: driver.main.view.trail_bar.summary == "2 articles")
            await driver.settle()
            assert set(driver.labels("person")) == {"陈达甲", "陈大乙"}


def reopened(address: Address, query: str) -> Desk:
    """Return a desk that has the columns that another one made for a query, and has asked for no document yet."""
    before, desk = Desk(address), Desk(address)
    for one in (before, desk):
        one.open()
        one.prepare()
        one.search(query, None, {})
    before.close()
    return desk


def test_a_screen_of_passages_costs_one_question(address: Address, asked: list[str]) -> None:
    with opened(address) as other:
        take_in(other, [numbered(number) for number in range(1, 12)])
    desk = reopened(address, "text:投资")
    rows = desk.search("text:投资", None, {}).panes["quote"]
    assert rows.total == 11
    asked.clear()
    assert {rows.row(number).detail for number in range(rows.total)} == {"投资3亿元。"}
    assert len(asked) == 1, "their articles with the texts of these"
    desk.close()


def test_a_screen_of_rows_costs_two_questions_however_many_they_are(address: Address, asked: list[str]) -> None:
    with opened(address) as other:
        take_in(other, [numbered(number) for number in range(1, 12)])
    desk = reopened(address, "李")
    asked.clear()
    panes = desk.search("陈", None, {}).panes
    labels = {kind: [rows.row(number).label for number in range(len(rows.subjects))] for kind, rows in panes.items()}
    assert len(labels["person"]) == 4
    assert len(labels["quote"]) == 11
    assert len(asked) == 2, "of what is of articles, and of what is of all"
    desk.close()
