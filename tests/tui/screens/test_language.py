"""The explorer in another language, chosen while it runs."""

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from store.text import language
from store.text.language import speak
from store.workspace import LoadReport, Workspace
from tests.catalogues import otherwise
from tests.tui.driving import explorer
from tui.keys.key import written
from tui.keys.table import KEYS
from tui.widgets.entity_pane import EntityPane


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speak("en")
    language.catalogue_of.cache_clear()


async def test_another_language_has_the_explorer_left_to_come_back_in_it() -> None:
    async with explorer() as driver:
        driver.app.action_speak("zh_Hans")
        assert driver.app.language == "zh_Hans"


async def test_what_is_being_read_is_read_on_in_another_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with explorer(paths=[tmp_path]) as driver:
        driver.app.action_speak("zh_Hans")
        assert driver.app.unread == (), "it is read"
    began = threading.Event()

    def load(_: Workspace, _paths: Iterable[Path], *, stop: Callable[[], bool], **_options: object) -> LoadReport:
        began.set()
        while not stop():
            pass
        return LoadReport(interrupted=True)

    monkeypatch.setattr(Workspace, "load", load)
    async with explorer(paths=[tmp_path], wait=False) as driver:
        await driver.until(began.is_set)
        driver.app.action_speak("zh_Hans")
    assert driver.app.unread == (tmp_path,)


async def test_panes_are_headed_in_the_language_that_is_spoken() -> None:
    speak("zh_Hant")
    async with explorer() as driver:
        titles = [str(pane.border_title) for pane in driver.app.query(EntityPane)]
    assert ["機構" in titles[0], "人物" in titles[1], "數字" in titles[2], "引述" in titles[3]] == [True] * 4


_LOOKED_AT: tuple[tuple[str, ...], ...] = (
    ("question_mark",),
    ("escape", "slash", "question_mark"),
    ("escape", "escape", "2", "x"),
    *(("escape", key) for key in ("m", "d", "t", "R", "O", "i", "C", "c", "b", "Y", "V")),
    ("escape", "3", "equals_sign"),
    ("escape", "4", "w"),
    ("escape", "4", "x"),
    *(
        ("escape", *keys)
        for keys in (("6",), ("7",), ("2", "8"), ("2", "9"), ("exclamation_mark",), ("F",), ("2", "A"))
    ),
    ("escape", "4", "o"),
)
"""The keys that lead to help, dialogs and views, one after the other."""
_OF_OTHERS = re.compile(
    r"artMore|test|foo|red|tmp|exact words|-word|\^word|dossier|wall|HKD|https?://[a-z./]*|[a-z-]+:\S*"
)
"""What is of the sample's articles, of the query language, and of files."""


async def test_no_word_on_the_screen_is_of_no_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    otherwise.write(tmp_path)
    monkeypatch.setattr(language, "CATALOGUES", tmp_path)
    language.catalogue_of.cache_clear()
    speak("zh_Hant")
    keys = {
        word
        for key in KEYS
        for word in re.findall("[a-z]+", f"{key.display} {' '.join(map(written, key.keys.split()))}")
    }
    missed: dict[str, str] = {}
    async with explorer() as driver:
        for pressed in ((), *_LOOKED_AT):
            await driver.press(*pressed)
            for strip in driver.app.screen._compositor.render_strips():
                words = re.findall("[A-Za-z]{3,}", _OF_OTHERS.sub("", strip.text))
                missed.update((word, f"{pressed}: {strip.text.strip()}") for word in words if word not in keys)
    assert not missed, "\n".join(f"{word} {where}" for word, where in missed.items())
