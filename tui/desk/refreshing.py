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
        try:
            return not self._desk.is_current and self.refresh()
        except LostError:
            self._due = self._clock() + _AFTER
            raise
        except DossierError:  # who asks for it is told why
            return False
