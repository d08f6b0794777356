"""The attacks can be made: one of them, as `python -m tests.attacks` makes them all."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_attacks_are_made_and_counted(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.attacks", "truncate", "--quick", "--trials", "1", "--store", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    (row,) = done.stdout.splitlines()[2:]
    name, trials, told, harmless, lost, wrong, *others = row.strip("| ").split(" | ")
    assert (name, trials, len(others)) == ("truncate", "1", 2), done.stderr
    assert int(told) + int(harmless) + int(lost) == 1
    assert (done.returncode == 0) == (lost == wrong == "0" == others[0] == others[1]), done.stderr
