"""Under a focus what is read, stepped through and copied is what the two share."""

import pytest

from store.text.sentences import sentence_around
from tests.tui.driving import Driver, clipboard, explorer
from tests.tui.sample_library import CHAN, FUND, SMART


def lit(driver: Driver) -> str:
    """Return the sentence that the reader is at."""
    reader = driver.main.view.side.reader
    assert reader.article is not None
    assert reader.lit is not None
    start, end, _ = sentence_around(reader.article.text, reader.article.blocks, reader.spans[reader.lit].start)
    return reader.article.text[start:end]


async def test_the_reader_opens_at_a_sentence_with_both_and_steps_through_those() -> None:
    async with explorer() as driver:
        await driver.go_to("1", SMART)
        await driver.press("o")
        alone = driver.main.navigation.here.reading
        assert "思谋集团" in lit(driver)
        await driver.press("escape")
        await driver.go_to("1", FUND)
        await driver.press("enter")
        await driver.go_to("1", SMART)
        await driver.press("o")
        assert alone is not None
        for _ in range(4):
            assert "思谋集团" in lit(driver)
            assert "港投公司" in lit(driver)
            await driver.press("n")
        for _ in range(4):
            await driver.press("N")
            assert "港投公司" in lit(driver)


async def test_what_shares_no_sentence_is_read_where_it_stands() -> None:
    async with explorer() as driver:
        await driver.go_to("2", CHAN)
        await driver.press("enter")
        await driver.press("4")
        subject = driver.main.navigation.subject
        assert subject is not None
        await driver.press("o")
        assert driver.main.view.side.reader.article is not None


async def test_the_shared_sentence_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    copied = clipboard(monkeypatch)
    async with explorer() as driver:
        await driver.go_to("1", SMART)
        await driver.press("enter")
        await driver.go_to("1", FUND)
        await driver.press("y")
        words = copied[0].splitlines()[1]
        assert "港投公司" in words
        assert "思谋集团" in words
