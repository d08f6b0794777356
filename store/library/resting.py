"""Memory that is given back while nobody asks: what was looked at of mapped files, and what was used and is free.

Both count as a program's own, though the system could take the one at any time, and the other serves nobody. The next
question maps again what it needs, in a thousandth of a second for twenty megabytes.
"""

import ctypes
import os
import sys
from pathlib import Path

from store.log import column_file

_MUCH = 160 << 20
"""Bytes in memory up to which nothing is given back: most stores never come there."""
_MORE = 32 << 20
"""So many more than were left after the last time are worth it."""
_TOO_MUCH = 272 << 20
"""Bytes beyond which it is not waited till nobody asks."""
_QUIET = 2 << 20
"""Where so many bytes have come or gone since the last look, somebody asks."""
_STATUS = Path("/proc/self/statm")


class Resting:
    """Gives memory back, where there is much of it.

    Attributes:
        left: bytes that were in memory after it last did.
        seen: bytes that were there at the last look.
    """

    def __init__(self) -> None:
        self.left = 0
        self.seen = 0

    def look(self) -> bool:
        """Look whether there is anything to be given back, and do so; return whether it was."""
        now, before = resident(), self.seen
        self.seen = now
        is_busy = abs(now - before) > _QUIET and now < _TOO_MUCH
        if now < max(_MUCH, self.left + _MORE) or is_busy:
            return False
        give_back()
        self.left = self.seen = resident()
        return True


def resident() -> int:
    """Return how many bytes of this process are in memory, 0 where the system does not tell."""
    try:
        return int(_STATUS.read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, AttributeError, ValueError, IndexError):
        return 0


def give_back() -> None:
    """Give back to the system what was looked at of mapped files, and memory that is free."""
    column_file.let_go()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # of the GNU library alone
        if trim is not None:
            trim(0)
