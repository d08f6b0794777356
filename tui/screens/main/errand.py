"""Work that is done in a thread, of which only the newest request matters."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from textual.dom import DOMNode
from textual.message import Message

from store.errors import DossierError

Answer = TypeVar("Answer")


class Errand:
    """Runs jobs one after the other; one that waits is replaced by a newer one, and an overtaken answer is dropped.

    There is no delay before a job starts, so a slow typist sees each letter's result at once, and a fast one the last.

    Args:
        host: runs the worker, and takes the answers among its messages, in its own turn.
        name: group of the workers, and what a failure is called.
    """

    @dataclass
    class Failed(Message):
        """A job could not be done; `sentence` says what and why."""

        errand: str
        sentence: str

    def __init__(self, host: DOMNode, name: str) -> None:
        self._host = host
        self._name = name
        self._waiting: Callable[[], Callable[[], object]] | None = None
        self._idle = asyncio.Event()
        self._idle.set()

    def ask(self, job: Callable[[], Answer], then: Callable[[Answer], object]) -> None:
        """Run a job in a thread as soon as the present one is done.

        Args:
            job: what to run; what it raises of `DossierError` is told to the host as `Failed`.
            then: takes its answer.
        """
        self._waiting = lambda: partial(then, job())
        if self._idle.is_set():
            self._idle.clear()
            # a function, since one that is not begun before the program ends leaves nothing that was never awaited
            work: Callable[[], Awaitable[None]] = self._work
            self._host.run_worker(work, name=self._name, group=self._name, exit_on_error=False)

    async def _work(self) -> None:
        try:
            while self._waiting is not None:
                job, self._waiting = self._waiting, None
                try:
                    tell = await asyncio.to_thread(job)
                except DossierError as error:
                    tell = partial(self._host.post_message, self.Failed(self._name, str(error)))
                if self._waiting is None:
                    self._host.call_later(tell)
        finally:
            self._idle.set()

    @property
    def is_idle(self) -> bool:
        """Whether nothing that was asked for is still to be told."""
        return self._idle.is_set()

    async def idle(self) -> None:
        """Return when nothing that was asked for is still to be told."""
        await self._idle.wait()
