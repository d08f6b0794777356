"""Changes that are written together or not at all."""

from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

import msgspec

from store.database.archive import Archive
from store.log.batches import Change

_Record = TypeVar("_Record")


class Transaction:
    """Changes that become one batch; what it reads is what the store will be, while other readers see what it is."""

    def __init__(self, journal: Archive) -> None:
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

    def read_ahead(self, table: str, identities: Collection[str]) -> None:
        """Say which documents will be read one by one, or are looked for: an archive is asked for them at once."""
        self._journal.read_ahead((table, identity) for identity in identities)

    def read_all_ahead(self, keys: Iterable[tuple[str, str]]) -> None:
        """Say the same of documents of several tables, by table and id."""
        self._journal.read_ahead(keys)

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
        self.read_all_ahead(self._pending)
        for (table, identity), document in sorted(self._pending.items(), key=lambda item: item[0]):
            if document != self._journal.read(table, identity):
                yield Change(table, identity, document)
