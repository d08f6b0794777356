"""README on correcting: each key does what it says, on the seed article."""

from pathlib import Path

from tests.readme.claims import says
from tests.readme.trying import CHAN, LEE, SMART
from tests.tui.driving import explorer, touches
from tui.desk.desk import Desk
from tui.dialogs.decide import DecideDialog
from tui.dialogs.decisions import DecisionsDialog
from tui.screens.suggestions import SuggestionsDialog


@says(
    "| `m` `x` | the same as …; not one: here, in this article, everywhere |",
    "| `M` `c` | who may be one, two at a time; all that was corrected |",
    "| `space` `u` `U` | mark rows, for `m` `x` `t` `w` `=` `#` to act on together, `e` `y` on those of all panes; "
    "undo and redo |",
    "What is shown wrong is put right with one key, in all articles and in those loaded later, and taken back with "
    "`u`. `m` on a row offers whom it may be the same as, or finds whom you type; `x` rejects what is none; each "
    'dialog says what it will touch before you agree ("12 mentions in 7 articles, 3 quotes"). Rows marked with '
    "`space` stay marked while you search and sort, and are corrected together.",
    "`M` shows who may be one, two at a time side by side: `m` same, `n` different, `s` skip. `c` lists all that was "
    "corrected, of which anything can be undone, with what waits for an article that is gone. The card tells what is "
    "so by your word, since when.",
)
async def test_who_is_one_and_what_is_none(tmp_path: Path) -> None:
    async with explorer(desk=Desk(tmp_path)) as driver:
        await driver.go_to("2", LEE)
        await driver.press("m", *"陈家")
        assert "mention" in touches(driver)
        await driver.press("enter")
        card = driver.main.view.side.card.model
        assert card is not None
        assert any(fact.name == "by hand" for fact in card.fields)
        together = driver.labels("person")
        await driver.press("u")
        apart = driver.labels("person")
        assert len(apart) == len(together) + 1
        await driver.press("U", "u")
        await driver.go_to("2", LEE)
        await driver.press("space", "s")
        await driver.go_to("2", CHAN)
        await driver.press("space")
        assert driver.main.view.panes.marked == 2
        await driver.press("x", "1")
        assert len(driver.labels("person")) == len(apart) - 2
        await driver.press("c")
        assert isinstance(driver.app.screen, DecisionsDialog)
        await driver.press("escape", "M")
        assert isinstance(driver.app.screen, SuggestionsDialog)
        await driver.press("escape", "u")
        assert len(driver.labels("person")) == len(apart)


@says(
    "| `t` `R` | what it is: person, company, medium …; its name, or another form of it |",
    "| `w` `=` | who said a quote; what a figure is worth |",
    "| `a` | in the reader: add a name that was missed (move, `space` where it begins, `enter` where it ends); of a "
    "quote, its words |",
    "In the reader the keys mean the name that `tab` leads to, and `a` adds one that was missed, also what the mouse "
    "has selected.",
)
async def test_what_it_is_who_said_it_and_what_was_missed(tmp_path: Path) -> None:
    async with explorer(desk=Desk(tmp_path)) as driver:
        await driver.go_to("2", LEE)
        await driver.press("enter", "t", "2")
        assert driver.main.navigation.here.focus == "organisation/李家超"
        await driver.press("u", "escape")
        await driver.go_to("1", SMART)
        await driver.press("R", *"思谋", "enter")
        assert "思谋" in driver.labels("organisation")
        await driver.press("4", "w", *"一位路人", "enter")
        assert "一位路人" in driver.labels("quote")
        await driver.press("3", *["s"] * 2)  # by value: money first
        await driver.press("=", *"30亿 USD", "enter")
        card = driver.main.view.side.card.model
        assert card is not None
        assert card.subtitle == "money · US$3bn"
        await driver.go_to("2", CHAN)
        before = set(driver.labels("organisation")) | set(driver.labels("person"))
        await driver.press("o", "a", "h", "h", "h", "space", "l", "enter")
        assert isinstance(driver.app.screen, DecideDialog)
        await driver.press("enter")
        assert set(driver.labels("organisation")) | set(driver.labels("person")) != before
        await driver.press("escape", "escape", "4", "o", "a", "space", *["l"] * 12, "enter")
        words = driver.app.screen._offers if isinstance(driver.app.screen, DecideDialog) else []
        place = [offer.label for offer in words].index("The words of the quote")
        await driver.press(*["down"] * place, "enter")
        assert "is the quote" in list(driver.app._notifications)[-1].message


