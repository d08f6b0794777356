"""Groups of strings that grow together (union and find)."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from store.text.sets import Sets


class Join(NamedTuple):
    """Why two strings are one: the function that said so."""

    left: str
    right: str
    by: Callable[..., object]


class Union:
    """Strings, each first in a group of its own, of which one leads, and why groups are one.

    Attributes:
        joins: what united the groups, in order.
    """

    def __init__(self, items: Iterable[str]) -> None:
        self._leaders = {item: item for item in items}  # of each group, by its least
        self._sets = Sets(self._leaders)
        self.joins: list[Join] = []

    def __contains__(self, item: object) -> bool:
        return item in self._sets

    def unite(self, left: str, right: str, by: Callable[..., object]) -> None:
        """Make the groups of two strings one, led by the leader of the left one.

        Args:
            left: a string.
            right: another one.
            by: the function that says that they are one.
        """
        if self._sets.find(left) == self._sets.find(right):
            return
        self.joins.append(Join(left, right, by))
        leader = self.leader(left)
        self._sets.unite(left, right)
        self._leaders[self._sets.find(left)] = leader

    def leader(self, item: str) -> str:
        """Return the string that leads the group of a string."""
        return self._leaders[self._sets.find(item)]

    def group(self, item: str) -> tuple[str, ...]:
        """Return the group of a string."""
        return tuple(self._sets.members(item))

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Return all groups, in the order of their first strings."""
        return tuple(dict.fromkeys(map(self.group, self._leaders)))
