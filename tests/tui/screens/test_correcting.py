"""Correcting by keyboard: what is decided is shown everywhere at once, and one key takes it back."""

from pathlib import Path

import pytest
from textual.containers import Container
from textual.events import Key
from textual.widgets import OptionList, Static

from store.library import Library
from store.text.addresses import Address
from store.workspace import Workspace
from tests.store.articles_by_hand import Who, story
from tests.tui.driving import Driver, explorer, touches
from tests.tui.sample_library import CHAN, FUND, JIA, LEE, SMART, sample_store, store_of
from tui.desk.desk import Desk
from tui.dialogs.decide import DecideDialog
from tui.dialogs.decisions import DecisionsDialog
from tui.dialogs.error import ErrorDialog
from tui.dialogs.hints import Hints
from tui.screens.suggestions import SuggestionsDialog


def said(driver: Driver) -> str:
    """Return what the last notice says."""
    return list(driver.app._notifications)[-1].message


def dialog(driver: Driver) -> DecideDialog:
    assert isinstance(driver.app.screen, DecideDialog)
    return driver.app.screen


def why(driver: Driver) -> str:
    return str(driver.app.screen.query_one(".why", Static).content)


def title(driver: Driver) -> str:
    dialog(driver)
    return title_of(driver)


def title_of(driver: Driver) -> str:
    return str(driver.app.screen.query_one(".dialog").border_title)


async def test_who_is_rejected_leaves_the_cursor_to_the_next_row() -> None:
    async with explorer() as driver:
        await driver.press("2", "g", "j")
        rows = driver.pane("person").rows
        assert rows is not None
        _, _, after = rows.subjects
        await driver.press("x", "1")
        assert driver.main.view.panes.current.current == after


async def test_who_goes_on_with_the_keyboard_while_a_decision_is_taken_back_is_not_put_back() -> None:
    async with explorer() as driver:
        await driver.press("2", "g")
        driver.main.search.renew(corrected=True)
        driver.pane("person").cursor = 2
        await driver.settle()
        assert driver.main.view.panes.current.cursor == 2


async def test_two_are_one_with_full_width_keys_and_the_one_in_focus_is_followed() -> None:
    async with explorer() as driver:
        await driver.go_to("2", JIA)
        await driver.press("enter", "ｍ", *"陈家")
        assert touches(driver) == "That touches 3 mentions in 2 articles, 1 quote."
        await driver.press("enter")
        assert said(driver) == "陈家齐 and 贾佳亚 are the same. u undoes"
        view, here = driver.main.view, driver.main.navigation.here
        assert view.panes.current.current == here.focus == CHAN
        assert [crumb.label for crumb in view.trail_bar.crumbs] == ["陈家齐"]
        card = view.side.card.model
        assert card is not None
        assert card.mention_count == 3
        assert next(fact.value for fact in card.fields if fact.name == "by hand").startswith("陈家齐 and 贾佳亚 are")
        await driver.press("ｕ", "escape")
        assert said(driver) == "Undone: 陈家齐 and 贾佳亚 are the same. U redoes"
        assert set(driver.labels("person")) == {"李家超", "陈家齐", "贾佳亚"}
        await driver.press("Ｕ")
        assert set(driver.labels("person")) == {"李家超", "陈家齐"}


async def test_what_is_none_is_rejected_here_or_everywhere_and_the_cursor_stays_in_its_place() -> None:
    async with explorer() as driver:
        await driver.go_to("1", SMART)
        await driver.press("x", "down")
        assert touches(driver) == "That touches 3 mentions in 1 article."
        await driver.press("up")
        assert touches(driver) == "That touches 5 mentions in 2 articles."
        await driver.press("１")
        assert driver.labels("organisation") == ["港投公司", "特区政府"]
        assert driver.main.view.panes.current.cursor == 0
        await driver.press("u")
        await driver.go_to("1", SMART)
        await driver.press("o", "x", "3")
        assert said(driver).startswith("思谋集团 is no organisation at one place in article/")
        reader = driver.main.view.side.reader
        assert reader.article is not None, "what is read stays open"
        assert sum(span.subject == SMART for span in reader.spans) == 2


