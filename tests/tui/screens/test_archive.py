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
