"""Where the documents of the default store lie: the folder `seeds` beside the packages, in checkout and wheel alike."""

from pathlib import Path


def seed_paths() -> list[Path]:
    """Return the seeds' folder, as something to load."""
    return [Path(__file__).resolve().parents[1] / "seeds"]