async def test_of_what_kind_it_is_and_what_it_is_called() -> None:
    async with explorer() as driver:
        await driver.go_to("2", LEE)
        await driver.press("enter", "t", "2")
        assert driver.main.navigation.here.focus == "organisation/李家超", "it is followed into the other pane"
        await driver.press("u", "escape")
        await driver.go_to("1", FUND)
        await driver.press("R", *"淡马锡", "enter")
        assert "淡马锡" in driver.labels("organisation")
        assert driver.main.view.panes.current.current == FUND
        await driver.press("R", *"耐心资本", "down", "enter")
        assert said(driver) == "淡马锡 is called 耐心资本 too. u undoes"
        card = driver.main.view.side.card.model
        assert card is not None
        assert "耐心资本" in card.aliases


async def test_what_stands_in_the_field_is_taken_however_fast_it_came() -> None:
    async with explorer() as driver:
        await driver.go_to("1", FUND)
        await driver.press("R")
        screen = driver.app.screen
        for key in (*"淡马锡", "enter"):
            screen.post_message(Key(key, key if len(key) == 1 else None))
        await driver.settle()
        assert "is called 淡马锡. u undoes" in said(driver)


async def test_who_said_it_and_what_it_is_worth() -> None:
    async with explorer() as driver:
        await driver.press("4", "w", *"佳亚", "enter")
        assert driver.labels("quote")[0] == "贾佳亚"
        await driver.press("w", *"[red]一位路人", "enter")
        assert "[red]一位路人" in driver.labels("quote")
        await driver.press("3", *["s"] * 2)  # by value: money first
        await driver.press("=", *"30亿 USD", "enter")
        card = driver.main.view.side.card.model
        assert card is not None
        assert card.subtitle == "money · US$3bn"
        await driver.press("w")
        assert (said(driver), driver.at_main) == ("w says who said a quote: go to one first.", True)


async def test_what_is_done_with_marked_rows_is_undone_at_once() -> None:
    async with explorer() as driver:
        await driver.go_to("2", LEE)
        await driver.press("　", "s")
        await driver.type("家")
        await driver.press("enter", "g")
        await driver.go_to("2", CHAN)
        await driver.press("space")
        assert driver.main.view.panes.marked == 2, "marks survive another order and a query"
        for key in ("d", "R", "O", "i"):
            await driver.press(key)
            assert said(driver) == f"{key} takes one row, and 2 are marked."
        await driver.press("#", *"跟进")
        assert touches(driver) == "", "a tag changes nothing that was found"
        await driver.press("escape")
        await driver.press("x")
        assert title(driver).endswith("and 1 more: not one")
        await driver.press("enter", "escape")
        assert len(driver.labels("person")) == 1
        assert driver.main.view.panes.marked == 0
        await driver.press("u")
        assert len(driver.labels("person")) == 3
        await driver.press("space", "escape")
        assert driver.main.view.panes.marked == 0, "esc unmarks where nothing else is left to leave"


async def test_what_contradicts_an_earlier_decision_is_told_in_its_place() -> None:
    store = sample_store()
    async with explorer(desk=Desk(store)) as driver:
        from store.corrections.asked import Different

        driver.main.context.desk.workspace.corrections.make(Different(one=CHAN, other=JIA))
        await driver.go_to("2", CHAN)
        await driver.press("m", *"贾佳", "enter")
        assert "contradicts" in touches(driver)
        assert touches(driver).endswith("Undo that first. c lists it, and u undoes it there.")
        await driver.press("escape")
        assert driver.at_main


async def test_a_store_open_for_reading_only_says_why_it_cannot_be_corrected() -> None:
    store = sample_store()

    def read_only(_: Path | Address | None) -> Workspace:
        return Workspace(Library.open(store, read_only=True))

    async with explorer(desk=Desk(store, read_only)) as driver:
        for key in ("m", "u"):
            await driver.press(key)
            assert isinstance(driver.app.screen, ErrorDialog)
            assert "reading only" in driver.app.screen._message
            await driver.press("escape")


async def test_a_name_that_was_missed_is_marked_with_the_keyboard() -> None:
    async with explorer() as driver:
        await driver.go_to("2", JIA)
        await driver.press("o")
        reader = driver.main.view.side.reader
        assert reader.article is not None
        start = reader.article.text.index("创办人贾佳亚")
        await driver.press("ａ", "h", "left", "h", "space", "l", "l", "escape")
        assert driver.main.navigation.here.reading is not None, "esc leaves the mark alone"
        await driver.press("a", "h", "h", "h", "space", "l", "l", "enter")
        assert title(driver) == "Add a name that was missed"
        await driver.press("down", "enter")
        assert said(driver) == "创办人 is of the kind organisation. u undoes"
        assert "创办人" in driver.labels("organisation")
        assert any((span.start, span.subject) == (start, "organisation/创办人") for span in reader.spans)


