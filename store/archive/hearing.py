"""Whoever has an archive open hears at once that others have written: PostgreSQL's LISTEN and NOTIFY.

https://www.postgresql.org/docs/current/sql-notify.html: the server tells it when the batch is there for all. A standby
tells nothing; who reads there has to look.
"""

import select
import threading
from collections.abc import Callable

from psycopg import Connection, sql

from store.archive.connecting import Line, Row
from store.errors import ArchiveError
from store.text.addresses import Address

_TELL = "SELECT pg_notify(%s, '')"
_AGAIN = 5.0
"""Seconds after which a server that did not let one listen is asked again."""
_LOOK = 1.0
"""Seconds between two looks whether one is still to listen."""


def channel_of(key: int) -> str:
    """Return on which of a database's channels an archive is told of, given the key of its lock."""
    return f"dossier_{key:016x}"


def tell(connection: "Connection[Row]", key: int) -> None:
    """Have all who listen told of what a transaction writes, once it is there."""
    connection.execute(_TELL, [channel_of(key)])


class Hearing:
    """A thread that listens, on a connection of its own.

    Args:
        address: where the archive is.
        key: of its lock.
        told: called in that thread when others may have written.

    Attributes:
        is_on: whether one would be told; else one has to look.
    """

    def __init__(self, address: Address, key: int, told: Callable[[], object]) -> None:
        self.is_on = False
        self._line = Line(address)
        self._listen = sql.SQL("LISTEN {}").format(sql.Identifier(channel_of(key)))
        self._told = told
        self._ended = threading.Event()
        threading.Thread(target=self._run, name="hearing", daemon=True).start()

    def _run(self) -> None:
        while not self._ended.is_set():
            try:
                self._hear()
            except ArchiveError:  # what the matter is, who looks is told
                self.is_on = False
                self._ended.wait(_AGAIN)
        self._line.close()

    def _hear(self) -> None:
        """Tell of all that is heard, until that is to end."""
        with self._line.asked() as connection:
            connection.execute(self._listen)
            self.is_on = True
            self._told()  # there may be something of before
            while not self._ended.is_set():
                if select.select([connection.fileno()], [], [], _LOOK)[0] and any(connection.notifies(timeout=0)):
                    self._told()

    def close(self) -> None:
        """Listen no more; the connection ends within a second."""
        self.is_on = False
        self._ended.set()
