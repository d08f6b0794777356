"""What is typed faster than it is looked at, as by a fast typist on a busy machine, or pasted: no key is lost."""

import asyncio
import threading
from collections.abc import Iterable
from pathlib import Path

import pytest
from textual import events

from store.errors import StoreError
from store.text.addresses import Address
from store.workspace import Workspace
from tests.tui.driving import Driver, explorer
from tests.tui.sample_library import sample_store
from tui.desk.desk import Desk
from tui.keys.type_ahead import TypeAhead, Typed

NAMES = {"/": "slash", "／": "fullwidth_solidus"}


async def type_at_once(driver: Driver, keys: Iterable[str]) -> None:
    """Press keys without waiting for what any of them does."""
    for key in keys:
        driver.app.post_message(events.Key(NAMES.get(key, key), key if len(key) == 1 else None))
    await driver.settle()


async def test_letters_right_behind_the_slash_are_the_query() -> None:
    async with explorer() as driver:
        await type_at_once(driver, "/yuzq")
        assert driver.main.view.search_bar.input.value == "yuzq"
        assert driver.main.navigation.here.query == "yuzq"
        assert not driver.main.has_class("-zoomed")
        assert driver.app.is_running


async def test_a_slash_in_the_search_bar_is_a_letter() -> None:
    async with explorer() as driver:
        await type_at_once(driver, "/24/7")
        assert driver.main.view.search_bar.input.value == "24/7"


async def test_the_full_width_slash_is_as_quick() -> None:
    async with explorer() as driver:
        await type_at_once(driver, "／l")
        assert driver.main.view.search_bar.input.value == "l"


def desk_opened_at(may_open: threading.Event) -> Desk:
    def open_late(folder: Path | Address | None) -> Workspace:
        may_open.wait(10)
        return Workspace.open(folder)

    return Desk(sample_store(), open_late)


async def test_what_is_typed_before_the_store_is_open_takes_effect_in_order() -> None:
    may_open = threading.Event()
    async with explorer(desk=desk_opened_at(may_open), wait=False) as driver:
        await driver.pilot.press(*"2/yuzq")
        may_open.set()
        await driver.pilot.press("x")
        await driver.settle()
        assert driver.main.view.search_bar.input.value == "yuzqx"
        assert driver.main.navigation.here.query == "yuzqx"


def state_of(driver: Driver) -> tuple[object, ...]:
    focused = driver.app.focused
    return (
        driver.main.navigation.here,
        driver.main.view.search_bar.input.value,
        driver.main.classes,
        focused and focused.id,
    )


@pytest.mark.parametrize(
    "keys",
    [
        ("/", "y", "u", "enter", "2", "/", "l", "backspace", "z", "escape", "z", "3"),
        ("2", "j", "enter", "1", "s", "o", "0"),
        ("/", "y", "enter", "enter", "z", "backspace"),
        ("/", "l", "j", "c", "enter", "o", "n"),
        ("/", "y", "tab", "enter", "enter", "5"),
        ("2", "8", "s", "escape", "3", "j", "o"),
    ],
)
async def test_keys_typed_ahead_do_what_they_do_one_by_one(keys: tuple[str, ...]) -> None:
    async with explorer() as driver:
        await driver.press(*keys)
        slowly = state_of(driver)
    may_open = threading.Event()
    async with explorer(desk=desk_opened_at(may_open), wait=False) as driver:
        await driver.pilot.press(*keys)
        may_open.set()
        await driver.settle()
        assert state_of(driver) == slowly
    async with explorer() as driver:
        await type_at_once(driver, keys)
        assert state_of(driver) == slowly


async def test_one_need_not_wait_for_the_store_to_leave() -> None:
    may_open = threading.Event()
    async with explorer(desk=desk_opened_at(may_open), wait=False) as driver:
        await driver.pilot.press("ｑ")
        assert not driver.app.is_running
        may_open.set()


async def test_what_was_typed_for_a_store_that_cannot_be_opened_does_not_answer_the_explanation() -> None:
    may_open = threading.Event()

    def refuse(_: Path | Address | None) -> Workspace:
        may_open.wait(10)
        raise StoreError("The store in /x is damaged.")

    async with explorer(desk=Desk(opener=refuse), wait=False) as driver:
        await driver.pilot.press("enter", "1")
        may_open.set()
        await driver.settle()
        assert not driver.at_main
        await driver.press("enter")
        assert driver.at_main


async def test_each_key_is_given_once_whoever_asks_for_it() -> None:
    given: list[Typed] = []

    async def give(event: Typed) -> None:
        given.append(event)

    async def answered() -> None:
        await asyncio.sleep(0)

    async with explorer() as driver:
        ahead, key = TypeAhead(driver.app, give, lambda _: False, answered), events.Key("o", "o")
        ahead.keep(key)
        await asyncio.gather(ahead.release(), ahead.release())
    assert given == [key]
    assert not ahead
