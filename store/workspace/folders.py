"""Where things lie: the store, and the articles that a new one shows."""

import os
from pathlib import Path

import platformdirs

_SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def default_folder() -> Path:
    """Return where the store lies unless another place is named: DOSSIER_STORE, or the user's data directory."""
    named = os.environ.get("DOSSIER_STORE", "")
    return Path(named).expanduser() if named else platformdirs.user_data_path("dossier", appauthor=False)


def seed_files() -> list[Path]:
    """Return the files of the folder `seeds`, beside the packages in checkout and wheel alike."""
    return sorted(path for path in _SEEDS.iterdir() if path.is_file())


def is_seed(path: Path) -> bool:
    """Return whether a file is one of the seeds, those of another installation too."""
    return path.parent.name == _SEEDS.name and (_SEEDS / path.name).is_file()