async def test_any_decision_is_found_and_undone() -> None:
    async with explorer() as driver:
        await driver.go_to("1", SMART)
        await driver.press("x", "1", "2", "x", "1", "c")
        shown = driver.app.screen
        assert isinstance(shown, DecisionsDialog)
        options = shown.query_one(OptionList)
        assert options.option_count == 2
        await driver.press("/", *"思谋", "enter", "u")
        assert "undone" in str(options.get_option_at_index(0).prompt)
        assert "思谋集团" in driver.labels("organisation")
        assert len(driver.labels("person")) == 2, "the newer one stays"
        await driver.press("U", "escape")
        assert "思谋集团" not in driver.labels("organisation")


def namesakes() -> Path:
    """Return a store in which people of one name stand, of whom it cannot be told which are one."""
    beside = Who("陈柏霖", title="校长")
    first = [
        story(f"第{n}篇", f"李明来了。{n}日陈柏霖也来了。", people=(Who("李明"), beside), published=f"202{n}-01-05")
        for n in (1, 2)
    ]
    return store_of([*first, story("第3篇", "李明都来了。", people=(Who("李明"),), published="2023-01-05")])


async def test_who_may_be_one_is_sorted_like_post() -> None:
    async with explorer(desk=Desk(namesakes())) as driver:
        await driver.press("Ｍ")
        assert isinstance(driver.app.screen, SuggestionsDialog)
        assert title_of(driver) == "Who may be one: 1 of 3"
        likeliest = why(driver)
        assert likeliest == "陈柏霖 is named in articles of both. Together: 2 mentions in 2 articles."
        await driver.press("s", "s", "s", "m")
        assert driver.labels("person").count("李明") == 3, "there is nothing left to judge"
        await driver.press("escape", "M", "n", "u")
        assert why(driver) == likeliest, "what was taken back is shown again"
        await driver.press("m")
        assert driver.labels("person").count("李明") == 2
        await driver.press("escape", "u", "M", "n", "escape", "M")
        assert title_of(driver) == "Who may be one: 1 of 2", "who was said to be two is offered no more"


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_all_of_the_dialog_fits_and_enter_typed_ahead_takes_what_was_typed(size: tuple[int, int]) -> None:
    async with explorer(size) as driver:
        await driver.go_to("2", LEE)
        await driver.press("m", *"家")
        box = dialog(driver).query_one(".dialog")
        assert box.region.bottom <= size[1]
        assert box.query_one(".dialog--hint").region.bottom < size[1]
        await driver.press("escape")
        for key in ("m", *"chenjq", "enter"):
            driver.app.post_message(Key(key, key if len(key) == 1 else None))
        await driver.settle()
        assert "陈家齐 and 李家超 are the same" in said(driver)


async def test_mentions_are_somebody_elses_one_by_one_or_as_they_are_marked_on_the_card() -> None:
    async with explorer() as driver:
        await driver.go_to("1", SMART)
        await driver.press("o", "d")
        assert title(driver) == "思谋集团: who else it is"
        assert touches(driver) == "That touches 1 mention in 1 article."
        await driver.press("down")
        assert touches(driver).endswith("mentions in 1 article.")
        await driver.press("up", "enter")
        assert said(driver).endswith("is somebody else. u undoes")
        assert driver.labels("organisation").count("思谋集团") == 2
        await driver.press("u", "escape", "5", "G", "k", "space", "space", "ｄ", *"思谋二", "enter")
        assert sorted(one for one in driver.labels("organisation") if "思谋" in one) == ["思谋二", "思谋集团"]
        await driver.press("u")
        assert [one for one in driver.labels("organisation") if "思谋" in one] == ["思谋集团"]


async def test_a_mention_is_whom_there_is_already() -> None:
    async with explorer() as driver:
        await driver.go_to("2", JIA)
        await driver.press("d", *"陈家", "down", "down", "enter")
        await driver.go_to("2", CHAN)
        card = driver.main.view.side.card.model
        assert card is not None
        assert (card.title, card.mention_count) == ("陈家齐", 3)
        await driver.press("u")
        assert set(driver.labels("person")) == {"李家超", "陈家齐", "贾佳亚"}
        await driver.press("4", "d")
        assert said(driver).startswith("d says that a name means somebody else")


