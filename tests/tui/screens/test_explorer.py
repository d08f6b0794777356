"""The explorer as it is used: searching, following, going back, reading, taking away."""

from textual.widgets import Input

from tests.tui.driving import Driver, explorer
from tests.tui.sample_library import CHAN, FUND, JIA, LEE, SMART
from tui.desk.models import Subject


def state(driver: Driver) -> tuple[str, Subject | None, list[int], str]:
    """Return what must come back: query, entity under the cursor, scroll of each pane, active pane."""
    main = driver.main
    return (
        main.view.search_bar.input.value,
        main.view.panes.current.current,
        [pane.scroll_offset.y for pane in main.view.panes.panes.values()],
        main.view.panes.active,
    )


async def test_four_panes_are_filled_with_their_counts() -> None:
    async with explorer() as driver:
        assert [driver.title(kind) for kind in ("organisation", "person", "figure", "quote")] == [
            "1 Organisations 3",
            "2 People 3",
            "3 Figures 4",
            "4 Quotes 2",
        ]
        card = driver.main.view.side.card.model
        assert card is not None
        assert card.subject == driver.pane("organisation").current


async def test_rows_are_worth_reading() -> None:
    async with explorer() as driver:
        rows = driver.pane("person").rows
        assert rows is not None
        people = {rows.row(place).label: rows.row(place).detail for place in range(3)}
        assert people["陈家齐"] == "港投公司 行政总裁"
        assert sorted(driver.labels("organisation")) == ["思谋集团", "港投公司", "特区政府"]
        assert sorted(driver.labels("quote")) == ["李家超", "陈家齐"]
        figures = driver.pane("figure").rows
        assert figures is not None
        details = {figures.row(place).label: figures.row(place).detail for place in range(4)}
        assert details["近300家"] == "客户 · 思谋集团"
        assert "营收增长3倍" in details["3倍"]


async def test_the_search_key_works_with_an_input_method_on() -> None:
    async with explorer() as driver:
        for slash in ("/", "／", "、"):
            await driver.press(slash)
            assert isinstance(driver.app.focused, Input)
            assert driver.main.view.search_bar.input.value == ""
            await driver.press("escape")
            assert not isinstance(driver.app.focused, Input)


async def test_a_query_filters_all_panes_as_it_is_typed() -> None:
    async with explorer() as driver:
        await driver.type("陳家齊")
        assert driver.labels("person") == ["陈家齐"]
        assert driver.title("person") == "2 People 1/3"
        rows = driver.pane("person").rows
        assert rows is not None
        assert rows.row(0).label_lit == ((0, 3),)
        assert driver.main.view.side.card.model is not None
        assert driver.main.view.side.card.model.subject == CHAN
        await driver.press("enter")
        assert driver.app.focused is driver.pane("person")


async def test_pinyin_lights_the_characters_it_matched() -> None:
    async with explorer() as driver:
        await driver.type("ljc")
        rows = driver.pane("person").rows
        assert rows is not None
        assert rows.row(0).label == "李家超"
        assert rows.row(0).label_lit


async def test_a_query_without_hits_says_so_and_escape_leaves_it() -> None:
    async with explorer() as driver:
        await driver.type("zzzzzz")
        assert driver.title("person") == "2 People 0/3"
        assert driver.pane("person").state == "nothing"
        assert driver.main.view.side.card.model is None
        await driver.press("escape")
        assert driver.title("person") == "2 People 3"


async def test_enter_narrows_the_other_panes_and_shows_the_trail() -> None:
    async with explorer() as driver:
        await driver.type("港投")
        await driver.press("enter", "enter")
        assert driver.main.navigation.here.chain == (FUND,)
        assert driver.main.view.search_bar.input.value == ""
        assert "陈家齐" in driver.labels("person")
        assert "贾佳亚" not in driver.labels("person")
        await driver.go_to("2", CHAN)
        await driver.press("enter")
        assert [crumb.label for crumb in driver.main.view.trail_bar.crumbs] == ["港投公司", "陈家齐"]


async def test_back_returns_exactly_where_one_was_and_forward_again() -> None:
    async with explorer(size=(80, 14)) as driver:
        await driver.press("3", "G")
        before = state(driver)
        await driver.press("enter")
        after = state(driver)
        await driver.press("backspace")
        assert state(driver) == before
        await driver.press("alt+right")
        assert state(driver) == after
        await driver.press("alt+left")
        assert state(driver) == before


