"""Groups of strings that grow together (union and find)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Join(NamedTuple):
    """Why two strings are one: the function that said so."""

    left: str
    right: str
    by: Callable[..., object]


@dataclass(eq=False)
class _Group:
    """Strings that are one, and which of them leads."""

    leader: str
    items: list[str]


class Union:
    """Strings, each first in a group of its own; two groups unite at the cost of the smaller.

    Attributes:
        joins: what united the groups, in order.
    """

    def __init__(self, items: Iterable[str]) -> None:
        self._group = {item: _Group(item, [item]) for item in items}
        self.joins: list[Join] = []

    def __contains__(self, item: object) -> bool:
        return item in self._group

    def unite(self, left: str, right: str, by: Callable[..., object]) -> None:
        """Make the groups of two strings one, led by the leader of the left one.

        Args:
            left: a string.
            right: another one.
            by: the function that says that they are one.
        """
        first, second = self._group[left], self._group[right]
        if first is second:
            return
        self.joins.append(Join(left, right, by))
        small, large = sorted((first, second), key=lambda group: len(group.items))
        large.leader = first.leader
        large.items += small.items
        for item in small.items:
            self._group[item] = large

    def leader(self, item: str) -> str:
        """Return the string that leads the group of a string."""
        return self._group[item].leader

    def group(self, item: str) -> tuple[str, ...]:
        """Return the group of a string."""
        return tuple(self._group[item].items)

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Return all groups, in the order of their first strings."""
        return tuple({id(group): tuple(group.items) for group in self._group.values()}.values())
