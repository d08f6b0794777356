"""The explorer in a terminal of its own, with somebody at its keys who does not wait for ever."""

import re
import select
import termios
from contextlib import suppress
from pathlib import Path

from tests.attacks.running import ENDING, left_over, until
from tests.tui.pseudo_terminal import Terminal

_MODES = (b"1049", b"1000", b"1003", b"1006", b"2004")
"""Private modes that the explorer sets and must reset: other screen, mouse, pasting (xterm's ctlseqs)."""
_CHINESE = re.compile(rb"[\xe4-\xe9][\x80-\xbf]{2}")
_COOKED = termios.ECHO | termios.ICANON | termios.ISIG
_OPENING = 60.0


class Explorer(Terminal):
    """A terminal in which `dossier open` runs."""

    def __init__(self, store: Path) -> None:
        """Open the explorer on a store."""
        super().__init__("open", store=store)

    def opened(self) -> bool:
        """Wait until the panes are filled: until the first Chinese character is painted."""
        return until(lambda: self._take() and bool(_CHINESE.search(self.written)), _OPENING)

    def press(self, keys: str, painted: str, limit: float = 15.0) -> bool:
        """Press keys and wait until some words are painted; False where they are not."""
        start = len(self.written)
        with suppress(OSError):
            self.type(keys)
        return until(lambda: self._take() and painted.encode() in self.written[start:], limit)

    def ended(self) -> bool:
        """Wait until it has ended by itself."""
        return until(lambda: self._take() and self.program.poll() is not None, ENDING)

    def untidy(self) -> str:
        """Return what it has left the terminal in, "" for as it was."""
        left = [mode.decode() for mode in _MODES if self._last(mode + b"h") > self._last(mode + b"l")]
        with suppress(termios.error):
            flags = self.attributes[3]
            left += [] if isinstance(flags, int) and flags & _COOKED == _COOKED else ["raw mode"]
        return f"terminal left in {', '.join(left)}" if left else ""

    def close(self) -> list[int]:
        """Kill it if it still runs, let go of the terminal, and return the processes that it has left behind."""
        self.__exit__(None, None, None)
        return left_over(self.program.pid)

    def _last(self, mode: bytes) -> int:
        return self.written.rfind(b"\x1b[?" + mode)

    def _take(self) -> bool:
        """Take what is written by now; always True, so that a condition can follow."""
        while select.select([self._descriptor], [], [], 0)[0] and self._read():
            pass
        return True
