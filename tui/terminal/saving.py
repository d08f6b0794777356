"""Writing a file for the user: whole or not at all, and never over a file that nobody meant."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from store.errors import ExistsError, ExportError
from store.text.language import tr


def destination(typed: str, name: str) -> Path:
    """Return the file that is meant by what somebody typed: a folder means a file of that name in it."""
    typed = typed.replace("\0", "\ufffd")  # which may be pasted, but no path has it
    path = Path(os.path.expanduser(typed))  # which, unlike that of Path, leaves a user whom nobody knows as typed
    return path / name if typed.endswith("/") or os.path.isdir(path) else path


def _with_what_is_kept(path: Path, text: str, present: Callable[[str], str]) -> str:
    """Return what is to be written, with what the user wrote into the note that lies there.

    Raises:
        ExportError: it cannot be told what that is.
    """
    from store.export.own_part import renewed  # which brings the reading of notes with it

    try:
        there = path.read_text("utf-8") if os.path.isfile(path) else ""
    except (OSError, ValueError):  # what cannot be read is no note
        return text
    return renewed(there, text, path.name, present) if there else text


def save(path: Path, text: str, *, overwrite: bool = False, present: Callable[[str], str] = str) -> None:
    """Write `text` to `path` in UTF-8; folders on the way are made. The file appears whole or not at all.

    Of a note that is written again, what the user wrote around dossier's part stays.
    What is no ordinary file (a device, a pipe) is written into where overwriting is meant.

    Args:
        path: the file.
        text: what is to be in it.
        overwrite: whether there may be a file.
        present: from an id that somebody had to the one they have: a note is not written over that of another.

    Raises:
        ExistsError: there is a file already and `overwrite` is False.
        ExportError: it cannot be written.
    """
    if os.path.exists(path) and not overwrite:
        raise ExistsError(tr("{path} exists already.", path=path))
    text = _with_what_is_kept(path, text, present)
    temporary: Path | None = None
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".dossier-")
        temporary = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(temporary, path)
    except OSError as error:
        raise ExportError(
            tr("{path} could not be written: {reason}.", path=path, reason=error.strerror or error)
        ) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
