"""The ledger of decisions of an archive: a table, to which each who corrects adds lines.

A line lasts before it takes effect. The server notes beside it by whom and when it was written.
"""

from collections.abc import Iterable, Sequence
from typing import cast

import msgspec

from store.archive.batch import LASTS
from store.archive.connecting import Line
from store.archive.state import Known

_ALL = "SELECT line FROM dossier_ledger ORDER BY number"
_PUT = """
INSERT INTO dossier_ledger (decision, line) SELECT d, l FROM unnest(%b::text[], %b::bytea[]) AS put (d, l)
ON CONFLICT (decision) DO UPDATE SET line = excluded.line WHERE dossier_ledger.line <> excluded.line
"""
_DROP = "DELETE FROM dossier_ledger WHERE decision <> ALL(%b::text[])"
_NEXT = "UPDATE dossier_state SET ledger = ledger + 1"


class _Decision(msgspec.Struct):
    id: str


def stamp_of(line: Line) -> str:
    """Return what tells one state of the ledger from another without reading it; "" where nothing was decided."""
    number = Known.of(line).ledger
    return str(number) if number else ""


def lines_of(line: Line) -> bytes:
    """Return all that the ledger says, as the file of a folder would."""
    return b"".join(cast(bytes, said) for (said,) in line.rows(_ALL))


def add(line: Line, lines: Sequence[bytes]) -> None:
    """Add lines, which last when this returns; one that is there already, of before a connection was lost, once."""
    _write(line, lines, alone=False)


def put(line: Line, lines: Iterable[bytes]) -> None:
    """Let some lines be all that the ledger says."""
    _write(line, list(lines), alone=True)


def _write(line: Line, lines: Sequence[bytes], *, alone: bool) -> None:
    ids = [msgspec.json.decode(one, type=_Decision).id for one in lines]
    with line.asked() as connection, connection.transaction():
        connection.execute(LASTS)
        connection.execute(_NEXT)
        if alone:
            connection.execute(_DROP, [ids])
        connection.execute(_PUT, [ids, list(lines)])
