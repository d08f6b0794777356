"""A picture drawn in cells: lines of Braille dots, two beside and four below one another in a cell, words over them.

Braille patterns (Unicode, U+2800) are narrow in every terminal; box drawing cannot draw a slope.
"""

from typing import NamedTuple

from rich.cells import get_character_cell_size

from tui.text.cells import printable

ACROSS, DOWN = 2, 4
"""Dots of a cell."""
_BLANK = 0x2800
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


class Piece(NamedTuple):
    """Some characters of one style; what a style looks like is said by whoever draws them, "" is plain."""

    text: str
    style: str = ""


Drawing = tuple[tuple[Piece, ...], ...]
"""A picture, line by line."""


def middle_of(cell: int, line: int) -> tuple[int, int]:
    """Return the dot in the middle of a cell."""
    return cell * ACROSS + ACROSS // 2, line * DOWN + DOWN // 2


class Canvas:
    """A picture as it is drawn: what is drawn later lies above, words above all dots.

    Args:
        cells: how wide it is.
        lines: how high.
    """

    def __init__(self, cells: int, lines: int) -> None:
        self.cells = cells
        self.lines = lines
        self._dots: dict[tuple[int, int], tuple[int, str]] = {}
        self._words: dict[tuple[int, int], Piece] = {}

    def line(self, start: tuple[int, int], end: tuple[int, int], style: str = "") -> None:
        """Draw a straight line between two dots, given as column and row from the upper left, both in dots."""
        (x, y), (last_x, last_y) = start, end
        steps = max(abs(last_x - x), abs(last_y - y), 1)
        for step in range(steps + 1):
            self._dot(x + round((last_x - x) * step / steps), y + round((last_y - y) * step / steps), style)

    def _dot(self, x: int, y: int, style: str) -> None:
        place = (y // DOWN, x // ACROSS)
        if self._holds(*place):
            known = self._dots.get(place, (0, ""))[0]
            self._dots[place] = (known | _DOTS[y % DOWN][x % ACROSS], style)

    def _holds(self, line: int, cell: int) -> bool:
        return 0 <= line < self.lines and 0 <= cell < self.cells

    def write(self, cell: int, line: int, text: str, style: str = "") -> None:
        """Write words, from a cell of a line on; what lies beyond the edge is not seen."""
        for character in printable(text):
            wide = get_character_cell_size(character)
            if wide and self._holds(line, cell) and self._holds(line, cell + wide - 1):
                self._words[line, cell] = Piece(character, style)
                if wide > 1:
                    self._words[line, cell + 1] = Piece("", style)
            cell += wide

    def is_free(self, cell: int, line: int, cells: int) -> bool:
        """Return whether some cells of a line are on the picture and have no words."""
        place = range(cell, cell + cells)
        return all(self._holds(line, one) and (line, one) not in self._words for one in place)

    def drawn(self) -> Drawing:
        """Return the picture."""
        return tuple(self._drawn_line(line) for line in range(self.lines))

    def _drawn_line(self, line: int) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        for cell in range(self.cells):
            dots, style = self._dots.get((line, cell), (0, ""))
            piece = self._words.get((line, cell)) or Piece(chr(_BLANK + dots) if dots else " ", style)
            if pieces and pieces[-1].style == piece.style:
                pieces[-1] = Piece(pieces[-1].text + piece.text, piece.style)
            else:
                pieces.append(piece)
        return tuple(pieces)
