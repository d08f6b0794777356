"""Which columns of a table fit: the one that takes what is left always, others by their rank."""

import pytest
from rich.cells import cell_len

from tui.desk.tables import Column, fitted
from tui.text.cells import padded

COLUMNS = (Column("Date", 10), Column("What"), Column("Sources", 7, 2, right=True), Column("Who", 12, 1))


@pytest.mark.parametrize(
    ("width", "names"),
    [(100, ["Date", "What", "Sources", "Who"]), (55, ["Date", "What", "Who"]), (40, ["Date", "What"]), (20, ["What"])],
)
def test_the_least_needed_columns_are_left_off_first(width: int, names: list[str]) -> None:
    found = fitted(COLUMNS, width)
    assert [COLUMNS[place].name for place, _ in found] == names
    assert sum(cells for _, cells in found) + 2 * (len(found) - 1) == width


def test_text_is_padded_in_cells() -> None:
    assert [cell_len(padded(text, 8)) for text in ("山间", "ab", "")] == [8, 8, 8]
    assert padded("7", 3, right=True) == "  7"
