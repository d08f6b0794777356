"""The views: opened with a key, left for a card or the reader, and found again as they stood."""

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from store.errors import NotFoundError
from store.workspace import Workspace
from store.workspace.views import Views
from tests.tui.driving import Driver, clipboard, explorer
from tests.tui.sample_library import CHAN, FUND
from tui.desk.desk import Desk
from tui.desk.tables import Column, Rows, Table, TableRow
from tui.dialogs.export import ExportDialog
from tui.keys.table import KEYS
from tui.screens.view import ViewScreen
from tui.widgets.status_line import StatusLine
from tui.widgets.view_table import ViewHeading


def rows(driver: Driver) -> list[tuple[str, ...]]:
    """Return what the view shows."""
    table = view(driver).table
    found = []
    for place in range(table.count):
        table.cursor = place
        assert table.current is not None
        found.append(table.current.cells)
    table.cursor = 0
    return found


def view(driver: Driver) -> ViewScreen:
    assert isinstance(driver.app.screen, ViewScreen)
    return driver.app.screen


def title(driver: Driver) -> str:
    """Return what the view is called, and its counts."""
    return str(view(driver).query_one(".view--title", Static).content)


async def test_articles_are_listed_read_and_come_back_to() -> None:
    async with explorer() as driver:
        await driver.press("6")
        assert [cells[:3] for cells in rows(driver)] == [
            ("2024-07-01", "示例报", "行政长官谈创新"),
            ("2024-06-14", "示例报", "港投公司与思谋集团签署合作协议"),
            ("undated", "示例报", "[/foo] [red]题目里有记号"),
        ]
        await driver.press("j", "enter")
        assert driver.at_main
        reader = driver.main.view.side.reader
        assert reader.article is not None
        assert reader.article.title == "港投公司与思谋集团签署合作协议"
        await driver.press("backspace")
        table = view(driver).table
        assert table.cursor == 1
        assert table.current is not None
        assert table.current.cells[-1] == "read"
        await driver.press("escape")
        assert driver.at_main
        await driver.press("backspace")
        assert driver.at_main


async def test_rows_new_since_the_last_visit_carry_a_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    def look(views: Views) -> None:
        views.unmet = frozenset({CHAN})

    monkeypatch.setattr(Views, "look_for_unmet", look)
    async with explorer() as driver:
        source = driver.pane("person").rows
        assert source is not None
        shown = [source.row(place) for place in range(len(source.subjects))]
        assert [row.subject for row in shown if row.new] == [CHAN]
        lines = [driver.pane("person").render_line(y).text for y in range(driver.pane("person").size.height)]
        assert [line.strip(" │")[:5] for line in lines if "+ " in line] == ["+ 陈家齐"]


async def test_the_articles_of_the_one_under_the_cursor() -> None:
    async with explorer() as driver:
        await driver.go_to("2", CHAN)
        await driver.press("A")
        assert [cells[2] for cells in rows(driver)] == ["行政长官谈创新", "港投公司与思谋集团签署合作协议"]


async def test_a_row_is_copied_with_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    copied = clipboard(monkeypatch)
    async with explorer() as driver:
        await driver.press("6", "y")
        assert copied == ["示例报，《行政长官谈创新》，2024-07-01，https://example.org/b"]


async def test_a_row_that_is_a_statement_is_copied_as_from_its_pane(monkeypatch: pytest.MonkeyPatch) -> None:
    copied = clipboard(monkeypatch)
    async with explorer() as driver:
        await driver.go_to("2", CHAN)
        await driver.press("8")
        at = next(at for at, cells in enumerate(rows(driver)) if cells[1] == "said")
        await driver.press(*"j" * at, "y")
        await driver.press("enter", "y")
        assert "—— 陈家齐，" in copied[0]
        assert copied[0] == copied[1]


async def test_what_a_row_is_about_is_exported_from_a_view(tmp_path: Path) -> None:
    async with explorer() as driver:
        await driver.press("6", "e")
        assert isinstance(driver.app.screen, ViewScreen), "an article is no entity"
        await driver.press("escape")
        await driver.go_to("2", CHAN)
        await driver.press("K", "e")
        dialog = driver.app.screen
        assert isinstance(dialog, ExportDialog)
        field = dialog.query_one(Input)
        field.value = str(tmp_path / "note.md")
        await driver.press("enter")
        assert isinstance(driver.app.screen, ViewScreen)
        assert "港投公司" in (tmp_path / "note.md").read_text("utf-8").split("---")[1]


async def test_where_no_picture_is_nothing_takes_the_room_of_the_table() -> None:
    async with explorer() as driver:
        await driver.press("6")
        before = view(driver).table.size.height
        await driver.press("z")
        assert view(driver).table.size.height == before
        assert "no picture" in list(driver.app._notifications)[-1].message


