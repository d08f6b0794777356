"""How often the store is read again while this dossier, or another, goes on writing to it. No Textual here."""

import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from store.errors import DossierError, LostError

if TYPE_CHECKING:  # what the first frame must not wait for
    from tui.desk.desk import Desk

_AFTER = 2.0
_SHARE = 20
"""It is read again at most every two seconds, and in a twentieth of the time."""
_SHARE_OVER = 3
"""What was written is laid over what was read before in a fourth of the time at most."""


class Refreshing:
    """Reads the store again, not too often.

    Args:
        desk: reads it.
        clock: tells the time in seconds.
        rests: whether it was just read.
    """

    def __init__(self, desk: "Desk", clock: Callable[[], float] = time.monotonic, *, rests: bool = False) -> None:
        self._desk = desk
        self._clock = clock
        self._due = clock() + _AFTER if rests else clock()
        self._over_due = clock()
        self._is_laid_over = False

    def refresh(self) -> bool:
        """Read the store again; False where that would be too soon."""
        began = self._clock()
        if began < self._due:
            return False
        self._due = math.inf  # where that fails it is not tried again and again
        self._desk.refresh()
        ended = self._clock()
        self._due = ended + max(_AFTER, (ended - began) * _SHARE)
        return True

    def take_over(self) -> bool:
        """Take over what another dossier has written since; False where there is nothing, or it has to wait.

        Raises:
            LostError: nobody answers; it may be tried again.
        """
        return self._attempted(lambda: not self._desk.is_current and self.refresh())

    def lay_over(self) -> bool:
        """Let searches find what another dossier has written, before all is read again; False as `take_over`.

        Raises:
            LostError: nobody answers; it may be tried again.
        """
        began = self._clock()
        if began < self._over_due or (self._is_laid_over and began >= self._due):  # there may be more without end
            self._is_laid_over = False
            return False
        self._is_laid_over = self._attempted(self._desk.lay_over)
        ended = self._clock()
        self._over_due = ended + (ended - began) * _SHARE_OVER
        return self._is_laid_over

    def _attempted(self, take: Callable[[], bool]) -> bool:
        try:
            return take()
        except LostError:
            self._due = self._over_due = self._clock() + _AFTER
            raise
        except DossierError:  # who asks for it is told why
            return False
