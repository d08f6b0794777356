"""What is seen at each size of the terminal, and that nothing an article holds can disturb it."""

from collections.abc import Iterator
from itertools import cycle

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from tests.store.articles_by_hand import Story
from tests.tui.driving import Driver, explorer
from tests.tui.sample_library import sample_stories, store_of
from tui.desk.desk import Desk
from tui.desk.models import ENTITY_KINDS

HOSTILE = (
    "[/foo]",
    "[red]x[/red]",
    "[@click=app.quit]quit[/]",
    "\x1b]52;c;ZXZpbA==\x07\x1b[2J",
    "a\u202eevil\u2066",
    "line\nbreak\ttab\r\x85\u2028",
    "👨‍👩‍👧🇭🇰👍🏽",
    "é" + "\u0301" * 3000,
    "名" * 5000,
    "",
)


def open_heights(driver: Driver) -> list[int]:
    return [driver.pane(kind).region.height for kind in ENTITY_KINDS]


async def test_wide_shows_two_by_two_panes_beside_the_card() -> None:
    async with explorer(size=(120, 40)) as driver:
        one, two, three, four = (driver.pane(kind).region for kind in ENTITY_KINDS)
        side = driver.main.view.side.region
        assert one.y == two.y < three.y == four.y
        assert one.x == three.x < two.x == four.x < side.x
        assert side.height == one.height + three.height


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_the_last_line_always_has_room_for_help_and_quit(size: tuple[int, int]) -> None:
    async with explorer(size) as driver:
        for keys in (("1",), ("0",), ("2", "o")):
            await driver.press(*keys)
            for note in ("", "about the store: p  1,234 not read: p  56 gone: f9", "远山银行的公告.md " * 9):
                driver.main.view.status.say(note)
                line = driver.main.view.status.render().plain
                assert "? Help  q Quit" in line
                assert cell_len(line.rstrip()) <= size[0] - 2
                assert note[:20] in line
        await driver.press("/")
        assert "? Queries" in driver.main.view.status.render().plain


async def test_medium_shows_panes_over_the_card() -> None:
    async with explorer(size=(80, 24)) as driver:
        one, two, three, _ = (driver.pane(kind).region for kind in ENTITY_KINDS)
        side = driver.main.view.side.region
        assert one.y == two.y < three.y < side.y
        assert side.width == 80
        assert min(open_heights(driver)) >= 5


async def test_narrow_shows_one_pane_and_a_line_for_each_other() -> None:
    async with explorer(size=(60, 20)) as driver:
        assert open_heights(driver)[1:] == [1, 1, 1]
        assert not driver.main.view.side.display
        await driver.press("3")
        heights = open_heights(driver)
        assert [heights[place] for place in (0, 1, 3)] == [1, 1, 1]
        assert heights[2] > 10
        await driver.press("0")
        assert driver.main.view.side.region.height > 15
        await driver.press("escape")
        assert driver.app.focused is driver.pane("figure")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_zoom_shows_the_focused_part_alone(size: tuple[int, int]) -> None:
    async with explorer(size=size) as driver:
        before = driver.pane("person").region
        await driver.press("2", "z")
        assert driver.pane("person").region.width == size[0]
        assert driver.pane("person").region.height >= size[1] - 3
        await driver.press("o")
        assert driver.main.view.side.region.width == size[0]
        await driver.press("z", "escape", "1")
        assert driver.pane("person").region.size == before.size


async def test_the_reader_takes_room_from_the_panes_in_a_short_terminal() -> None:
    async with explorer(size=(80, 24)) as driver:
        await driver.press("o")
        assert driver.main.view.side.reader.region.height >= 18
        assert driver.pane("person").region.height == 1


async def test_a_resize_keeps_the_cursor_in_sight() -> None:
    async with explorer(size=(120, 40)) as driver:
        await driver.press("3", "G")
        await driver.pilot.resize_terminal(60, 12)
        await driver.settle()
        pane = driver.pane("figure")
        assert pane.scroll_offset.y <= pane.cursor < pane.scroll_offset.y + pane.scrollable_content_region.height


def hostile_stories() -> Iterator[Story]:
    """Yield the sample with names, titles and quotes that no terminal should ever see."""
    words = cycle(HOSTILE)
    for number, (article, extraction) in enumerate(sample_stories().values()):
        yield Story(
            replace(article, title=HOSTILE[number], publisher=HOSTILE[number + 3]),
            replace(
                extraction,
                organisations=tuple(replace(one, name=next(words)) for one in extraction.organisations),
                people=tuple(replace(one, name=next(words)) for one in extraction.people),
                figures=tuple(replace(one, text=next(words)) for one in extraction.figures),
                quotes=tuple(replace(one, text=next(words)) for one in extraction.quotes),
            ),
        )


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_nothing_in_an_article_is_markup_or_reaches_the_terminal(size: tuple[int, int]) -> None:
    desk = Desk(store_of(hostile_stories()))
    async with explorer(size=size, desk=desk) as driver:
        for digit in ("1", "2", "3", "4"):
            for keys in ((digit, "j"), ("enter", "o"), ("?",), ("escape", "escape", "escape", "e"), ("escape",)):
                await driver.press(*keys)
                seen = driver.app.export_screenshot()
                assert not any(forbidden in seen for forbidden in ("\x1b", "\x07", "\u202e", "\u2066", "\x85"))
        assert driver.at_main
        for kind in ENTITY_KINDS:
            pane = driver.pane(kind)
            for line in range(pane.size.height):
                text = "".join(segment.text for segment in pane.render_line(line))
                assert text.replace("\u200d", "").replace("\u0301", "").isprintable() or text.strip() == ""
                assert cell_len(text) == pane.scrollable_content_region.width
