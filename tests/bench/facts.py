"""What it costs to tell which figures are one fact, and to count under a focus: `python -m tests.bench.facts [SIZE …]`.

Sizes are entities, a fifth each of them figures and quotes. Beside it, in the same run, SQLite in memory: the figures
grouped by subject, noun, unit and amount and the quotes by their words, which is less than is asked of facts (nothing
is told of copies, dates, repetitions and guesses); and what stands in a sentence with somebody, counted over an index.
Milliseconds of the processor, medians; compare the ratios.
"""

import argparse
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence

from store.model import Figure, Quote
from store.search.facts import together
from store.search.gathering import build_rows
from store.search.index import Index
from store.views.links import Links
from tests.bench.generate import Generated, generate
from tests.bench.search import growth_of

SIZES = (10_000, 100_000, 600_000)
ROUNDS = 5
FOCUSES = 12
_TABLES = """
create table figure (subject, noun, unit, value, article);
create table quote (words, article);
create table mention (entity, article, sentence);
"""
_INDEXES = """
create index by_entity on mention (entity);
create index by_place on mention (article, sentence);
"""
_FACTS = "select subject, noun, unit, value, count(distinct article) from figure group by 1, 2, 3, 4"
_STATEMENTS = "select words, count(distinct article) from quote group by 1"
_BESIDE = """
select other.entity, count(*), count(distinct other.article)
from mention one join mention other on other.article = one.article and other.sentence = one.sentence
where one.entity = ? group by 1 order by 3 desc
"""
Report = dict[str, float]


def measure(size: int) -> Report:
    """Return the milliseconds for one size, and how many times as long SQLite takes."""
    shelf = generate(size)
    rows = build_rows(shelf)
    index = Index.build(shelf, Links.build(shelf))
    some = index.browse("person").ids[:FOCUSES]
    report = {
        "facts, statements": _median(lambda: together(rows, {}, {})),
        "all rows of a pane": _median(lambda: index.browse("figure", "sources")),
        "a focus, the first": _once(lambda: index.search("", focus=some[0])),
        "a focus": _median(*(lambda one=one: index.search("", focus=one) for one in some[1:])),
    }
    known = _in_sqlite(shelf)
    report["SQLite groups"] = _median(lambda: [known.execute(query).fetchall() for query in (_FACTS, _STATEMENTS)])
    report["SQLite beside"] = _median(*(lambda one=one: known.execute(_BESIDE, (one,)).fetchall() for one in some[1:]))
    report["facts, of SQLite"] = report["facts, statements"] / report["SQLite groups"]
    report["a focus, of SQLite"] = report["a focus"] / report["SQLite beside"]
    return report


def _once(work: Callable[[], object]) -> float:
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * 1e3


def _median(*work: Callable[[], object]) -> float:
    """Return the median of what some work costs, of one alone that of several rounds."""
    return statistics.median(map(_once, work if len(work) > 1 else work * ROUNDS))


def _in_sqlite(shelf: Generated) -> sqlite3.Connection:
    """Return the same entities as tables with the indexes that the questions need."""
    known = sqlite3.connect(":memory:")
    known.executescript(_TABLES)
    known.executemany("insert into figure values (?, ?, ?, ?, ?)", _figures(shelf))
    quotes = [(quote.text, quote.article) for quote in shelf.entities("quote") if isinstance(quote, Quote)]
    known.executemany("insert into quote values (?, ?)", quotes)
    mentions = ((entity, mention.article, mention.sentence) for entity, mention in shelf.mentions_of_named())
    known.executemany("insert into mention values (?, ?, ?)", mentions)
    known.executescript(_INDEXES)
    return known


def _figures(shelf: Generated) -> Iterator[tuple[str, str | None, str | None, float | None, str]]:
    for figure in shelf.entities("figure"):
        if isinstance(figure, Figure):
            for subject in figure.about or ("",):
                yield subject, figure.counted, figure.unit, figure.value, figure.article


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, metavar="SIZE", help="entities")
    sizes: Sequence[int] = parser.parse_args(arguments).sizes
    reports = [measure(size) for size in sizes]
    print(f"{'processor, ms':24}" + "".join(f"{size:>12,}" for size in sizes) + f"{'grows with':>14}")
    for name in reports[0]:
        values = [report[name] for report in reports]
        print(f"{name:24}" + "".join(f"{value:12.2f}" for value in values) + f"{growth_of(sizes, values):>14}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
