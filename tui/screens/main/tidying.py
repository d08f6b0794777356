"""Looking for garbage when nobody waits, so that it is not looked for while somebody does."""

import asyncio
import gc

_QUIET = 0.03
"""Seconds after which, once the panes are painted, the next key is waited for and not painted yet."""
_WORTH = 2_000
"""Objects from which on it is worth looking at them."""


class Tidying:
    """Has the garbage collector look at what a painted screen was made of once it is there.

    A letter typed makes some ten thousand objects. Left to itself the collector looks at every second letter, while the
    panes are filled or painted: in some milliseconds, a third of what a letter takes.

    Args:
        after: seconds from when it is asked for until it looks.
    """

    def __init__(self, after: float = _QUIET) -> None:
        self._after = after
        self._asked: asyncio.TimerHandle | None = None

    def soon(self) -> None:
        """Look soon, unless it is put off."""
        self.put_off()
        self._asked = asyncio.get_running_loop().call_later(self._after, _look)

    def put_off(self) -> None:
        """Do not look until asked for again: somebody waits."""
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None


def _look() -> None:
    """Look at what is young, and at what is older where it is time for that; not where the collector is paused."""
    counts, limits = gc.get_count(), gc.get_threshold()
    if gc.isenabled() and counts[0] >= _WORTH:
        due = [age for age in (1, 2) if 0 < limits[age] <= counts[age]]
        gc.collect(max(due, default=0))
