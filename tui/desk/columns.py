"""The columns of the panes, and which of them there is room for. No Textual here and nothing that asks the store."""

from collections.abc import Sequence
from typing import NamedTuple, assert_never

from store.kinds import EntityKind, SortOrder

GAP = 2
"""Cells between two columns."""
_ESSENTIAL = 3
"""Columns up to this rank stand side by side however narrow they get; others wait until those have what they want."""


class PaneColumn(NamedTuple):
    """A column.

    Attributes:
        id: what stands in it.
        heading: what is written above it.
        least: cells that it needs.
        want: cells that it is well served with.
        rank: the higher, the sooner it is left off where there is little room.
        grows: whether it takes what is left.
        right: whether its cells stand at its right edge.
        order: the sort order that goes by it; a pane that is sorted so always shows it.
    """

    id: str
    heading: str
    least: int
    want: int
    rank: int
    grows: bool = False
    right: bool = False
    order: SortOrder | None = None


class Placed(NamedTuple):
    """A column and how many cells it has."""

    column: PaneColumn
    cells: int


_DATE = PaneColumn("date", "Date", 10, 10, 3, order="newest")
_PUBLISHER = PaneColumn("publisher", "Publisher", 8, 12, 7)
_OWN = PaneColumn("own", "Tags and note", 8, 20, 9)
_NAMED = (
    PaneColumn("articles", "Art.", 4, 5, 3, right=True, order="sources"),
    PaneColumn("mentions", "Ment.", 5, 6, 8, right=True, order="mentions"),
    PaneColumn("said", "Said", 4, 5, 5, right=True, order="said"),
    PaneColumn("first", "First", 10, 10, 6),
    PaneColumn("last", "Last", 10, 10, 4, order="newest"),
    PaneColumn("trend", "Over time", 12, 24, 7),
    _OWN,
)

_ORGANISATION = (
    PaneColumn("name", "Name", 10, 14, 1, order="name"),
    PaneColumn("full", "Full name or kind", 8, 16, 6, grows=True),
    *_NAMED,
)
_PERSON = (
    PaneColumn("name", "Name", 8, 12, 1, order="name"),
    PaneColumn("role", "Role", 8, 18, 2, grows=True),
    *_NAMED,
)
_FIGURE = (
    PaneColumn("value", "Value", 8, 14, 1, order="value"),
    PaneColumn("about", "About", 7, 24, 2, grows=True),
    PaneColumn("worth", "Worth", 9, 12, 7),
    PaneColumn("giver", "Said by", 8, 12, 5),
    PaneColumn("sources", "Src", 3, 3, 4, right=True, order="sources"),
    _DATE,
    _PUBLISHER._replace(rank=8),
    PaneColumn("sentence", "Sentence", 24, 40, 6, grows=True),
    _OWN,
)
_QUOTE = (
    PaneColumn("speaker", "Speaker", 6, 12, 1, order="speaker"),
    PaneColumn("words", "Words", 9, 40, 2, grows=True),
    PaneColumn("kind", "Speech", 8, 8, 6),
    PaneColumn("sources", "Src", 3, 3, 4, right=True, order="sources"),
    _DATE,
    _PUBLISHER,
    _OWN,
)


def columns_of(kind: EntityKind) -> tuple[PaneColumn, ...]:
    """Return the columns of a pane in their order: first what a row is called, then what is said beside it."""
    match kind:
        case "organisation":
            return _ORGANISATION
        case "person":
            return _PERSON
        case "figure":
            return _FIGURE
        case "quote":
            return _QUOTE
        case _:
            assert_never(kind)


def arranged(kind: EntityKind, chosen: Sequence[str]) -> tuple[PaneColumn, ...]:
    """Return the columns of a pane as somebody has chosen them: the further to the front, the longer one is kept.

    Args:
        kind: the pane.
        chosen: what stands in them; what no column has is passed over. The usual ones where there is nothing.
    """
    usual = columns_of(kind)
    by_id = {one.id: one for one in usual[1:]}
    if not chosen:
        return usual
    wanted = (by_id[one] for one in dict.fromkeys(chosen) if one in by_id)
    return (usual[0], *(column._replace(rank=rank) for rank, column in enumerate(wanted, 2)))


def fitted(columns: Sequence[PaneColumn], width: int, order: str = "") -> tuple[Placed, ...]:
    """Return which columns there is room for, and how many cells each has, in their order.

    Args:
        columns: all there are.
        width: cells of a row.
        order: the sort order of the pane, whose column comes before others.
    """
    ranked = sorted(columns, key=lambda one: (one.rank > 1 and one.order != order, one.rank))
    kept: list[PaneColumn] = []
    for column in ranked:
        is_essential = column.rank <= _ESSENTIAL or column.order == order
        taken = sum((one.least if is_essential else one.want) + GAP for one in kept)
        if not kept or taken + column.least <= width:
            kept.append(column)
    spare = width - sum(one.least for one in kept) - GAP * (len(kept) - 1)
    cells = {one.id: min(width, one.least) for one in kept}
    while spare > 0 and (wanting := [one for one in kept if cells[one.id] < one.want]):
        for column in wanting[:spare]:  # each a cell in turn, so that none goes short
            cells[column.id] += 1
        spare -= min(spare, len(wanting))
    growing = [one for one in kept if one.grows] or kept[:1]
    for place, column in enumerate(reversed(growing)):
        more = max(0, spare) if place == len(growing) - 1 else max(0, spare * 3 // 4)
        cells[column.id] += more
        spare -= more
    return tuple(Placed(column, cells[column.id]) for column in columns if column in kept)
