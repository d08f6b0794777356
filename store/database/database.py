"""The store's database: documents read as records (`Database.get`, `Database.records`), written in a `Transaction`."""

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Self, TypeVar

import msgspec
from tinydb import TinyDB

from store.database.archive import Archive
from store.database.tables import DocumentTable, JournalStorage
from store.database.transaction import Transaction
from store.log.batches import Change
from store.log.disk import Disk
from store.log.documents import Position, State
from store.log.fresh import Transform
from store.log.located import LocatedJournal
from store.log.migrating import migrate
from store.log.shared import SharedJournal
from store.log.turn import AS_LONG_AS_IT_TAKES, Patience, Turn

SCHEMA = 3
"""The version of the store's shape. A change of documents adds one and puts the way there into MIGRATIONS."""

MIGRATIONS: Mapping[int, Transform] = {}
"""From a version to the next: what a document (table, id, JSON) becomes, None where it is dropped.

From 1 to 3 documents stay as they are: lines have checksums since 2 and are packed since 3, and older ones are read as
ever.
"""

_Record = TypeVar("_Record")


class Database(TinyDB):
    """The store's tables: TinyDB's whole face, and records beside it.

    Attributes:
        journal: where its documents are kept.
    """

    table_class = DocumentTable

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        turn: Turn | None = None,
        disk: Disk | None = None,
        schema: int = SCHEMA,
        migrations: Mapping[int, Transform] = MIGRATIONS,
    ) -> None:
        """Open the store at a path, or begin one; a store of an older shape is taken to this one.

        Args:
            path: where it lies.
            read_only: change nothing on the disk.
            turn: the turn to write, where other processes write too; without one this is the only one that does.
            disk: the system calls; another one in tests.
            schema: the version of the documents' shape.
            migrations: the ways from older ones to it.

        Raises:
            StoreError: it cannot be opened; the sentence says why and what to do.
        """
        journal: LocatedJournal
        if turn is None or read_only:
            journal = LocatedJournal(path, schema=schema, disk=disk, read_only=read_only)
        else:
            journal = SharedJournal(path, schema=schema, disk=disk, turn=turn)
        self._begin(journal)
        migrate(journal, migrations, read_only=read_only)

    @classmethod
    def over(cls, archive: Archive) -> Self:
        """Return the tables of an archive that is open."""
        database = cls.__new__(cls)
        database._begin(archive)
        return database

    def _begin(self, archive: Archive) -> None:
        self.journal = archive
        super().__init__(archive, storage=JournalStorage)
        self._writing = threading.Lock()

    def get(self, table: str, identity: str, record: type[_Record]) -> _Record | None:
        """Return a document as a record, or None where there is none."""
        document = self.journal.read(table, identity)
        return None if document is None else msgspec.json.decode(document, type=record)

    def get_many(self, table: str, identities: Collection[str], record: type[_Record]) -> dict[str, _Record]:
        """Return some documents of a table as records by id, those that there are."""
        decode = msgspec.json.Decoder(record).decode
        return {one: decode(document) for one, document in self.journal.read_many(table, identities).items()}

    def read_ahead(self, table: str, identities: Collection[str]) -> None:
        """Say which documents will be read one by one: an archive is asked for them at once."""
        self.journal.read_ahead((table, identity) for identity in identities)

    def read_all_ahead(self, keys: Iterable[tuple[str, str]]) -> None:
        """Say the same of documents of several tables, by table and id."""
        self.journal.read_ahead(keys)

    def has(self, table: str, identity: str) -> bool:
        """Return whether there is a document of that id."""
        return self.journal.has(table, identity)

    def ids_of(self, table: str) -> Collection[str]:
        """Return the ids of the documents of a table."""
        return self.journal.ids(table)

    def number_of(self, table: str) -> int:
        """Return how many documents a table has."""
        return self.journal.count(table)

    def records(self, table: str, record: type[_Record]) -> Iterator[tuple[str, _Record]]:
        """Yield the ids and records of a table as they are now, in the order of the file."""
        decode = msgspec.json.Decoder(record).decode
        for identity, document in self.journal.documents(table):
            yield identity, decode(document)

    @property
    def state(self) -> State:
        """What tells whether anything has changed since: it is another one then."""
        return self.journal.state

    @property
    def generation(self) -> int:
        """A number that is another one whenever anything was written, by whichever process."""
        return self.journal.generation

    @property
    def position(self) -> Position:
        """How far the store is known now; see `written_since`."""
        return self.journal.position

    @property
    def bookmark(self) -> str:
        """What other processes, too, know this position by; see `place`."""
        return self.journal.bookmark

    def place(self, bookmark: str) -> Position | None:
        """Return the position of a bookmark, or None where the store's file is another one by now."""
        return self.journal.place(bookmark)

    def written_since(self, table: str, position: Position) -> list[str] | None:
        """Return the ids of documents written since, or None where the store's file is another one by now."""
        return self.journal.written_since(table, position)

    def taken_out_since(self, table: str, position: Position) -> list[str] | None:
        """Return the ids of documents taken out since and not there again, or None where that is not known."""
        return self.journal.taken_out_since(table, position)

    @property
    def lock(self) -> AbstractContextManager[object]:
        """Held while several documents are read, so that they are of one state."""
        return self.journal.lock

    @property
    def is_current(self) -> bool:
        """Whether what is known is what lies on the disk: False once another process has written."""
        return self.journal.is_current

    def refresh(self) -> bool:
        """Take in what another process has written since; True where that is anything."""
        return self.journal.refresh()

    @contextmanager
    def writing(self, patience: Patience = AS_LONG_AS_IT_TAKES) -> Iterator[bool]:
        """Hold the turn to write; yields whether another process has written since this one last looked.

        Raises:
            BusyError: another process is writing and patience is at its end.
            StoreError: the store cannot be written.
        """
        with self.journal.writing(patience) as others_wrote:
            yield others_wrote

    @contextmanager
    def transaction(self, then: Callable[[list[Change]], None] | None = None) -> Iterator[Transaction]:
        """Collect changes and write them as one batch at the end; nothing of them where anything fails before.

        Args:
            then: called with what was written, in the same moment for readers as it becomes visible.

        Raises:
            StoreError: they could not be written; the store is what it was.
        """
        with self.writing(), self._writing:
            transaction = Transaction(self.journal)
            yield transaction
            changes = list(transaction.changes())
            self.journal.append(changes, None if then is None else lambda: then(changes))
            for table in self._tables.values():
                table.clear_cache()
