"""How much there is of each row: records that a search answers with."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # which brings numpy with it
    from store.search.rows import Ints


class Count(NamedTuple):
    """How much of somebody, or of a fact or statement, there is.

    Attributes:
        sources: in how many independent articles they stand.
        mentions: how often.
        said: how many statements they made.
        first: the date of the earliest article that they stand in, ISO 8601, "" where unknown.
        last: likewise of the latest.
    """

    sources: int
    mentions: int
    said: int
    first: str
    last: str


class Columns(NamedTuple):
    """How much there is of some rows that follow one another.

    Attributes:
        sources: of each row, see `Count`.
        mentions: likewise.
        said: likewise.
        newest: of each row the newest article that it stands in, as an ordinal of all articles, newest first.
        earliest: of each row the date of the earliest article as YYYYMMDD, 0 where unknown.
        latest: likewise of the latest.
    """

    sources: "Ints"
    mentions: "Ints"
    said: "Ints"
    newest: "Ints"
    earliest: "Ints"
    latest: "Ints"


class Counts:
    """How much of each row there is; of one of which there is nothing, nothing is kept: panes hold on to their counts.

    Args:
        row_of: row of each entity.
        days_of: returns the days of the independent articles that a row stands in as YYYYMMDD, 0 where unknown.
        columns: of all rows.
        nowhere: what `newest` is of rows that stand in no article.
    """

    def __init__(
        self, row_of: Mapping[str, int], days_of: Callable[[int], "Ints"], columns: Columns, nowhere: int
    ) -> None:
        self._row_of = row_of
        self._days_of = days_of
        there = (columns.sources > 0) | (columns.mentions > 0) | (columns.said > 0)
        self._rows = there.nonzero()[0].astype(columns.sources.dtype)
        self._kept = Columns(*(column[self._rows] for column in columns))
        self._nowhere = nowhere

    def between(self, first: int, last: int) -> Columns:
        """Return how much there is of the rows from one up to another."""
        return Columns(*(self.column(name, first, last) for name in Columns._fields))

    def column(self, name: str, first: int, last: int) -> "Ints":
        """Return one column of it."""
        import numpy as np  # which who counts has brought: who shows what was counted need not

        start, end = self._rows.searchsorted((first, last)).tolist()
        found = np.full(last - first, self._nowhere if name == "newest" else 0, np.int32)
        found[self._rows[start:end] - first] = getattr(self._kept, name)[start:end]
        return found

    def of(self, entity_id: str) -> Count | None:
        """Return how much of an entity there is, None where that is not known."""
        row = self._row_of.get(entity_id)
        if row is None:
            return None
        columns = self.between(row, row + 1)
        sources, mentions, said, _, earliest, latest = (int(column[0]) for column in columns)
        return Count(sources, mentions, said, iso(earliest), iso(latest))

    def days(self, entity_id: str) -> list[str]:
        """Return the days of the independent articles that an entity stands in, ISO 8601, "" where unknown."""
        row = self._row_of.get(entity_id)
        return [] if row is None else [iso(day) for day in self._days_of(row).tolist()]


def iso(day: int) -> str:
    """Return a day given as YYYYMMDD in ISO 8601, "" for 0."""
    digits = str(day)
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if day else ""
