"""A process that reads files watches itself: it outlives nobody, and takes no more than its file may take.

What it cannot see to itself (it does not get to run, because an endless search for a pattern does not let go of the
interpreter) the process that started it does from outside, and where that one has ended, the system.
"""

import ctypes
import faulthandler
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from time import process_time

from store.library.limits import Limits

if sys.platform != "win32":
    import resource

_GRACE = 60  # seconds after the end of its time after which nobody is left who would end it
_LOOK = 0.5  # seconds between two looks at how much memory it has
_END_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


class Guard:
    """Watches over this process.

    Args:
        out_of_memory: the exit status that tells that a file took too much memory.
    """

    def __init__(self, out_of_memory: int) -> None:
        self._out_of_memory = out_of_memory
        self._memory = sys.maxsize
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if sys.platform == "win32":
            self._nowhere = os.open(os.devnull, os.O_WRONLY)
        else:
            _limit(resource.RLIMIT_CORE, 0)  # which the end of the processor time would leave
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)
        parent = multiprocessing.parent_process()
        if parent is not None:
            threading.Thread(target=self._watch, args=(parent.sentinel,), daemon=True).start()

    @contextmanager
    def holding(self, limits: Limits) -> Iterator[None]:
        """End this process where what is done inside takes more than it may.

        The most memory that it has had before is no sign of that: an earlier file took it.
        """
        self._memory = max(limits.memory, _peak())
        seconds = limits.seconds + _GRACE
        if sys.platform == "win32":
            faulthandler.dump_traceback_later(seconds, exit=True, file=self._nowhere)
        else:
            _limit(resource.RLIMIT_DATA, limits.memory)
            _limit(resource.RLIMIT_CPU, int(process_time() + seconds))
        try:
            yield
        except MemoryError:
            os._exit(self._out_of_memory)
        finally:
            if sys.platform == "win32":
                faulthandler.cancel_dump_traceback_later()

    def _watch(self, parent: int) -> None:
        """Wait until the parent has ended and end too: a worker holds its own end of the pipe that would tell it."""
        while not wait([parent], _LOOK):
            if _peak() > self._memory:
                os._exit(self._out_of_memory)
        os._exit(1)


def _limit(what: int, most: int) -> None:
    """Let the system limit what this process takes, as far as it is allowed more than that."""
    if sys.platform != "win32":
        _, allowed = resource.getrlimit(what)
        resource.setrlimit(what, (most if allowed == resource.RLIM_INFINITY else min(most, allowed), allowed))


def _peak() -> int:
    """Return the most bytes of memory that this process has had; 0 where the system does not say.

    What getrusage(2) says is on Linux the most of the process that started this one, too: it counts on through execve,
    so that proc(5) is asked first.
    """
    if sys.platform == "win32":
        return 0
    with suppress(OSError), open("/proc/self/status", "rb") as status:
        for line in status:
            if line.startswith(b"VmHWM:"):
                return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
