"""Strings, or their numbers, that come together, and some that must not (union and find)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Item = TypeVar("Item", str, int)


@dataclass(eq=False, slots=True)
class _Set(Generic[Item]):
    """Items that are together, their least, and the sets that they must not come together with."""

    least: Item
    members: list[Item]
    shuns: "set[_Set[Item]]" = field(default_factory=set)


class Sets(Generic[Item]):
    """Disjoint sets; each item is first in one of its own, and two unite at the cost of the smaller.

    Args:
        items: what is in them.
    """

    def __init__(self, items: Iterable[Item]) -> None:
        self._of: dict[Item, _Set[Item]] = {item: _Set(item, [item]) for item in items}

    def __contains__(self, item: object) -> bool:
        return item in self._of

    def find(self, item: Item) -> Item:
        """Return the least of a set, by which it is known."""
        return self._of[item].least

    def members(self, item: Item) -> Sequence[Item]:
        """Return all that an item is together with, itself too."""
        return self._of[item].members

    def part(self, one: Item, other: Item) -> None:
        """Keep two apart for good; nothing where they are together."""
        first, second = self._of[one], self._of[other]
        if first is not second:
            first.shuns.add(second)
            second.shuns.add(first)

    def are_apart(self, one: Item, other: Item) -> bool:
        """Return whether the sets of two must not come together."""
        return self._of[other] in self._of[one].shuns

    def unite(self, one: Item, other: Item) -> bool:
        """Let the sets of two be one, unless any of them are to stay apart; True where they are one then."""
        first, second = self._of[one], self._of[other]
        if first is second:
            return True
        if second in first.shuns:
            return False
        small, large = sorted((first, second), key=lambda some: len(some.members))
        large.least = min(small.least, large.least)
        large.members += small.members
        for item in small.members:
            self._of[item] = large
        for shunned in small.shuns:
            shunned.shuns.remove(small)
            shunned.shuns.add(large)
        large.shuns |= small.shuns
        return True

    def unite_all(self, items: Iterable[Item]) -> None:
        """Let the sets of some be one with that of the least of them, but for those that are to stay apart from it."""
        found = sorted({self.find(item) for item in items})
        for other in found[1:]:
            self.unite(found[0], other)

    def groups(self) -> list[list[Item]]:
        """Return the sets, each in order, by the first of their items."""
        return [sorted(one.members) for one in dict.fromkeys(self._of.values())]
