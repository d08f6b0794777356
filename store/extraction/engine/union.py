"""Groups of strings that grow together (union and find)."""

from collections.abc import Iterable


class Union:
    """Strings, each first in a group of its own; two groups unite at the cost of the smaller."""

    def __init__(self, items: Iterable[str]) -> None:
        self._group = {item: [item] for item in items}

    def unite(self, left: str, right: str) -> None:
        """Make the groups of two strings one."""
        small, large = sorted((self._group[left], self._group[right]), key=len)
        if small is large:
            return
        large += small
        for item in small:
            self._group[item] = large

    def group(self, item: str) -> tuple[str, ...]:
        """Return the group of a string."""
        return tuple(self._group[item])

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Return all groups, in the order of their first strings."""
        return tuple({id(group): tuple(group) for group in self._group.values()}.values())
