"""Work that is done in a thread, of which only the newest request matters."""

import asyncio
from collections.abc import Callable

from textual.dom import DOMNode
from textual.message import Message

from store.errors import DossierError
from tui.screens.main.messages import Failed


class Errand:
    """Runs jobs one after the other; one that waits is replaced by a newer one, and an overtaken result is dropped.

    There is no delay before a job starts, so a slow typist sees each letter's result at once, and a fast one the last.
    """

    def __init__(self, host: DOMNode, name: str) -> None:
        """Make an errand.

        Args:
            host: runs the worker and gets the message that a job returns.
            name: group of the workers, and what a failure is called.
        """
        self._host = host
        self._name = name
        self._waiting: Callable[[], Message] | None = None
        self._idle = asyncio.Event()
        self._idle.set()

    def ask(self, job: Callable[[], Message]) -> None:
        """Run a job in a thread as soon as the present one is done; its message goes to the host."""
        self._waiting = job
        if self._idle.is_set():
            self._idle.clear()
            self._host.run_worker(self._work(), name=self._name, group=self._name, exit_on_error=False)

    async def _work(self) -> None:
        try:
            while self._waiting is not None:
                job, self._waiting = self._waiting, None
                try:
                    message = await asyncio.to_thread(job)
                except DossierError as error:
                    message = Failed(self._name, str(error))
                if self._waiting is None:
                    self._host.post_message(message)
        finally:
            self._idle.set()

    async def idle(self) -> None:
        """Return when nothing that was asked for is still to be told."""
        await self._idle.wait()
