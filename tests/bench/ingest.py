"""How fast articles are taken in: `python -m tests.bench.ingest [FOLDER] [--sizes 100,400] [--keys 60]`.

Loads the first articles of FOLDER (made-up ones without it) into new stores, with all processors, and prints articles
a second, by the clock and for each second of one processor; how the time grows with the number (n^1 is linear); the
memory of the loading process; and how long a cursor key takes in the explorer while it loads the last size, against
the same explorer before.
"""

import argparse
import asyncio
import multiprocessing
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from itertools import islice
from multiprocessing import forkserver
from pathlib import Path

from textual.screen import UPDATE_PERIOD

from store.articles.files import find_articles
from store.library import Library
from tests.bench.articles import pages
from tests.bench.lists import press, timed
from tests.bench.search import growth_of, p95
from tests.tui.driving import Driver, explorer
from tui.app import TURN
from tui.desk.desk import Desk
from tui.widgets.entity_pane import EntityPane


def made_up(folder: Path, count: int) -> list[Path]:
    """Write so many made-up articles as files."""
    paths = [folder / f"{number:06}.md" for number in range(count)]
    for path, (article, _) in zip(paths, pages(count), strict=True):
        path.write_text(article.text, encoding="utf-8")
    return paths


def used() -> float:
    """Return the processor seconds of this process and of those it started that have ended."""
    every = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in every)


def load(paths: Sequence[Path]) -> tuple[float, float]:
    """Return the seconds and the processor seconds of loading files into a new store."""
    with tempfile.TemporaryDirectory() as name, Library.open(Path(name)) as library:
        began, before = time.perf_counter(), used()
        library.load(paths)
        for spare in multiprocessing.active_children():  # what it has used is known when it has ended
            spare.kill()
            spare.join()
        _end_server()
        return time.perf_counter() - began, used() - before


def _end_server() -> None:
    """End the process that workers are copies of: what they have used counts for it, and is known when it has ended."""
    server = getattr(forkserver, "_forkserver", None)
    stop = getattr(server, "_stop", None)
    if callable(stop):
        stop()


def has_moved(pane: EntityPane, cursor: int) -> bool:
    """Return whether the cursor of a pane stands elsewhere."""
    return pane.cursor != cursor


async def keys(driver: Driver, most: int, *, loading: bool) -> list[float]:
    """Return the milliseconds of cursor keys, of so many or until a load is over."""
    times: list[float] = []
    pane = driver.main.view.panes.current
    while len(times) < most and (not loading or any(worker.name == "load" for worker in driver.app.workers)):
        before = pane.cursor
        key = "down" if before < min(40, pane.count - 1) else "home"
        times.append(await timed(driver.app, partial(press, driver.app, key), partial(has_moved, pane, before)))
        await asyncio.sleep(0.05)
    return times


async def beside(first: Sequence[Path], more: Sequence[Path], most: int) -> tuple[list[float], list[float]]:
    """Return the milliseconds of keys in the explorer on a store, and while it loads more into it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Library.open(folder) as library:
            library.load(first)
        sys.setswitchinterval(TURN)  # as the explorer has it
        async with explorer(desk=Desk(folder), between_frames=UPDATE_PERIOD) as driver:
            still = await keys(driver, most, loading=False)
            driver.main.loader.load(lambda: more)
            busy = await keys(driver, most, loading=True)
            driver.app.workers.cancel_all()
            return still, busy


def main(arguments: Sequence[str]) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="real articles")
    parser.add_argument("--sizes", default="100,400", help="numbers of articles")
    parser.add_argument("--keys", type=int, default=60, help="keys pressed in the explorer, at most")
    options = parser.parse_args(arguments)
    sizes = [int(size) for size in options.sizes.split(",")]
    with tempfile.TemporaryDirectory() as name:
        paths = made_up(Path(name), max(sizes)) if options.folder is None else []
        if options.folder is not None:
            found = (path for path in find_articles([options.folder]) if isinstance(path, Path))
            paths = list(islice(found, max(sizes)))
        print(f"{'articles':>10}{'a second':>10}{'a processor second':>20}{'seconds':>9}")
        seconds: list[float] = []
        for size in sizes:
            wall, processor = load(paths[:size])
            seconds.append(wall)
            print(f"{size:10,}{size / wall:10.1f}{size / processor:20.1f}{wall:9.1f}")
        print(f"time grows with {growth_of(sizes, seconds)}")
        print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB after loading {max(sizes):,}")
        half = len(paths) // 2
        still, busy = asyncio.run(beside(paths[:half], paths[half:], options.keys))
        for what, times in (("before", still), ("during a load", busy)):
            print(f"a key {what}: {statistics.median(times):.1f} ms, p95 {p95(times):.1f} ms, of {len(times)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
