"""Palette, themes, help and footer: every action by name, and what each place says of itself."""

import pytest
from textual.command import CommandPalette

from tests.tui.driving import Driver, clipboard, explorer
from tests.tui.sample_library import SMART
from tui.dialogs.export import ExportDialog
from tui.keys.table import KEYS
from tui.screens.help import HelpScreen, key_names


def shown(driver: Driver) -> str:
    """Return everything on the screen, as text between marks."""
    return driver.app.export_screenshot().replace("&#160;", " ")


async def test_the_palette_offers_every_action() -> None:
    async with explorer(size=(100, 3 * len(KEYS))) as driver:  # room for all, at two lines each
        await driver.press("ctrl+p")
        assert isinstance(driver.app.screen, CommandPalette)
        seen = shown(driver)
        titles = {f"{key.group}: {key.label}": key.palette for key in sorted(KEYS, key=lambda key: key.palette)}
        assert [title for title, offered in titles.items() if (title in seen) != offered] == []


async def test_an_action_of_the_palette_works() -> None:
    async with explorer() as driver:
        await driver.press("ctrl+p", *"zoom")
        await driver.press("enter")
        assert driver.at_main
        assert driver.main.has_class("-zoomed")


async def test_an_entity_of_the_palette_becomes_the_focus() -> None:
    async with explorer() as driver:
        for query in ("smjt", "思謀", "SmartMore"):
            await driver.press("ctrl+p", *query)
            await driver.press("enter")
            assert driver.main.navigation.here.focus == SMART
            await driver.press("escape")
            assert driver.main.navigation.here.focus is None


async def test_an_article_of_the_palette_is_opened_and_its_title_is_no_markup() -> None:
    async with explorer() as driver:
        await driver.press("：", *"[red]")
        await driver.press("enter")
        article = driver.main.view.side.reader.article
        assert article is not None
        assert article.title == "[/foo] [red]题目里有记号"
        assert driver.app.focused is driver.main.view.side.reader


async def test_a_theme_is_shown_as_one_chooses_and_given_up_with_escape() -> None:
    async with explorer() as driver:
        await driver.press("f2")
        assert driver.app.theme == "dossier-dark", "nothing is shown before one chooses"
        await driver.press("down", "down", "down")
        assert driver.app.theme != "dossier-dark"
        await driver.press("escape")
        assert driver.app.theme == "dossier-dark"
        await driver.press("f2", *"dossier-light")
        await driver.press("enter")
        assert driver.app.theme == "dossier-light"


async def test_help_is_about_where_one_is() -> None:
    places = (("1", "In a pane"), ("0", "In the card"), ("o", "In the reader"), ("/", "In the search bar"))
    async with explorer(size=(100, 60)) as driver:
        for key, title in places:
            await driver.press(key, "f1")
            assert isinstance(driver.app.screen, HelpScreen)
            assert title in shown(driver)
            await driver.press("？")
            assert driver.at_main


def test_help_writes_keys_as_they_are_on_the_keyboard() -> None:
    assert key_names(next(key for key in KEYS if key.id == "back")) == "backspace alt+← H"


async def test_the_footer_follows_the_keyboard_and_can_be_clicked() -> None:
    async with explorer(size=(160, 40)) as driver:
        assert "Sort" in [key.label for key in driver.main.view.status.hints]
        await driver.press("o")
        assert "Next name" in [key.label for key in driver.main.view.status.hints]
        await driver.press("escape")
        place = str(driver.main.view.status.render()).index("/ Search")
        await driver.pilot.click("StatusLine", offset=(place + 1, 0))
        await driver.settle()
        assert driver.app.focused is driver.main.view.search_bar.input


async def test_the_footer_says_how_words_are_marked_and_how_to_leave() -> None:
    async with explorer(size=(80, 24)) as driver:
        await driver.press("o")
        reading = str(driver.main.view.status.render())
        await driver.press("a")
        marking = str(driver.main.view.status.render())
        assert "space Begins here  enter Ends here" in marking
        assert "esc Leave" in marking
        await driver.pilot.click("StatusLine", offset=(marking.index("esc Leave") + 2, 0))
        await driver.settle()
        assert str(driver.main.view.status.render()) == reading
        assert driver.main.navigation.here.reading is not None
        await driver.press("a", "1")
        assert "enter Focus" in str(driver.main.view.status.render())


async def test_what_is_wrong_with_a_query_is_said_beside_it() -> None:
    async with explorer() as driver:
        await driver.type("after:nonsense 港投")
        assert "date" in shown(driver)
        assert driver.labels("organisation") == ["港投公司"]


async def test_earlier_queries_are_recalled_in_the_empty_bar() -> None:
    async with explorer() as driver:
        for query in ("思谋", "李家超"):
            await driver.type(query)
            await driver.press("enter", "escape")
        await driver.press("/", "up")
        assert driver.main.view.search_bar.input.value == "李家超"
        await driver.press("up")
        assert driver.main.view.search_bar.input.value == "思谋"
        await driver.press("down", "down")
        assert driver.main.view.search_bar.input.value == ""


async def test_the_trail_is_clicked_to_return() -> None:
    async with explorer() as driver:
        await driver.press("enter", "2", "enter")
        assert len(driver.main.navigation.here.chain) == 2
        await driver.pilot.click("TrailBar", offset=(2, 0))
        await driver.settle()
        assert len(driver.main.navigation.here.chain) == 1


async def test_a_format_of_the_palette_is_what_the_export_is_offered_in() -> None:
    async with explorer() as driver:
        await driver.press("ctrl+p", *"export to graphml")
        await driver.press("enter")
        assert isinstance(driver.app.screen, ExportDialog)
        assert "Export to GraphML" in shown(driver)
        assert "edgedefault=" in shown(driver)


async def test_a_shape_of_the_palette_is_what_is_copied_in(monkeypatch: pytest.MonkeyPatch) -> None:
    copied = clipboard(monkeypatch)
    async with explorer() as driver:
        await driver.press("ctrl+p", *"copy as apa")
        await driver.press("enter", "y")
    assert len(copied) == 2
    assert copied[0] == copied[1]
    assert copied[0].endswith("示例报。https://example.org/a")
