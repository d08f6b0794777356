"""Numbers that come together, and some that must not."""

from collections import defaultdict


class Sets:
    """Disjoint sets of numbers, some of which must not come together.

    Args:
        size: how many numbers there are.
    """

    def __init__(self, size: int) -> None:
        self._root = list(range(size))
        self._shuns: dict[int, set[int]] = defaultdict(set)

    def find(self, number: int) -> int:
        """Return the number by which its set is known."""
        root = self._root
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    def part(self, one: int, other: int) -> None:
        """Keep two apart for good; nothing where they are together."""
        one, other = self.find(one), self.find(other)
        if one != other:
            self._shuns[one].add(other)
            self._shuns[other].add(one)

    def unite_with_any(self, some: list[int], one: int) -> None:
        """Let one be with the first of some that it may be with; where it may be with none, it is another of them."""
        if not any(self.unite(other, one) for other in some):
            some.append(one)

    def unite(self, one: int, other: int) -> bool:
        """Let the sets of two be one, unless any of them are to stay apart; True where they are one then."""
        least, other = sorted((self.find(one), self.find(other)))
        if least == other:
            return True
        if other in self._shuns.get(least, ()):
            return False
        self._root[other] = least
        for shunned in self._shuns.pop(other, ()):
            self._shuns[shunned].discard(other)
            self._shuns[shunned].add(least)
            self._shuns[least].add(shunned)
        return True

    def are_apart(self, one: int, other: int) -> bool:
        """Return whether the sets of two must not come together."""
        return self.find(other) in self._shuns.get(self.find(one), ())

    def groups(self) -> list[list[int]]:
        """Return the sets, each in order, by their first."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._root)):
            found[self.find(number)].append(number)
        return list(found.values())
