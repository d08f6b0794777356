"""Stores to try README on: one with the seed article alone, and a folder without any."""

from pathlib import Path

import pytest

from tests.readme.trying import Dossier
from tui.cli import main


@pytest.fixture(scope="session")
def seed_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store as it is at the first launch; for tests that only read."""
    folder = tmp_path_factory.mktemp("readme") / "store"
    assert main(["--store", str(folder), "search", "ljc"]) == 0
    return folder


@pytest.fixture
def seeded(seed_store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Dossier:
    """The command line over the seed article."""
    monkeypatch.setenv("DOSSIER_STORE", str(seed_store))
    return Dossier(seed_store, capsys)


@pytest.fixture
def dossier(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Dossier:
    """The command line at home, in an empty folder, before the first launch."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("DOSSIER_STORE", str(tmp_path / "store"))
    return Dossier(tmp_path / "store", capsys)