async def test_the_words_of_a_quote_are_marked_in_the_reader_and_a_name_in_it_is_still_a_name() -> None:
    async with explorer() as driver:
        await driver.press("4", "o", "a", "space", *["l"] * 5, "enter")
        before = driver.main.view.panes.panes["quote"].current
        assert title(driver) == "Add a name that was missed"
        await driver.press("enter")
        assert "is the quote “" in said(driver)
        assert driver.main.view.panes.panes["quote"].current == before
        assert driver.main.view.side.reader.walked is not None
        await driver.press("u", "a", "space", "l", "enter")
        offered = [offer.label for offer in dialog(driver)._offers]
        assert offered[0] == "A person"
        assert offered[-1] == "The words of the quote"


async def test_what_else_the_rule_made_is_rows_of_which_some_or_all_are_rejected() -> None:
    async with explorer() as driver:
        await driver.go_to("2", JIA)
        card = driver.main.view.side.card.model
        assert card is not None
        rule = card.evidence[0].why
        await driver.press("Ｘ")
        assert said(driver).startswith(f"{rule} found 3 organisations, 3 people, ")
        assert driver.main.navigation.here.query == f"rule:{rule}"
        assert set(driver.labels("person")) == {"李家超", "陈家齐", "贾佳亚"}
        await driver.press("2", "g", "＊", "x", "1")
        assert said(driver).endswith("and 2 more decisions. u undoes")
        assert driver.labels("person") == []
        await driver.press("u")
        assert len(driver.labels("person")) == 3
        await driver.press("*", "*")
        assert driver.main.view.panes.marked == 0


async def test_a_role_is_given_corrected_and_dropped_and_leads_to_the_organisation() -> None:
    async with explorer() as driver:
        await driver.go_to("2", LEE)
        await driver.press("Ｏ", *"主席 思谋", "enter")
        assert said(driver) == "李家超 is 主席 at 思谋集团. u undoes"
        card = driver.main.view.side.card.model
        assert card is not None
        assert card.subtitle == "思谋集团 主席"
        await driver.press("enter")
        assert "思谋集团" in driver.labels("organisation"), "what a role leads to is linked"
        await driver.press("escape")
        await driver.go_to("2", LEE)
        await driver.press("O", "enter")
        assert said(driver) == "李家超 is not 主席. u undoes"
        await driver.press("O", *"局长", "down", "enter")
        assert said(driver) == "李家超 is not 行政长官 but is 局长. u undoes"
        await driver.press("1", "O")
        assert said(driver).startswith("O says what role a person has")


async def test_the_mouse_marks_rows_and_presses_the_keys_of_dialogs() -> None:
    async with explorer() as driver:
        await driver.press("2")
        await driver.pilot.click("#pane-person", offset=(8, 2), control=True)
        await driver.pilot.click("#pane-person", offset=(1, 3))
        await driver.settle()
        assert driver.main.view.panes.marked == 2
        await driver.press("x")
        await driver.pilot.click("Hints", offset=(3, 0))
        await driver.settle()
        assert len(driver.labels("person")) == 1
        await driver.press("c")
        await driver.pilot.click("Hints", offset=(1, 0))
        await driver.settle()
        assert said(driver).startswith("Undone: ")
        await driver.pilot.click("Hints", offset=(str(driver.app.screen.query_one(Hints).content).index("esc"), 0))
        await driver.settle()
        assert driver.at_main


async def test_where_nobody_is_left_to_sort_it_is_said_what_to_do() -> None:
    one = story("一", "陈明来了。", people=[Who("陈明")], orgs=[])
    other = story("二", "陈明走了。", people=[Who("陈明")], orgs=[])
    async with explorer(desk=Desk(store_of([one, other]))) as driver:
        await driver.press("M", "s")
        screen = driver.app.screen
        assert isinstance(screen, SuggestionsDialog)
        assert "m says that two are one, and d that" in why(driver)
        assert "You skipped 1 pair" in why(driver)
        assert not screen.query_one(Container).display
        await driver.press("escape", "M")
        assert driver.app.screen.query_one(Container).display
