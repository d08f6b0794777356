"""What is typed before there is anything it could act on: kept, and then taken key by key, in order."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

_HOPS = 3
"""A key is handled by a widget or by one around it, which tell others what it means; those tell the screen."""
_LONGEST = 0.2
"""Seconds after which the next key is taken all the same: the widget that had the last one may be gone."""

Typed = events.Key | events.Paste


class TypeAhead:
    """Keys in the order they came, each given away when the one before it has taken effect.

    Args:
        app: whose keys they are.
        give: hands an event to whatever has the keyboard.
        stays: says whether an event is for the widget that has the keyboard, which takes its keys in order.
        answered: returns when what was asked for last is shown, so that enter acts on what was searched for.
    """

    def __init__(
        self,
        app: App[None],
        give: Callable[[Typed], Awaitable[None]],
        stays: Callable[[Typed], bool],
        answered: Callable[[], Awaitable[None]],
    ) -> None:
        self._app = app
        self._give = give
        self._stays = stays
        self._answered = answered
        self._kept: deque[Typed] = deque()
        self._is_giving = False

    def __bool__(self) -> bool:
        """Return whether something waits, so that what is typed now must wait behind it."""
        return bool(self._kept)

    def keep(self, event: Typed) -> None:
        """Keep an event for later."""
        self._kept.append(event)

    def drop(self) -> None:
        """Let nothing come of what was kept."""
        self._kept.clear()

    async def release(self) -> None:
        """Give away all that was kept, and what is kept meanwhile; what leads elsewhere waits for what came before.

        Whoever asks for it while that goes on has it done: two at a time would give each key twice.
        """
        if self._is_giving:
            return
        self._is_giving = True
        try:
            while self._kept:
                if not self._stays(self._kept[0]):
                    await self._passed_on(1)
                    await self._answered()
                await self._give(self._kept[0])
                await self._passed_on(_HOPS)
                self._kept.popleft()
        finally:
            self._is_giving = False

    async def _passed_on(self, times: int) -> None:
        """Wait until messages have passed from the widget that has the keyboard up to the app, as a key does."""
        done = asyncio.Event()

        def climb(node: MessagePump | None, left: int) -> None:
            if node is not None:
                node.call_later(climb, node._parent, left)
            elif left > 1:
                climb(self._app.focused or self._app.screen, left - 1)
            else:
                done.set()

        climb(self._app.focused or self._app.screen, times)
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), _LONGEST)