@says(
    "| `#` `i` | tags of your own; a note of your own |",
    "`#` tags what the cursor stands on, and `i` notes something of it, a long note in your editor (`ctrl+e`); of "
    "words in the reader too: `a`, mark them, then `#` or `i`. Both stay with it whatever else you correct, stand on "
    "its card and in exports, and are found with `tag:` and `note:`; `corrected:` finds what you corrected.",
)
async def test_what_is_tagged_and_noted(tmp_path: Path) -> None:
    async with explorer(desk=Desk(tmp_path)) as driver:
        await driver.go_to("2", LEE)
        await driver.press("#", *"跟进", "enter", "i", *"待核实", "enter")
        await driver.press("R", *"李特首", "enter")
        card = driver.main.view.side.card.model
        assert card is not None
        facts = {field.name: field.value for field in card.fields}
        assert facts["tags"] == "#跟进"
        assert facts["note"].startswith("待核实")
        note = driver.main.context.desk.taking.preview((LEE,)).text
        assert "跟进" in note
        assert "待核实" in note
        for query in ("tag:跟进", "note:核实", "corrected:"):
            await driver.type(query)
            assert driver.labels("person") == ["李特首"], query
            await driver.press("enter", "escape")
        await driver.go_to("1", SMART)
        await driver.press("o", "a", "space", "l", "l", "#", *"开头", "enter", "escape")
        await driver.type("tag:开头")
        assert driver.title("quote").startswith("4 Passages 1")


@says("| `d` | somebody else: this mention, those marked on the card with `space`, or all of an article |")
async def test_a_name_means_somebody_else(tmp_path: Path) -> None:
    async with explorer(desk=Desk(tmp_path)) as driver:
        await driver.go_to("1", SMART)
        name = driver.labels("organisation")[driver.main.view.panes.current.cursor]
        called = SMART.partition("/")[2]
        await driver.press("d")
        offers = (
            [offer.label for offer in driver.app.screen._offers] if isinstance(driver.app.screen, DecideDialog) else []
        )
        assert offers[:2] == [f"This mention: another {called}", f"In this article: another {called}"]
        await driver.press("enter")
        assert driver.labels("organisation").count(name) == 2
        await driver.press("u", "5", "G", "k", "space", "space", "d")
        assert "2 mentions" in touches(driver)


@says("| `X` `*` | what else the rule found that found this; mark all rows, for `x` to reject or `e` to export |")
async def test_what_else_a_rule_found(tmp_path: Path) -> None:
    async with explorer(desk=Desk(tmp_path)) as driver:
        await driver.go_to("2", LEE)
        await driver.press("X")
        assert "李家超" in driver.labels("person")
        assert driver.main.navigation.here.query.startswith("rule:person.")
        found = len(driver.labels("person"))
        await driver.press("2", "*")
        assert driver.main.view.panes.marked == found
        await driver.press("x", "1")
        assert driver.labels("person") == []


@says(
    "| `O` | a role that somebody has, in the place of another, or has not |",
    "By mouse, a click before a row marks it, and the keys named in dialogs can be clicked.",
)
async def test_roles_and_the_mouse(tmp_path: Path) -> None:
    async with explorer(desk=Desk(tmp_path)) as driver:
        await driver.go_to("2", LEE)
        await driver.press("O", *"主席 思谋")
        await driver.pilot.click("Hints", offset=(1, 0))
        await driver.settle()
        card = driver.main.view.side.card.model
        assert card is not None
        assert "主席" in card.subtitle
        await driver.press("O", "enter")
        card = driver.main.view.side.card.model
        assert card is not None
        assert "主席" not in card.subtitle
        await driver.pilot.click("#pane-person", offset=(1, 2))
        await driver.settle()
        assert driver.main.view.panes.marked == 1
