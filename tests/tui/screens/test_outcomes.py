"""What the explorer does when there is nothing yet, when something fails, and when something leaves it."""

import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Input, Static
from textual.widgets._toast import Toast

from store.errors import StoreError
from store.export.formats import Format
from store.text.addresses import Address
from store.workspace import LoadReport, Workspace
from store.workspace.exports import Exports, Note
from tests.store.articles_by_hand import Story
from tests.tui.driving import Driver, clipboard, explorer
from tests.tui.sample_library import FUND, sample_store, sample_stories, store_of
from tui.desk.desk import Desk
from tui.dialogs.error import ErrorDialog
from tui.dialogs.export import ExportDialog


def shown(driver: Driver) -> str:
    return driver.app.export_screenshot().replace("&#160;", " ")


async def test_the_first_frame_does_not_wait_for_the_store() -> None:
    may_open = threading.Event()

    def open_late(folder: Path | Address | None) -> Workspace:
        may_open.wait(10)
        return Workspace.open(folder)

    async with explorer(desk=Desk(sample_store(), open_late), wait=False) as driver:
        await driver.pilot.pause()
        assert driver.pane("person").state == "loading"
        assert driver.title("person") == "2 People"
        may_open.set()
        await driver.settle()
        assert driver.title("person") == "2 People 3"


async def test_an_empty_store_says_what_to_do() -> None:
    emptied = sample_store()
    with Workspace.open(emptied) as workspace:
        workspace.remove(*sample_stories())
    async with explorer(desk=Desk(emptied)) as driver:
        assert driver.pane("organisation").state == "empty"
        assert driver.main.view.side.card.model is None
        await driver.press("enter", "o", "e", "y", "n", "s", "G", "pagedown", "backspace", "escape")
        assert driver.at_main


async def test_a_store_that_cannot_be_opened_is_explained() -> None:
    def refuse(_: Path | Address | None) -> Workspace:
        raise StoreError("The store in /x is damaged; `dossier check --repair` mends it.")

    async with explorer(desk=Desk(opener=refuse)) as driver:
        assert isinstance(driver.app.screen, ErrorDialog)
        assert driver.pane("person").state == "error"
        await driver.press("enter", "/", "a", "escape", "escape", "1", "enter", "o")
        assert driver.pane("person").state == "error"


async def test_a_failure_of_the_program_itself_ends_in_a_dialog() -> None:
    def break_down(_: Path | Address | None) -> Workspace:
        raise ZeroDivisionError("broken")

    async with explorer(desk=Desk(opener=break_down)) as driver:
        assert isinstance(driver.app.screen, ErrorDialog)
        assert driver.pane("person").state == "error"


@pytest.fixture
def clippings(tmp_path: Path) -> Path:
    """A folder with two articles."""
    folder = tmp_path / "clippings"
    folder.mkdir()
    for number in (3, 5):
        (folder / f"{number}.md").write_text(f"# 远山银行第{number}期\n\n远山银行今年投资{number}亿元。\n", "utf-8")
    return folder


async def test_articles_are_loaded_while_the_explorer_is_open(clippings: Path) -> None:
    async with explorer(paths=[clippings]) as driver:
        assert driver.at_main
        assert [toast.message for toast in driver.app._notifications] == ["2 added"]
        assert driver.main.view.trail_bar.summary == "5 articles"
        assert driver.main.view.status.note == ""


async def test_the_newest_message_alone_is_shown_and_covers_nothing() -> None:
    async with explorer((80, 24), messages=True) as driver:
        for title in ("其一", "其二"):
            driver.main.notify("装不下一行的长句。" * 40, title=title)
        await driver.settle()
        (shown,) = (toast for toast in driver.main.query(Toast) if toast.region.area)
        assert str(shown.render()).startswith("其二\n")
        assert shown.region.height == 3
        view = driver.main.view
        others = (*view.panes.panes.values(), view.side, view.status)
        assert not any(shown.region.overlaps(other.region) for other in others)


