"""Looking for garbage when nobody waits, so that it is not looked for while somebody does."""

import asyncio
import gc

_QUIET = 0.03
"""Seconds after which, once the panes are painted, the next key is waited for and not painted yet."""
_PAUSE = 0.7
"""Seconds after which whoever typed reads what was found; older objects take as long to look at as ten letters."""
_WORTH = 2_000
"""Objects from which on it is worth looking at them."""


class Tidying:
    """Has the garbage collector look at what a painted screen was made of once it is there.

    A letter typed makes up to ten thousand objects. Left to itself the collector looks at every third letter, while the
    panes are filled or painted: in some milliseconds, a third of what a letter takes. It looks at the oldest by itself.

    Args:
        after: seconds from when it is asked for until it looks at what is young.
        pause: seconds from then until it looks at what is older, where it is time for that.
    """

    def __init__(self, after: float = _QUIET, pause: float = _PAUSE) -> None:
        self._after = after
        self._pause = pause
        self._asked: asyncio.TimerHandle | None = None

    def soon(self) -> None:
        """Look soon, unless it is put off."""
        self.put_off()
        self._asked = asyncio.get_running_loop().call_later(self._after, self._look_at_young)

    def put_off(self) -> None:
        """Do not look until asked for again: somebody waits."""
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None

    def _look_at_young(self) -> None:
        """Look at what is young, unless the collector is paused."""
        if gc.isenabled():
            if gc.get_count()[0] >= _WORTH:
                gc.collect(0)
            self._asked = asyncio.get_running_loop().call_later(self._pause, _look_at_older)


def _look_at_older() -> None:
    if gc.isenabled() and 0 < gc.get_threshold()[1] <= gc.get_count()[1]:
        gc.collect(1)
