"""The documents of the store's file as they are read: from any thread, while another one writes."""

import threading
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from store.errors import DamagedError, StoreError
from store.log.batches import COMMIT, LENGTH, LENGTH_BITS, NO_PROOF, PROOF, TAIL, ends_batch, proof
from store.log.contents import Contents
from store.log.disk import OpenFile, explained, reason
from store.log.salvage import Damage
from store.text.language import tr

_BLOCK = 1 << 20

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
        """How many of them are documents that were replaced or taken out since."""
        return self._contents.garbage

    def read(self, table: str, identity: str) -> bytes | None:
        """Return a document as JSON, or None where there is none.

        Raises:
            DamagedError: it is not what was written.
            StoreError: it could not be read.
        """
        with self.lock:
            location = self._contents.tables.get(table, {}).get(identity)
            file = self._file
        if location is None or file is None:
            return None
        length = location & LENGTH
        try:
            data = file.disk.read(file.descriptor, location >> LENGTH_BITS, length + TAIL)
        except OSError as error:
            raise StoreError(
                tr("The store {path} could not be read: {reason}.", path=self.path, reason=reason(error))
            ) from error
        document, tail = data[:length], data[length:]
        if not tail.startswith(proof(zlib.crc32(table.encode()), identity, document)):
            self._look_at(table, identity, tail)
        return document

    def read_many(self, table: str, identities: Collection[str]) -> dict[str, bytes]:
        """Return some documents of a table by id, those that there are; see `read`."""
        found = ((identity, self.read(table, identity)) for identity in identities)
        return {identity: document for identity, document in found if document is not None}

    def has(self, table: str, identity: str) -> bool:
        """Return whether there is a document of that id."""
        return identity in self._contents.tables.get(table, {})

    def ids(self, table: str) -> list[str]:
        """Return the ids of a table as they are now."""
        with self.lock:
            return list(self._contents.tables.get(table, ()))

    def written_since(self, table: str, position: Position) -> list[str] | None:
        """Return the ids of a table whose documents were written since, or None where another file is open by now."""
        with self.lock:
            if position.openings != self._openings:
                return None
            first = position.size << LENGTH_BITS
            return [
                identity for identity, location in self._contents.tables.get(table, {}).items() if location >= first
            ]

    def count(self, table: str) -> int:
        """Return how many documents a table has."""
        return len(self._contents.tables.get(table, ()))

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
            places = sorted((location, identity) for identity, location in self._contents.tables.get(table, {}).items())
            file = self._file
        if file is None:
            return
        name = zlib.crc32(table.encode())
        block, begin = b"", 0
        with explained(tr("The store {path} could not be read", path=self.path)):
            for location, identity in places:
                offset, length = location >> LENGTH_BITS, location & LENGTH
                if offset + length + TAIL > begin + len(block):
                    block, begin = file.disk.read(file.descriptor, offset, max(length + TAIL, _BLOCK)), offset
                start, end = offset - begin, offset - begin + length
                document = block[start:end]
                if block[end : end + PROOF] != proof(name, identity, document):
                    self._look_at(table, identity, block[end : end + TAIL])
                yield identity, document

    def _look_at(self, table: str, identity: str, tail: bytes) -> None:
        """Raise the error of a document that is not proven by what follows it; of version 1 there is no proof."""
        if tail.startswith(NO_PROOF):
            return
        if len(tail) < TAIL:
            raise StoreError(
                tr("The store {path} has become shorter while it was open; open it again.", path=self.path)
            )
        raise DamagedError(
            tr(
                "The store {path} is damaged where it keeps {identity} ({table}); `dossier check --repair` mends it.",
                path=self.path,
                identity=identity,
                table=table,
            )
        )