async def test_files_that_could_not_be_read_are_listed(clippings: Path) -> None:
    (clippings / "broken.md").write_text("", "utf-8")
    async with explorer(paths=[clippings]) as driver:
        assert driver.at_main, "nothing is thrown over what one is doing"
        assert driver.main.view.status.note == "1 not read: p"
        await driver.press("p")
        assert isinstance(driver.app.screen, ErrorDialog)
        assert "broken.md is empty" in driver.app.screen._detail


async def test_where_nothing_was_read_it_is_not_said_that_all_could_be(clippings: Path) -> None:
    async with explorer() as driver:
        await driver.press("p")
        assert isinstance(driver.app.screen, ErrorDialog)
        assert "Nothing was read in this session." in driver.app.screen._message
    async with explorer(paths=[clippings]) as driver:
        await driver.press("p")
        assert isinstance(driver.app.screen, ErrorDialog)
        assert (driver.app.screen._message, driver.app.screen._detail) == ("0 of 2 files", "Every file could be read.")


async def test_what_a_load_took_in_before_it_failed_is_shown(clippings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load = Workspace.load

    def load_until_full(workspace: Workspace, paths: Iterable[Path], **_: object) -> LoadReport:
        load(workspace, paths)
        raise StoreError("The disk is full.")

    monkeypatch.setattr(Workspace, "load", load_until_full)
    async with explorer(paths=[clippings], wait=False) as driver:
        await driver.until(lambda: not driver.at_main)
        assert isinstance(driver.app.screen, ErrorDialog)
        assert driver.main.view.trail_bar.summary == "5 articles"
        assert driver.main.view.status.note == ""


async def test_articles_of_files_that_are_gone_are_taken_out_only_when_somebody_says_so(tmp_path: Path) -> None:
    gone = tmp_path / "gone.md"
    (first, extraction), *others = sample_stories().values()
    store = store_of([Story(replace(first, path=str(gone)), extraction), *others])
    async with explorer(desk=Desk(store), paths=[gone]) as driver:
        assert driver.main.view.status.note == "1 gone: f9"
        await driver.press("f9", "n")
        assert driver.main.view.trail_bar.summary == "3 articles"
        await driver.press("f9", "y")
        assert driver.main.view.trail_bar.summary == "2 articles"
        await driver.press("f9")
        assert driver.at_main, "nothing is left to ask about"


async def test_leaving_during_a_load_ends_it_before_the_store_is_closed(
    clippings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, done = threading.Event(), []

    def load(_: Workspace, _paths: Iterable[Path], *, stop: Callable[[], bool], **_options: object) -> LoadReport:
        began.set()
        while not stop():
            pass
        done.append("load")
        return LoadReport(interrupted=True)

    def close(_: Workspace) -> None:
        done.append("close")

    monkeypatch.setattr(Workspace, "load", load)
    monkeypatch.setattr(Workspace, "close", close)
    async with explorer(paths=[clippings], wait=False) as driver:
        await driver.until(began.is_set)
        await driver.pilot.press("q")
    assert done == ["load", "close"]


async def test_an_entity_of_each_kind_is_exported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before: set[Path] = set()
    async with explorer() as driver:
        for kind in ("1", "2", "3", "4"):
            await driver.press(kind, "e")
            assert isinstance(driver.app.screen, ExportDialog)
            await driver.press("enter")
            assert driver.at_main
            (written,) = set(tmp_path.iterdir()) - before
            assert "\n# " in written.read_text(encoding="utf-8")
            before.add(written)


async def test_marked_rows_of_all_panes_are_exported_and_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    copied = clipboard(monkeypatch)
    async with explorer() as driver:
        await driver.press("1", "space", "space", "2", "space", "y", "e")
        assert "Export 3 to Markdown" in shown(driver)
        await driver.press("enter")
        assert driver.at_main
        assert len(list(tmp_path.glob("*.md"))) == 3
        await driver.press("e", "enter")
        assert "already" in shown(driver)
        await driver.press("down", "enter")
        assert driver.at_main
        assert [path.name for path in tmp_path.glob("*.csv")] == ["3 selected.csv"]
        await driver.press("e")
        assert "Export 3 to CSV" in shown(driver), "the format chosen last is offered"
        await driver.press("escape", "escape", "y")
    assert [words.count("——") for words in copied] == [3, 1]


async def test_what_is_given_up_ends_after_a_whole_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    began, goes_on = threading.Event(), threading.Event()
    note = Exports.note

    def slowly(self: Exports, which: str | Sequence[str], form: Format | None = None, *, whole: bool = False) -> Note:
        began.set()
        goes_on.wait()
        return note(self, which, form, whole=whole)

    async with explorer() as driver:
        await driver.press("1", "*", "e")
        monkeypatch.setattr(Exports, "note", slowly)
        await driver.pilot.press("enter")
        await driver.until(began.is_set)
        driver.main.take_away.look()
        assert "esc gives up" in str(driver.app.screen.query_one(".dialog--trouble", Static).content)
        await driver.pilot.press("escape")
        goes_on.set()
        await driver.settle()
        assert driver.at_main
        (told,) = driver.app._notifications
        assert told.message.endswith("1 of 3 files written. The rest was given up.")
    assert len(list(tmp_path.glob("*.md"))) == 1


async def test_y_copies_text_and_citation_and_says_by_which_route(monkeypatch: pytest.MonkeyPatch) -> None:
    copied = clipboard(monkeypatch)
    async with explorer() as driver:
        await driver.go_to("1", FUND)
        await driver.press("y", "o", "n", "y")
        assert [words.splitlines()[1:] for words in copied] == [
            [
                "行政长官李家超表示，特区政府会与港投公司同行。",
                "—— 示例报，《行政长官谈创新》，2024-07-01，https://example.org/b",
            ],
            [
                "港投公司与思谋集团签署合作协议",
                "—— 示例报，《港投公司与思谋集团签署合作协议》，2024-06-14，https://example.org/a",
            ],
        ]
        assert driver.app._notifications


async def test_a_second_export_is_offered_the_folder_of_the_first(tmp_path: Path) -> None:
    async with explorer() as driver:
        await driver.press("e")
        dialog = driver.app.screen
        assert isinstance(dialog, ExportDialog)
        dialog.query_one(Input).value = str(tmp_path / "first.md")
        await driver.press("enter")
        assert (tmp_path / "first.md").exists()
        await driver.press("2", "e")
        assert Path(driver.app.screen.query_one(Input).value).parent == tmp_path


async def test_another_shape_is_chosen_among_samples_and_stays_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    copied = clipboard(monkeypatch)
    async with explorer() as driver:
        await driver.go_to("1", FUND)
        await driver.press("Y")
        assert "Markdown block quote" in shown(driver)
        await driver.press("j")
        assert "— [行政长官谈创新](https://example.org/b) · 示例报" in shown(driver)
        await driver.press("j", "enter", "y")
        assert copied == ["行政长官谈创新[N/OL]. 示例报, 2024-07-01. https://example.org/b."] * 2
        (told,) = driver.app._notifications
        assert told.title.startswith("GB/T 7714, copied to ")
        await driver.press("6", "y", "Y", "down", "down", "enter")
        assert copied[2:] == [copied[0], "https://example.org/b"]


async def test_of_several_rows_it_is_said_how_many_were_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    clipboard(monkeypatch)
    async with explorer() as driver:
        await driver.press("3", "space", "space", "y")
        (told,) = driver.app._notifications
        assert told.title.startswith("2 rows as ")


async def test_copies_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    copied = clipboard(monkeypatch)
    async with explorer() as driver:
        await driver.press("y", "y", "y")
        assert len(copied) == 3
        assert len(driver.app._notifications) == 1
