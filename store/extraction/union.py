"""Groups of strings that grow together (union and find)."""

from collections import defaultdict
from collections.abc import Iterable


class Union:
    """Strings, each first in a group of its own."""

    def __init__(self, items: Iterable[str]) -> None:
        self._above = {item: item for item in items}

    @property
    def items(self) -> tuple[str, ...]:
        """All the strings, in the order they came."""
        return tuple(self._above)

    def unite(self, left: str, right: str) -> None:
        """Make the groups of two strings one."""
        self._above[self._top(left)] = self._top(right)

    def group(self, item: str) -> tuple[str, ...]:
        """Return the group of a string."""
        top = self._top(item)
        return tuple(other for other in self._above if self._top(other) == top)

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Return all groups."""
        found: dict[str, list[str]] = defaultdict(list)
        for item in self._above:
            found[self._top(item)].append(item)
        return tuple(tuple(group) for group in found.values())

    def _top(self, item: str) -> str:
        while self._above[item] != item:
            self._above[item] = self._above[self._above[item]]
            item = self._above[item]
        return item
