"""The explorer in a terminal of its own, with somebody at its keys."""

import os
import pty
import re
import select
import signal
import termios
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tests.attacks.running import DOSSIER, ENDING, end_group, until

_SIZE = (40, 120)
_MODES = (b"1049", b"1000", b"1003", b"1006", b"2004")
"""Private modes that the explorer sets and must reset: other screen, mouse, pasting (xterm's ctlseqs)."""
_CHINESE = re.compile(rb"[\xe4-\xe9][\x80-\xbf]{2}")
_ECHO = termios.ECHO | termios.ICANON | termios.ISIG


class Terminal:
    """A terminal in which `dossier open` runs.

    Attributes:
        pid: the explorer's process, leader of its group.
        seen: all that it has written.
        status: as `os.waitpid` has it, once it has ended.
    """

    def __init__(self, store: Path, environment: Mapping[str, str] | None = None) -> None:
        """Open the explorer on a store."""
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            with suppress(OSError):
                termios.tcsetwinsize(0, _SIZE)
                os.environ.update({"TERM": "xterm-256color", **(environment or {})})
                os.execv(DOSSIER, [str(DOSSIER), "--store", str(store), "open"])
            os._exit(127)
        termios.tcsetwinsize(self._master, _SIZE)
        self._before = termios.tcgetattr(self._master)[3] & _ECHO
        self.seen = b""
        self.status: int | None = None

    def read(self) -> None:
        """Take what has been written, and note whether it has ended."""
        while select.select([self._master], [], [], 0)[0]:
            try:
                part = os.read(self._master, 1 << 16)
            except OSError:
                break
            if not part:
                break
            self.seen += part
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.status = status if pid else None

    def wait_for(self, *words: str, limit: float = 60.0) -> bool:
        """Wait until one of the words is painted after now; False where none is."""
        start = max(0, len(self.seen) - 200)

        def painted() -> bool:
            self.read()
            return any(word.encode() in self.seen[start:] for word in words) or self.status is not None

        return until(painted, limit) and self.status is None

    def opened(self) -> bool:
        """Wait until the panes are filled: until the first Chinese character is painted."""

        def filled() -> bool:
            self.read()
            return _CHINESE.search(self.seen) is not None or self.status is not None

        return until(filled, 60.0) and self.status is None

    def type(self, keys: str) -> None:
        """Press keys."""
        with suppress(OSError):
            os.write(self._master, keys.encode())

    def ended(self, limit: float = ENDING) -> bool:
        """Wait until it has ended."""

        def gone() -> bool:
            self.read()
            return self.status is not None

        return until(gone, limit)

    def untidy(self) -> str:
        """Return what it has left the terminal in, "" for as it was."""
        self.read()
        left = [mode.decode() for mode in _MODES if self._last(mode, b"h") > self._last(mode, b"l")]
        with suppress(termios.error):
            if termios.tcgetattr(self._master)[3] & _ECHO != self._before:
                left.append("raw mode")
        return f"terminal left in {', '.join(left)}" if left else ""

    def _last(self, mode: bytes, end: bytes) -> int:
        return self.seen.rfind(b"\x1b[?" + mode + end)

    def close(self) -> None:
        """Kill it if it still runs, and let go of the terminal."""
        if self.status is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            end_group(self.pid)
            self.ended()
        with suppress(OSError):
            os.close(self._master)
