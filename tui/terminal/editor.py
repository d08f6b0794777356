"""The user's own editor, opened at the line of a file that a sentence stands on. No Textual here.

Which editor is what $VISUAL says, else $EDITOR, as for git and crontab; both may hold options (POSIX.1-2017, 8.3). Most
editors take the line as `+LINE FILE` (vi, nano, emacs, micro, kakoune); the others are listed by name.
"""

import os
import shlex
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from store.errors import DossierError
from store.text.language import tr
from tui.terminal.interrupting import ENDING, handled

_GOTO = frozenset({"code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"})
"""Visual Studio Code and its kin: `--goto FILE:LINE` (code.visualstudio.com/docs/editor/command-line)."""

_COLON = frozenset({"subl", "sublime_text", "zed", "zeditor", "hx", "helix"})
"""Editors that take `FILE:LINE`."""


_FROM_KEYS = ("SIGINT", "SIGQUIT")
"""Signals that keys send to every program that shares a terminal."""


def editor_command(path: Path, line: int, environment: Mapping[str, str]) -> list[str]:
    """Return the words of the command that opens a file at a line, counted from 1.

    Raises:
        DossierError: no editor is named, or what is named is no command.
    """
    name = "VISUAL" if environment.get("VISUAL", "").strip() else "EDITOR"
    value = environment.get(name, "").strip()
    if not value:
        raise DossierError(tr("No editor is named: set VISUAL or EDITOR, for example with `export EDITOR=nano`."))
    try:
        words = shlex.split(value, posix=os.name != "nt")
    except ValueError as error:
        raise DossierError(
            tr("${name} is no command ({error}): {value}", name=name, error=error, value=value)
        ) from error
    program = shutil.which(words[0], path=environment.get("PATH"))
    if program is None:
        raise DossierError(
            tr(
                "${name} names {program}, which is not there; set it to an editor that is installed.",
                name=name,
                program=words[0],
            )
        )
    kind = Path(words[0]).stem.lower()
    if kind in _GOTO:
        return [program, *words[1:], "--goto", f"{path}:{line}"]
    if kind in _COLON:
        return [program, *words[1:], f"{path}:{line}"]
    return [program, *words[1:], f"+{line}", str(path)]


def source_file(path: str) -> Path:
    """Return the file that an article was read from.

    Raises:
        DossierError: it came from standard input, or its file is gone.
    """
    from store.text.paths import STANDARD_INPUT, shown  # not before the first frame is painted

    file = Path(path)
    if not path or file == STANDARD_INPUT:
        raise DossierError(tr("This article came from standard input; there is no file to edit."))
    if not file.is_file():
        raise DossierError(tr("{file} is gone: it was moved or removed after it was read.", file=shown(file)))
    return file


def edit(command: list[str]) -> None:
    """Run an editor until it ends; ctrl+c goes to the editor alone.

    Raises:
        DossierError: it could not be started, or it failed.
    """
    try:
        with _left_alone():
            done = subprocess.run(command, check=False)
    except OSError as error:
        raise DossierError(
            tr("{command} could not be started: {reason}.", command=command[0], reason=error.strerror or error)
        ) from error
    if done.returncode:
        raise DossierError(tr("{command} ended with status {status}.", command=command[0], status=done.returncode))


@contextmanager
def _left_alone() -> Iterator[None]:
    """Let signals from the keys pass by; what else asks for the end waits for the editor: it may hold unsaved words.

    A handler, unlike SIG_IGN, is not handed on to the program that is started.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[int] = []
    try:
        with handled(ENDING, lambda number, _: asked.append(number), ignored_too=True):
            yield
    finally:
        for number in asked:
            if signal.Signals(number).name not in _FROM_KEYS:
                signal.raise_signal(number)
