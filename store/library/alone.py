"""One process at a time where something is written that is no store."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.errors import BusyError
from store.log.disk import explained
from store.log.lock import Lock
from store.text.language import tr


@contextmanager
def alone(path: Path, what: str) -> Iterator[None]:
    """Be the only one that writes something.

    Args:
        path: of a lock file.
        what: is written, for the sentence.

    Raises:
        BusyError: another process writes it just now; nothing was changed.
        StoreError: the lock file cannot be made.
    """
    lock = Lock(path)
    with explained(tr("{path} could not be made", path=path)):
        taken = lock.acquire()
    if not taken:
        raise BusyError(
            tr(
                "Another dossier{holder} is writing {what}; nothing was changed. Try again when it is done.",
                holder=lock.holder,
                what=what,
            )
        )
    try:
        yield
    finally:
        lock.release()
