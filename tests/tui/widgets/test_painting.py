"""What is painted when: a key and its hits at once, and the scroll bar with the lines; counted, not timed."""

import threading
from collections.abc import Mapping

import pytest
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from store.kinds import EntityKind, SortOrder
from store.search.results import WHOLE, Listing
from tests.tui.driving import Driver, explorer
from tests.tui.sample_library import sample_store
from tests.tui.widgets.test_lists import ManyRows, OnePane
from tui.desk.desk import Desk
from tui.desk.models import RowSource
from tui.desk.panes import FoundRows
from tui.widgets.entity_pane import EntityPane
from tui.widgets.framed import FramedView
from tui.widgets.query_input import QueryInput

PATIENCE = 10.0


class SlowDesk(Desk):
    """A desk that answers a query when it is told to."""

    def __init__(self) -> None:
        super().__init__(sample_store())
        self.may_answer = threading.Event()
        self.may_answer.set()

    def search(
        self,
        query: str,
        focus: str | None,
        orders: Mapping[EntityKind, SortOrder],
        listing: Listing = WHOLE,
    ) -> FoundRows:
        assert self.may_answer.wait(PATIENCE), "the box was not painted while the search went on"
        return super().search(query, focus, orders, listing)


def watch(
    monkeypatch: pytest.MonkeyPatch, driver: Driver, painted: threading.Event | None = None
) -> list[tuple[str, RowSource | None]]:
    """Return what will stand in the box and in the first pane each time that the box is painted."""
    seen: list[tuple[str, RowSource | None]] = []
    draw = QueryInput.render_line

    def render_line(box: QueryInput, y: int) -> Strip:
        seen.append((box.value, driver.pane("organisation").rows))
        if box.value and painted is not None:
            painted.set()
        return draw(box, y)

    monkeypatch.setattr(QueryInput, "render_line", render_line)
    return seen


async def test_a_letter_and_its_hits_are_painted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.main.hold._LONGEST", 3600)  # a busy machine takes longer to find them
    async with explorer(every_frame=True) as driver:
        await driver.press("slash")
        before = driver.pane("organisation").rows
        seen = watch(monkeypatch, driver)
        await driver.press("l")
        assert any(query == "l" for query, _ in seen)
        assert all(rows is not before for query, rows in seen if query == "l")


async def test_a_letter_is_painted_while_its_hits_take_long(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = SlowDesk()
    async with explorer(desk=desk, every_frame=True) as driver:
        await driver.press("slash")
        before = driver.pane("organisation").rows
        desk.may_answer.clear()
        seen = watch(monkeypatch, driver, painted=desk.may_answer)
        await driver.press("l")
        assert ("l", before) in seen
        assert driver.pane("organisation").rows is not before


async def test_lines_are_kept_no_longer_than_they_look_so() -> None:
    async with explorer(size=(120, 40)) as driver:
        views = [*driver.main.query(FramedView)]

        def assert_current() -> None:
            for view in (view for view in views if view.region):  # what is not shown has none
                region = view.outer_size.region
                shown = view.render_lines(region)
                view._styles_cache.clear()  # Textual keeps lines, too
                assert shown == Widget.render_lines(view, region), view

        assert len(views) > len(driver.main.view.panes.panes)
        assert_current()
        for keys in (
            ("2",),
            ("j", "j"),
            ("space",),
            ("enter",),
            ("backspace",),
            ("slash", "l"),
            ("escape",),
            ("z",),
            ("z",),
        ):
            await driver.press(*keys)
            assert_current()
        for theme in ("dossier-light", "ansi-dark", "dossier-dark"):
            driver.app.theme = theme
            await driver.settle()
            assert_current()
        for size in ((80, 24), (60, 20), (200, 60)):
            await driver.pilot.resize_terminal(*size)
            await driver.settle()
            assert_current()


def bar(pane: EntityPane) -> list[int]:
    """Return the lines of the window beside which the thumb of the scroll bar stands."""
    lines = pane.render_lines(pane.size.region)
    return [place for place, line in enumerate(lines) if line.text.endswith("┃")]


async def test_the_scroll_bar_says_where_one_is() -> None:
    app = OnePane()
    async with app.run_test(size=(40, 20)) as pilot:
        pane = app.query_one(EntityPane)
        pane.focus()
        pane.fill(ManyRows(19))
        await pilot.pause()
        assert bar(pane) == []  # all is in sight, the headings too
        pane.fill(ManyRows(60))
        await pilot.pause()
        top = bar(pane)
        assert top[0] == 0
        assert 5 <= len(top) <= 8  # a third of twenty lines
        await pilot.press("pagedown", "pagedown")
        assert bar(pane)[0] > 0
        assert bar(pane)[-1] < 19
        await pilot.press("G")
        assert bar(pane)[-1] == 19
        assert len(bar(pane)) == len(top)


async def test_the_scroll_bar_can_be_dragged_and_the_wheel_turned() -> None:
    app = OnePane()
    async with app.run_test(size=(40, 20)) as pilot:
        pane = app.query_one(EntityPane)
        pane.fill(ManyRows(1_000_000))
        await pilot.pause()
        await pilot.mouse_down(pane, offset=(39, 0))
        assert pane.scroll_offset.y == 0
        await pilot.hover(pane, offset=(39, 19))
        assert pane.scroll_offset.y == 1_000_001 - 20
        await pilot.mouse_up(pane, offset=(39, 19))
        await pilot.hover(pane, offset=(39, 10))
        assert pane.scroll_offset.y == 1_000_001 - 20
        assert pane.cursor == 0
        pane.post_message(events.MouseScrollUp(pane, 5, 5, 0, -1, 0, False, False, False))
        await pilot.pause()
        assert pane.scroll_offset.y < 1_000_001 - 20
