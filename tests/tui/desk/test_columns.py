"""Which columns a pane has room for, and what stands in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.kinds import ENTITY_KINDS, KINDS, EntityKind, SortOrder
from tests.tui.driving import explorer
from tui.desk.columns import GAP, columns_of, fitted
from tui.desk.details import bars

SHORT = 36
"""Cells of a row of one of two panes side by side in a terminal of eighty."""
DATES = {"date", "last"}


@given(kind=st.sampled_from(ENTITY_KINDS), width=st.integers(1, 300), order=st.sampled_from(["", "newest", "value"]))
def test_columns_fill_the_width_and_never_more(kind: EntityKind, width: int, order: str) -> None:
    placed = fitted(columns_of(kind), width, order)
    assert sum(cells for _, cells in placed) + GAP * (len(placed) - 1) == width
    assert all(cells > 0 for _, cells in placed)


@pytest.mark.parametrize("kind", ENTITY_KINDS)
def test_the_column_that_a_pane_is_sorted_by_is_there_at_eighty_cells(kind: EntityKind) -> None:
    by: dict[SortOrder, str] = {column.order: column.id for column in columns_of(kind) if column.order is not None}
    for order in KINDS[kind].orders:
        assert by[order] in {column.id for column, _ in fitted(columns_of(kind), SHORT, order)}, order


@pytest.mark.parametrize("kind", ENTITY_KINDS)
def test_more_room_shows_more_and_drops_nothing(kind: EntityKind) -> None:
    shown: set[str] = set()
    for width in (SHORT, 60, 114, 194):
        wider = {column.id for column, _ in fitted(columns_of(kind), width)}
        assert shown <= wider
        shown = wider
    assert shown == {column.id for column in columns_of(kind)}


def test_bars_say_how_many_days_lie_in_each_twelfth() -> None:
    assert bars([1, 1, 12], 1, 12) == "█          ▄"
    assert bars([7], 7, 7)[0] == "█"


async def test_a_row_tells_when_where_and_by_whom() -> None:
    async with explorer(size=(120, 40)) as driver:
        await driver.type("620亿")
        rows = driver.pane("figure").rows
        assert rows is not None
        cells = rows.row(0).cells
        assert (cells("date"), cells("sources")) == ("2024-06-14", "")
        assert "620亿港元" in cells("sentence")
        await driver.press("escape")
        await driver.type("陈家齐")
        rows = driver.pane("person").rows
        assert rows is not None
        cells = rows.row(0).cells
        assert (cells("articles"), cells("said"), cells("first"), cells("last")) == (
            "2",
            "1",
            "2024-06-14",
            "2024-07-01",
        )
        assert len(cells("trend")) == 12
