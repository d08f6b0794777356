"""What was nearly found, and what kept it from being found, for whoever asks why."""

from collections.abc import Callable
from typing import NamedTuple

from store.extraction.engine.place import place_of


class NearMiss(NamedTuple):
    """A stretch of an article that looked like something and was refused.

    Attributes:
        start: first code point.
        end: one past the last.
        reason: why it is none, in words.
        by: the function that refused it.
        besides: whether it is told besides another of the same stretch.
    """

    start: int
    end: int
    reason: str
    by: Callable[..., object]
    besides: bool = False

    @property
    def place(self) -> str:
        """Where the function stands, as `file:line`."""
        return place_of(self.by)
