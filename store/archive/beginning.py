"""An archive is begun in a database, or brought up to what this program knows."""

from store.archive.connecting import Line
from store.archive.tables import MIGRATED, MIGRATIONS, PARTITIONS, SHAPE
from store.text.addresses import Address

_ALONE = "SELECT pg_advisory_xact_lock(hashtext('dossier archive init'))"
_SEEN = "SELECT coalesce(max(version), 0) FROM dossier_migrations"
_NOTE = "INSERT INTO dossier_migrations (version) VALUES (%s)"
_STATE = "INSERT INTO dossier_state (shape) SELECT %s WHERE NOT EXISTS (SELECT FROM dossier_state)"
_SHAPE = "UPDATE dossier_state SET shape = %s WHERE shape < %s"
_IS_THERE = "SELECT to_regclass('dossier_state') IS NOT NULL"


def begin(address: Address, *, partitions: int = PARTITIONS) -> tuple[bool, int]:
    """Make the tables of an archive, or bring them up to this program; one that is so already stays as it is.

    Returns whether it was there before, and how many steps it was brought forward by.

    Args:
        address: of a database that is there.
        partitions: into so many parts goes what is kept by article; it stays so.

    Raises:
        ArchiveError: the server refuses it; nothing was changed.
    """
    line = Line(address)
    try:
        with line.asked() as connection, connection.transaction():
            connection.execute(_ALONE)
            ((was_there,),) = connection.execute(_IS_THERE).fetchall()
            connection.execute(MIGRATED)
            ((seen,),) = connection.execute(_SEEN).fetchall()
            first = int(str(seen))
            for number, statements in enumerate(MIGRATIONS[first:], first + 1):
                for statement in statements(partitions):
                    connection.execute(statement.encode())
                connection.execute(_NOTE, [number])
            connection.execute(_STATE, [SHAPE])
            connection.execute(_SHAPE, [SHAPE, SHAPE])
    finally:
        line.close()
    return bool(was_there), len(MIGRATIONS) - first
