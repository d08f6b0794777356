"""Changes of the store one after the other; a short one is not kept waiting by a load, but done in its midst.

A load has the store for as long as it lasts, and between two articles it can be changed by the thread that loads.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TypeVar

_Answer = TypeVar("_Answer")


class Between:
    """Whose turn it is to change the store, of the threads of this dossier."""

    def __init__(self) -> None:
        self._changing = threading.Lock()
        self._asking = threading.Lock()
        self._is_long = False
        self._jobs: deque[Callable[[], None]] = deque()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the store against others."""
        with self._changing:
            yield

    @contextmanager
    def long(self) -> Iterator[Callable[[], None]]:
        """Hold the store for long; yields what does what others ask for meanwhile, to be called now and then."""
        with self._changing:
            with self._asking:
                self._is_long = True
            try:
                yield self._do_all
            finally:
                with self._asking:
                    self._is_long = False
                self._do_all()

    def do(self, job: Callable[[], _Answer]) -> _Answer:
        """Do something that takes little time, in the midst of what takes long, and return what it returns."""
        answer: Future[_Answer] = Future()

        def answered() -> None:
            try:
                answer.set_result(job())
            except BaseException as error:  # it is told to who asks, and not to who loads
                answer.set_exception(error)

        with self._asking:
            is_long = self._is_long
            if is_long:
                self._jobs.append(answered)
        if not is_long:
            with self._changing:
                answered()
        return answer.result()

    def _do_all(self) -> None:
        while self._jobs:
            self._jobs.popleft()()
