"""What changed in the wording, as a picture."""

import pytest
from rich.cells import cell_len

from store.views.positions import Part
from tui.desk.views.positions import wording

PARTS = (
    Part(change="same", text="远山银行明年会增聘"),
    Part(change="dropped", text="三百"),
    Part(change="added", text="五百"),
    Part(change="same", text="名工程师"),
)


def test_what_was_dropped_and_added_is_told_apart_by_signs_too() -> None:
    [line] = wording(PARTS, 60, 5)
    assert "".join(piece.text for piece in line) == "远山银行明年会增聘[-三百-]{+五百+}名工程师"
    assert [(piece.text, piece.style) for piece in line if piece.style] == [
        ("[-三百-]", "dropped"),
        ("{+五百+}", "added"),
    ]


@pytest.mark.parametrize(("cells", "lines"), [(20, 2), (20, 5), (12, 9)])
def test_it_keeps_to_its_room(cells: int, lines: int) -> None:
    drawn = wording(PARTS, cells, lines)
    assert len(drawn) <= lines
    assert all(sum(cell_len(piece.text) for piece in line) <= cells for line in drawn)
