"""The explorer in another language, chosen while it runs."""

from collections.abc import Iterator

import pytest

from store.text.language import speak
from tests.tui.driving import explorer
from tui.widgets.entity_pane import EntityPane


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speak("en")


async def test_another_language_has_the_explorer_left_to_come_back_in_it() -> None:
    async with explorer() as driver:
        driver.app.action_speak("zh_Hans")
        assert driver.app.language == "zh_Hans"


async def test_panes_are_headed_in_the_language_that_is_spoken() -> None:
    speak("zh_Hant")
    async with explorer() as driver:
        titles = [str(pane.border_title) for pane in driver.app.query(EntityPane)]
    assert ["機構" in titles[0], "人物" in titles[1], "數字" in titles[2], "引述" in titles[3]] == [True] * 4
