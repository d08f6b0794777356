"""Where things lie: the store, and the documents that the default store is loaded from."""

import os
from pathlib import Path

import platformdirs


def default_folder() -> Path:
    """Return where the store lies unless another place is named: DOSSIER_STORE, or the user's data directory."""
    named = os.environ.get("DOSSIER_STORE", "")
    return Path(named).expanduser() if named else platformdirs.user_data_path("dossier", appauthor=False)


def seed_paths() -> list[Path]:
    """Return the folder `seeds`, beside the packages in checkout and wheel alike, as something to load."""
    return [Path(__file__).resolve().parents[1] / "seeds"]
