"""Holding the screen still for a moment, so that a key and what it leads to are painted at once."""

import asyncio
from collections.abc import Callable
from contextlib import ExitStack

from textual.screen import Screen

_LONGEST = 0.03
"""Seconds after which the screen is painted as it is: what takes longer is better told of than waited for."""


class Hold:
    """Keeps a screen unpainted from a request to its answer.

    Textual paints in turns. What a key changes at once would take the first of them, and have the answer that comes
    some milliseconds later wait for the next: up to two turns, longer than finding it takes.
    """

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._held = ExitStack()
        self._limit: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """Hold the screen, unless it is held already."""
        if self._limit is None:
            self._held.enter_context(self._screen.app.batch_update())
            self._limit = asyncio.get_running_loop().call_later(_LONGEST, self._release)

    def end(self, then: Callable[[], object]) -> None:
        """Let the screen be painted, once its widgets have had their turn to say what has changed on them.

        Args:
            then: what need not be done before.
        """
        asyncio.get_running_loop().call_soon(self._release, then)

    def _release(self, then: Callable[[], object] | None = None) -> None:
        if self._limit is not None:
            self._limit.cancel()
            self._limit = None
            self._held.close()
            self._screen.check_idle()
        if then is not None:
            self._screen.call_after_refresh(then)
