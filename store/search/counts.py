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


class Counts:
    """How much of each row there is.

    Args:
        row_of: row of each entity.
        days_of: returns the days of the independent articles that a row stands in as YYYYMMDD, 0 where unknown.
        sources: of each row, see `Count`.
        mentions: likewise.
        said: likewise.
        newest: of each row the newest article that it stands in, as an ordinal of all articles, newest first.
        span: of each row the dates of the earliest and of the latest of them as YYYYMMDD, 0 where unknown.
    """

    def __init__(
        self,
        row_of: Mapping[str, int],
        days_of: Callable[[int], "Ints"],
        sources: "Ints",
        mentions: "Ints",
        said: "Ints",
        newest: "Ints",
        span: tuple["Ints", "Ints"],
    ) -> None:
        self._row_of = row_of
        self._days_of = days_of
        self.sources = sources
        self.mentions = mentions
        self.said = said
        self.newest = newest
        self.earliest, self.latest = span

    def of(self, entity_id: str) -> Count | None:
        """Return how much of an entity there is, None where that is not known."""
        row = self._row_of.get(entity_id)
        if row is None:
            return None
        sources, mentions, said, earliest, latest = (
            int(one[row]) for one in (self.sources, self.mentions, self.said, self.earliest, self.latest)
        )
        return Count(sources, mentions, said, iso(earliest), iso(latest))

    def days(self, entity_id: str) -> list[str]:
        """Return the days of the independent articles that an entity stands in, ISO 8601, "" where unknown."""
        row = self._row_of.get(entity_id)
        return [] if row is None else [iso(day) for day in self._days_of(row).tolist()]


def iso(day: int) -> str:
    """Return a day given as YYYYMMDD in ISO 8601, "" for 0."""
    digits = str(day)
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if day else ""
