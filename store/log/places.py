"""Where the documents of a table lie."""

from collections.abc import Iterator
from typing import NamedTuple

from store.log.batches import LENGTH_BITS


class Place(NamedTuple):
    """Where a document lies, as one integer (see `LENGTH_BITS`), and its id."""

    location: int
    id: str

    @property
    def offset(self) -> int:
        """Return where in the file it lies, or the line that it is packed into begins."""
        return self.location >> LENGTH_BITS


class Places:
    """Where the documents of a table lie, by id."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}
        self.taken_out: dict[str, int] = {}
        """Those that were taken out and are not there again, with the size that the file had then."""

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, identity: str) -> bool:
        return identity in self._known

    def get(self, identity: str) -> int:
        """Return the location of a document, 0 where there is none."""
        return self._known.get(identity, 0)

    def put(self, identity: str, location: int) -> int:
        """Note where a document lies; return the location of the one in whose place it comes, 0 where there is none."""
        older = self._known.get(identity, 0)
        self._known[identity] = location
        if self.taken_out:
            self.taken_out.pop(identity, None)
        return older

    def take_out(self, identity: str, size: int) -> int:
        """Note that a document is there no more since the file has that size; return its location, 0 for none."""
        older = self._drop(identity)
        if older:
            self.taken_out[identity] = size
        return older

    def _drop(self, identity: str) -> int:
        return self._known.pop(identity, 0)

    def ids(self) -> list[str]:
        """Return the ids of all."""
        return list(self._known)

    def written_since(self, size: int) -> list[str]:
        """Return the ids of those that were written when the file had that size, or later."""
        first = size << LENGTH_BITS
        return [identity for identity, location in self._known.items() if location >= first]

    def taken_out_since(self, size: int) -> list[str]:
        """Return the ids of those that were taken out when the file had that size, or later."""
        return [identity for identity, at in self.taken_out.items() if at >= size]

    def in_order(self) -> Iterator[Place]:
        """Return all as they are now, in the order of the file."""
        return iter(sorted(Place(location, identity) for identity, location in self._known.items()))
