"""Who looks on while a store is mended: is told how it goes, and may want it to end."""

import time
from collections.abc import Callable
from pathlib import Path

from store.errors import StoppedError
from store.library.reports import Progress
from store.text.language import tr


class Onlooker:
    """Whoever waits for a store to be mended.

    Args:
        progress: told after each article.
        stop: asked as often, and several times a second while a file is read; True ends it.
    """

    def __init__(self, progress: Progress | None = None, stop: Callable[[], bool] | None = None) -> None:
        self._progress = progress
        self._stop = stop
        self.begin()

    def begin(self) -> None:
        """Count from now on how fast it goes: what is done next goes faster or slower than what was done before."""
        self._began = time.monotonic()

    def ask(self) -> None:
        """Go on, unless that is not wanted any more.

        Raises:
            StoppedError: it is not.
        """
        if self._stop is not None and self._stop():
            raise StoppedError(tr("The store was not mended, since that was stopped; it is what it was before."))

    def tell(self, done: int, total: int, path: Path, seconds: float = 0.0) -> None:
        """Say how many of how many are done and which file was read last, or is being read, for how long.

        Raises:
            StoppedError: that is to end.
        """
        self.ask()
        if self._progress is not None:
            self._progress(done, total, path, done / max(1e-9, time.monotonic() - self._began), seconds)
