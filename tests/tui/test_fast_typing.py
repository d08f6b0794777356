"""What is typed faster than it is looked at, as by a fast typist on a busy machine, or pasted: no key is lost."""

from textual import events

from tests.tui.driving import Driver, explorer

NAMES = {"/": "slash", "／": "fullwidth_solidus"}


async def type_at_once(driver: Driver, keys: str) -> None:
    """Press keys without waiting for what any of them does."""
    for character in keys:
        driver.app.post_message(events.Key(NAMES.get(character, character), character))
    await driver.settle()


async def test_letters_right_behind_the_slash_are_the_query() -> None:
    async with explorer() as driver:
        await type_at_once(driver, "/yuzq")
        assert driver.main.search_bar.input.value == "yuzq"
        assert driver.main.here.query == "yuzq"
        assert not driver.main.has_class("-zoomed")
        assert driver.app.is_running


async def test_a_slash_in_the_search_bar_is_a_letter() -> None:
    async with explorer() as driver:
        await type_at_once(driver, "/24/7")
        assert driver.main.search_bar.input.value == "24/7"


async def test_the_full_width_slash_is_as_quick() -> None:
    async with explorer() as driver:
        await type_at_once(driver, "／l")
        assert driver.main.search_bar.input.value == "l"
