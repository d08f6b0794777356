"""How two meet as a picture: one at the left, the other at the right, those by whom they meet in between."""

from collections.abc import Sequence
from itertools import pairwise

from rich.cells import cell_len

from store.text.language import tr
from store.views.near import Between, Path
from tui.desk.rows import NameOf
from tui.text.canvas import Canvas, Drawing, middle_of
from tui.text.cells import cut, printable

_LEAST = 9
"""Cells of a name, at least."""
_MOST = 22
"""At the most; otherwise a sixth of the picture."""


def meeting(found: Between, name: NameOf, here: Path | None, cells: int, lines: int) -> Drawing:
    """Return the picture of how two meet: one at the left, the other at the right, by whom they meet in between.

    Args:
        found: what they have to do with one another.
        name: what an entity is called where there is little room.
        here: the way under the cursor, which is lit; None for the sentences that they share.
        cells: how wide the picture is.
        lines: how high.
    """
    canvas = Canvas(cells, lines)
    wide = max(_LEAST, min(_MOST, cells // 6))
    ends = [cut(printable(name(one)), wide) for one in (found.one, found.other)]
    left, right = cell_len(ends[0]) + 1, cells - cell_len(ends[1]) - 2
    ways: list[Path | None] = [*([None] if found.shared else []), *found.paths]
    if here not in ways[:lines]:
        ways[lines - 1 : lines] = [here]
    ways = ways[:lines]
    middle = lines // 2
    drawn = [(way, (2 * row + 1) * lines // (2 * len(ways))) for row, way in enumerate(ways)]
    for way, line in sorted(drawn, key=lambda item: item[0] is here):
        style = "here" if way is here else "line"
        texts = _stations(found, way, name, wide)
        places = _along(texts, left, right)
        stops = [
            (left, left, middle),
            *((cell, cell + cell_len(text), line) for cell, text in places),
            (right, right, middle),
        ]
        for (_, out, from_line), (into, _, to_line) in pairwise(stops):
            canvas.line(middle_of(out, from_line), middle_of(into - 1, to_line), style)
        for cell, text in places:
            canvas.write(cell, line, text, style if style == "here" else "point")
    canvas.write(0, middle, ends[0], "point")
    canvas.write(right + 1, middle, ends[1], "point")
    return canvas.drawn()


def _stations(found: Between, way: Path | None, name: NameOf, wide: int) -> list[str]:
    """Return what stands on a way from left to right: how many sentences, by whom, how many."""
    if way is None:
        return [f" {len(found.shared):,} "]
    counts = [f" {count:,} " if count else tr(" role ") for count in way.sentences]
    names = [f" {cut(printable(name(one)), wide)} " for one in way.between]
    return [text for pair in zip(counts, names, strict=False) for text in pair] + counts[-1:]


def _along(texts: Sequence[str], left: int, right: int) -> list[tuple[int, str]]:
    """Return texts with the cells in which they begin, evenly between two edges."""
    spare = max(0, right - left - sum(map(cell_len, texts)))
    places, cell = [], left
    for number, text in enumerate(texts, 1):
        places.append((cell + spare * number // (len(texts) + 1), text))
        cell += cell_len(text)
    return places
