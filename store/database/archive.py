"""What a database asks of where its documents are kept: the seam at which another back end enters.

Two are there: the journal of a folder (`store.log`), and tables of a PostgreSQL server (`store.archive`). Who reads has
one state, that before a batch or that after it, until it takes in a newer one; who writes holds the turn to write, has
taken in what others wrote, and writes a batch as a whole or not at all.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from store.log.batches import Change
from store.log.committed import Committed
from store.log.disk import Disk
from store.log.documents import Position, State
from store.log.fresh import Copy, Transform
from store.log.salvage import Damage
from store.log.turn import Patience


class Archive(Protocol):
    """Documents as JSON by table and id, and their batches."""

    # What is there

    def read(self, table: str, identity: str) -> bytes | None:
        """Return a document, or None where there is none."""
        ...

    def read_many(self, table: str, identities: Collection[str]) -> Mapping[str, bytes]:
        """Return some documents of a table by id, those that there are: in one question where each costs a way."""
        ...

    def read_ahead(self, keys: Iterable[tuple[str, str]]) -> None:
        """Be told which documents, by table and id, will be read one by one: at once where each costs a way."""
        ...

    def has(self, table: str, identity: str) -> bool:
        """Return whether there is a document of that id."""
        ...

    def ids(self, table: str) -> list[str]:
        """Return the ids of a table as they are now."""
        ...

    def count(self, table: str) -> int:
        """Return how many documents a table has."""
        ...

    def names(self) -> list[str]:
        """Return the names of the tables that hold anything."""
        ...

    def documents(self, table: str) -> Iterator[tuple[str, bytes]]:
        """Yield ids and documents of a table as they are now, those that were written first before the others."""
        ...

    # Which state it is

    @property
    def lock(self) -> AbstractContextManager[object]:
        """Held while several documents are read, so that they are of one state."""
        ...

    @property
    def generation(self) -> int:
        """How many batches it has seen; another number is another state."""
        ...

    @property
    def state(self) -> State:
        """What tells one state of what is known from another, also where another archive came in its place."""
        ...

    @property
    def position(self) -> Position:
        """How far it is known now; see `written_since`."""
        ...

    @property
    def bookmark(self) -> str:
        """What other processes, too, know this position by; see `place`."""
        ...

    def place(self, bookmark: str) -> Position | None:
        """Return the position of a bookmark, or None where what is there does not go on from it."""
        ...

    def written_since(self, table: str, position: Position) -> list[str] | None:
        """Return the ids of documents written since, or None where that is not known any more."""
        ...

    def taken_out_since(self, table: str, position: Position) -> list[str] | None:
        """Return the ids of documents taken out since and not there again, or None where that is not known."""
        ...

    @property
    def is_current(self) -> bool:
        """Whether what is known is what is kept: False once another process has written."""
        ...

    def refresh(self) -> bool:
        """Take in what another process has written since; True where that is anything."""
        ...

    # Changes

    def writing(self, patience: Patience = ...) -> AbstractContextManager[bool]:
        """Hold the turn to write, having taken in what others wrote; yields whether that was anything.

        Raises:
            BusyError: another process is writing and patience is at its end.
            StoreError: it cannot be written.
        """
        ...

    def append(self, changes: Iterable[Change], then: Callable[[], None] | None = None) -> int:
        """Write one batch and return, when it is sure to last, how many bytes it took.

        Args:
            changes: the documents.
            then: called when the batch is written, in the same moment for readers as it is taken in.

        Raises:
            StoreError: it could not be written; everything is what it was.
        """
        ...

    def close(self) -> None:
        """Let go of it."""
        ...

    # How it is kept

    @property
    def path(self) -> Path:
        """The file, in the folder in which lies what is kept beside it; of what is kept elsewhere there is no file."""
        ...

    @property
    def backup(self) -> Path:
        """Where the newest sound copy of the file lies, once there is one."""
        ...

    @property
    def disk(self) -> Disk:
        """The system calls by which that folder is written."""
        ...

    @property
    def schema(self) -> int:
        """The version of the documents' shape that this program writes."""
        ...

    @property
    def size(self) -> int:
        """How many bytes of the file are known."""
        ...

    @property
    def is_there(self) -> bool:
        """Whether there is anything to read from."""
        ...

    @property
    def damage(self) -> Damage | None:
        """What was wrong with the file when it was read; a server sees to its own."""
        ...

    @property
    def torn(self) -> int:
        """How many bytes of an unfinished batch the file's end had then."""
        ...

    @property
    def committed(self) -> Committed | None:
        """What was known to be in the file when it was opened."""
        ...

    @property
    def replaced(self) -> bool:
        """Whether that is not how the file begins now, though it holds more."""
        ...

    @property
    def wants_compaction(self) -> bool:
        """Whether more of it is garbage than not, and it is large enough to matter."""
        ...

    def counts(self) -> dict[str, int]:
        """Return how many documents each table has, of those that have any."""
        ...

    def read_through(self) -> None:
        """Look at everything again, whatever is known of it.

        Raises:
            StoreError: it could not be read.
        """
        ...

    def compact(self, *, copy: Copy = "replace", through: Transform | None = None) -> None:
        """Leave nothing of what was replaced or taken out; see `Journal.compact`.

        Raises:
            StoreError: that could not be done; everything is what it was.
        """
        ...

    def is_known_by(self, path: Path) -> bool:
        """Return whether a file says where everything lies now, and holds nothing of an earlier state."""
        ...

    def adopt(self, fresh: Path) -> None:
        """Let what another journal's file holds, of a newer generation, be all that is here.

        Raises:
            StoreError: that could not be done; everything is what it was.
        """
        ...
