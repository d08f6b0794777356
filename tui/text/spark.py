"""How much there is of something over time, in one line of characters."""

from collections.abc import Mapping, Sequence
from math import ceil

_HEIGHTS = "▁▂▃▄▅▆▇█"


def spark(months: Mapping[str, int], most: int = 24) -> str:
    """Return the months from the first to the last as bars, some together where there are more than `most`.

    Args:
        months: how many there are in each that has any, by YYYY-MM.
        most: characters.
    """
    if not months:
        return ""
    counts = {_ordinal(month): count for month, count in months.items()}
    first, last = min(counts), max(counts)
    step = -(-(last - first + 1) // most)
    return bars([sum(counts.get(month, 0) for month in range(at, at + step)) for at in range(first, last + 1, step)])


def bars(values: Sequence[float]) -> str:
    """Return values as bars, as high as their share of the highest; none for nothing."""
    highest = max(map(abs, values), default=0)
    return "".join(_HEIGHTS[ceil(abs(one) / highest * (len(_HEIGHTS) - 1))] if one else " " for one in values)


def _ordinal(month: str) -> int:
    year, _, number = month.partition("-")
    return int(year) * 12 + int(number) - 1
