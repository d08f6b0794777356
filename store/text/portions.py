"""A few of many things at a time: what is asked of a store, or written to it, at once."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Thing = TypeVar("Thing")


def portions(things: Iterable[Thing], most: int) -> Iterator[list[Thing]]:
    """Yield things so many at a time, the last ones fewer; each portion is taken from them when it is asked for."""
    rest = iter(things)
    while portion := list(islice(rest, most)):
        yield portion
