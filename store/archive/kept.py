"""What was asked of one state of an archive is kept in mind: each question costs a way to the server."""

from collections.abc import Collection, Iterable

from store.log.batches import Change

_MOST = 64 << 20
"""Bytes of documents, as they are when unpacked."""
_EACH = 200
"""Bytes that a document takes beside its own."""


class Kept:
    """Documents, ids and counts of one state.

    Attributes:
        ids: of the tables of which all are known, those there are.
        counts: how many documents tables have of which the ids are not known.
    """

    def __init__(self) -> None:
        self.ids: dict[str, dict[str, None]] = {}
        self.counts: dict[str, int] = {}
        self._documents: dict[tuple[str, str], bytes | None] = {}
        self._size = 0

    def knows(self, table: str, identity: str) -> bool:
        """Return whether it need not be asked what there is of an id."""
        ids = self.ids.get(table)
        return (table, identity) in self._documents or (ids is not None and identity not in ids)

    def get(self, table: str, identity: str) -> bytes | None:
        """Return a document of which all is known."""
        return self._documents.get((table, identity))

    def put(self, table: str, identity: str, document: bytes | None) -> None:
        """Keep a document in mind, or that there is none; those before it go once they are too many."""
        self._size += _EACH + len(document or b"")
        if self._size > _MOST:
            self._documents.clear()
            self._size = 0
        self._documents[table, identity] = document

    def take(self, changes: Iterable[Change]) -> None:
        """Take in what was written by who keeps this."""
        self.counts.clear()
        for table, identity, document in changes:
            ids = self.ids.get(table)
            if ids is not None and document is None:
                ids.pop(identity, None)
            elif ids is not None:
                ids[identity] = None
            self.put(table, identity, document)

    def doubt(self, table: str, written: Collection[str]) -> None:
        """Take in that others have written documents, which are to be asked for again."""
        for identity in written:
            self._documents.pop((table, identity), None)
        if table in self.ids:
            self.ids[table].update(dict.fromkeys(written))

    @property
    def tables(self) -> frozenset[str]:
        """Tables of which anything is kept."""
        return frozenset((*self.ids, *(table for table, _ in self._documents)))

    def clear(self) -> None:
        """Forget everything."""
        self.ids.clear()
        self.counts.clear()
        self._documents.clear()
        self._size = 0
