"""What the store costs: `python -m tests.bench.store [--sizes 1000,3000,10000] [FOLDER]`.

Prints, for stores of several sizes of made-up articles, as ratios in one run where a ratio makes sense:
- opening against reading the same bytes, and unpacking and parsing each document with msgspec;
- one more article: bytes written, and milliseconds, when the library has just been opened and after that;
- memory of the opened store for each 1,000 articles;
- taking articles in (resolution and writing, without extraction), and how its time grows (1.0 is linear);
- with FOLDER, how many of its real articles are loaded in a second, on one core and on all.
"""

import argparse
import math
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from store.identity.incoming import Incoming
from store.identity.records import Place
from store.library import Library
from store.library.loading import Loader
from store.library.reading import Read
from store.log.batches import TAIL
from store.log.packed import PACKED, unpacked
from tests.bench.articles import articles

ROUNDS = 5
BATCH = 64
_MEMORY = """
import sys
from pathlib import Path
def resident():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096
from store.library import Library
before = resident()
library = Library.open(Path(sys.argv[1]), read_only=True)
print(resident() - before)
"""


class Seconds(NamedTuple):
    """How long something takes: by the wall's clock, which the disk and other programs slow, and by the processor's."""

    wall: float
    processor: float


class Row(NamedTuple):
    """The figures of one size."""

    size: int
    bytes_: int
    take_in: "Seconds"
    parse: "Seconds"
    open_: "Seconds"
    cold: "Seconds"
    warm: "Seconds"
    written: int
    memory: int


def main(arguments: Sequence[str]) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="real articles to load")
    parser.add_argument("--sizes", default="1000,3000,10000", help="numbers of made-up articles")
    options = parser.parse_args(arguments)
    rows = [measure(int(size)) for size in options.sizes.split(",")]
    print("articles     MB  open/parse  open ms  one more, cold ms  one more ms  bytes  taken in /s  MB per 1,000")
    print("                           (processor; of one more: wall and processor)")
    for row in rows:
        print(
            f"{row.size:8,} {row.bytes_ / 1e6:6.1f} {row.open_.processor / row.parse.processor:11.2f}"
            f" {row.open_.processor * 1e3:8.0f} {_both(row.cold):>18} {_both(row.warm):>12} {row.written:6,}"
            f" {row.size / row.take_in.processor:12.0f} {row.memory / row.size / 1e3:13.1f}"
        )
    if len(rows) > 1:
        for what, seconds in (
            ("taking all in", lambda row: row.take_in),
            ("opening", lambda row: row.open_),
            ("one more", lambda row: row.warm),
        ):
            print(f"{what}: processor time grows with the size to the power {exponent(rows, seconds):.2f}")
    if options.folder is not None:
        for jobs in (1, None):
            print(ingest(options.folder, jobs))
    return 0


def measure(size: int) -> Row:
    """Return the figures of a store of `size` articles."""
    all_ = articles(size + ROUNDS + 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        take_in = fill(folder, islice(all_, size))
        path = folder / "dossier.jsonl"
        with Library.open(folder) as library:
            library.database.journal.compact(copy="remove")
        parse = median(partial(parse_all, path))
        open_ = median(lambda: Library.open(folder, read_only=True).close())
        written = path.stat().st_size
        with Library.open(folder) as library:
            cold = once(partial(put, library, list(islice(all_, 1))))
            written = path.stat().st_size - written
            warm = median(lambda: put(library, list(islice(all_, 1))))
        memory = subprocess.run(
            [sys.executable, "-c", _MEMORY, str(folder)], check=True, capture_output=True, text=True
        ).stdout
        return Row(size, path.stat().st_size, take_in, parse, open_, cold, warm, written, int(memory))


def parse_all(path: Path) -> None:
    """Parse every document of a store's file, and trust nothing that lies beside it."""
    with path.open("rb") as file:
        for line in file:
            parts = line.split(b",", 2)
            is_pack = parts[0] == f'["{PACKED}"'.encode()
            for document in (unpacked(parts[2][:-TAIL]) if is_pack else line).split(b"\n"):
                if document:
                    msgspec.json.decode(document)


def fill(folder: Path, arriving: Iterator[Incoming]) -> Seconds:
    """Make a store of some articles, as one load would; return how long it takes, without making them up."""
    wall = processor = 0.0
    with Library.open(folder) as library:
        loader = Loader(library.database, library.write)
        while batch := reads(list(islice(arriving, BATCH))):
            took = once(partial(loader.take_in, batch))
            wall, processor = wall + took.wall, processor + took.processor
    return Seconds(wall, processor)


def put(library: Library, arriving: Sequence[Incoming]) -> None:
    """Take some articles in, as one batch."""
    Loader(library.database, library.write).take_in(reads(arriving))


def reads(arriving: Sequence[Incoming]) -> list[Read]:
    """Return articles as if they had been read from files."""
    return [Read(Place(path=one.summary.path), one) for one in arriving]


def once(work: Callable[[], object]) -> Seconds:
    """Return how long some work takes."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return Seconds(time.perf_counter() - wall, time.process_time() - processor)


def median(work: Callable[[], object]) -> Seconds:
    """Return how long some work takes, as the median of several times."""
    all_ = [once(work) for _ in range(ROUNDS)]
    return Seconds(statistics.median(one.wall for one in all_), statistics.median(one.processor for one in all_))


def _both(seconds: Seconds) -> str:
    return f"{seconds.wall * 1e3:.0f} / {seconds.processor * 1e3:.0f}"


def exponent(rows: Sequence[Row], seconds: Callable[[Row], Seconds]) -> float:
    """Return the power of the size with which a time grows, fitted to all sizes."""
    fit = statistics.linear_regression(
        [math.log(row.size) for row in rows], [math.log(seconds(row).processor) for row in rows]
    )
    return fit.slope


def ingest(folder: Path, jobs: int | None) -> str:
    """Return how fast a folder of real articles is loaded."""
    with tempfile.TemporaryDirectory() as name, Library.open(Path(name)) as library:
        began = time.perf_counter()
        report = library.load([folder], jobs=jobs)
        seconds = time.perf_counter() - began
        return (
            f"{folder}, {jobs or 'all'} processes: {len(report.added) / seconds:.1f} articles a second"
            f" ({len(report.added)} added, {len(report.failed)} failed, {seconds:.1f} s)"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
