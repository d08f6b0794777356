"""How long a keystroke takes: `python -m tests.bench.search [SIZE …]`.

Each query is typed letter by letter and every prefix of it is searched in all four panes, ranked and counted, as the
explorer does. Beside it, in the same run: `fzf --filter` on the names as a whole process (where it is installed), and
SQLite's FTS5 with trigrams on all texts and the pinyin and initials of the names, ranked, all hits fetched (it answers
three characters and more). On a machine that is busy with other things, the processor time is what to compare; FTS5,
which runs in this process, is always compared by it.
"""

import argparse
import gc
import json
import math
import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from store.kinds import ENTITY_KINDS
from store.model import Figure, Organisation, Person, Quote
from store.search.index import Index
from store.text.pinyin import sound
from store.views.links import Links
from tests.bench.generate import Generated, generate

SIZES = (10_000, 100_000, 600_000)
PER_CLASS = 12
Report = dict[str, float]


def queries(shelf: Generated, rng: random.Random) -> dict[str, list[str]]:
    """Return what somebody might type, by class."""
    people = [entity for entity in shelf.entities("person") if isinstance(entity, Person)]
    organisations = [entity for entity in shelf.entities("organisation") if isinstance(entity, Organisation)]
    some_people, some = rng.sample(people, PER_CLASS), rng.sample(organisations, PER_CLASS)
    latin = rng.sample([entity.also[0] for entity in organisations if entity.also], PER_CLASS)
    chinese = [entity.name for entity in some_people[:6]] + [entity.name[:4] for entity in some[:6]]
    spelled = [sound(name, person=True) for name in chinese]
    return {
        "Chinese": chinese,
        "pinyin": ["".join(syllables) for syllables in spelled],
        "initials": ["".join(syllable[0] for syllable in syllables) for syllables in spelled],
        "Latin": [name.split()[0] for name in latin],
        "number": [f"{rng.randrange(1, 1000)}亿" for _ in range(6)]
        + [f"{rng.randrange(1, 1000)}00000000" for _ in range(6)],
        "miss": ["qwxzvv", "龘龘靐", "zzzzzz", "0.000777", "xylophone", "鱻鱻鱻"],
        "typing error": [_mistyped(name.split()[0], rng) for name in latin[:6]]
        + [_mistyped("".join(syllables), rng) for syllables in spelled[:6]],
        "two terms": [f"{one[0]} {two.name[:2]}" for one, two in zip(chinese, some, strict=True)],
    }


def _mistyped(word: str, rng: random.Random) -> str:
    """Return a word with two neighbouring letters exchanged."""
    at = rng.randrange(1, max(2, len(word) - 1))
    return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


def prefixes(words: Iterable[str]) -> list[str]:
    """Return what stands in the search bar after each keystroke."""
    return [word[:end] for word in words for end in range(1, len(word) + 1)]


