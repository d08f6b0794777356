"""What the explorer does when there is nothing yet, when something fails, and when something leaves it."""

import threading
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from store.errors import StoreError
from tests.tui.driving import explorer
from tests.tui.sample_library import FUND, SampleLibrary, sample_desk, sample_library, shelf_of
from tui.desk.desk import Desk
from tui.desk.shelf import Loaded, Progress, Shelf, Stop
from tui.dialogs.error import ErrorDialog
from tui.dialogs.export import ExportDialog


async def test_the_first_frame_does_not_wait_for_the_store() -> None:
    may_open = threading.Event()

    def open_late(_: Path) -> Shelf:
        may_open.wait(10)
        return shelf_of(sample_library())

    async with explorer(desk=Desk(Path("unused"), open_late), wait=False) as driver:
        await driver.pilot.pause()
        assert driver.pane("person").state == "loading"
        assert driver.title("person") == "2 People"
        may_open.set()
        await driver.settle()
        assert driver.title("person") == "2 People 3"


async def test_an_empty_store_says_what_to_do() -> None:
    async with explorer(desk=Desk(Path("unused"), lambda _: shelf_of(SampleLibrary(texts={})))) as driver:
        assert driver.pane("organisation").state == "empty"
        assert driver.main.view.side.card.model is None
        await driver.press("enter", "o", "e", "y", "n", "s", "G", "pagedown", "backspace", "escape")
        assert driver.at_main


async def test_a_store_that_cannot_be_opened_is_explained() -> None:
    def refuse(_: Path) -> Shelf:
        raise StoreError("The store in /x is damaged; `dossier check --repair` mends it.")

    async with explorer(desk=Desk(Path("unused"), refuse)) as driver:
        assert isinstance(driver.app.screen, ErrorDialog)
        assert driver.pane("person").state == "error"
        await driver.press("enter", "/", "a", "escape", "escape", "1", "enter", "o")
        assert driver.pane("person").state == "error"


async def test_a_failure_of_the_program_itself_ends_in_a_dialog() -> None:
    def break_down(_: Path) -> Shelf:
        raise ZeroDivisionError("broken")

    async with explorer(desk=Desk(Path("unused"), break_down)) as driver:
        assert isinstance(driver.app.screen, ErrorDialog)
        assert driver.pane("person").state == "error"


async def test_articles_are_loaded_while_the_explorer_is_open() -> None:
    async with explorer(paths=[Path("a.md"), Path("b.md")]) as driver:
        assert driver.at_main
        assert [toast.message for toast in driver.app._notifications] == ["2 read"]
        assert driver.main.view.status.note == ""


async def test_files_that_could_not_be_read_are_listed() -> None:
    async with explorer(paths=[Path("a.md"), Path("broken.md")]) as driver:
        assert driver.at_main, "nothing is thrown over what one is doing"
        assert driver.main.view.status.note == "1 not read: p"
        await driver.press("p")
        assert isinstance(driver.app.screen, ErrorDialog)
        assert "broken.md: is empty" in driver.app.export_screenshot().replace("&#160;", " ")


async def test_where_nothing_was_read_it_is_not_said_that_all_could_be() -> None:
    async with explorer() as driver:
        await driver.press("p")
        assert isinstance(driver.app.screen, ErrorDialog)
        assert "Nothing was read." in driver.app.screen._message
    async with explorer(paths=[Path("a.md")]) as driver:
        await driver.press("p")
        assert isinstance(driver.app.screen, ErrorDialog)
        assert (driver.app.screen._message, driver.app.screen._detail) == ("0 of 1 file", "Every file could be read.")


async def test_what_a_load_took_in_before_it_failed_is_shown() -> None:
    library = sample_library()

    def open_full(_: Path) -> Shelf:
        def load(paths: Iterable[Path], progress: Progress, stop: Stop) -> Loaded:
            del paths, progress, stop
            library.texts.popitem()
            raise StoreError("The disk is full.")

        return replace(shelf_of(library), load=load)

    async with explorer(desk=Desk(Path("unused"), open_full), paths=[Path("a.md")]) as driver:
        assert isinstance(driver.app.screen, ErrorDialog)
        assert driver.main.view.trail_bar.summary == "2 articles"
        assert driver.main.view.status.note == ""


async def test_articles_of_files_that_are_gone_are_taken_out_only_when_somebody_says_so() -> None:
    async with explorer(paths=[Path("gone.md")]) as driver:
        assert driver.main.view.status.note == "1 gone: f9"
        await driver.press("f9", "n")
        assert driver.main.view.trail_bar.summary == "3 articles"
        await driver.press("f9", "y")
        assert driver.main.view.trail_bar.summary == "2 articles"
        await driver.press("f9")
        assert driver.at_main, "nothing is left to ask about"


async def test_leaving_during_a_load_ends_it_before_the_store_is_closed() -> None:
    began, closed_after = threading.Event(), []

    def open_slow(_: Path) -> Shelf:
        shelf = shelf_of(sample_library())

        def load(paths: Iterable[Path], progress: Progress, stop: Stop) -> Loaded:
            del paths, progress
            began.set()
            while not stop():
                pass
            closed_after.append("load")
            return Loaded("stopped")

        slow = replace(shelf, load=load, close=lambda: closed_after.append("close"), refresh=lambda: slow)
        return slow

    async with explorer(desk=Desk(Path("unused"), open_slow), paths=[Path("a.md")], wait=False) as driver:
        while not began.is_set():
            await driver.pilot.pause()
        await driver.pilot.press("q")
    assert closed_after == ["load", "close"]


@pytest.mark.parametrize("kind", ["1", "2", "3", "4"])
async def test_an_entity_of_each_kind_is_exported(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with explorer() as driver:
        await driver.press(kind, "e")
        assert isinstance(driver.app.screen, ExportDialog)
        await driver.press("enter")
        assert driver.at_main
    (written,) = tmp_path.iterdir()
    assert written.read_text(encoding="utf-8").startswith("# ")


async def test_an_export_does_not_overwrite_unasked(tmp_path: Path) -> None:
    desk = sample_desk()
    path = tmp_path / "note.md"
    desk.save(path, "one", overwrite=False)
    with pytest.raises(Exception, match="exists already"):
        desk.save(path, "two", overwrite=False)
    assert path.read_text(encoding="utf-8") == "one"
    desk.save(path, "two", overwrite=True)
    assert path.read_text(encoding="utf-8") == "two"


async def test_y_copies_text_and_citation_and_says_by_which_route(monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []

    def copy(text: str, app: object) -> str:
        del app
        copied.append(text)
        return "a test"

    monkeypatch.setattr("tui.terminal.clipboard.copy", copy)
    async with explorer() as driver:
        while driver.pane("organisation").current != FUND:
            await driver.press("j")
        await driver.press("y", "o", "n", "y")
        assert copied == [f"{FUND} 0", f"{FUND} 1"]
        assert driver.app._notifications
