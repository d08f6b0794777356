"""An archive of several people, as `store.database.archive.Archive` has it, over PostgreSQL.

Who reads has one connection, in whose transaction the archive is what it was at one moment (repeatable read); to take
in a newer state is to begin another transaction. Who writes has a second one, with a lock of the server's, and each
batch is a transaction that goes on from the state that is known, or does nothing. Whole tables are copied by a third
one, of the very state of the first.
"""

import random
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from store.archive.batch import written
from store.archive.connecting import Line
from store.archive.hearing import Hearing
from store.archive.keys import key_of
from store.archive.reading import Reading
from store.archive.state import Known
from store.archive.turn import ServerLock
from store.errors import LostError, StoreError
from store.log.batches import Change
from store.log.disk import Disk
from store.log.fresh import Copy, Transform
from store.log.journal import Journal
from store.log.turn import AS_LONG_AS_IT_TAKES, Patience, Turn, outlasting
from store.text.addresses import Address
from store.text.language import tr

_STALE = 30.0
"""Seconds after which a state that still is the newest is read anew: an old one keeps the server from cleaning up."""
_MAY_WRITE = """
SELECT has_table_privilege('dossier_state', 'UPDATE') AND NOT pg_is_in_recovery()
AND current_setting('default_transaction_read_only') = 'off'
"""
_USER = "SELECT session_user::text"
_BITS = 62


class PostgresArchive(Reading):
    """An archive.

    Args:
        address: where it is.
        schema: the version of the files that this program's journals are, of which one may be taken over.
        read_only: whether nothing is to be written; so it is where the role may not.
        folder: where one's own files of it lie; that of the address unless given.

    Attributes:
        read_only: whether nothing may be written.
        path: where its file would lie, if it were one of a folder: what is made of it lies beside.
        writer: the connection of who writes.
    """

    damage = None
    committed = None
    replaced = False
    wants_compaction = False
    is_there = True
    torn = 0
    size = 0

    def __init__(self, address: Address, *, schema: int, read_only: bool = False, folder: Path | None = None) -> None:
        super().__init__(address)
        self.schema = schema
        self.disk = Disk()
        self.path = (folder or address.folder) / "dossier.jsonl"
        self.backup = self.path.with_suffix(".backup.jsonl")
        self.writer = Line(address)
        self.read_only = read_only or not self._line.rows(_MAY_WRITE)[0][0]
        self._hold = ServerLock(self.writer, self._known.key)
        self._turn = Turn(address.shown, self.disk, lock=self._hold)
        self._hearing: Hearing | None = None

    @property
    def user(self) -> str:
        """Who is let in."""
        return str(self.writer.rows(_USER)[0][0])

    # Keeping up

    @property
    def is_current(self) -> bool:
        """Whether what is known is what the server has: False once another process has written.

        Raises:
            LostError: nobody answers.
        """
        current = Known.of(self.writer).is_state_of(self._known)
        if current and time.monotonic() - self._looked > _STALE and self.lock.acquire(blocking=False):
            try:
                self._look()
            finally:
                self.lock.release()
        return current

    def refresh(self) -> bool:
        """Take in what another process has written; nothing while another thread of this one writes.

        Raises:
            LostError: nobody answers.
        """
        with self.lock:
            return not self._turn.is_another_threads and self._look()

    def hear(self, told: Callable[[], object]) -> Hearing:
        """Have it told, in a thread, when others may have written; from that connection on, which ends with this."""
        if self._hearing is not None:
            self._hearing.close()
        self._hearing = Hearing(self.address, self._known.key, told)
        return self._hearing

    # Changes

    @contextmanager
    def writing(self, patience: Patience = AS_LONG_AS_IT_TAKES) -> Iterator[bool]:
        """Hold the turn to write, having taken in what others wrote; yields whether that was anything.

        Raises:
            BusyError: another process is writing and patience is at its end.
            StoreError: it cannot be written.
        """
        if self.read_only:
            raise StoreError(tr("The archive at {address} is open for reading only.", address=self.address.shown))
        with self._turn.taken(patience) as first:
            yield self._look() if first else False

    def append(self, changes: Iterable[Change], then: Callable[[], None] | None = None) -> int:
        """Write one batch and return, when it is sure to last, how many bytes it took.

        A server that is lost meanwhile is waited for, for a minute; whether it had heard of the batch, it says then.

        Args:
            changes: the documents.
            then: called when the batch is written, in the same moment for readers as it is taken in.

        Raises:
            StoreError: it could not be written; the archive is what it was.
        """
        batch = list(changes)
        if not batch:
            return 0
        with self.writing():
            number = random.getrandbits(_BITS)
            outlasting(lambda: self._write(batch, number))
            with self.lock:
                self._kept.take(batch)
                outlasting(self._go_on)
                if then is not None:
                    then()
        return sum(len(change.document or b"") for change in batch)

    def _write(self, batch: list[Change], number: int) -> None:
        if self._hold.is_lost and not self._hold.acquire():
            raise LostError(self._overtaken)
        with self.writer.asked() as connection:
            done = written(connection, batch, self._known, number)
        if not done:
            raise StoreError(self._overtaken)

    def _go_on(self) -> None:
        """See what was just written, which nobody can have written over: it is this one's turn."""
        self._line.leave()
        self._known = Known.of(self._line)
        self._looked = time.monotonic()

    @property
    def _overtaken(self) -> str:
        return tr(
            "The connection to the archive at {address} was lost, and others have written meanwhile; nothing of this "
            "was. Try again.",
            address=self.address.shown,
        )

    # What is done with files, and the server does by itself

    def read_through(self) -> None:
        """Take in the newest state: the server looks at its own pages."""
        self.refresh()

    def compact(self, *, copy: Copy = "replace", through: Transform | None = None) -> None:
        """Do nothing: what is taken out is out at once, and the server gives back its space."""

    def is_known_by(self, path: Path) -> bool:
        """Return False: where everything lies the server knows."""
        del path
        return False

    def adopt(self, fresh: Path) -> None:
        """Let what a journal's file holds be all that is here, in one batch.

        Raises:
            StoreError: that could not be done; the archive is what it was.
        """
        journal = Journal(fresh, schema=self.schema, read_only=True)
        try:
            self.append(self._differing(journal))
            with self.lock:
                self._kept.clear()  # an article that is mended gives its own their ids again
        finally:
            journal.close()

    def _differing(self, journal: Journal) -> Iterator[Change]:
        for table in sorted({*journal.names(), *self.names()}):
            theirs = journal.ids(table)
            wanted = {key_of(table, identity) or identity for identity in theirs}
            for identity in sorted(self.ids(table)):
                if (key_of(table, identity) or identity) not in wanted:  # an article that is mended has its key again
                    yield Change(table, identity, None)
            here = self.read_many(table, theirs)
            for identity, document in journal.documents(table):
                if here.get(identity) != document:
                    yield Change(table, identity, document)

    def close(self) -> None:
        """Let go of the connections; closing twice is as good."""
        if self._hearing is not None:
            self._hearing.close()
        self._line.close()
        self.writer.close()