def p95(times: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def timed(
    search: Callable[[str], object], typed: Sequence[str], clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """Return the milliseconds that each query takes, by a clock."""
    times: list[float] = []
    for query in typed:
        start = clock()
        search(query)
        times.append((clock() - start) * 1e3)
    return times


def resident() -> float:
    """Return the memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def names_of(shelf: Generated) -> list[str]:
    """Return all names and aliases."""
    return [
        name
        for kind in ("organisation", "person")
        for entity in shelf.all["organisation" if kind == "organisation" else "person"]
        if isinstance(entity, Organisation | Person)
        for name in (entity.name, *entity.aliases, *entity.also)
    ]


def fzf(names: Sequence[str], typed: Sequence[str]) -> list[float]:
    """Return the milliseconds that `fzf --filter` takes for each query as a whole process; empty without fzf."""
    program = shutil.which("fzf")
    if program is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "names")
        listed.write_text("\n".join(names), encoding="utf-8")

        def run(query: str) -> None:
            with listed.open("rb") as lines:
                subprocess.run([program, "--filter", query], stdin=lines, stdout=subprocess.DEVNULL, check=False)

        return timed(run, typed)


def fts5(shelf: Generated, typed: Sequence[str]) -> list[float]:
    """Return the processor time of SQLite FTS5 with trigrams for each query of three characters and more, in ms."""
    base = sqlite3.connect(":memory:")
    base.execute(
        "CREATE VIRTUAL TABLE texts USING"
        " fts5(text, pinyin, initials, kind UNINDEXED, id UNINDEXED, tokenize='trigram')"
    )
    base.executemany("INSERT INTO texts VALUES (?, ?, ?, ?, ?)", _searched(shelf))
    found = "SELECT kind, id FROM texts WHERE texts MATCH ? ORDER BY rank"

    def run(query: str) -> None:
        base.execute(found, (f'"{query}"',)).fetchall()

    return timed(run, [query for query in typed if len(query) > 2], time.thread_time)


def _links(shelf: Generated) -> Report:
    """Return what links cost: to build, and those of the organisation and the person that are mentioned most."""
    start = time.perf_counter()
    links = Links.build(shelf)
    report = {"links build s": time.perf_counter() - start}
    popular = [shelf.all[kind][0].id for kind in ENTITY_KINDS[:2]]
    report["links of the popular"] = max(timed(links.of, popular))
    report["links, how many"] = max(len(links.of(entity)) for entity in popular)
    return report


def _searched(shelf: Generated) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield every text with its pinyin and initials, where it is a name, and the entity it belongs to."""
    for kind in ENTITY_KINDS:
        for entity in shelf.entities(kind):
            if isinstance(entity, Figure | Quote):
                yield entity.text, "", "", kind, entity.id
                continue
            for name in (entity.name, *entity.aliases, *entity.also):
                syllables = sound(name)
                yield name, "".join(syllables), "".join(syllable[0] for syllable in syllables), kind, entity.id


def measure(size: int) -> Report:
    """Return all numbers for one size: milliseconds, seconds to build, MB."""
    shelf = generate(size)
    gc.collect()
    gc.freeze()
    before = resident()
    start = time.perf_counter()
    index = Index.build(shelf)
    report: Report = {"build s": time.perf_counter() - start}
    gc.collect()
    strings = sum(sys.getsizeof(text) for text in index.texts) + sum(map(sys.getsizeof, index.ids))
    report["MB"] = resident() - before + strings / 2**20
    index.search("a")
    every: list[float] = []
    typed: list[str] = []
    for name, words in queries(shelf, random.Random(1)).items():
        typed += prefixes(words)
        times = timed(index.search, prefixes(words))
        report[name] = p95(times)
        every += times
    report["all"] = p95(every)
    report["all, processor time"] = p95(timed(index.search, typed, time.thread_time))
    report |= _links(shelf)
    names = names_of(shelf)
    sample = random.Random(2).sample([query for query in typed if " " not in query], 40)
    if peer := fzf(names, sample):
        report["fzf"] = p95(peer)
        report["of fzf"] = p95(timed(index.search, sample)) / report["fzf"]
    long = [query for query in typed if len(query) > 2 and " " not in query]
    report["FTS5"] = p95(fts5(shelf, long))
    report["of FTS5"] = p95(timed(index.search, long, time.thread_time)) / report["FTS5"]
    return report


def main() -> None:
    """Print the table; each size is measured in a process of its own."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("sizes", nargs="*", type=int, default=SIZES)
    arguments.add_argument("--json", action="store_true", help="one size, in this process, as JSON")
    given = arguments.parse_args()
    if given.json:
        print(json.dumps(measure(given.sizes[0])))
        return
    reports = {size: _in_process(size) for size in given.sizes}
    print(f"{'p95 of a keystroke, ms':24}" + "".join(f"{size:>12,}" for size in reports) + f"{'grows with':>14}")
    for name in dict.fromkeys(name for report in reports.values() for name in report):
        values = [report.get(name, math.nan) for report in reports.values()]
        print(f"{name:24}" + "".join(f"{value:12.2f}" for value in values) + f"{growth_of(list(reports), values):>14}")


def _in_process(size: int) -> Report:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.search", "--json", str(size)], capture_output=True, text=True, check=True
    )
    report: Report = json.loads(done.stdout)
    return report


def growth_of(sizes: Sequence[int], values: Sequence[float]) -> str:
    """Return the exponent fitted to the values: n^1 is linear."""
    if len(sizes) < 2 or any(math.isnan(value) or value <= 0 for value in values):
        return ""
    slope = statistics.linear_regression(
        [math.log(size) for size in sizes], [math.log(value) for value in values]
    ).slope
    return f"n^{slope:.2f}"


if __name__ == "__main__":
    main()
