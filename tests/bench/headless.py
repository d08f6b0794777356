"""What a search from the command line costs: `python -m tests.bench.headless [--sizes 200,600] [--store FOLDER]`.

Prints, for stores of made-up articles or for one that is there, the processor seconds and the most memory of `dossier
search` as a whole process: once after a load, when what it is made of is kept for the first time, and the median of
those after that; likewise for `text:`, and beside them those of `dossier --version`. A store that is there is copied.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.bench.startup import made_up

ROUNDS = 5
QUERIES = ("李家超", "lijc", "text:香港")


class Cost(NamedTuple):
    """Processor seconds, and MB of memory at most."""

    seconds: float
    memory: float


_MEASURE = """
import os, sys
quiet = os.open(os.devnull, os.O_WRONLY)
files = [(os.POSIX_SPAWN_DUP2, quiet, descriptor) for descriptor in (1, 2)]
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=files)
_, status, used = os.wait4(child, 0)
assert os.waitstatus_to_exitcode(status) in (0, 1), sys.argv  # 1: nothing is found
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""
"""Runs in a process of its own: the memory of a child is at least what its parent had when it was begun."""


def cost(*words: str) -> Cost:
    """Return what one command costs."""
    program = str(Path(sys.executable).with_name("dossier"))
    said = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _MEASURE, program, *words], capture_output=True, check=True, text=True
    )
    return Cost(*map(float, said.stdout.split()))


def measured(folder: Path) -> Iterator[tuple[str, Cost, Cost]]:
    """Yield each command with what it costs the first time, and after that."""
    for file in folder.glob("*.columns"):
        file.unlink()
    for words in (("--version",), *(("search", query, "--store", str(folder)) for query in QUERIES)):
        first, *others = (cost(*words) for _ in range(1 + ROUNDS))
        seconds, memory = (statistics.median(column) for column in zip(*others, strict=True))
        yield " ".join(words[:2]), first, Cost(seconds, memory)


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="200,600", help="articles of the stores that are made up")
    parser.add_argument("--store", type=Path, help="a store that is there, instead of these")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        stores = {}
        if options.store:
            stores["the store"] = Path(shutil.copytree(options.store, Path(scratch, "store")))
        else:
            for size in map(int, options.sizes.split(",")):
                stores[f"{size:,} articles"] = folder = Path(scratch, str(size))
                made_up(folder, size)
        print(f"{'':28}{'first: s':>10}{'MB':>7}{'then: s':>10}{'MB':>7}")
        for name, folder in stores.items():
            for command, first, then in measured(folder):
                print(
                    f"{f'{name}: {command}':28}"
                    f"{first.seconds:10.2f}{first.memory:7.0f}{then.seconds:10.2f}{then.memory:7.0f}"
                )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
