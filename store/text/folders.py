"""Where a store lies, and which file of it is looked at before it is opened. Importing it costs next to nothing."""

import os
from pathlib import Path

import platformdirs

SESSION = "session.json"
"""Name of the file, beside the store, that says where the explorer was left."""


def default_folder() -> Path:
    """Return where the store lies unless another place is named: DOSSIER_STORE, or the user's data directory."""
    named = os.environ.get("DOSSIER_STORE", "")
    return Path(named).expanduser() if named else platformdirs.user_data_path("dossier", appauthor=False)
