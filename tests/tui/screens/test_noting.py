"""Notes and tags by keyboard: put to rows, names and words of an article, shown, found and taken back."""

import sys
from pathlib import Path

import pytest
from textual.widgets import TextArea

from tests.tui.driving import Driver, explorer
from tests.tui.sample_library import CHAN, JIA, LEE, SMART
from tui.dialogs.note import NoteDialog


def said(driver: Driver) -> str:
    """Return what the last notice says."""
    return list(driver.app._notifications)[-1].message


def fact(driver: Driver, name: str) -> str:
    card = driver.main.view.side.card.model
    assert card is not None
    return next((field.value for field in card.fields if field.name == name), "")


def area(driver: Driver) -> TextArea:
    assert isinstance(driver.app.screen, NoteDialog)
    return driver.app.screen.query_one(TextArea)


def underlined(driver: Driver) -> str:
    """Return the characters of the reader that are underlined."""
    reader = driver.main.view.side.reader
    strips = (reader.render_line(y) for y in range(reader.size.height))
    return "".join(part.text for strip in strips for part in strip if part.style and part.style.underline).strip()


async def test_a_tag_is_on_the_card_and_the_row_and_found_and_taken_away() -> None:
    async with explorer() as driver:
        await driver.go_to("2", JIA)
        await driver.press("＃", *"跟进 核实", "enter")
        assert said(driver) == "贾佳亚 is tagged 跟进, 核实. u undoes"
        assert fact(driver, "tags") == "#跟进 #核实"
        rows = driver.pane("person").rows
        assert rows is not None
        noted = [row for row in map(rows.row, range(len(rows.subjects))) if row.noted]
        assert [(row.subject, row.cells("own")) for row in noted] == [(JIA, "#跟进 #核实")]
        await driver.type("tag:跟")
        await driver.press("enter")
        assert driver.labels("person") == ["贾佳亚"]
        assert driver.labels("organisation") == []
        await driver.go_to("2", JIA)
        await driver.press("#", "down", "enter")
        assert said(driver) == "贾佳亚 is no longer tagged 核实. u undoes"


async def test_marked_rows_are_tagged_together_with_a_tag_that_is_offered() -> None:
    async with explorer() as driver:
        await driver.go_to("2", JIA)
        await driver.press("#", *"跟进", "enter")
        await driver.go_to("2", LEE)
        await driver.press("space")
        await driver.go_to("2", CHAN)
        await driver.press("space", "#", "enter")
        assert said(driver).endswith("is tagged 跟进, and 1 more decision. u undoes")
        await driver.type("tag:")
        assert set(driver.labels("person")) == {"贾佳亚", "李家超", "陈家齐"}
        await driver.press("enter", "u")
        assert driver.labels("person") == ["贾佳亚"]


async def test_a_note_has_lines_and_is_changed_and_taken_away() -> None:
    async with explorer() as driver:
        await driver.go_to("1", SMART)
        await driver.press("i", *"问过了", "ctrl+j", *"等回覆", "enter")
        assert fact(driver, "note") == "问过了"
        await driver.press("i")
        assert area(driver).text == "问过了\n等回覆"
        await driver.press(*"。", "escape")
        assert fact(driver, "note") == "问过了", "who leaves changes nothing"
        await driver.press("i", "ctrl+u", "backspace", "ctrl+u", "ctrl+s")
        assert fact(driver, "note") == ""
        await driver.press("u")
        assert fact(driver, "note") == "问过了"


async def test_words_marked_in_the_reader_have_a_note_which_is_found_as_a_passage() -> None:
    async with explorer() as driver:
        await driver.go_to("1", SMART)
        await driver.press("o", "a", "space", "l", "l", "i", *"这里", "enter")
        assert "has the note “这里”" in said(driver)
        assert len(underlined(driver)) == 3, "what has a note is to be seen where it is read"
        await driver.press("escape")
        await driver.type("note:这")
        assert driver.title("quote").startswith("4 Passages 1")
        await driver.press("enter", "4")
        assert fact(driver, "note").startswith("这里 · ")
        await driver.press("#", *"开头", "enter")
        assert fact(driver, "tags") == "#开头"


async def test_where_nothing_is_it_is_said_what_to_go_to() -> None:
    async with explorer() as driver:
        await driver.type("没有这个")
        await driver.press("enter", "i")
        assert said(driver).startswith("Go to a row")


async def test_a_long_note_is_written_in_the_editor_and_its_failure_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text("import sys; open(sys.argv[-1], 'a', encoding='utf-8').write('二行\\n')", encoding="utf-8")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {editor}")
    async with explorer() as driver:
        await driver.go_to("1", SMART)
        await driver.press("i", *"一行", "ctrl+e")
        screen = driver.app.screen
        assert isinstance(screen, NoteDialog)
        assert screen._write("一行") == "一行\n二行\n"
        assert area(driver).text == "一行", "a terminal that cannot be lent keeps what was typed"
        await driver.press("enter")
        assert fact(driver, "note").startswith("一行 · ")
