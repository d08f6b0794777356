"""Leaving the explorer when a signal asks for it or its terminal is gone: nothing is left behind or waited for.

Textual handles the signals that stop a program and let it go on, and no other: those that end it would leave the
terminal in the alternate screen, without echo and with the mouse reported.
"""

import asyncio
import os
import select
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from types import FrameType

from textual.app import App

from tui.terminal.interrupting import ENDING, Asked, handled

if sys.platform != "win32":
    import termios

GRACE = 3.0
"""Seconds for a load to stop and the store to be closed. Then the program ends as it is: a store bears that."""

_LEAVE = (
    b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # the mouse
    b"\x1b[?2004l\x1b[?2048l\x1b[?1004l"  # reports of pasting, resizing and focus
    b"\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h"  # wrapped lines, plain keys, the shell's screen, the cursor
)
"""What Textual's driver writes when it leaves in order."""


@contextmanager
def leaving(app: App[None]) -> Iterator[Asked]:
    """Have signals end an app in order, and end it out of order where it does not within `GRACE`."""
    asked = Asked()
    asked_here, asked_there = os.pipe()  # whatever a signal interrupts, a pipe can be written to

    def leave(number: int, frame: FrameType | None) -> None:
        del frame
        asked.signal = number
        os.write(asked_there, bytes((asked.status,)))
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # it has not begun, or is over
            raise SystemExit(asked.status) from None
        loop.call_soon_threadsafe(app.exit, None, asked.status)

    with handled(ENDING, leave, ignored_too=True):
        if sys.platform != "win32":
            attributes = termios.tcgetattr(0) if os.isatty(0) else None  # a browser has none
            Thread(target=_end_in_any_case, args=(asked_here, attributes), daemon=True).start()
            Thread(target=_tell_of_hangup, daemon=True).start()
        yield asked
        for name in ("SIGTSTP", "SIGCONT"):  # which Textual leaves handled by a driver that has no terminal any more
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), signal.SIG_DFL)


if sys.platform != "win32":
    Attributes = list[int | list[bytes | int]]

    def _end_in_any_case(asked: int, attributes: Attributes | None) -> None:
        """Wait for a signal, then for the end; if that does not come, give the terminal back and bring it about."""
        status = os.read(asked, 1)[0]
        time.sleep(GRACE)
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})  # a program in the background would be stopped
        with suppress(OSError, termios.error):
            if attributes is not None:
                if select.select((), (2,), (), 0)[1]:
                    os.write(2, _LEAVE)
                termios.tcsetattr(0, termios.TCSANOW, attributes)
        os._exit(status)

    def _tell_of_hangup() -> None:
        """Wait until the terminal is gone: where it is not the one that controls the program, no signal says so."""
        terminal = select.poll()
        terminal.register(0, 0)
        if any(happened & select.POLLHUP for _, happened in terminal.poll()):
            os.kill(os.getpid(), signal.SIGHUP)
