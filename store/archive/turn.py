"""The turn to write to an archive: a lock of the server's, which ends with the connection of who has it."""

from contextlib import suppress

from store.archive.connecting import Line
from store.errors import ArchiveError
from store.text.language import tr

_TAKE = "SELECT pg_try_advisory_lock(%s)"
_WAIT = "SELECT pg_advisory_lock(%s)"
_SOON = 1.0
"""Seconds for which one waits among others, before it is seen whether one still wants to."""
_GIVE_BACK = "SELECT pg_advisory_unlock(%s)"
_HOLDER = """
SELECT activity.usename FROM pg_locks JOIN pg_stat_activity AS activity USING (pid)
WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND pg_locks.database = (
    SELECT oid FROM pg_database WHERE datname = current_database()
) AND classid = (%s >> 32)::bigint AND objid = (%s & 4294967295)::bigint
"""


class ServerLock:
    """The lock, as `store.log.lock.Lock` is one of a file.

    Args:
        line: the connection that is to have it.
        key: which one of the server's it is.
    """

    def __init__(self, line: Line, key: int) -> None:
        self._line = line
        self._key = key
        self._made = 0

    def acquire(self) -> bool:
        """Take it; False where another process has it."""
        ((taken,),) = self._line.rows(_TAKE, [self._key])
        self._made = self._line.made
        return bool(taken)

    def acquire_soon(self) -> bool:
        """Take it as soon as it is one's turn; False where others have it for longer than a moment.

        The server gives it to the first of those who wait at that moment: a load that takes it again at once comes
        after who decides. Whoever asks once more lines up behind the others.
        """
        taken = self._line.waits_for(_WAIT, [self._key], seconds=_SOON)
        self._made = self._line.made
        return taken

    @property
    def is_lost(self) -> bool:
        """Whether the connection that took it is another one than there is now."""
        return not self._line.is_open or self._line.made != self._made

    def release(self) -> None:
        """Give it back; with a connection that was lost it went."""
        if not self.is_lost:
            with suppress(ArchiveError):  # it is lost just now, and the server takes it back
                self._line.rows(_GIVE_BACK, [self._key])

    @property
    def holder(self) -> str:
        """Who has it, as a part of a sentence; "" where that cannot be told."""
        found = self._line.rows(_HOLDER, [self._key, self._key])
        return tr(" ({who})", who=found[0][0]) if found else ""
