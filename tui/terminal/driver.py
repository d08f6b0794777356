"""Textual's driver of a terminal, made to bear being stopped and let go on at any time and in any way."""

import asyncio
import os
import signal
from collections.abc import Callable, Iterable
from functools import partial

from rich.cells import get_character_cell_size
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from tui.terminal.background import ANSWER, BEGUN, QUESTION, Answered, may_ask, shade_of


class _Parser(XTermParser):
    """Textual's parser, which would take what the terminal answers about its colours for something typed."""

    _held = ""

    def feed(self, data: str) -> Iterable[Message]:
        """Yield what was typed, and what was answered."""
        text, self._held = self._held + data, ""
        while answer := ANSWER.search(text):
            yield Answered(shade_of(answer))
            text = text[: answer.start()] + text[answer.end() :]
        if data and (begun := BEGUN.search(text)):
            text, self._held = text[: begun.start()], begun.group()
        if text or not data:
            yield from super().feed(text)


vars(linux_driver)["XTermParser"] = _Parser  # from where the driver takes it, which can be given no other


class TerminalDriver(LinuxDriver):
    """What the keyboard or `kill` stops gives the terminal back first, takes it again later, and paints all anew.

    Textual does so wherever a signal interrupts it, in the midst of doing so too; here each waits for its turn. While
    the terminal is lent to an editor there are no turns, and nothing to give back.
    """

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        self._turns = asyncio.get_running_loop()
        self._chrome: dict[int, str] = {}
        if get_character_cell_size("—") > 1:  # see there
            from tui.terminal.ambiguous import CHROME

            self._chrome = CHROME
        super().__init__(app, debug=debug, mouse=mouse, size=size)

    def write(self, data: str) -> None:
        """Write what is painted, lines and bars in ASCII where the terminal would draw them too wide."""
        super().write(data.translate(self._chrome) if self._chrome else data)

    def start_application_mode(self) -> None:
        """Take the terminal, and ask it what it paints on."""
        start: Callable[[], None] = super().start_application_mode
        start()
        if self._writer_thread is not None and may_ask():
            self.write(QUESTION)

    def _sigtstp_application(self, *_: object) -> None:
        stop = super()._sigtstp_application
        if self._auto_restart:
            self._turns.call_soon_threadsafe(stop)
        else:
            stop()

    def _sigcont_application(self, *_: object) -> None:
        if self._auto_restart:
            self._turns.call_soon_threadsafe(self.resume_application_mode)

    def resume_application_mode(self) -> None:
        """Take the terminal again, of which all may have been painted over meanwhile.

        One that it has still is given back first, after `kill -STOP`, of which SIGCONT is the first word: else it would
        take what it has made of the terminal for what the shell wants back in the end, and read every key twice.
        """
        if self._writer_thread is not None and self._writer_thread.is_alive():
            self.suspend_application_mode()
        super().resume_application_mode()
        self._turns.call_soon(partial(self._app.refresh, layout=True))


def stop_all() -> bool:
    """Stop all processes of the job that this one belongs to, and return whether somebody can let them go on.

    Nobody can where the job is that of the session's first process: a shell with jobs has a group of its own.
    """
    if os.getpgrp() == os.getsid(0):
        return False
    os.killpg(0, signal.SIGTSTP)
    return True
