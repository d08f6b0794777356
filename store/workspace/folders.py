"""The articles that a new store shows."""

from pathlib import Path

_SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def seed_files() -> list[Path]:
    """Return the files of the folder `seeds`, beside the packages in checkout and wheel alike."""
    return sorted(path for path in _SEEDS.iterdir() if path.is_file())


def is_seed(path: Path) -> bool:
    """Return whether a file is one of the seeds, those of another installation too."""
    return path.parent.name == _SEEDS.name and (_SEEDS / path.name).is_file()
