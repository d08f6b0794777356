"""TinyDB over a file that is added to: tables of documents with readable ids, parsed when asked for.

TinyDB's own storage gives a table the whole file as dictionaries and takes the whole file back at each change. Ours is
a `Storage` that can do that too, for whoever uses TinyDB as its manual says, and a `Table` that asks it for the one
document it needs and hands it the documents that changed (both are TinyDB's own ways of extension,
https://tinydb.readthedocs.io/en/latest/extend.html). dossier itself reads documents as records (`Database.get`,
`Database.records`) and writes them in a `Transaction`, which becomes one batch of the file.
"""

import threading
from _collections_abc import dict_items, dict_keys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeVar, cast

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from store.errors import StoreError
from store.log.batches import Change
from store.log.disk import Disk
from store.log.documents import Position, State
from store.log.journal import Journal
from store.log.located import LocatedJournal
from store.log.shared import SharedJournal
from store.log.turn import Patience, Turn

__all__ = ["SCHEMA", "Database", "DocumentTable", "JournalStorage", "Migration", "Position", "Transaction"]

SCHEMA = 2
"""The version of the store's shape. A change of documents adds one and puts the way there into MIGRATIONS."""

Migration = Callable[[str, str, bytes], bytes | None]
MIGRATIONS: Mapping[int, Migration] = {}
"""From a version to the next: what a document (table, id, JSON) becomes, None where it is dropped.

From 1 to 2 documents stay as they are: lines have checksums since, and those without are read as ever.
"""

_Document = Mapping[str, object]
_Record = TypeVar("_Record")


class JournalStorage(Storage):
    """TinyDB's view of a journal."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    def read(self) -> dict[str, dict[str, object]]:
        """Return all tables, parsed; TinyDB asks for this where it goes through all there is."""
        return {name: dict(self.table(name)) for name in self.journal.names()}

    def table(self, name: str) -> Iterator[tuple[str, dict[str, object]]]:
        """Yield the documents of a table, parsed."""
        decoder = msgspec.json.Decoder(dict[str, object])
        for identity, document in self.journal.documents(name):
            yield identity, decoder.decode(document)

    def write(self, data: Mapping[str, Mapping[str, _Document]]) -> None:
        """Make the tables what `data` says, writing only what differs."""
        changes: list[Change] = []
        for name in sorted({*self.journal.names(), *data}):
            there, wanted = dict(self.table(name)), data.get(name, {})
            changes += [Change(name, key, None) for key in there if key not in wanted]
            changes += [
                Change(name, key, msgspec.json.encode(document))
                for key, document in wanted.items()
                if there.get(key) != document
            ]
        self.journal.append(changes)

    def close(self) -> None:
        """Let go of the file."""
        self.journal.close()


class _Documents(dict[str, _Document]):
    """A table as TinyDB wants it, a dictionary, which fetches a document when it is asked for and notes changes."""

    def __init__(self, storage: JournalStorage, name: str) -> None:
        super().__init__()
        self._storage = storage
        self._name = name
        self._gone: set[str] = set()

    def __missing__(self, key: str) -> _Document:
        document = None if key in self._gone else self._storage.journal.read(self._name, key)
        if document is None:
            raise KeyError(key)
        self[key] = msgspec.json.decode(document, type=dict[str, object])
        return self[key]

    def __contains__(self, key: object) -> bool:
        return super().__contains__(key) or (key not in self._gone and self._storage.journal.has(self._name, str(key)))

    def __delitem__(self, key: str) -> None:
        self.pop(key)

    def __len__(self) -> int:
        return self._storage.journal.count(self._name)

    def get(self, key: str, default: object = None) -> _Document:  # type of default as in dict
        """Return one document."""
        return self[key] if key in self else cast(_Document, default)

    def pop(self, key: str, *_: object) -> _Document:
        """Take a document out."""
        document = self[key]
        self._gone.add(key)
        super().pop(key)
        return document

    def clear(self) -> None:
        """Take all documents out."""
        self._gone.update(self._storage.journal.ids(self._name))
        super().clear()

    def keys(self) -> "dict_keys[str, _Document]":
        """Return all ids, having fetched all documents."""
        self._fetch()
        return super().keys()

    def items(self) -> "dict_items[str, _Document]":
        """Return all documents."""
        self._fetch()
        return super().items()

    def _fetch(self) -> None:
        for key, document in self._storage.table(self._name):
            if key not in self._gone and not super().__contains__(key):
                self[key] = document

    def changes(self) -> Iterator[Change]:
        """Yield what differs from the storage."""
        for key in sorted(self._gone):
            if not super().__contains__(key):
                yield Change(self._name, key, None)
        for key, document in super().items():
            encoded = msgspec.json.encode(document)
            if encoded != self._storage.journal.read(self._name, key):
                yield Change(self._name, key, encoded)


class DocumentTable(Table):
    """A TinyDB table that reads and writes single documents, under ids that are words."""

    document_id_class = cast("type[int]", str)  # TinyDB's manual names str here; its annotation does not

    def _read_table(self) -> dict[str, _Document]:
        return self._documents()

    def _update_table(self, updater: Callable[[dict[int, _Document]], None]) -> None:
        documents = self._documents()
        updater(cast("dict[int, _Document]", documents))  # TinyDB annotates its ids as int, see above
        cast(JournalStorage, self.storage).journal.append(documents.changes())
        self.clear_cache()

    def _documents(self) -> _Documents:
        return _Documents(cast(JournalStorage, self.storage), self.name)


class Transaction:
    """Changes that become one batch; what it reads is what the store will be, while other readers see what it is."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._pending: dict[tuple[str, str], bytes | None] = {}

    def get(self, table: str, identity: str, record: type[_Record]) -> _Record | None:
        """Return a document as a record, or None where there is none."""
        key = (table, identity)
        document = self._pending[key] if key in self._pending else self._journal.read(table, identity)
        return None if document is None else msgspec.json.decode(document, type=record)

    def has(self, table: str, identity: str) -> bool:
        """Return whether there is a document of that id."""
        key = (table, identity)
        return self._pending[key] is not None if key in self._pending else self._journal.has(table, identity)

    def ids(self, table: str) -> list[str]:
        """Return the ids of a table, sorted."""
        found = {identity for identity in self._journal.ids(table) if (table, identity) not in self._pending}
        found |= {identity for (name, identity), document in self._pending.items() if name == table and document}
        return sorted(found)

    def put(self, table: str, identity: str, record: msgspec.Struct) -> None:
        """Write a document, over the one of that id if there is one."""
        self._pending[table, identity] = msgspec.json.encode(record)

    def remove(self, table: str, identity: str) -> None:
        """Take a document out; none there is as good."""
        self._pending[table, identity] = None

    def changes(self) -> Iterator[Change]:
        """Yield what differs from the store, sorted, so that the same change is the same bytes."""
        for (table, identity), document in sorted(self._pending.items(), key=lambda item: item[0]):
            if document != self._journal.read(table, identity):
                yield Change(table, identity, document)


