"""The documents of the store's file as they are read: from any thread, while another one writes."""

import threading
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from store.log.batches import COMMIT, ends_batch
from store.log.contents import Contents
from store.log.disk import OpenFile, explained
from store.log.fetching import Fetcher
from store.log.places import Place, Places
from store.log.salvage import Damage
from store.text.language import tr

State = tuple[int, int]
"""How many times a file was opened, and the generation of what is known of it now."""


class Position(NamedTuple):
    """How far a file was known: what is written later lies behind.

    Attributes:
        openings: how many times a file had been opened; places in another one say nothing.
        size: bytes that were known of it.
    """

    openings: int
    size: int


class Documents:
    """The reading half of a journal.

    A reader takes the place of a document under the lock and reads it from a file that nobody changes there.

    Attributes:
        path: where the file lies.
        lock: held while a batch is taken in; who holds it sees one state for as long.
    """

    def __init__(self, path: Path, schema: int) -> None:
        self.path = path
        self.lock = threading.RLock()
        self._file: OpenFile | None = None
        self._contents = Contents(schema)
        self._fetcher = Fetcher(path)
        self._openings = 0

    @property
    def is_there(self) -> bool:
        """Whether there is a file."""
        return self._file is not None

    @property
    def generation(self) -> int:
        """How many batches the store has seen; another number is another state."""
        return self._contents.generation

    @property
    def state(self) -> State:
        """What tells one state of what is known from another, also where another file of the same generation came."""
        return self._openings, self.generation

    @property
    def position(self) -> Position:
        """How far the file is known now; see `written_since`."""
        with self.lock:
            return Position(self._openings, self.size)

    @property
    def bookmark(self) -> str:
        """What other processes, too, know this position by; see `place`."""
        with self.lock:
            return f"{self.generation}:{self.size}"

    def place(self, bookmark: str) -> Position | None:
        """Return the position of a bookmark, or None where the file that is open does not go on from there.

        The file is only added to, and a batch ends with a line that has its generation: where such a line ends at the
        size that the bookmark has, everything before is what it was.
        """
        generation, _, size = bookmark.partition(":")
        if not (generation.isdecimal() and size.isdecimal()):
            return None
        with self.lock:
            file, known, openings = self._file, self.size, self._openings
        if file is None or not COMMIT < int(size) <= known:
            return None
        with explained(tr("The store {path} could not be read", path=self.path)):
            end = file.disk.read(file.descriptor, int(size) - COMMIT, COMMIT)
        return Position(openings, int(size)) if ends_batch(end, int(generation)) else None

    @property
    def written(self) -> int:
        """The schema that the file is of."""
        return self._contents.written

    @property
    def damage(self) -> Damage | None:
        """What was wrong with the file when it was read, or None."""
        return self._contents.damage

    @property
    def torn(self) -> int:
        """How many bytes of an unfinished batch its end had then."""
        return self._contents.torn

    @property
    def size(self) -> int:
        """How many bytes its known part has."""
        return self._contents.size

    @property
    def garbage(self) -> int:
        """How many of them are of documents that were replaced or taken out since, about."""
        return self.size * self._contents.garbage // max(1, self._contents.held)

    @property
    def loose(self) -> int:
        """How many of them are of documents that are not packed, since an older version wrote them."""
        return self._contents.loose

    def read(self, table: str, identity: str) -> bytes | None:
        """Return a document as JSON, or None where there is none.

        Raises:
            DamagedError: it is not what was written.
            StoreError: it could not be read.
        """
        with self.lock:
            location = self._places(table).get(identity)
            file, opening = self._file, self._openings
        if not location or file is None:
            return None
        return self._fetcher.fetch(file, opening, table, Place(location, identity))

    def read_many(self, table: str, identities: Collection[str]) -> dict[str, bytes]:
        """Return some documents of a table by id, those that there are; see `read`."""
        with self.lock:
            known = self._places(table)
            places = sorted(Place(location, one) for one in set(identities) if (location := known.get(one)))
            found = dict(self._each(table, places))
        return {one: found[one] for one in identities if one in found}

    def read_ahead(self, keys: Iterable[tuple[str, str]]) -> None:
        """Read nothing yet: one document after the other is as cheap."""

    def has(self, table: str, identity: str) -> bool:
        """Return whether there is a document of that id."""
        return identity in self._places(table)

    def ids(self, table: str) -> list[str]:
        """Return the ids of a table as they are now."""
        with self.lock:
            return self._places(table).ids()

    def written_since(self, table: str, position: Position) -> list[str] | None:
        """Return the ids of a table whose documents were written since, or None where another file is open by now."""
        with self.lock:
            if position.openings != self._openings:
                return None
            return self._places(table).written_since(position.size)

    def taken_out_since(self, table: str, position: Position) -> list[str] | None:
        """Return the ids of a table whose documents were taken out since, or None where another file is open by now."""
        with self.lock:
            if position.openings != self._openings:
                return None
            return self._places(table).taken_out_since(position.size)

    def count(self, table: str) -> int:
        """Return how many documents a table has."""
        return len(self._places(table))

    def counts(self) -> dict[str, int]:
        """Return how many documents each table has, of those that have any."""
        with self.lock:
            return self._contents.counts()

    def names(self) -> list[str]:
        """Return the names of the tables that hold anything."""
        with self.lock:
            return sorted(name for name, table in self._contents.tables.items() if table)

    def documents(self, table: str) -> Iterator[tuple[str, bytes]]:
        """Yield ids and documents of a table as they are now, in the order of the file, which is the cheapest."""
        with self.lock:
            return self._each(table, self._places(table).in_order())

    def _places(self, table: str) -> Places:
        found = self._contents.tables.get(table)
        return Places() if found is None else found  # one that is empty knows what was taken out of it

    def _each(self, table: str, places: Iterable[Place]) -> Iterator[tuple[str, bytes]]:
        """Return documents at some places of the file that is open now."""
        return self._fetcher.each(self._file, table, places) if self._file is not None else iter(())

    def _packs(self, offsets: Iterable[int]) -> Iterator[bytes | None]:
        """Return lines of packs of the file that is open now."""
        return self._fetcher.packs(self._file, offsets) if self._file is not None else iter(())
