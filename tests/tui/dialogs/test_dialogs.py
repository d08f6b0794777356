"""Dialogs: nothing is overwritten unasked, errors are said in place."""

from pathlib import Path

import pytest
from textual.app import App
from textual.widgets import Input, Static

from store.errors import ExportError
from store.export import formats
from store.export.formats import Format
from tui.dialogs.confirm import ConfirmDialog
from tui.dialogs.error import ErrorDialog
from tui.dialogs.export import ExportDialog, Take
from tui.terminal.saving import save


class DialogApp(App[None]):
    """Keeps what a dialog answered."""

    answer: object = "none yet"

    def ask(self, dialog: ExportDialog | ConfirmDialog | ErrorDialog) -> None:
        self.push_screen(dialog, self.keep)

    def keep(self, answer: object) -> None:
        self.answer = answer


def write(path: Path, text: str, overwrite: bool) -> None:
    if path.name.startswith("bad"):
        raise ExportError("The disk is full.")
    assert overwrite or not path.exists()
    path.write_text(text, "utf-8")


def fetch(form: Format, take: Take) -> None:
    take(f"林晓月{form.suffix}", f"of the format {form.name}")


async def test_enter_writes_the_suggested_file(tmp_path: Path) -> None:
    app = DialogApp()
    async with app.run_test() as pilot:
        app.ask(ExportDialog(tmp_path / "林晓月.md", "# 林晓月", fetch, write))
        await pilot.pause()
        await pilot.press("enter")
        assert app.answer == tmp_path / "林晓月.md"


async def test_an_existing_file_needs_a_second_enter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old", "utf-8")
    app = DialogApp()
    async with app.run_test() as pilot:
        app.ask(ExportDialog(tmp_path / "a.md", "new", fetch, write))
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
        app.ask(ExportDialog(tmp_path / "bad.md", "[/foo]", fetch, write))
        await pilot.pause()
        await pilot.press("enter")
        assert "The disk is full." in str(app.screen.query_one(".dialog--trouble", Static).content)
        app.screen.query_one(Input).value = str(tmp_path)
        await pilot.press("escape")
        assert app.answer is None


@pytest.fixture
def another_format(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row more in the table of formats, behind the usual one."""
    other = Format("leaflet", "Leaflet", ".leaf.md", "store.export.markdown:to_note")
    monkeypatch.setattr(formats, "FORMATS", (formats.FORMATS[0], other, *formats.FORMATS[1:]))


@pytest.mark.usefixtures("another_format")
@pytest.mark.parametrize("typed", ["", ".leaf.md", "/"], ids=["chosen", "by its ending", "into a folder"])
async def test_a_format_of_the_table_is_chosen_and_written(tmp_path: Path, typed: str) -> None:
    app = DialogApp()
    async with app.run_test() as pilot:
        app.ask(ExportDialog(tmp_path / "林晓月.md", "of the usual format", fetch, write))
        await pilot.pause()
        assert "Markdown   Leaflet   CSV" in str(app.screen.query_one(".dialog--formats", Static).content)
        field = app.screen.query_one(Input)
        if typed == ".leaf.md":
            field.value = str(tmp_path / "林晓月.leaf.md")
        else:
            field.value = str(tmp_path) + typed if typed else field.value
            await pilot.press("down")
        await pilot.pause()
        assert "Export to Leaflet" in str(app.screen.query_one(".dialog").border_title)
        assert str(app.screen.query_one(".dialog--preview", Static).content) == "of the format leaflet"
        await pilot.press("enter")
        assert app.answer == tmp_path / "林晓月.leaf.md"
    assert (tmp_path / "林晓月.leaf.md").read_text("utf-8") == "of the format leaflet"


async def test_of_one_format_there_is_nothing_to_choose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "FORMATS", formats.FORMATS[:1])
    app = DialogApp()
    async with app.run_test() as pilot:
        app.ask(ExportDialog(tmp_path / "林晓月.md", "# 林晓月", fetch, write))
        await pilot.press("down", "up")
        assert not app.screen.query(".dialog--formats")
        assert app.screen.query_one(Input).value == str(tmp_path / "林晓月.md")
        assert "Format" not in str(app.screen.query_one(".dialog--hint", Static).content)


@pytest.mark.parametrize("typed", ["x" * 300, "~nobody-of-that-name/" + "x" * 300])
async def test_what_is_no_name_for_a_file_is_said_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.chdir(tmp_path)
    app = DialogApp()
    async with app.run_test() as pilot:
        app.ask(ExportDialog(tmp_path / "a.md", "text", fetch, lambda path, text, may: save(path, text, overwrite=may)))
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
