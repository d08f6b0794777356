"""What was asked of one state of an archive is kept in mind: each question costs a way to the server."""

from collections.abc import Collection, Iterable

from store.log.batches import Change

_MOST = 64 << 20
"""Bytes of documents, as they are when unpacked: in two halves, of which the one not asked for goes for a new one."""
_EACH = 200
"""Bytes that a document takes beside its own."""
_Documents = dict[tuple[str, str], bytes | None]


class Kept:
    """Documents, ids and counts of one state.

    Attributes:
        ids: of the tables of which all are known, those there are.
        counts: how many documents tables have of which the ids are not known.
    """

    def __init__(self) -> None:
        self.ids: dict[str, dict[str, None]] = {}
        self.counts: dict[str, int] = {}
        self._documents: _Documents = {}
        self._before: _Documents = {}
        self._size = 0

    def knows(self, table: str, identity: str) -> bool:
        """Return whether it need not be asked what there is of an id; of what is known `get` is to be asked next."""
        key, ids = (table, identity), self.ids.get(table)
        if key in self._before and key not in self._documents:
            self.put(table, identity, self._before[key])
        return key in self._documents or (ids is not None and identity not in ids)

    def get(self, table: str, identity: str) -> bytes | None:
        """Return a document of which it is known what there is."""
        return self._documents.get((table, identity))

    def put(self, table: str, identity: str, document: bytes | None) -> None:
        """Keep a document in mind, or that there is none; once they are many, those long not asked for go."""
        if self._size > _MOST // 2:
            self._before, self._documents, self._size = self._documents, {}, 0
        self._size += _EACH + len(document or b"")
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
            self._before.pop((table, identity), None)
        if table in self.ids:
            self.ids[table].update(dict.fromkeys(written))

    @property
    def tables(self) -> frozenset[str]:
        """Tables of which anything is kept."""
        return frozenset((*self.ids, *(table for table, _ in (*self._documents, *self._before))))

    def clear(self) -> None:
        """Forget everything."""
        self.ids.clear()
        self.counts.clear()
        self._documents.clear()
        self._before.clear()
        self._size = 0
