"""No regular expression of the store can be kept busy: time grows with the length of a text, whatever it is."""

import json
import subprocess
import sys


def test_time_grows_with_length_for_every_pattern() -> None:
    """In a process of its own, for what is given to `re` is seen from the first import on only."""
    run = [sys.executable, "-m", "tests.patterns"]
    done = subprocess.run(run, capture_output=True, text=True, check=False, timeout=1200)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["patterns"] > 250
    assert not found["unknown"], "patterns that are neither written where they are used nor built by what is read"
    assert not found["broken"], "\n".join(found["broken"])
