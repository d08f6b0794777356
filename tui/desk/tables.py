"""The plain records of a view: a title, columns, rows; what the explorer draws and the command line prints alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar, overload

from store.errors import NotFoundError
from store.text.language import later, tr
from tui.desk.models import Subject
from tui.text.canvas import Drawing

GAP = 2
"""Cells between two columns."""
_LEAST = 22
"""Cells of the column that takes what is left, at least; where there are fewer, others are left off."""

_SEARCHED = 2_000
"""Rows before and behind a place that are looked through to find one again: a few hundredths of a second."""
_GONE = later("Not in the store any more.")

Thing = TypeVar("Thing")


class Column(NamedTuple):
    """A column.

    Attributes:
        name: its heading.
        cells: how wide it is; 0 for the one that takes what is left.
        rank: the higher, the sooner it is left off where there is little room.
        right: whether its cells stand at its right edge.
    """

    name: str
    cells: int = 0
    rank: int = 0
    right: bool = False


class Evidence(NamedTuple):
    """Where what a row says stands.

    Attributes:
        subject: whose mention it is, or "" where an article is meant as a whole.
        article: the article, or "" for the first mention of the subject.
        sentence: ordinal of the sentence in it, -1 for the first that the subject stands in.
    """

    subject: str = ""
    article: str = ""
    sentence: int = -1


class TableRow(NamedTuple):
    """A row.

    Attributes:
        cells: what stands in each column.
        mark: one character before them: `+` new, `!` in conflict.
        subject: where enter leads: an entity, or an article; None for nowhere.
        evidence: what o opens, and what is shown of it; the first one opens.
        asks: the words of a query that find what the row counts.
        way: the way of showing the table that enter leads to, "" for none.
        quiet: whether the row says something of the others, and nothing of its own.
        below: of a heading the evidence of the first row below it: what o opens.
        told: lines to show below of a row without evidence, for which its cells have no room.
    """

    cells: tuple[str, ...]
    mark: str = " "
    subject: Subject | None = None
    evidence: tuple[Evidence, ...] = ()
    asks: tuple[str, ...] = ()
    way: str = ""
    quiet: bool = False
    below: tuple[Evidence, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def opens(self) -> Evidence | None:
        """What o opens, None for nothing."""
        return next(iter(self.evidence or self.below), None)

    @property
    def leads(self) -> bool:
        """Whether any key does something on it: the cursor passes over headings that say something alone."""
        return bool(self.subject or self.opens or self.asks or self.way or self.told)

    def is_like(self, other: "TableRow") -> bool:
        """Return whether another row says something of the same, as far as what it is about tells."""
        ours, theirs = (tuple(place.subject for place in one.evidence) for one in (self, other))
        return (self.subject, self.asks, self.quiet, ours) == (other.subject, other.asks, other.quiet, theirs)


class Rows(Sequence[TableRow], Generic[Thing]):
    """Rows that are made when they are drawn."""

    def __init__(self, things: Sequence[Thing], make: Callable[[Thing], TableRow]) -> None:
        self._things = things
        self._make = make

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, at: int) -> TableRow: ...
    @overload
    def __getitem__(self, at: slice) -> "Rows[Thing]": ...
    def __getitem__(self, at: int | slice) -> "TableRow | Rows[Thing]":
        if isinstance(at, slice):
            return Rows(self._things[at], self._make)
        return self._make(self._things[at])


Draw = Callable[[int, int], Drawing]
"""Draws a picture of so many cells and lines."""


def _no_picture(_: int) -> Draw | None:
    return None


@dataclass(frozen=True)
class Table:
    """What a view shows.

    Attributes:
        title: what it is.
        counts: how many of what there are, in words.
        columns: its columns.
        rows: its rows.
        empty: what is said where there are none.
        way: which of the ways of showing it this is, in a few words, or "" where there is one alone.
        ways: all of them.
        picture: what draws the picture that belongs to a row, given its place.
        start: the place of the row where one begins: behind a heading.
    """

    title: str
    counts: str
    columns: tuple[Column, ...]
    rows: Sequence[TableRow]
    empty: str
    way: str = ""
    ways: tuple[str, ...] = ()
    picture: Callable[[int], Draw | None] = _no_picture
    start: int = 0

    def row(self, place: int) -> TableRow:
        """Return a row; what it tells of may be gone since the table was made, and then it says that alone."""
        try:
            return self.rows[place]
        except NotFoundError:
            return TableRow(tuple("" if column.cells else tr(_GONE) for column in self.columns), quiet=True)

    def find(self, wanted: TableRow, near: int) -> int:
        """Return the place of a row like another, of several the one nearest to a place; that place where none is."""
        reach = max(near, len(self.rows) - near - 1)
        for step in range(min(reach, _SEARCHED) + 1):
            for place in dict.fromkeys((near - step, near + step)):
                if 0 <= place < len(self.rows) and self.row(place).is_like(wanted):
                    return place
        return near


def fitted(columns: Sequence[Column], width: int) -> tuple[tuple[int, int], ...]:
    """Return which columns fit into so many cells, as place and cells, in their order."""
    kept = sorted(range(len(columns)), key=lambda place: (columns[place].cells > 0, columns[place].rank, place))
    while len(kept) > 1 and _needed(columns, kept) > width:
        kept.pop()
    spare = width - sum(columns[place].cells for place in kept) - GAP * (len(kept) - 1)
    return tuple((place, columns[place].cells or max(1, spare)) for place in sorted(kept))


def _needed(columns: Sequence[Column], places: Sequence[int]) -> int:
    return sum(columns[place].cells or _LEAST for place in places) + GAP * (len(places) - 1)
