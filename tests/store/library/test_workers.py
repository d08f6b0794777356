"""The processes that read files end with the one that asked them to, however it ends and whatever they are at."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import sys
from store.library.readers import Readers
from store.library.reading import Task
from tests.store.troublesome import troublesome
if __name__ == "__main__":
    with Readers([Task(path) for path in sys.argv[1:]], 2, read=troublesome) as readers:
        list(readers.steps())
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows ends a process in another way")
@pytest.mark.parametrize(("name", "end"), [("never", "SIGTERM"), ("never-lets-go", "SIGKILL")])
def test_workers_do_not_outlive_a_process_that_is_killed(name: str, end: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.md"
    begun = path.with_suffix(".begun")
    os.mkfifo(begun)
    script = tmp_path / "reads.py"
    script.write_text(PROGRAM, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, script, path], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as process:
        assert begun.read_bytes() == b"!"
        process.send_signal(signal.Signals[end])
        # The workers hold the other end of this pipe too: it is at its end when none of them is left.
        process.communicate(timeout=60)
    assert process.returncode == -signal.Signals[end]
