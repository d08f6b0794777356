"""Dialogs: nothing is overwritten unasked, errors are said in place."""

from pathlib import Path

import pytest
from textual.app import App
from textual.widgets import Input, Static

from store.export import formats
from store.export.formats import Format
from store.export.shapes import SHAPES
from tui.dialogs.confirm import ConfirmDialog
from tui.dialogs.error import ErrorDialog
from tui.dialogs.export import ExportDialog, Take
from tui.dialogs.shapes import ShapesDialog


class DialogApp(App[None]):
    """Keeps what a dialog answered."""

    answer: object = "none yet"

    def ask(self, dialog: ExportDialog | ConfirmDialog | ErrorDialog) -> None:
        self.push_screen(dialog, self.keep)

    def keep(self, answer: object) -> None:
        self.answer = answer


def fetch(form: Format, take: Take) -> None:
    take(f"林晓月{form.suffix}", f"of the format {form.name}")


def export(suggested: Path, count: int = 1) -> ExportDialog:
    """Return a dialog that writes the name of the format, but for files whose names begin with "bad"."""

    def write(path: Path, overwrite: bool) -> None:
        if path.name.startswith("bad"):
            dialog.refuse("The disk is full.")
        elif path.exists() and not overwrite:
            dialog.ask_again(path, f"{path.name} exists already.")
        else:
            path.write_text(dialog.form.name, "utf-8")
            dialog.dismiss(path)

    dialog = ExportDialog(suggested, "# 林晓月", fetch, write, count=count)
    return dialog


async def test_enter_writes_the_suggested_file(tmp_path: Path) -> None:
    app = DialogApp()
    async with app.run_test() as pilot:
        app.ask(export(tmp_path / "林晓月.md"))
        await pilot.pause()
        await pilot.press("enter")
        assert app.answer == tmp_path / "林晓月.md"


async def test_an_existing_file_needs_a_second_enter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old", "utf-8")
    app = DialogApp()
    async with app.run_test() as pilot:
        app.ask(export(tmp_path / "a.md"))
        await pilot.pause()
        await pilot.press("enter")
        assert (tmp_path / "a.md").read_text("utf-8") == "old"
        assert "exists" in str(app.screen.query_one(".dialog--trouble", Static).content)
        await pilot.press("enter")
        assert (tmp_path / "a.md").read_text("utf-8") == "markdown"
        assert app.answer == tmp_path / "a.md"


async def test_trouble_is_said_in_place_and_the_dialog_stays(tmp_path: Path) -> None:
    app = DialogApp()
    async with app.run_test() as pilot:
        app.ask(export(tmp_path / "bad.md"))
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
        app.ask(export(tmp_path / "林晓月.md"))
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
    assert (tmp_path / "林晓月.leaf.md").read_text("utf-8") == "leaflet"


def lines_of(app: DialogApp, which: str) -> list[str]:
    """Return what a part of a dialog looks like."""
    part = app.screen.query_one(which, Static)
    return [part.render_line(y).text.strip() for y in range(part.size.height)]


@pytest.mark.parametrize("width", [42, 60])
async def test_no_date_and_no_name_of_a_format_is_broken(tmp_path: Path, width: int) -> None:
    app, words = DialogApp(), "于2022-11-03在Harbour-View签署协议，" * 12
    async with app.run_test(size=(width, 40)) as pilot:
        app.ask(ExportDialog(tmp_path / "a.md", words, fetch, lambda _path, _may: None))
        await pilot.pause()
        shown = lines_of(app, ".dialog--preview")
        assert "".join(shown) == words
        assert (
            sum(line.count("2022-11-03") for line in shown) == sum(line.count("Harbour-View") for line in shown) == 12
        )
        named = [name for line in lines_of(app, ".dialog--formats") for name in line.split("   ")]
        assert named == [one.title for one in formats.FORMATS]


async def test_no_date_is_broken_in_the_sample_of_a_copy() -> None:
    app, words = DialogApp(), "于2022-11-03签署协议，" * 8
    async with app.run_test(size=(47, 30)) as pilot:
        app.push_screen(ShapesDialog([(SHAPES[0], words)], SHAPES[0]))
        await pilot.pause()
        assert sum(line.count("2022-11-03") for line in lines_of(app, ".dialog--preview")) == 8


async def test_of_one_format_there_is_nothing_to_choose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "FORMATS", formats.FORMATS[:1])
    app = DialogApp()
    async with app.run_test() as pilot:
        app.ask(export(tmp_path / "林晓月.md"))
        await pilot.press("down", "up")
        assert not app.screen.query(".dialog--formats")
        assert app.screen.query_one(Input).value == str(tmp_path / "林晓月.md")
        assert "Format" not in str(app.screen.query_one(".dialog--hint", Static).content)


@pytest.mark.parametrize(
    ("keys", "typed", "written"),
    [
        ((), "", "."),
        ((), "notes", "notes"),
        (("down",), "", "林晓月.csv"),
        (("down",), "all.csv", "all.csv"),
        ((), "all.tsv", "all.tsv"),
    ],
    ids=["a folder of notes", "another folder", "one file there", "of another name", "of another format"],
)
async def test_of_several_a_folder_is_offered(tmp_path: Path, keys: tuple[str, ...], typed: str, written: str) -> None:
    app, asked = DialogApp(), list[Path]()
    async with app.run_test() as pilot:
        dialog = ExportDialog(tmp_path / "林晓月.md", "# 林晓月", fetch, lambda path, _: asked.append(path), count=200)
        app.ask(dialog)
        await pilot.pause()
        field = dialog.query_one(Input)
        assert field.value == f"{tmp_path}/"
        assert "Export 200 to Markdown" in str(dialog.query_one(".dialog").border_title)
        await pilot.press(*keys)
        field.value += typed
        await pilot.pause()
        await pilot.press("enter")
    assert asked == [tmp_path / written]


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
