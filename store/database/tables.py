"""TinyDB over a file that is added to: a storage, and tables of documents with readable ids, parsed when asked for.

TinyDB's own storage gives a table the whole file as dictionaries and takes the whole file back at each change. Ours is
a `Storage` that can do that too, for whoever uses TinyDB as its manual says, and a `Table` that asks it for the one
document it needs and hands it the documents that changed (both are TinyDB's own ways of extension,
https://tinydb.readthedocs.io/en/latest/extend.html).
"""

from _collections_abc import dict_items, dict_keys
from collections.abc import Callable, Iterator, Mapping
from typing import cast

import msgspec
from tinydb.storages import Storage
from tinydb.table import Table

from store.database.archive import Archive
from store.log.batches import Change

_Document = Mapping[str, object]


class JournalStorage(Storage):
    """TinyDB's view of a journal."""

    def __init__(self, journal: Archive) -> None:
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
