"""What is built and sent out is whole: the sdist builds the wheel, and the wheel runs without the sources."""

import subprocess
import sys
import tarfile
import zipfile
from email.parser import Parser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OURS = ("store", "tui", "seeds")
SHARED = ("dossier", "_dossier", "dossier.fish", "dossier.1")
"""The manual page and the completions, which are made of the command line."""
BUILD = "import sys; from hatchling.build import build_{0}; print(build_{0}(sys.argv[1]))"
RUN = """
import sys
sys.path.insert(0, sys.argv[1])
import store, tui
assert store.__file__.startswith(sys.argv[1]) and tui.__file__.startswith(sys.argv[1])
from tui.cli import main
sys.exit(main(sys.argv[2:]))
"""


def built(what: str, sources: Path, folder: Path) -> Path:
    """Return what is built of sources, where nothing but them is at hand."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", BUILD.format(what), folder],
        cwd=sources,
        capture_output=True,
        text=True,
        check=True,
    )
    return folder / done.stdout.split()[-1]


def wheel_of_sdist(folder: Path) -> Path:
    """Return the wheel that is built of the sdist, unpacked."""
    with tarfile.open(built("sdist", ROOT, folder)) as sdist:
        sdist.extractall(folder, filter="data")
    [sources] = [path for path in folder.iterdir() if path.is_dir()]
    with zipfile.ZipFile(built("wheel", sources, folder)) as archive:
        archive.extractall(folder / "wheel")
    return folder / "wheel"


def test_the_wheel_of_the_sdist_has_all_says_what_starts_it_and_runs_alone(tmp_path: Path) -> None:
    wheel = wheel_of_sdist(tmp_path)
    sources = {
        path.relative_to(ROOT)
        for package in OURS
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {path for path in sources if not (wheel / path).is_file()} == set()
    assert {path.name for path in wheel.iterdir() if path.suffix not in (".dist-info", ".data")} == set(OURS)
    assert {path.name for path in wheel.glob("*.data/data/share/**/*") if path.is_file()} == set(SHARED)
    [about] = wheel.glob("*.dist-info")
    assert "dossier = tui.__main__:main" in (about / "entry_points.txt").read_text("utf-8")
    told = Parser().parsestr((about / "METADATA").read_text("utf-8"))
    assert told["Requires-Python"] == ">=3.11"
    assert {"serve", "dev"} <= set(told.get_all("Provides-Extra") or [])
    command = [sys.executable, "-P", "-c", RUN, str(wheel), "--store", str(tmp_path / "store"), "search", "ljc"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "李家超" in done.stdout, done.stderr