async def test_back_brings_the_query_back() -> None:
    async with explorer() as driver:
        await driver.type("思谋")
        await driver.press("enter", "enter")
        assert driver.main.navigation.here.chain == (SMART,)
        await driver.press("H")
        assert driver.main.view.search_bar.input.value == "思谋"
        assert driver.title("organisation") == "1 Organisations 1/3"


async def test_escape_widens_step_by_step() -> None:
    async with explorer() as driver:
        await driver.type("港投")
        await driver.press("enter", "enter", "2", "enter", "o", "z")
        main = driver.main
        assert main.has_class("-zoomed")
        await driver.press("escape")
        assert not main.has_class("-zoomed")
        assert main.navigation.here.reading is not None
        await driver.press("escape")
        assert main.navigation.here.reading is None
        assert len(main.navigation.here.chain) == 2
        await driver.press("escape", "escape")
        assert main.navigation.here.chain == ()
        assert driver.title("organisation") == "1 Organisations 3"


async def test_the_reader_opens_at_the_sentence_and_steps_through_all_articles() -> None:
    async with explorer() as driver:
        await driver.type("陈家齐")
        await driver.press("enter", "o")
        reader = driver.main.view.side.reader
        assert driver.app.focused is reader
        seen = []
        for key in ("n", "n", "N", "N"):
            assert reader.article is not None
            assert reader.lit is not None
            assert reader.spans[reader.lit].subject == CHAN
            seen.append(reader.article.id)
            await driver.press(key)
        newer, older = "article/2024-07-01-b", "article/2024-06-14-a"
        assert seen == [newer, older, newer, older], "the mentions go round, forwards and backwards"


async def test_an_entity_on_the_page_becomes_the_focus() -> None:
    async with explorer() as driver:
        await driver.type("李家超")
        await driver.press("enter", "o", "tab", "enter")
        focus = driver.main.navigation.here.focus
        assert focus is not None
        assert focus != LEE
        assert driver.main.has_class("-reading")


async def test_a_sort_order_keeps_the_entity_under_the_cursor() -> None:
    async with explorer() as driver:
        await driver.press("2", "G")
        kept = driver.pane("person").current
        await driver.press("s")
        assert driver.pane("person").order == "newest"
        assert driver.pane("person").current == kept
        await driver.press(*"ssss")
        assert driver.pane("person").order == "sources"


async def test_an_order_is_turned_round_and_back_and_the_next_one_is_not() -> None:
    async with explorer() as driver:
        await driver.press("3", "s", "s")
        figures = driver.pane("figure")
        labels = driver.labels("figure")
        await driver.press("S")
        assert driver.labels("figure") == labels[::-1]
        assert (figures.order, figures.border_subtitle) == ("value", "value, reversed")
        await driver.press("S")
        assert driver.labels("figure") == labels
        await driver.press("S", "s", "s", "s")
        assert driver.labels("figure") == labels
        assert figures.border_subtitle == "value"


async def test_panes_are_reached_by_digits_tabs_and_neighbours() -> None:
    async with explorer() as driver:
        for key, kind in (("２", "person"), ("4", "quote"), ("h", "figure"), ("tab", "quote"), ("shift+tab", "figure")):
            await driver.press(key)
            assert driver.main.view.panes.active == kind
            card = driver.main.view.side.card.model
            assert card is not None
            assert card.subject == driver.pane(kind).current, "the card is that of the row one stands on"
        await driver.press("0")
        assert driver.app.focused is driver.main.view.side.card


async def test_a_link_of_the_card_is_followed() -> None:
    async with explorer() as driver:
        await driver.type("贾佳亚")
        await driver.press("enter", "5", "j", "enter")
        assert driver.main.navigation.here.focus is not None
        assert driver.main.navigation.here.focus != JIA


async def test_a_click_moves_the_cursor_and_a_double_click_focuses() -> None:
    async with explorer() as driver:
        await driver.pilot.click("#pane-person", offset=(4, 3))
        await driver.settle()
        assert driver.pane("person").cursor == 1
        await driver.pilot.click("#pane-person", offset=(4, 3), times=2)
        await driver.settle()
        assert len(driver.main.navigation.here.chain) == 1
