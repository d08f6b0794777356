"""One row of a pane, drawn into a strip of exactly so many cells, its columns where those of all rows are."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from store.text.language import tr
from tui.desk.columns import GAP, Placed
from tui.desk.models import Row, Stretch
from tui.text.cells import cut, padded, printable, shown

MARK = 2
"""Cells before the first column, for what marks a row."""


class LineStyles(NamedTuple):
    """The styles of a row: each complete, with its background."""

    base: Style
    label: Style
    detail: Style
    tail: Style
    lit: Style


def draw(row: Row, width: int, columns: Sequence[Placed], marker: str, styles: LineStyles) -> Strip:
    """Return a row as a strip.

    Args:
        row: what to draw.
        width: cells of the strip.
        columns: which columns, and how wide; the first has the label, the second the detail.
        marker: one cell before the label.
        styles: how to draw.
    """
    segments = [Segment(f"{marker} ", styles.tail)]
    length, blanks = MARK, 0
    for column, cells in columns:
        lit: Sequence[Stretch] = ()
        style = styles.tail if column.right else styles.detail
        if column.rank == 1:
            text, lit, style = row.label, row.label_lit, styles.label
        elif column.id in _DETAILS:
            text, lit = _window(row.detail, row.detail_lit, cells)
        else:
            text = row.cells(column.id)
        text, taken = shown(text, cells)
        if column.right:
            blanks += cells - taken
        if blanks:
            segments.append(Segment(" " * blanks, styles.base))
        segments += _pieces(text, lit, style, styles.lit)
        length += blanks + taken
        blanks = GAP if column.right else GAP + cells - taken
    if length < width:
        segments.append(Segment(" " * (width - length), styles.base))
    strip = Strip(segments, max(length, width))  # measuring it would take as long as drawing it
    return strip if length <= width else strip.crop(0, width)


_DETAILS = frozenset({"full", "role", "about", "words"})
"""The columns in which what is said beside the label stands."""


def draw_headings(columns: Sequence[Placed], width: int, style: Style) -> Strip:
    """Return what the columns have, as a strip."""
    words = [padded(cut(tr(column.heading, "column"), cells), cells, right=column.right) for column, cells in columns]
    return Strip([Segment(" " * MARK + (" " * GAP).join(words), style)]).adjust_cell_length(width, style)


def _window(text: str, lit: Sequence[Stretch], width: int) -> tuple[str, Sequence[Stretch]]:
    """Return the part of a text to show: its beginning, or what surrounds the first match if that lies beyond it."""
    if not lit or cell_len(printable(text[: lit[0][1]])) < width:
        return text, lit
    start = max(0, lit[0][0] - max(2, width // 6))
    return "…" + text[start:], [(left - start + 1, right - start + 1) for left, right in lit]


def _pieces(text: str, lit: Sequence[Stretch], style: Style, lit_style: Style) -> list[Segment]:
    segments: list[Segment] = []
    place = 0
    for start, end in lit:
        left, right = max(place, start), min(end, len(text))
        if right <= left:
            continue
        if left > place:
            segments.append(Segment(text[place:left], style))
        segments.append(Segment(text[left:right], lit_style))
        place = right
    if place < len(text):
        segments.append(Segment(text[place:], style))
    return segments
