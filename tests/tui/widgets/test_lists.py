"""A pane of a million rows: what is drawn is what is seen, whatever the number; counted, not timed."""

from collections.abc import Sequence
from typing import overload

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from textual.app import App, ComposeResult

from store.kinds import ENTITY_KINDS, EntityKind
from tui.desk.columns import columns_of, fitted
from tui.desk.models import Row
from tui.styles.themes import DARK, kind_colours
from tui.widgets.entity_pane import EntityPane
from tui.widgets.line import LineStyles, draw

SIZES = [1_000, 100_000, 1_000_000]


class Numbers(Sequence[str]):
    """Ids that are made when they are asked for; it counts the asking."""

    def __init__(self, count: int) -> None:
        self.size = count
        self.asked = 0

    def __len__(self) -> int:
        return self.size

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        assert isinstance(index, int), "nobody copies them"
        self.asked += 1
        return f"person/{index}"


class ManyRows:
    """Rows that count how often one is made."""

    def __init__(self, count: int) -> None:
        self.subjects = Numbers(count)
        self.made = 0

    def row(self, index: int) -> Row:
        self.made += 1
        return Row(f"person/{index}", f"第{index}人", "职位", str(index))


class OnePane(App[None]):
    """A pane alone."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return kind_colours(DARK)

    def compose(self) -> ComposeResult:
        yield EntityPane("person")


@pytest.mark.parametrize("count", SIZES)
async def test_a_step_draws_two_rows_and_a_page_draws_a_page(count: int) -> None:
    app = OnePane()
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.query_one(EntityPane)
        pane.focus()
        rows = ManyRows(count)
        pane.fill(rows)
        await pilot.pause()
        assert rows.made <= 60
        assert rows.subjects.asked < 100
        for key, most in (("down", 4), ("pagedown", 60), ("G", 60), ("g", 60), ("j", 4)):
            rows.made = rows.subjects.asked = 0
            await pilot.press(key)
            await pilot.pause()
            assert rows.made <= most, key
            assert rows.subjects.asked < 100, key


async def test_the_last_row_is_reached_and_left() -> None:
    app = OnePane()
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.query_one(EntityPane)
        pane.focus()
        pane.fill(ManyRows(1_000_000))
        await pilot.press("G")
        assert pane.current == "person/999999"
        await pilot.press("down")
        assert pane.cursor == 999_999
        await pilot.press("k", "g")
        assert pane.cursor == 0
        await pilot.press("up")
        assert pane.cursor == 0


async def test_an_entity_is_found_again_in_another_order() -> None:
    app = OnePane()
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.query_one(EntityPane)
        pane.fill(ManyRows(50), cursor=3, keep="person/40")
        assert pane.cursor == 40
        pane.fill(ManyRows(30), cursor=40, keep="person/40")
        assert pane.cursor == 29
        await pilot.pause()


STYLE = Style()
STYLES = LineStyles(STYLE, STYLE, STYLE, STYLE, STYLE)


@given(
    label=st.text(max_size=40),
    detail=st.text(max_size=60),
    tail=st.text(max_size=20),
    width=st.integers(4, 120),
    kind=st.sampled_from(ENTITY_KINDS),
    order=st.sampled_from(("sources", "newest", "value", "")),
    lit=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 40)), max_size=3),
)
def test_a_row_is_exactly_as_wide_as_its_pane(
    label: str, detail: str, tail: str, width: int, kind: EntityKind, order: str, lit: list[tuple[int, int]]
) -> None:
    row = Row("x", label, detail, label_lit=tuple(lit), detail_lit=tuple(lit), cells=lambda _: tail)
    strip = draw(row, width, fitted(columns_of(kind), max(1, width - 3), order), " ", STYLES)
    assert cell_len(strip.text) == width == strip.cell_length
    assert "\n" not in strip.text
    assert "\x1b" not in strip.text


def test_what_matched_far_inside_a_quote_is_brought_into_sight() -> None:
    text = "零" * 60 + "算力" + "零" * 60
    columns = fitted(columns_of("quote"), 47)
    strip = draw(Row("x", "李家超", text, detail_lit=((60, 62),)), 50, columns, " ", STYLES)
    assert "算力" in strip.text
