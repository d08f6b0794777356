"""In which order what was read of many files at a time is told."""

from collections import deque
from collections.abc import Iterable, Iterator

from store.library.reading import Read


class Turns:
    """Lets what has come pass in the order in which it was asked for; a slow file loses its turn."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._order = deque(paths)
        self._come: dict[str, Read] = {}
        self._late: set[str] = set()

    def held(self) -> int:
        """Return how many have come and may not pass yet."""
        return len(self._come)

    def come(self, read: Read) -> None:
        """Take in what has become of a file."""
        self._come[read.place.path] = read

    def passed(self, slow: frozenset[str]) -> Iterator[Read]:
        """Yield what may pass now.

        Args:
            slow: files that are not waited for.
        """
        while self._order and (self._order[0] in self._come or self._order[0] in slow):
            path = self._order.popleft()
            if path in self._come:
                yield self._come.pop(path)
            else:
                self._late.add(path)
        for path in self._late & self._come.keys():
            self._late.remove(path)
            yield self._come.pop(path)
