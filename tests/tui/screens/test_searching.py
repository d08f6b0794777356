"""Searching by keyboard: completion, trouble, history, kept searches, passages, help; in every layout."""

from pathlib import Path

import pytest
from textual import events

from store.library.searches import SEARCHES, Searches
from tests.tui.driving import Driver, clipboard, explorer
from tests.tui.sample_library import CHAN, LEE, sample_store
from tui.desk.desk import Desk
from tui.dialogs.searches import SearchesDialog
from tui.screens.help import HelpScreen

SIZES = [(60, 20), (80, 24), (200, 60)]


@pytest.fixture
def store() -> Path:
    """A store with the sample in it."""
    return sample_store()


def searches(store: Path) -> Searches:
    return Searches(store / SEARCHES)


def shown(driver: Driver) -> str:
    """Return everything on the screen, as text between marks."""
    return driver.app.export_screenshot().replace("&#160;", " ")


def note(driver: Driver) -> str:
    """Return the line under the search bar, "" where it is not shown."""
    line = driver.main.view.search_note
    return str(line.render()) if line.display else ""


def keyboard(driver: Driver) -> str | None:
    """Return the id of the widget that has the keyboard."""
    return driver.app.focused.id if driver.app.focused is not None else None


def query(driver: Driver) -> str:
    return driver.main.view.search_bar.input.value


@pytest.mark.parametrize("size", SIZES)
async def test_fields_and_values_are_completed(size: tuple[int, int]) -> None:
    async with explorer(size=size) as driver:
        await driver.type("sai")
        assert note(driver).startswith("tab said-by: quotes of a speaker")
        await driver.press("tab")
        assert query(driver) == "said-by:"
        assert "李家超 person" in note(driver)
        await driver.pilot.press("陈")
        await driver.settle()
        await driver.press("tab")
        assert query(driver) == "said-by:陈家齐"
        assert driver.labels("quote") == ["陈家齐"]
        assert keyboard(driver) == "query"
        await driver.press("enter")
        assert not note(driver), "the trail has its line back"


async def test_tab_again_takes_the_next_value_and_leaves_the_bar_where_nothing_is_offered() -> None:
    async with explorer() as driver:
        await driver.type("said-by:")
        seen = []
        for key in ("tab", "tab", "shift+tab"):
            await driver.press(key)
            seen.append(query(driver))
        assert seen[0] == seen[2] != seen[1]
        assert all(one.startswith("said-by:") for one in seen)
        await driver.press("escape")
        await driver.pilot.press(*"港投")
        await driver.settle()
        await driver.press("tab")
        assert keyboard(driver) == driver.main.view.panes.current.id


async def test_right_at_the_end_goes_on_and_inside_moves_the_cursor() -> None:
    async with explorer() as driver:
        await driver.type("kin")
        await driver.press("left", "right")
        assert query(driver) == "kin"
        await driver.press("right")
        assert query(driver) == "kind:"
        await driver.press("right")
        assert query(driver).startswith("kind:")
        assert len(query(driver)) > len("kind:")


async def test_who_was_found_stays_selected_when_the_query_is_left() -> None:
    async with explorer() as driver:
        last = driver.labels("person")[-1]
        await driver.type(last)
        await driver.press("enter", "escape")
        assert not query(driver)
        panes = driver.main.view.panes
        assert driver.labels("person")[panes.current.cursor] == last
        assert panes.panes["organisation"].cursor == 0, "the others stay at their top"


async def test_a_full_width_colon_is_a_colon() -> None:
    async with explorer() as driver:
        await driver.type("said")
        driver.main.view.search_bar.input.insert_text_at_cursor("-by：陈")
        await driver.settle()
        assert driver.labels("quote") == ["陈家齐"]
        await driver.press("tab")
        assert query(driver) == "said-by:陈家齐"


@pytest.mark.parametrize("size", SIZES)
async def test_trouble_is_marked_and_told_and_empties_nothing(size: tuple[int, int]) -> None:
    async with explorer(size=size) as driver:
        await driver.type("港投 after:soon")
        assert note(driver).startswith("soon is no date")
        assert driver.main.view.search_bar.input.marked == "after:soon"
        assert driver.labels("organisation") == ["港投公司"]
        await driver.press(*["backspace"] * len("soon"))
        assert not note(driver).startswith("soon")
        assert driver.main.view.search_bar.input.marked == ""


async def test_earlier_queries_come_back_at_the_next_start(store: Path) -> None:
    async with explorer(desk=Desk(store)) as driver:
        for one in ("思谋", "李家超"):
            await driver.type(one)
            await driver.press("enter", "escape")
    assert (store / SEARCHES).stat().st_mode & 0o777 == 0o600
    async with explorer(desk=Desk(store)) as driver:
        await driver.press("/", "up")
        assert query(driver) == "李家超"
        await driver.press("up", "up")
        assert query(driver) == "思谋"
        await driver.press("down", "down")
        assert query(driver) == ""
        assert keyboard(driver) == "query"
        await driver.press("down")
        assert keyboard(driver) == driver.main.view.panes.current.id


