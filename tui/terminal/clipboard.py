"""Copying, by the route that works where the program runs, and saying which it was.

On the machine itself the system's own tool is asked (pyperclip: pbcopy, wl-copy, xclip, clip.exe). Over ssh that would
fill the clipboard of the wrong machine, so the terminal is asked: through tmux where there is one (`load-buffer -w`,
tmux 3.2), else with OSC 52 (https://invisible-island.net/xterm/ctlseqs/ctlseqs.html, "Manipulate Selection Data").
"""

import os
import shutil
import subprocess
from typing import Protocol

from store.text.language import tr
from tui.terminal.browser import is_remote


class Terminal(Protocol):
    """What can send OSC 52: Textual's App."""

    @property
    def is_web(self) -> bool:
        """Whether the terminal is in a browser."""

    def copy_to_clipboard(self, text: str) -> None:
        """Ask the terminal to put `text` on its clipboard."""


def copy(text: str, app: Terminal) -> str:
    """Copy `text` and return the route in words; to be called in the main thread, since the last route writes to it.

    The terminal never answers OSC 52, so that route says what was asked for, not what was done.
    """
    if app.is_web:
        app.copy_to_clipboard(text)
        return tr("the clipboard of your browser")
    import pyperclip

    if not is_remote():
        try:
            pyperclip.copy(text)
        except pyperclip.PyperclipException:
            pass
        else:
            return tr("the system clipboard")
    if os.environ.get("TMUX") and _through_tmux(text):
        return tr("tmux and the terminal's clipboard")
    app.copy_to_clipboard(text)
    return tr("the terminal's clipboard (OSC 52)")


def _through_tmux(text: str) -> bool:
    tmux = shutil.which("tmux")
    if tmux is None:
        return False
    try:
        subprocess.run(
            [tmux, "load-buffer", "-w", "-"], input=text.encode(), check=True, timeout=2, capture_output=True
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return True
