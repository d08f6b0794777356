"""Signals that ask a command to end: it keeps what is finished and ends with the status that names the signal."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

ENDING = ("SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM")
"""Names of the signals by which a closed terminal, ctrl+c and its stronger kin, and the system itself end a program."""

Handler = Callable[[int, FrameType | None], None]


class Asked:
    """The signal that has asked for the end, 0 for none yet."""

    signal = 0

    @property
    def status(self) -> int:
        """The exit status by which shells know it (POSIX.1-2017, Shell & Utilities, 2.8.2), 0 for none."""
        return 128 + self.signal if self.signal else 0


@contextmanager
def handled(names: tuple[str, ...], handler: Handler, *, ignored_too: bool = False) -> Iterator[None]:
    """Handle signals for a while.

    Args:
        names: of the signals; those that this system does not have are passed over.
        handler: is given the number of a signal.
        ignored_too: whether those are handled as well that whoever started the program had it ignore, as `nohup` does.
    """
    here = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in here}
    before = {number: known for number, known in before.items() if ignored_too or known is not signal.SIG_IGN}
    for number in before:
        signal.signal(number, handler)
    try:
        yield
    finally:
        for number, known in before.items():
            signal.signal(number, known)


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
