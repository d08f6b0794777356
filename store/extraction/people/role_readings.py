"""A role as it is read at one place of an article."""

from collections.abc import Callable
from typing import NamedTuple

from store.extraction.engine.rule import Rule
from store.model import Role


class Reading(NamedTuple):
    """A role of a person as it is read at one place.

    Attributes:
        start: where its title begins, its organisation included.
        end: one past the title.
        role: title and organisation.
        rule: what found it.
        by: the function that told the organisation.
        shown: where the words stand that show it to be held (曾任), without a length where none are needed.
    """

    start: int
    end: int
    role: Role
    rule: Rule
    by: Callable[..., object]
    shown: tuple[int, int] = (0, 0)
