"""Dialogs: nothing is overwritten unasked, errors are said in place."""

from pathlib import Path

import pytest
from textual.app import App
from textual.widgets import Input, Static

from store.errors import ExportError
from store.export.saving import save
from tui.dialogs.confirm import ConfirmDialog
from tui.dialogs.error import ErrorDialog
from tui.dialogs.export import ExportDialog


class DialogApp(App[None]):
    """Keeps what a dialog answered."""

    answer: object = "none yet"

    def ask(self, dialog: ExportDialog | ConfirmDialog | ErrorDialog) -> None:
        self.push_screen(dialog, self.keep)

    def keep(self, answer: object) -> None:
        self.answer = answer


def write(path: Path, overwrite: bool) -> None:
    if path.name.startswith("bad"):
        raise ExportError("The disk is full.")
    assert overwrite or not path.exists()
    path.write_text("new", "utf-8")


async def test_enter_writes_the_suggested_file(tmp_path: Path) -> None:
    app = DialogApp()
    async with app.run_test() as pilot:
        app.ask(ExportDialog(tmp_path / "林晓月.md", "# 林晓月", write))
        await pilot.pause()
        await pilot.press("enter")
        assert app.answer == tmp_path / "林晓月.md"


async def test_an_existing_file_needs_a_second_enter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old", "utf-8")
    app = DialogApp()
    async with app.run_test() as pilot:
        app.ask(ExportDialog(tmp_path / "a.md", "text", write))
        await pilot.pause()
        await pilot.press("enter")
        assert (tmp_path / "a.md").read_text("utf-8") == "old"
        assert "exists" in str(app.screen.query_one(".dialog--trouble", Static).content)
        await pilot.press("enter")
        assert (tmp_path / "a.md").read_text("utf-8") == "new"
        assert app.answer == tmp_path / "a.md"


async def test_trouble_is_said_in_place_and_the_dialog_stays(tmp_path: Path) -> None:
    app = DialogApp()
    async with app.run_test() as pilot:
        app.ask(ExportDialog(tmp_path / "bad.md", "[/foo]", write))
        await pilot.pause()
        await pilot.press("enter")
        assert "The disk is full." in str(app.screen.query_one(".dialog--trouble", Static).content)
        app.screen.query_one(Input).value = str(tmp_path)
        await pilot.press("escape")
        assert app.answer is None


@pytest.mark.parametrize("typed", ["x" * 300, "~nobody-of-that-name/" + "x" * 300])
async def test_what_is_no_name_for_a_file_is_said_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.chdir(tmp_path)
    app = DialogApp()
    async with app.run_test() as pilot:
        app.ask(
            ExportDialog(tmp_path / "a.md", "text", lambda path, overwrite: save(path, "text", overwrite=overwrite))
        )
        await pilot.pause()
        app.screen.query_one(Input).value = typed
        await pilot.press("enter")
        assert "could not be written" in str(app.screen.query_one(".dialog--trouble", Static).content)


async def test_a_question_takes_full_width_letters() -> None:
    app = DialogApp()
    async with app.run_test() as pilot:
        app.ask(ConfirmDialog("Remove [red]x?"))
        await pilot.pause()
        await pilot.press("ｙ")
        assert app.answer is True


async def test_an_error_is_put_away_with_enter() -> None:
    app = DialogApp()
    async with app.run_test() as pilot:
        app.ask(ErrorDialog("Store", "It is locked [/foo].", "detail"))
        await pilot.pause()
        await pilot.press("enter")
        assert app.answer is None