async def test_what_was_being_typed_comes_back_below_the_latest_query(store: Path) -> None:
    async with explorer(desk=Desk(store)) as driver:
        await driver.type("思谋")
        await driver.press("enter", "escape", "/")
        await driver.pilot.press(*"港")
        await driver.settle()
        await driver.press("up")
        assert query(driver) == "思谋"
        await driver.press("down")
        assert query(driver) == "港"


@pytest.mark.parametrize("size", SIZES)
async def test_a_search_is_kept_found_again_and_dropped(store: Path, size: tuple[int, int]) -> None:
    desk = Desk(store)
    async with explorer(size=size, desk=desk) as driver:
        await driver.type("org:港投")
        await driver.press("ctrl+s", *"fund", "enter")
        assert driver.at_main
        assert desk.queries.searches.kept == {"fund": "org:港投"}
        await driver.press("escape", "escape", "escape", "b")
        assert isinstance(driver.app.screen, SearchesDialog)
        assert "fund" in shown(driver)
        await driver.press("down", "enter")
        assert query(driver) == "org:港投"
        assert driver.labels("organisation") == ["港投公司"]
        await driver.press("b", "down", "down", "d", "escape")
        assert desk.queries.searches.kept == {}


async def test_a_name_that_is_taken_is_asked_about(store: Path) -> None:
    searches(store).keep("mine", "思谋")
    desk = Desk(store)
    async with explorer(desk=desk) as driver:
        await driver.type("李家超")
        await driver.press("ctrl+s", *"mine", "enter")
        assert desk.queries.searches.kept == {"mine": "思谋"}
        assert "mine is kept already" in shown(driver)
        await driver.press("enter")
        assert desk.queries.searches.kept == {"mine": "李家超"}


async def test_the_palette_knows_kept_and_earlier_searches(store: Path) -> None:
    searches(store).keep("fund", "org:港投")
    searches(store).remember("said-by:陈家齐")
    async with explorer(desk=Desk(store)) as driver:
        await driver.press("ctrl+p", *"fund")
        await driver.press("enter")
        assert query(driver) == "org:港投"
        await driver.press("ctrl+p", *"said-by")
        await driver.press("enter")
        assert query(driver) == "said-by:陈家齐"
        assert driver.labels("quote") == ["陈家齐"]


async def test_fuzzy_pinyin_is_a_command_and_remembered(store: Path) -> None:
    async with explorer(desk=Desk(store)) as driver:
        await driver.press("ctrl+p", *"fuzzy pinyin")
        await driver.press("enter")
        assert driver.at_main
    assert searches(store).fuzzy_pinyin


@pytest.mark.parametrize("size", SIZES)
async def test_passages_are_listed_read_and_stepped_through(size: tuple[int, int]) -> None:
    async with explorer(size=size) as driver:
        await driver.type("text:香港")
        assert driver.title("quote") == "4 Passages 2"
        await driver.press("enter")
        assert keyboard(driver) == "pane-quote"
        assert driver.main.view.side.card.model is not None
        assert driver.main.view.side.card.model.heading == "Passage"
        await driver.press("enter")
        reader = driver.main.view.side.reader
        assert keyboard(driver) == "reader"
        seen = []
        for key in ("n", "n", "N", "escape"):
            assert reader.article is not None
            assert reader.lit is not None
            span = reader.spans[reader.lit]
            assert reader.article.text[span.start : span.end] == "香港"
            seen.append((reader.article.id, reader.border_subtitle))
            await driver.press(key)
        newer, older = ("article/2024-07-01-b", "1 of 2"), ("article/2024-06-14-a", "2 of 2")
        assert seen == [newer, older, newer, older]
        assert driver.main.navigation.here.reading is None
        assert driver.title("quote") == "4 Passages 2"
        await driver.press("escape")
        assert driver.title("quote") == "4 Quotes 2"


async def test_passages_narrow_to_the_articles_of_the_focus() -> None:
    async with explorer() as driver:
        await driver.type("陈家齐 行政总裁")
        await driver.press("enter", "2", "enter")
        assert driver.main.navigation.here.focus == CHAN
        await driver.type("text:思谋")
        rows = driver.pane("quote").rows
        assert rows is not None
        assert {rows.row(place).cells("date") for place in range(len(rows.subjects))} == {"2024-06-14"}
        before = driver.title("quote")
        await driver.press("enter", "enter", "escape")
        assert driver.title("quote") == before


async def test_a_passage_is_copied_with_its_source_and_not_exported(monkeypatch: pytest.MonkeyPatch) -> None:
    copied = clipboard(monkeypatch)
    async with explorer() as driver:
        await driver.type("text:香港")
        await driver.press("enter", "enter", "n", "y")
        assert copied == [
            "港投公司今日宣布与思谋集团合作，双方会在香港设立人工智能研究中心。\n"
            "—— 示例报，《港投公司与思谋集团签署合作协议》，2024-06-14，https://example.org/a"
        ]
        await driver.press("e")
        assert "A passage has no note of its own" in shown(driver)