async def test_a_file_that_is_no_article_is_named_with_the_reason_in_a_narrow_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "clippings"
    folder.mkdir()
    (folder / "a.md").write_text("# 山湾大厦起火\n\n山湾医院收治了40名伤者。\n", "utf-8")
    (folder / "a-photo-of-the-harbour.heic").write_bytes(b"")
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        workspace.load([folder], jobs=1)
    async with explorer(desk=Desk(tmp_path / "store"), size=(80, 24)) as driver:
        await driver.press("6", "G")
        table = view(driver).table
        shown = "".join(table.render_line(y).text for y in range(table.size.height))
        assert "left out: no article " in shown
        below = str(view(driver).evidence.content).replace("\n", "")
        assert "a-photo-of-the-harbour.heic" in below
        assert below.endswith("left out: no article")


async def test_help_lists_the_keys_of_a_view_and_a_view_opens_from_another() -> None:
    async with explorer() as driver:
        await driver.go_to("1", FUND)
        await driver.press("6", "?")
        assert not isinstance(driver.app.screen, ViewScreen)
        await driver.press("escape", "A")
        assert len(rows(driver)) == 2


async def test_the_address_is_copied_where_no_browser_is(monkeypatch: pytest.MonkeyPatch) -> None:
    copied = clipboard(monkeypatch)
    monkeypatch.setattr("tui.terminal.browser.can_open", lambda _: False)
    async with explorer() as driver:
        await driver.go_to("2", CHAN)
        await driver.press("B")
        await driver.press("o", "B")
        assert copied == ["https://example.org/b", "https://example.org/b"]


async def test_the_address_of_a_row_of_a_view(monkeypatch: pytest.MonkeyPatch) -> None:
    copied = clipboard(monkeypatch)
    monkeypatch.setattr("tui.terminal.browser.can_open", lambda _: False)
    async with explorer() as driver:
        await driver.press("6", "B", "escape")
        await driver.go_to("2", CHAN)
        await driver.press("P", "B")
        assert copied == ["https://example.org/b", "https://example.org/a"]


async def test_no_line_of_a_sentence_below_begins_with_a_mark_that_closes(tmp_path: Path) -> None:
    words = "山湾医院表示，会收治" + "".join(f"{one}，" for one in "甲乙丙丁戊己庚辛壬癸" * 8)
    (tmp_path / "a.md").write_text(f"# 山湾医院的公告\n\n{words[:-1]}。\n", "utf-8")
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        workspace.load([tmp_path / "a.md"], jobs=1)
    async with explorer(desk=Desk(tmp_path / "store"), size=(60, 20)) as driver:
        await driver.go_to("1", "organisation/山湾医院")
        await driver.press("8")
        lines = str(view(driver).evidence.content).split("\n")
        assert len(lines) > 2
        assert not any(line.startswith(("，", "。")) for line in lines)


async def test_a_facet_says_what_is_done_with_it() -> None:
    async with explorer(size=(80, 24)) as driver:
        await driver.press("F")
        footer = view(driver).query_one(StatusLine).render().plain
        assert all(words in footer for words in ("enter Only those", "- Without", "esc Back"))
        assert "Copy" not in footer


async def test_a_facet_that_leaves_a_pane_empty_leads_the_keyboard_to_one_that_has_rows() -> None:
    async with explorer() as driver:
        await driver.press("1", "F", "j", "enter")
        assert driver.main.navigation.here.query == "kind:person"
        assert driver.app.focused is driver.pane("person")


async def test_more_on_the_card_leads_to_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.desk.cards.GROUP_LIMIT", 1)
    async with explorer() as driver:
        await driver.go_to("1", FUND)
        await driver.press("5")
        card = driver.main.view.side.card
        while card._walked < 0 or card._items[card._walked].all_of is None:
            await driver.press("down")
        wanted = card._items[card._walked].all_of
        await driver.press("enter")
        assert driver.main.navigation.here.focus == FUND
        assert driver.main.view.panes.active == wanted


async def test_what_is_asked_of_the_main_screen_from_the_palette_takes_a_view_away() -> None:
    async with explorer() as driver:
        await driver.press("6")
        await driver.main.perform(next(key for key in KEYS if key.id == "people"))
        await driver.settle()
        assert driver.at_main
        assert driver.main.view.panes.active == "person"
        await driver.press("6")
        driver.main.navigation.focus_on(FUND)
        await driver.settle()
        assert driver.at_main
        assert driver.main.navigation.here.focus == FUND


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_the_next_way_is_named_where_there_is_one_alone(size: tuple[int, int]) -> None:
    async with explorer(size=size) as driver:
        for key, turns in (("6", False), ("!", False), ("F", True), ("7", True), ("Q", True)):
            await driver.press(key)
            footer = view(driver).query_one(StatusLine).render().plain
            assert ("s Next way" in footer) is turns, key
            assert "esc Back" in footer, key
            await driver.press("escape")


async def test_a_view_of_one_way_says_that_there_is_no_other() -> None:
    async with explorer() as driver:
        await driver.press("6", "s")
        assert [toast.message for toast in driver.app._notifications] == ["This view has no other way of showing it."]


async def test_a_timeline_says_who_in_sixty_columns() -> None:
    async with explorer(size=(60, 20)) as driver:
        await driver.go_to("1", FUND)
        await driver.press("8")
        heading = "".join(segment.text for segment in view(driver).query_one(ViewHeading).render_line(0))
        assert "Who" in heading.split()


