"""README on the explorer: each key does what it says, on the seed article that a reader has at the first launch."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from pathlib import Path
from shutil import copytree

import pytest
from textual.command import CommandPalette
from textual.widgets import Input

from store.kinds import ENTITY_KINDS
from store.library.layout import LAYOUT
from tests.readme.claims import says
from tests.readme.trying import CHAN, FUND, LEE
from tests.tui.driving import Driver, clipboard, explorer
from tui.cli.parser import with_command
from tui.desk.desk import Desk
from tui.desk.models import FoundPassage
from tui.dialogs.export import ExportDialog
from tui.dialogs.searches import SearchesDialog
from tui.screens.help import HelpScreen

Open = Callable[[], AbstractAsyncContextManager[Driver]]


@pytest.fixture
def opened(seed_store: Path) -> Iterator[Open]:
    """Opens the explorer on the seed article; what is chosen there is forgotten, since the store is for all tests."""
    yield partial(_opened, seed_store)
    (seed_store / LAYOUT).unlink(missing_ok=True)


@asynccontextmanager
async def _opened(store: Path) -> AsyncIterator[Driver]:
    async with explorer(desk=Desk(store), fresh=True) as driver:  # other tests have been there
        yield driver


def reader_is_at(driver: Driver, subject: str) -> bool:
    """Return whether the reader shows an article with the light on a subject."""
    reader = driver.main.view.side.reader
    return reader.article is not None and reader.lit is not None and reader.spans[reader.lit].subject == subject


def shown(driver: Driver) -> str:
    """Return all that is on the screen."""
    return driver.app.export_screenshot().replace("&#160;", " ")


@says(
    "Type `/ljc`: 李家超 lights up, with the quotes that refer to him. Enter goes to him, and again "
    "narrows the others to what stands with him; `o` opens the article at the sentence; `e` writes a note for "
    "Obsidian; `?` shows the keys of where you are."
)
async def test_the_first_minute(opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened() as driver:
        await driver.press(*"/ljc")
        assert driver.labels("person") == ["李家超"]
        rows = driver.pane("person").rows
        assert rows is not None
        assert rows.row(0).label_lit == ((0, 3),)
        assert driver.labels("figure") == []
        assert driver.labels("quote") == ["李家超"] * 3
        await driver.press("enter")
        assert driver.app.focused is driver.pane("person")
        await driver.press("enter")
        assert driver.main.navigation.here.focus == LEE
        assert "思谋集团" in driver.labels("organisation")
        assert "微软" not in driver.labels("organisation")
        await driver.press("o")
        assert reader_is_at(driver, LEE)
        await driver.press("?")
        assert isinstance(driver.app.screen, HelpScreen)
        assert "In the reader" in shown(driver)
        await driver.press("escape", "e", "enter")
        assert (tmp_path / "李家超.md").read_text("utf-8").startswith("---\n")


@says(
    "The next start finds all as you left it: query, focus, the way back, orders, what you read, and where. "
    "`dossier --fresh` begins anew."
)
async def test_the_next_start(seed_store: Path, tmp_path: Path) -> None:
    store = copytree(seed_store, tmp_path / "store")
    async with explorer(desk=Desk(store)) as driver:
        await driver.press("2", "s", *"/ljc", "enter", "enter", "o")
        left, page = driver.main.navigation.here, driver.main.view.side.reader.article
        driver.app.exit()
    async with explorer(desk=Desk(store)) as driver:
        here, reader = driver.main.navigation.here, driver.main.view.side.reader
        assert (here.chain, here.in_side, reader.article) == (left.chain, True, page)
        assert "person" in driver.main.search.arranged[0]
        await driver.press("backspace", "backspace")
        assert driver.main.navigation.here.query == "ljc"
    assert with_command(["--fresh"]) == ["open", "--fresh"]
    async with explorer(desk=Desk(store), fresh=True) as driver:
        assert driver.main.navigation.here.chain == ()


@says("Every key also works in its full-width form, so a Chinese input method may stay on.")
async def test_full_width_keys(opened: Open) -> None:
    async with opened() as driver:
        await driver.press("２", "ｏ")
        assert driver.main.view.side.reader.article is not None
        await driver.press("ｏ", "、", *"ljc")
        assert driver.labels("person") == ["李家超"]


@says(
    "| `/` | search: filters all four panes as you type |",
    "| `1` `2` `3` `4` | organisations, people, figures, quotes |",
)
async def test_search_and_the_four_panes(opened: Open) -> None:
    async with opened() as driver:
        for key, kind in zip("1234", ENTITY_KINDS, strict=True):
            await driver.press(key)
            assert driver.app.focused is driver.pane(kind)
        all_rows = {kind: len(driver.labels(kind)) for kind in ENTITY_KINDS}
        await driver.press("/", "l")
        one_letter = {kind: len(driver.labels(kind)) for kind in ENTITY_KINDS}
        await driver.press("j")
        two_letters = {kind: len(driver.labels(kind)) for kind in ENTITY_KINDS}
        for kind in ENTITY_KINDS:
            assert all_rows[kind] > one_letter[kind] >= two_letters[kind]
        assert one_letter != two_letters


@says("| `5` `0` | the card; the card or the reader, whichever is in front |")
async def test_card_and_reader(opened: Open) -> None:
    async with opened() as driver:
        side = driver.main.view.side
        for key in ("5", "0"):
            await driver.press("1", key)
            assert driver.app.focused is side.card
        await driver.press("o", "1", "0")
        assert driver.app.focused is side.reader


@says("| `enter` | focus: the other panes narrow to what is linked |")
async def test_focus(opened: Open) -> None:
    async with opened() as driver:
        before = {kind: driver.labels(kind) for kind in ENTITY_KINDS}
        await driver.press("1", "enter")
        assert driver.main.navigation.here.focus == FUND
        assert driver.labels("organisation"), "one sees where one is"
        for kind in ("person", "figure", "quote"):
            assert set(driver.labels(kind)) < set(before[kind])


@says("| `backspace` `alt+→` | back to exactly where you were, and forward |")
async def test_back_and_forward(opened: Open) -> None:
    async with opened() as driver:
        await driver.press("3", "j", "j")
        there = driver.pane("figure").current
        await driver.press("enter", "backspace")
        assert driver.main.navigation.here.focus is None
        assert driver.main.view.panes.active == "figure"
        assert driver.pane("figure").current == there
        await driver.press("alt+right")
        assert driver.main.navigation.here.focus == there


@says("| `esc` | widen: reader, query, focus, one step at a time |")
async def test_widen(opened: Open) -> None:
    async with opened() as driver:
        await driver.press("1", "enter", "/", *"cmb", "enter", "o")
        here = driver.main.navigation
        assert (here.here.reading is not None, here.here.query, here.here.focus) == (True, "cmb", FUND)
        await driver.press("escape")
        assert (here.here.reading, here.here.query, here.here.focus) == (None, "cmb", FUND)
        await driver.press("escape")
        assert (here.here.query, here.here.focus) == ("", FUND)
        await driver.press("escape")
        assert here.here.focus is None


@says(
    "| `o` | the article at the sentence; `n` `N` the entity's next and previous mention; `tab` the next name on the "
    "page |",
    "**Evidence.** From any row to the sentence, lit in its article; why it was found, by which rule, and how sure "
    "that rule is.",
)
@pytest.mark.parametrize("kind", "1234")
async def test_evidence(opened: Open, kind: str) -> None:
    async with opened() as driver:
        await driver.press(kind)
        subject = driver.main.view.panes.current.current
        assert isinstance(subject, str)
        card = driver.main.view.side.card.model
        assert card is not None
        assert all(one.why and 0 < one.score <= 1 for one in card.evidence)
        await driver.press("o")
        assert reader_is_at(driver, subject)
        reader = driver.main.view.side.reader
        first = reader.lit
        await driver.press("n", "N")
        assert reader.lit == first
        name = reader.walked
        await driver.press("tab")
        assert reader.walked not in (None, name)


@says("| `C` | the columns of a pane: which, and in which order |")
async def test_columns(opened: Open) -> None:
    async with opened() as driver:
        before = [column.heading for column, _ in driver.pane("organisation").columns(300)]
        await driver.press("1", "C", "j", "K", "space", "enter")
        after = [column.heading for column, _ in driver.pane("organisation").columns(300)]
        assert after == [before[0], before[1], *before[3:]]


@says("| `s` `S` `z` | next sort order; the present one reversed; zoom: columns to the sentence itself |")
async def test_sort_and_zoom(opened: Open) -> None:
    async with opened() as driver:
        await driver.press("2")
        order, labels = driver.pane("person").order, driver.labels("person")
        await driver.press("s", "S")
        assert driver.pane("person").order != order
        assert driver.labels("person") != labels
        turned = driver.labels("person")
        await driver.press("S")
        assert driver.labels("person") != turned
        await driver.press("3", "z")
        assert not driver.pane("organisation").display
        assert "sentence" in {column.id for column, _ in driver.pane("figure").columns(110)}
        await driver.press("z")
        assert driver.pane("organisation").display


@says(
    "| `.` | names in by-lines, credits and footers of a site alone, figures that state nothing: shown, hidden again |"
)
async def test_furniture(opened: Open) -> None:
    async with opened() as driver:
        await driver.press(".")
        assert driver.main.view.status.note == "by-lines, credits and figures that state nothing are shown: ."
        await driver.press(".")
        assert driver.main.view.status.note == "by-lines, credits and figures that state nothing are hidden: ."


@says("| `+` | all places where a figure or a quote stands that is one row, and one row again |")
async def test_unfold(opened: Open) -> None:
    async with opened() as driver:
        await driver.type("620亿")
        await driver.press("enter", "3")
        pane = driver.pane("figure")
        folded, stands = pane.count, pane.current
        await driver.press("+")
        assert pane.count > folded
        assert pane.current == stands
        assert pane.rows is not None
        first, second = (pane.rows.row(place) for place in range(2))
        assert (first.inner, second.inner) == (False, True)
        assert second.cells("date") == "2024-06-14"
        await driver.press("j", "+")
        assert pane.count == folded
        assert pane.current == stands


@says("| `e` `y` | export, as Markdown or as ↑ ↓ choose: tables, JSON, references, graphs; copy text and citation |")
async def test_export_and_copy(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = clipboard(monkeypatch)
    async with opened() as driver:
        await driver.press("4", "y", "e")
        assert isinstance(driver.app.screen, ExportDialog)
        assert "Export to Markdown" in shown(driver)
        await driver.press("down")
        assert "Export to CSV" in shown(driver)
    [text] = copied
    assert "钛媒体AGI" in text
    assert "2024-06-14" in text


@says(
    "| `V` | a vault for Obsidian: written, or brought up to date |",
    "`V` does the same in the explorer.",
)
async def test_a_vault(opened: Open, tmp_path: Path) -> None:
    async with opened() as driver:
        await driver.press("V")
        driver.app.screen.query_one(Input).value = str(tmp_path / "vault")
        await driver.press("enter")
        assert (tmp_path / "vault" / "People" / "李家超.md").exists()


@says("| `Y` | copy, and `y` from then on, as a block quote, GB/T 7714, APA, address or value alone |")
async def test_copy_as(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = clipboard(monkeypatch)
    async with opened() as driver:
        await driver.press("4", "Y")
        for shape in ("block quote", "GB/T 7714", "APA", "Address", "Value"):
            assert shape in shown(driver)
        await driver.press("down", "down", "enter", "y")
    assert copied[0] == copied[1]
    assert "[N/OL]. 钛媒体AGI, 2024-06-14" in copied[0]


@says("| `?` `ctrl+p` `q` | help, commands, quit; `ctrl+z` suspends, until fg in the shell |")
async def test_help_commands_quit(opened: Open) -> None:
    async with opened() as driver:
        await driver.press("?")
        assert isinstance(driver.app.screen, HelpScreen)
        await driver.press("escape", "ctrl+p")
        assert isinstance(driver.app.screen, CommandPalette)
        await driver.press("escape")
        await driver.pilot.press("q")
        assert not driver.app.is_running


@says("| `ctrl+l` | the language: English, 简体 or 繁體; at first that of the locale, or what the settings say |")
async def test_the_language(opened: Open) -> None:
    async with opened() as driver:
        await driver.press("ctrl+l")
        assert isinstance(driver.app.screen, CommandPalette)
        await driver.press("escape")
        driver.app.action_speak("zh_Hant")
        assert driver.app.language == "zh_Hant"


@says(
    "The rest of the language is offered under the search bar as you type (`tab` takes it) and explained by `?` in the "
    "empty bar.",
    "| `text:算力` | the sentences of the articles: `enter` reads one, `n` `N` go through them |",
)
async def test_the_language_is_offered_and_explained(opened: Open) -> None:
    async with opened() as driver:
        await driver.press("/", "?")
        assert "Queries" in shown(driver)
        await driver.press("escape", *"tex", "tab")
        assert driver.main.view.search_bar.input.value == "text:"
        await driver.press(*"算力", "enter", "enter")
        first = driver.main.navigation.here.reading
        assert first is not None
        assert isinstance(first.subject, FoundPassage)
        await driver.press("n")
        second = driver.main.navigation.here.reading
        assert second is not None
        assert (second.subject, second.number) != (first.subject, first.number)
        await driver.press("N")
        assert driver.main.navigation.here.reading == first


@says("What is not understood is marked and told under the bar; the rest of the query is answered.")
async def test_what_is_not_understood_is_marked(opened: Open) -> None:
    async with opened() as driver:
        await driver.press(*"/ljc", "space", *"after:soon")
        assert driver.main.view.search_bar.input.marked == "after:soon"
        assert "soon is no date" in shown(driver)
        assert driver.labels("person") == ["李家超"]


@says("`↑` in the bar brings earlier queries back, `ctrl+s` keeps one under a name, `b` goes back to it.")
async def test_earlier_and_kept_queries(tmp_path: Path) -> None:
    async with explorer(desk=Desk(tmp_path)) as driver:
        value = driver.main.view.search_bar.input
        await driver.press(*"/cmb", "enter", "escape", "/", "up")
        assert value.value == "cmb"
        await driver.press("ctrl+s", *"Chan", "enter", "escape", "escape", "escape")
        assert value.value == ""
        await driver.press("b")
        assert isinstance(driver.app.screen, SearchesDialog)
        await driver.press("down", "enter")
        assert value.value == "cmb"
        assert CHAN in (driver.pane("person").current, driver.main.navigation.here.focus)


@says("`Fuzzy pinyin` in the palette (`ctrl+p`) takes zh for z, n for l and ng for n.")
async def test_fuzzy_pinyin(tmp_path: Path) -> None:
    async with explorer(desk=Desk(tmp_path)) as driver:
        await driver.press(*"/nijiachao")
        assert driver.labels("person") == []
        await driver.press("escape", "ctrl+p", *"Fuzzy", "enter")
        await driver.press(*"/nijiachao")
        assert driver.labels("person") == ["李家超"]


@says("What is not understood is marked and told under the bar; the rest of the query is answered.")
async def test_what_is_not_understood_is_told_and_the_rest_answered(opened: Open) -> None:
    async with opened() as driver:
        await driver.press("/", *"ljc after:soon")
        assert driver.main.view.search_bar.input.marked == "after:soon"
        assert "soon is no date" in shown(driver)
        assert driver.labels("person") == ["李家超"]
