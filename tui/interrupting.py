"""Signals that ask a command to end: it keeps what is finished and ends with the status that names the signal."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

Handler = Callable[[int, FrameType | None], None]


@dataclass
class Asked:
    """The signal that has asked for the end, 0 for none yet."""

    signal: int = 0

    @property
    def status(self) -> int:
        """The exit status by which shells know it (POSIX.1-2017, Shell & Utilities, 2.8.2), 0 for none."""
        return 128 + self.signal if self.signal else 0


@contextmanager
def handled(names: tuple[str, ...], handler: Handler) -> Iterator[None]:
    """Handle signals for a while; one that does not exist here, or that was to be ignored (`nohup`), is let be."""
    here = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in here}
    changed = [number for number in here if before[number] not in (signal.SIG_IGN, None)]
    for number in changed:
        signal.signal(number, handler)
    try:
        yield
    finally:
        for number in changed:
            signal.signal(number, before[number])


@contextmanager
def interruptible() -> Iterator[Asked]:
    """Have the closing of the terminal and a request to end do what ctrl+c does: raise KeyboardInterrupt."""
    asked = Asked()

    def interrupt(number: int, frame: FrameType | None) -> None:
        del frame
        asked.signal = number
        raise KeyboardInterrupt

    with handled(("SIGINT", "SIGTERM", "SIGHUP"), interrupt):
        yield asked