async def test_the_sentence_that_two_share_is_told_below_code_and_captions_too(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# 远山银行的公告\n\n```\nfirst line.\nsecond line.\n```\n\n今日天晴。\n\n"
        "远山银行行长陈大文表示：“分行会关闭。”\n\n此事明日再议。\n",
        "utf-8",
    )
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        workspace.load([tmp_path / "a.md"], jobs=1)
    async with explorer(desk=Desk(tmp_path / "store")) as driver:
        await driver.go_to("1", "organisation/远山银行")
        await driver.press("&")
        await driver.go_to("2", "person/陈大文")
        await driver.press("&")
        assert [cells[2] for cells in rows(driver)] == ["远山银行行长陈大文表示：“分行会关闭。”"]


async def test_a_view_whose_rows_are_gone_meanwhile_says_so_and_leads_on() -> None:
    def gone(_: str) -> TableRow:
        raise NotFoundError("There is no such article in the store.")

    async with explorer() as driver:
        await driver.go_to("1", FUND)
        await driver.press("K")
        columns = (Column("Date", 10), Column("What"))
        view(driver).show(Table("Near", "2 neighbours", columns, Rows(["a", "b"], gone), "Nobody."))
        await driver.settle()
        assert rows(driver) == [("", "Not in the store any more.")] * 2
        await driver.press("j", "o", "y", "W", "enter", "8")
        assert driver.app.is_running
        assert view(driver).table.current is not None


async def test_compare_opens_on_an_amount_and_shows_its_sentence(tmp_path: Path) -> None:
    for day, amount in (("2031-02-03", "650亿港元"), ("2031-03-03", "700亿港元")):
        text = f"---\ndate: {day}\n---\n# 远山银行公布业绩\n\n远山银行公布，远山银行资产规模达{amount}。\n"
        (tmp_path / f"{day}.md").write_text(text, "utf-8")
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        workspace.load([tmp_path], jobs=1)
    async with explorer(desk=Desk(tmp_path / "store")) as driver:
        await driver.press("!")
        current = view(driver).table.current
        assert current is not None
        assert current.cells[1] == "650亿港元"
        assert "达650亿" in str(view(driver).evidence.content)
        await driver.press("k", "o")
        assert driver.at_main
        assert driver.main.view.side.reader.article is not None


async def test_a_view_that_is_open_while_a_load_ends_shows_what_came_and_keeps_the_cursor(tmp_path: Path) -> None:
    older, newer = tmp_path / "older.md", tmp_path / "newer.md"
    older.write_text("---\ndate: 2031-02-03\n---\n# 山湾大厦起火\n\n山湾医院收治了伤者。\n", "utf-8")
    newer.write_text("---\ndate: 2031-02-04\n---\n# 山湾大厦重开\n\n山湾医院已经恢复。\n", "utf-8")
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        workspace.load([older], jobs=1)
    async with explorer(desk=Desk(tmp_path / "store")) as driver:
        await driver.press("6")
        driver.main.loader.load(lambda: [newer])
        await driver.settle()
        table = view(driver).table
        assert (table.cursor, table.current and table.current.cells[2]) == (1, "山湾大厦起火")
        assert [cells[2] for cells in rows(driver)] == ["山湾大厦重开", "山湾大厦起火"]


@pytest.fixture(scope="module")
def tolls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store in which one number is given four times."""
    folder = tmp_path_factory.mktemp("tolls")
    for day, number in enumerate((40, 52, 61, 75), 1):
        header = f"---\ndate: 2031-02-{day:02}\npublisher: 山间日报\n---\n"
        text = f"# 大厦起火\n\n山湾医院表示，山湾医院收治了{number}名伤者。\n"
        (folder / f"{number}.md").write_text(header + text, "utf-8")
    with Workspace.open(folder / "store", begin=False) as workspace:
        workspace.load([folder], jobs=1)
    return folder / "store"


@pytest.mark.parametrize(("size", "beside"), [((60, 20), False), ((80, 24), True)])
async def test_four_amounts_are_drawn_and_beside_a_sentence_where_there_is_room(
    tolls: Path, size: tuple[int, int], beside: bool
) -> None:
    async with explorer(desk=Desk(tolls), size=size) as driver:
        await driver.press("!", "k")
        screen = view(driver)
        assert screen.picture.display
        assert ("z Picture" in screen.query_one(StatusLine).render().plain) is beside
        before = screen.picture.size.height
        await driver.press("j")
        assert screen.picture.display is beside
        await driver.press("z")
        assert screen.picture.size.height > before
        lines = [screen.picture.render_line(y).text for y in range(screen.picture.size.height)]
        assert "a 山间日报" in lines[-1]


async def test_a_view_of_somebody_who_is_taken_out_is_left() -> None:
    async with explorer() as driver:
        await driver.go_to("2", CHAN)
        await driver.press("K")
        driver.main.context.desk.remove([f"article/{one}" for one in ("2024-06-14-a", "2024-07-01-b")])
        driver.main.search.renew()
        await driver.settle()
        assert driver.at_main
