"""Lines of dots and words in cells."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.text.canvas import Canvas, Piece


def shown(canvas: Canvas) -> list[str]:
    return ["".join(piece.text for piece in line) for line in canvas.drawn()]


def test_a_line_of_dots() -> None:
    canvas = Canvas(2, 1)
    canvas.line((0, 0), (3, 3), "line")
    assert canvas.drawn() == ((Piece("⠑⢄", "line"),),)


def test_words_stand_over_dots_and_wide_characters_take_two_cells() -> None:
    canvas = Canvas(6, 1)
    canvas.line((0, 0), (11, 0))
    canvas.write(1, 0, "山湾")
    assert shown(canvas) == ["⠉山湾⠉"]
    assert not canvas.is_free(0, 0, 2)
    assert canvas.is_free(0, 0, 1)
    assert not canvas.is_free(5, 0, 2)


@given(st.integers(1, 20), st.integers(1, 5), st.integers(-5, 25), st.integers(-2, 6), st.text(max_size=12))
def test_every_line_is_as_wide_as_the_picture(cells: int, lines: int, cell: int, line: int, text: str) -> None:
    canvas = Canvas(cells, lines)
    canvas.line((cell, line), (3 * line, cell))
    canvas.write(cell, line, text)
    assert [cell_len(one) for one in shown(canvas)] == [cells] * lines
