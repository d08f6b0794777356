"""The columns of a pane by keyboard: left off, moved, kept from one start to the next, and as usual again."""

from tests.tui.driving import Driver, explorer
from tests.tui.sample_library import sample_store
from tui.desk.desk import Desk
from tui.dialogs.columns import ColumnsDialog


def columns(driver: Driver) -> list[str]:
    """Return what the columns of the people have, where there is room for all."""
    return [column.id for column, _ in driver.pane("person").columns(300)]


async def test_columns_are_chosen_moved_and_kept() -> None:
    store = sample_store()
    async with explorer(desk=Desk(store)) as driver:
        usual = columns(driver)
        assert usual[:3] == ["name", "role", "articles"]
        await driver.press("2", "C")
        assert isinstance(driver.app.screen, ColumnsDialog)
        await driver.press("space", "j", "K", "enter")
        assert driver.at_main
        changed = columns(driver)
        assert changed == ["name", "articles", *usual[3:]], "the role is left off"
        await driver.press("C", "J", "enter")
        changed = columns(driver)
        assert changed == ["name", usual[3], "articles", *usual[4:]]
    async with explorer(desk=Desk(store)) as driver:
        assert columns(driver) == changed
        await driver.press("2", "C", "escape")
        assert columns(driver) == changed
        await driver.press("C", "r")
        assert columns(driver) == usual
    async with explorer(desk=Desk(store)) as driver:
        assert columns(driver) == usual


async def test_what_stands_foremost_is_kept_longest() -> None:
    async with explorer(desk=Desk(sample_store())) as driver:
        pane = driver.pane("person")
        pane.take_columns(("name", "last", "role"))
        assert [column.id for column, _ in pane.columns(30)] == ["name", "last"]
