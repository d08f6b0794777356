"""How the path of a file is told to people."""

import os
from contextlib import suppress
from pathlib import Path

from store.text.language import tr
from store.text.sanitise import sanitise

STANDARD_INPUT = Path("-")
"""What stands for standard input where a file is named."""


def shown(path: Path) -> str:
    """Return a path as it may be printed: from the present folder if it lies there, else absolute; `-` by its name.

    One line, no control characters, other bytes as escapes.
    """
    if path == STANDARD_INPUT:
        return tr("standard input")
    text = os.fsencode(_from_here(path)).decode("utf-8", errors="backslashreplace")
    return sanitise(text.replace("\n", "\\n").replace("\r", "\\r")).replace("\n", " ")


def _from_here(path: Path) -> Path:
    with suppress(OSError, ValueError):  # the present folder may be gone, and others may lie elsewhere
        whole = Path(os.path.abspath(path))
        return whole.relative_to(Path.cwd()) if whole.is_relative_to(Path.cwd()) else whole
    return path
