"""Kill a loading process again and again, and look at what it leaves."""

import random
import subprocess
import sys
from pathlib import Path
from typing import IO

from store.library import Library
from tests.store.articles_by_hand import state, take_in
from tests.store.writer import numbered

ROOT = Path(__file__).resolve().parents[2]


def kill_while_loading(folder: Path, chance: random.Random) -> int:
    """Start a process that loads, kill it at a random moment after its first article; return what it said it had."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.store.writer", str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    stream = process.stdout
    assert stream is not None
    for _ in range(chance.randint(1, 8)):
        stream.readline()
    _spin(chance.randint(0, 60_000))
    process.kill()
    said = _last(stream)
    process.wait()
    stream.close()
    return said


def _spin(turns: int) -> None:
    """Let a random time pass that is no multiple of anything."""
    for _ in range(turns):
        pass


def _last(stream: IO[str]) -> int:
    whole = [line for line in stream.read().split("\n") if line.isdigit()]
    return int(whole[-1]) if whole else 0


def left_sound(folder: Path, said: int) -> int:
    """Check that a store holds all articles that were said to be in it and is sound; return how many it holds."""
    with Library.open(folder) as library:
        assert library.notices == ()
        count = library.counts()["article"]
        assert count >= said
        report = library.check()
        assert report.problems == ()
    return count


def same_as_loaded_at_once(folder: Path, fresh: Path, count: int) -> bool:
    """Return whether a store that was killed often holds what one holds that never was."""
    with Library.open(folder) as one, Library.open(fresh) as other:
        take_in(other, [numbered(number) for number in range(count)])
        return state(one) == state(other)
