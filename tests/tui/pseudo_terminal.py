"""dossier in a real terminal: a pseudo-terminal with somebody who types into it and reads what it shows."""

import fcntl
import os
import re
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])")
_LIMIT = 60.0
"""Seconds after which a terminal that shows nothing more is given up: the machine may be busy, but not so busy."""
_TURN = 0.01
"""Seconds between two looks at what shows in no terminal."""


def _environment() -> dict[str, str]:
    """Return the environment with this terminal in the place of the one that the tests run in, and of its size."""
    outer = {"COLUMNS", "LINES"}
    return {name: value for name, value in os.environ.items() if name not in outer} | {"TERM": "xterm-256color"}


class Terminal:
    """The program in a terminal of 120 by 40 cells.

    Args:
        arguments: of the program.
        store: where the store lies.
        source: Python to run in place of the executable.
        environment: what it has beside that of the tests.

    Attributes:
        program: the running program.
        written: all that it has written, with its escape sequences.
    """

    def __init__(
        self, *arguments: str | Path, store: Path, source: str = "", environment: Mapping[str, str] | None = None
    ) -> None:
        self.written = b""
        self._descriptor, terminal = os.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        executable = [sys.executable, "-c", source] if source else [Path(sys.executable).with_name("dossier")]
        self.program = subprocess.Popen(
            [*executable, "--store", store, *arguments],
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            env=_environment() | dict(environment or {}),
            start_new_session=True,
        )
        os.close(terminal)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.program.kill()
        self.program.wait()
        self.hang_up()

    @property
    def attributes(self) -> list[int | list[bytes | int]]:
        """How the terminal treats what is typed and written (termios)."""
        return termios.tcgetattr(self._descriptor)

    def hang_up(self) -> None:
        """Close the terminal under the program."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    @property
    def text(self) -> str:
        """What was written so far, without escape sequences."""
        return _ESCAPES.sub(b"", self.written).decode(errors="replace")

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._descriptor, keys.encode())

    def until(self, words: str) -> None:
        """Read until the program has written these words after one another, or this escape sequence.

        Raises:
            AssertionError: it ended, or wrote nothing more.
        """
        while words.encode() not in self.written and words not in self.text:
            assert self._read(), f"{words!r} did not come; at the end: {self.text[-300:]!r}"

    def until_met(self, met: Callable[[], bool]) -> None:
        """Read until what the program does elsewhere is done.

        Raises:
            AssertionError: it ended, or does not do it.
        """
        end = monotonic() + _LIMIT
        while not met():
            assert self._read(_TURN) or self.program.poll() is None
            assert monotonic() < end

    def status(self) -> int:
        """Read until the program ends and return its exit status, negative for a signal."""
        while self._read():
            pass
        return self.program.wait(_LIMIT)

    def _read(self, limit: float = _LIMIT) -> bool:
        """Read what is written next; False where the program has ended or writes nothing within so many seconds."""
        looked = select.poll()  # `select` knows no descriptor beyond a thousand
        looked.register(self._descriptor, select.POLLIN)
        if not looked.poll(1000 * limit):
            return False
        try:
            data = os.read(self._descriptor, 1 << 16)
        except OSError:  # how Linux tells that nobody has the other end any more
            return False
        self.written += data
        return bool(data)
