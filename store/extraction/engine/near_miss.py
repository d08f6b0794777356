"""What was nearly found, and what kept it from being found, for whoever asks why."""

import inspect
from collections.abc import Callable
from typing import NamedTuple


class NearMiss(NamedTuple):
    """A stretch of an article that looked like something and was refused.

    Attributes:
        start: first code point.
        end: one past the last.
        reason: why it is none, in words.
        by: the function that refused it.
    """

    start: int
    end: int
    reason: str
    by: Callable[..., object]

    @property
    def place(self) -> str:
        """Where the function stands, as `file:line`."""
        code = inspect.unwrap(self.by).__code__
        return f"{self.by.__module__.replace('.', '/')}.py:{code.co_firstlineno}"
