"""A file that a command writes: never over one that nobody meant, with the way to mean it."""

import os
from pathlib import Path

from store.errors import DossierError, ExportError
from tui.terminal.saving import save


def save_as_told(path: Path, text: str, *, overwrite: bool) -> None:
    """Write a text to a file.

    Raises:
        DossierError: it could not be written; where there is a file already, the sentence says how to overwrite it.
    """
    try:
        save(path, text, overwrite=overwrite)
    except ExportError as error:
        raise DossierError(
            f"{error} --force overwrites it." if os.path.exists(path) and not overwrite else str(error)
        ) from error
