"""Writing an export: whole or not at all, and never over a file that nobody meant."""

import os
import tempfile
from pathlib import Path

from store.errors import ExportError


def save(path: Path, text: str, *, overwrite: bool = False) -> None:
    """Write `text` to `path` in UTF-8; folders on the way are made. The file appears whole or not at all.

    Raises:
        ExportError: there is a file already and `overwrite` is False, or it cannot be written.
    """
    if path.exists() and not overwrite:
        raise ExportError(f"{path} exists already.")
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".dossier-")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(temporary, path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise ExportError(f"{path} could not be written: {error.strerror or error}.") from error
