"""Garbage is looked for once the panes are painted, not while somebody waits for them."""

import asyncio
import gc
from collections.abc import Iterator

import pytest

from tui.screens.main.tidying import Tidying

_MADE = 10_000


@pytest.fixture(autouse=True)
def _left_to_itself() -> Iterator[None]:
    """Have the collector look by itself at nothing meanwhile."""
    limits = gc.get_threshold()
    gc.set_threshold(10 * _MADE, *limits[1:])
    gc.collect()
    yield
    gc.set_threshold(*limits)


def test_what_was_made_is_looked_at_when_nobody_waits() -> None:
    async def paint() -> tuple[int, int]:
        made = [[one] for one in range(_MADE)]
        Tidying(after=0).soon()
        young = gc.get_count()[0]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        return young, gc.get_count()[0] if made else 0

    before, after = asyncio.run(paint())

    assert before >= _MADE > after


def test_who_types_on_is_not_kept_waiting() -> None:
    async def type_on() -> int:
        made = [[one] for one in range(_MADE)]
        tidying = Tidying(after=0)
        tidying.soon()
        tidying.put_off()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        return gc.get_count()[0] if made else 0

    assert asyncio.run(type_on()) >= _MADE


def test_a_paused_collector_is_left_alone() -> None:
    async def begin() -> int:
        made = [[one] for one in range(_MADE)]
        Tidying(after=0).soon()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        return gc.get_count()[0] if made else 0

    gc.disable()
    try:
        assert asyncio.run(begin()) >= _MADE
    finally:
        gc.enable()


def test_what_is_older_is_looked_at_after_a_pause() -> None:
    async def read() -> tuple[int, int]:
        for _ in range(30):
            gc.collect(0)
        older = gc.get_count()[1]
        Tidying(after=0, pause=0).soon()
        for _ in range(4):
            await asyncio.sleep(0)
        return older, gc.get_count()[1]

    before, after = asyncio.run(read())

    assert before >= 30 > after


def test_what_is_older_waits_for_whoever_types_on() -> None:
    async def type_on() -> int:
        for _ in range(30):
            gc.collect(0)
        tidying = Tidying(after=0, pause=0)
        tidying.soon()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        tidying.put_off()
        await asyncio.sleep(0)
        return gc.get_count()[1]

    assert asyncio.run(type_on()) >= 30
