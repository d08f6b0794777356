"""One row of a pane, drawn into a strip of exactly so many cells."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.desk.models import Row, Stretch
from tui.text.cells import cut, printable

_GAP = 2
_NARROWEST_WITH_TAIL = 14
_CELLS_PER_TAIL = 4
"""A tail is shown where the row has this many cells for each of the tail's, besides the narrowest row's."""

_LEAST_DETAIL = 6


class LineStyles(NamedTuple):
    """The styles of a row: each complete, with its background."""

    base: Style
    label: Style
    detail: Style
    tail: Style
    lit: Style


def draw(row: Row, width: int, label_width: int, marker: str, styles: LineStyles) -> Strip:
    """Return a row as a strip.

    Args:
        row: what to draw.
        width: cells of the strip.
        label_width: cells that the label takes at least, so that the details stand in a column.
        marker: one cell before the label.
        styles: how to draw.
    """
    tail = cut(printable(row.tail), width // 3)
    if width < _NARROWEST_WITH_TAIL + _CELLS_PER_TAIL * cell_len(tail):
        tail = ""
    tail_cells = cell_len(tail)
    room = width - 2 - (tail_cells + _GAP if tail else 0) - 1
    label, detail = printable(row.label), printable(row.detail)
    label_room = room
    if detail and room > label_width + _GAP + _LEAST_DETAIL:
        wanted = max(label_width, min(cell_len(label), room // 2))
        label_room = wanted if wanted + _GAP + _LEAST_DETAIL <= room else room
    shown = cut(label, label_room)
    segments = [Segment(f"{marker} ", styles.tail)]
    segments += _pieces(shown, row.label_lit, styles.label, styles.lit)
    used = cell_len(shown)
    left = room - max(used, min(label_width, label_room)) - _GAP
    if detail and left >= _LEAST_DETAIL:
        pad = max(used, min(label_width, label_room)) - used + _GAP
        segments.append(Segment(" " * pad, styles.base))
        shown, lit = _window(detail, row.detail_lit, left)
        shown = cut(shown, left)
        segments += _pieces(shown, lit, styles.detail, styles.lit)
        used += pad + cell_len(shown)
    segments.append(Segment(" " * (room - used + (_GAP if tail else 0)), styles.base))
    if tail:
        segments.append(Segment(tail, styles.tail))
    segments.append(Segment(" ", styles.base))
    return Strip(segments).adjust_cell_length(width, styles.base)


def _window(text: str, lit: Sequence[Stretch], width: int) -> tuple[str, Sequence[Stretch]]:
    """Return the part of a text to show: its beginning, or what surrounds the first match if that lies beyond it."""
    if not lit or cell_len(text[: lit[0][1]]) < width:
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