class Database(TinyDB):
    """The store's tables: TinyDB's whole face, and records beside it."""

    table_class = DocumentTable

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        turn: Turn | None = None,
        disk: Disk | None = None,
        schema: int = SCHEMA,
        migrations: Mapping[int, Migration] = MIGRATIONS,
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
        self.journal: LocatedJournal
        if turn is None or read_only:
            self.journal = LocatedJournal(path, schema=schema, disk=disk, read_only=read_only)
        else:
            self.journal = SharedJournal(path, schema=schema, disk=disk, turn=turn)
        super().__init__(self.journal, storage=JournalStorage)
        self._writing = threading.Lock()
        if any(version in migrations for version in range(self.journal.written or schema, schema)):
            self._migrate(schema, migrations, read_only=read_only)

    def _migrate(self, schema: int, migrations: Mapping[int, Migration], *, read_only: bool) -> None:
        """Take each document through the versions between; the store as it was stays beside as the sound copy."""
        if read_only:
            raise StoreError(f"The store {self.journal.path} is of an older dossier; open it once for writing.")

        def through(table: str, identity: str, document: bytes) -> bytes | None:
            changed: bytes | None = document
            for version in range(first, schema):
                if changed is not None and version in migrations:
                    changed = migrations[version](table, identity, changed)
            return changed

        with self.writing():
            first = self.journal.written
            if first < schema:  # another process may have done it while this one waited
                self.journal.compact(through=through)

    def get(self, table: str, identity: str, record: type[_Record]) -> _Record | None:
        """Return a document as a record, or None where there is none."""
        document = self.journal.read(table, identity)
        return None if document is None else msgspec.json.decode(document, type=record)

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

    def written_since(self, table: str, position: Position) -> list[str] | None:
        """Return the ids of documents written since, or None where the store's file is another one by now."""
        return self.journal.written_since(table, position)

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
    def writing(self, patience: Patience | None = None) -> Iterator[bool]:
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
