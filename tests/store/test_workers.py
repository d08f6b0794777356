"""The processes that read files end with the one that asked them to, however it ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store.upkeep.reading import FEW

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
from store.upkeep.reading import Task, read_all
if __name__ == "__main__":
    for read in read_all([Task(path) for path in sys.argv[1:]], 2):
        print("read", flush=True)
        input()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows ends a process in another way")
def test_workers_do_not_outlive_a_process_that_is_killed(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.md" for number in range(FEW + 1)]
    for path in paths:
        path.write_text("远山银行行长陈大文表示，今年投资3亿元。", encoding="utf-8")
    script = tmp_path / "reads.py"
    script.write_text(PROGRAM, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, script, *paths],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "read\n"
        process.kill()
        # The workers hold the other end of this pipe too: it is at its end when none of them is left.
        process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