async def test_marked_passages_are_copied_together_after_another_search(monkeypatch: pytest.MonkeyPatch) -> None:
    copied = clipboard(monkeypatch)
    async with explorer() as driver:
        await driver.type("text:李家超")
        await driver.press("enter", "*", "escape")
        await driver.type("港投")
        await driver.press("enter", "y")
        assert [words.count("—— 示例报，《行政长官谈创新》") for words in copied] == [driver.main.view.panes.marked]
        assert driver.main.view.panes.marked > 1
        await driver.press("e")
        assert "A passage has no note of its own" in shown(driver)


async def test_whom_a_passage_names_can_be_followed_from_its_card() -> None:
    async with explorer() as driver:
        await driver.type("text:创科")
        await driver.press("enter", "5", "j", "enter")
        assert driver.main.navigation.here.focus == LEE
        await driver.press("backspace")
        assert query(driver) == "text:创科"
        assert driver.title("quote") == "4 Passages 1"


async def test_the_question_mark_explains_queries_in_the_empty_bar() -> None:
    async with explorer(size=(100, 60)) as driver:
        await driver.press("/")
        for mark in "?？":
            await driver.press(mark)
            assert isinstance(driver.app.screen, HelpScreen)
            seen = shown(driver)
            for example in ("text:", "said-by:", "&gt;100亿", "-word"):
                assert example in seen
            await driver.press("escape")
            assert query(driver) == ""


async def test_a_question_mark_after_something_is_a_letter() -> None:
    async with explorer() as driver:
        await driver.type("港?")
        assert query(driver) == "港?"
        assert driver.at_main


async def test_a_guess_is_marked_as_one() -> None:
    async with explorer() as driver:
        await driver.type("smratmore")
        pane = driver.pane("organisation")
        assert driver.labels("organisation") == ["思谋集团"]
        assert pane.render_line(pane.headed).text.startswith("? 思谋集团")
        await driver.press("escape")
        await driver.pilot.press(*"smartmore")
        await driver.settle()
        assert pane.render_line(pane.headed).text.startswith("  思谋集团")


async def test_no_guess_stands_above_a_true_match() -> None:
    async with explorer() as driver:
        for typed in ("smratmore", "李家朝", "jiajaiya", "行政", "港投公私", "si", "陈家"):
            await driver.type(typed)
            assert query(driver) == typed
            for pane in driver.main.view.panes.panes.values():
                rows = pane.rows
                assert rows is not None
                guesses = [rows.row(place).guess for place in range(len(rows.subjects))]
                assert guesses == sorted(guesses)
            await driver.press("escape", "escape")


async def test_passages_hold_something_that_the_rest_of_the_query_asks_for() -> None:
    async with explorer() as driver:
        for typed, expected in (("text:香港", 2), ("text:香港 李家超", 1), ("text:香港 贾佳亚", None)):
            await driver.type(typed)
            heading = f"4 Passages {expected}" if expected else "4 Quotes 0/2"
            assert driver.title("quote") == heading
            await driver.press("escape", "escape")


async def test_what_is_typed_after_the_search_key_replaces_the_query(store: Path) -> None:
    async with explorer(desk=Desk(store)) as driver:
        await driver.type("思谋")
        await driver.press("enter")
        await driver.type("港投")
        assert query(driver) == "港投"
        await driver.press("enter", "/", "right", "x")
        assert query(driver) == "港投x"


@pytest.mark.parametrize(
    ("pane", "query", "wanted"),
    [
        ("4", "cjq", "person"),
        ("3", "620亿", "figure"),
        ("4", "said-by:陈家齐", "quote"),
        ("3", "思谋集团", "organisation"),
    ],
)
async def test_whose_whole_name_is_typed_is_gone_to_from_any_pane(pane: str, query: str, wanted: str) -> None:
    async with explorer() as driver:
        await driver.press(pane)
        await driver.type(query)
        await driver.press("enter")
        assert driver.main.view.panes.active == wanted


@pytest.mark.parametrize("keys", [(), ("/",), ("o",), ("5",)])
async def test_what_is_pasted_is_searched_for_in_one_line(keys: tuple[str, ...]) -> None:
    async with explorer() as driver:
        await driver.press(*keys)
        driver.app.post_message(events.Paste("  陈家齐\r\n港投公司\n"))
        await driver.settle()
        assert query(driver) == "陈家齐 港投公司"
        assert driver.labels("person") == ["陈家齐"]


async def test_of_a_query_longer_than_its_box_the_end_is_seen() -> None:
    async with explorer(size=(60, 20)) as driver:
        await driver.press("slash")
        await driver.type("nobody-is-called-so-" * 4 + "zq")
        assert "zq" in shown(driver)
        await driver.press("home")
        assert "zq" not in shown(driver)
        await driver.press("end")
        assert "zq" in shown(driver)
        await driver.press("ctrl+u")
        assert driver.main.view.search_bar.input.scroll_offset.x == 0
