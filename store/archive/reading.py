"""An archive as it is read: in one state, until a newer one is taken in."""

import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeVar

from store.archive.connecting import Line
from store.archive.documents import FEW, Documents
from store.archive.kept import Kept
from store.archive.state import Known, has_seen
from store.archive.tables import SHAPE
from store.errors import ArchiveError, LostError
from store.log.documents import Position, State
from store.text.addresses import Address
from store.text.language import tr

_SNAPSHOT = "SELECT pg_export_snapshot()"
_Answer = TypeVar("_Answer")


class Reading:
    """The reading half of an archive; safe from any thread.

    Args:
        address: where it is.

    Attributes:
        lock: held while a batch is taken in; who holds it sees one state for as long.

    Raises:
        ArchiveError: there is none, or it cannot be read by this program.
        LostError: nobody answers.
    """

    def __init__(self, address: Address) -> None:
        self.address = address
        self.lock = threading.RLock()
        self._line = Line(address, reads=True)
        self._documents = Documents(self._line)
        self._kept = Kept()
        self._openings = 0
        self._known = Known.of(self._line)
        self._looked = time.monotonic()
        if self._known.shape > SHAPE:
            raise ArchiveError(
                tr("The archive at {address} is of a newer dossier; install that to open it.", address=address.shown)
            )
        if self._known.shape < SHAPE:
            raise ArchiveError(
                tr(
                    "The archive at {address} is of an older dossier; dossier archive init brings it up to this one.",
                    address=address.shown,
                )
            )

    # Documents

    def read(self, table: str, identity: str) -> bytes | None:
        """Return a document, or None where there is none."""
        with self.lock:
            if not self._kept.knows(table, identity):
                self._kept.put(table, identity, self._asked(lambda: self._documents.one(table, identity)))
            return self._kept.get(table, identity)

    def read_many(self, table: str, identities: Collection[str]) -> dict[str, bytes]:
        """Return some documents of a table by id, those that there are."""
        found = self._read((table, identity) for identity in identities)
        return {identity: document for (_, identity), document in found.items() if document is not None}

    def read_ahead(self, keys: Iterable[tuple[str, str]]) -> None:
        """Keep in mind documents that will be read one by one."""
        self._read(keys)

    def _read(self, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], bytes | None]:
        """Return documents by table and id; None where there is none."""
        with self.lock:
            wanted = dict.fromkeys(keys)
            known = {one: self._kept.get(*one) for one in wanted if self._kept.knows(*one)}
            unknown = [one for one in wanted if one not in known]
            found = dict(self._asked(lambda: list(self._documents.some(unknown)))) if unknown else {}
            for one in unknown:
                self._kept.put(*one, found.get(one))
            return {one: known[one] if one in known else found.get(one) for one in wanted}

    def has(self, table: str, identity: str) -> bool:
        """Return whether there is a document of that id."""
        with self.lock:
            ids = self._kept.ids.get(table)
            return identity in ids if ids is not None else self.read(table, identity) is not None

    def ids(self, table: str) -> list[str]:
        """Return the ids of a table as they are now."""
        with self.lock:
            if table not in self._kept.ids:
                self._kept.ids[table] = dict.fromkeys(self._asked(lambda: self._documents.ids(table)))
            return list(self._kept.ids[table])

    def in_articles(self, slugs: Collection[str]) -> list[tuple[str, str, str]]:
        """Return what stands in articles, as table, article and id; see `Documents.in_articles`."""
        with self.lock:
            return self._asked(lambda: list(self._documents.in_articles(slugs)))

    def standing(self, entities: Collection[str]) -> list[tuple[str, str]]:
        """Return organisations and people with the articles in which they stand; see `Documents.standing`."""
        with self.lock:
            return self._asked(lambda: list(self._documents.standing(entities)))

    def count(self, table: str) -> int:
        """Return how many documents a table has."""
        with self.lock:
            ids = self._kept.ids.get(table)
            if ids is not None:
                return len(ids)
            if table not in self._kept.counts:
                self._kept.counts[table] = self._asked(lambda: self._documents.count(table))
            return self._kept.counts[table]

    def counts(self) -> dict[str, int]:
        """Return how many documents each table has, of those that have any."""
        with self.lock:
            return self._asked(self._documents.counts)

    def names(self) -> list[str]:
        """Return the names of the tables that hold anything."""
        return list(self.counts())

    def documents(self, table: str) -> Iterator[tuple[str, bytes]]:
        """Yield ids and documents of a table as they are now, those that were written first before the others."""
        with self.lock:
            found = self._asked(lambda: list(self._documents.copied(table, FEW)))
            copying = self._of_this_state() if len(found) >= FEW else None
        if copying is None:
            yield from found
            return
        try:
            yield from Documents(copying).copied(table)
        finally:
            copying.close()

    def _of_this_state(self) -> Line:
        """Return another connection that sees what this one does, for who reads for longer than the lock is held."""
        ((snapshot,),) = self._asked(lambda: self._line.rows(_SNAPSHOT))
        line = Line(self.address, reads=True)
        line.rows(f"SET TRANSACTION SNAPSHOT '{snapshot}'")
        return line

    # States

    @property
    def identity(self) -> str:
        """What tells this archive from others, whatever it is called."""
        return self._known.identity

    @property
    def batch(self) -> int:
        """The number that tells its last batch from another of the same generation."""
        return self._known.batch

    @property
    def generation(self) -> int:
        """How many batches the archive has seen; another number is another state."""
        return self._known.generation

    @property
    def state(self) -> State:
        """What tells one state of what is known from another, also where a copy of before came in its place."""
        return self._openings, self.generation

    @property
    def position(self) -> Position:
        """How far the archive is known now; see `written_since`."""
        with self.lock:
            return Position(self._openings, self.generation)

    @property
    def bookmark(self) -> str:
        """What other processes, too, know this position by; see `place`."""
        return self._known.bookmark

    def place(self, bookmark: str) -> Position | None:
        """Return the position of a bookmark, or None where the archive does not go on from there."""
        generation, _, batch = bookmark.partition(":")
        if not (generation.isdecimal() and batch.isdecimal()):
            return None
        with self.lock:
            seen = self._asked(lambda: has_seen(self._line, int(generation), int(batch)))
            return Position(self._openings, int(generation)) if seen else None

    def written_since(self, table: str, position: Position) -> list[str] | None:
        """Return the ids of a table whose documents were written since, or None where another archive came since."""
        with self.lock:
            if position.openings != self._openings:
                return None
            if position.size >= self.generation:
                return []
            return self._asked(lambda: self._documents.since(table, position.size))

    def taken_out_since(self, table: str, position: Position) -> list[str] | None:
        """Return nothing where nothing was taken out since, of any table; None where something was."""
        del table
        with self.lock:
            goes_on = position.openings == self._openings and self._known.removed <= position.size
            return [] if goes_on else None

    def _look(self) -> bool:
        """See the newest state from now on; return whether that is another one."""
        with self.lock:
            self._line.leave()
            before, now = self._known, Known.of(self._line)
            self._looked = time.monotonic()
            if now.is_state_of(before):
                return False
            goes_on = now.identity == before.identity and now.generation > before.generation
            if not (goes_on and has_seen(self._line, before.generation, before.batch)):
                self._openings += 1
                self._kept.clear()
            elif now.removed > before.generation:
                self._kept.clear()
            else:
                self._kept.counts.clear()
                for table in self._kept.tables:
                    self._kept.doubt(table, self._documents.since(table, before.generation))
            self._known = now  # not before: who is cut off meanwhile looks again
            return True

    def _asked(self, ask: Callable[[], _Answer]) -> _Answer:
        """Return what the connection answers; where it was lost, once again, if all is as it was.

        Raises:
            LostError: nobody answers, or the archive has another state since, which counts from now on.
        """
        if self._line.is_open:
            try:
                return ask()
            except LostError:
                if self._line.is_open:  # it is only busy
                    raise
        if self._look():
            raise LostError(
                tr(
                    "The connection to the archive at {address} was lost, and it has another state since. Try again.",
                    address=self.address.shown,
                )
            )
        return ask()
