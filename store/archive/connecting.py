"""Connections to the server of an archive, and what its errors mean: the one place that knows psycopg's."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

import psycopg
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from store.errors import ArchiveError, LostError
from store.text.addresses import Address
from store.text.language import tr

Connection = psycopg.Connection[tuple[object, ...]]
Row = tuple[object, ...]

_USUAL = {"connect_timeout": "10", "application_name": "dossier", "keepalives_idle": "30"}
_PATIENCE = "SELECT set_config('lock_timeout', %s, true)"
_LONGEST = 300
"""Code points of a server's sentence that are shown."""


class Line:
    """A connection that is made when it is needed, and again where it was lost; one thread at a time has it.

    Args:
        address: where to.
        reads: whether it is for reading one state, in a transaction that ends with `Line.leave`; else each statement is
            a transaction of its own.

    Attributes:
        made: how many times it was made.
    """

    def __init__(self, address: Address, *, reads: bool = False) -> None:
        self.address = address
        self.made = 0
        self._lock = threading.RLock()
        self._reads = reads
        self._connection: Connection | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is a connection, as far as is known."""
        return self._connection is not None

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        """Return what a statement returns; where each is a transaction of its own, another connection is tried once.

        It is for what may as well be asked twice.

        Raises:
            LostError: the connection is lost, or nobody answers.
            ArchiveError: the server refuses it.
        """
        was_open = self.is_open
        try:
            return self._rows(statement, values)
        except LostError:
            if self._reads or not was_open or self.is_open:
                raise
            return self._rows(statement, values)

    def _rows(self, statement: str, values: Sequence[object]) -> list[Row]:
        with self.asked() as connection:
            cursor = connection.execute(statement, values, binary=True)
            return cursor.fetchall() if cursor.description else []

    def waits_for(self, statement: str, values: Sequence[object], *, seconds: float) -> bool:
        """Run a statement that waits for a lock; False where it is not to be had in time.

        Raises:
            LostError: the connection is lost, or nobody answers.
            ArchiveError: the server refuses it.
        """
        with self.asked() as connection:
            try:
                with connection.transaction():
                    connection.execute(_PATIENCE, [f"{seconds * 1000:.0f}ms"])
                    connection.execute(statement.encode(), values)
            except errors.LockNotAvailable:
                return False
        return True

    @contextmanager
    def asked(self) -> Iterator[Connection]:
        """Yield the connection; what goes wrong with it is told as an error of the house.

        Raises:
            LostError: it is lost, or nobody answers.
            ArchiveError: the server refuses what was asked.
        """
        with explained(self.address), self._lock:
            connection = self._connection
            if connection is None:
                connection = self._connection = _connected(self.address, reads=self._reads)
                self.made += 1
            try:
                yield connection
            except BaseException:
                if connection.closed or self._reads:  # what comes next must not be of another state, unnoticed
                    self.close()
                raise

    def leave(self) -> None:
        """End the transaction in which one state was read."""
        if self._connection is not None:
            with suppress(LostError), self.asked() as connection:  # what is lost is left
                connection.rollback()

    def close(self) -> None:
        """Let go of the connection."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(psycopg.Error):
                connection.close()


def _connected(address: Address, *, reads: bool) -> Connection:
    try:
        if address.is_ambiguous:
            raise ValueError(address.shown)
        given = conninfo_to_dict(address.conninfo)
        usual = {name: value for name, value in _USUAL.items() if name not in given}
        conninfo = make_conninfo(address.conninfo, **usual)
    except (psycopg.Error, UnicodeError, ValueError):  # what libpq says of it may have the password in it
        raise ArchiveError(
            tr("{address} cannot be understood as the address of an archive.", address=address.shown)
        ) from None
    connection = psycopg.connect(conninfo, autocommit=not reads)
    connection.prepare_threshold = 2
    if reads:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
    return connection


@contextmanager
def explained(address: Address) -> Iterator[None]:
    """Turn psycopg's errors inside into one sentence.

    Raises:
        LostError: there is no connection, or no more.
        ArchiveError: the server refused what was asked.
    """
    try:
        yield
    except errors.UndefinedTable as error:
        raise ArchiveError(
            tr("There is no archive at {address} yet; dossier archive init makes one.", address=address.shown)
        ) from error
    except (errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction) as error:
        raise ArchiveError(
            tr("At {address} one may only read with this role: {reason}.", address=address.shown, reason=_reason(error))
        ) from error
    except (psycopg.OperationalError, psycopg.InterfaceError) as error:
        raise LostError(
            tr("The archive at {address} does not answer: {reason}.", address=address.shown, reason=_reason(error))
        ) from error
    except (psycopg.Error, UnicodeError) as error:
        raise ArchiveError(
            tr("The archive at {address} refused: {reason}.", address=address.shown, reason=_reason(error))
        ) from error


def _reason(error: Exception) -> str:
    """Return what the server or libpq says, as the end of a sentence in one line."""
    said = (error.diag.message_primary if isinstance(error, psycopg.Error) else None) or str(error)
    line = next((one.strip() for one in said.splitlines() if one.strip()), type(error).__name__)
    line = "".join(letter if letter.isprintable() else "?" for letter in line)
    return line.removeprefix("connection failed: ").rstrip(".")[:_LONGEST]
