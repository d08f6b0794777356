"""What the views cost: `python -m tests.bench.views [--sizes 1000,3000] [--store FOLDER]`.

Prints for each view the milliseconds of the processor from its key to the lines of its first screen and its picture: of
the first time, when index and links are there and nothing else is, and of the median time after that; for stores of
made-up articles, or for one that is there. About whom a view is: whoever stands in most articles.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from store.workspace import Workspace
from tests.bench.startup import made_up
from tui.desk.desk import Desk
from tui.desk.trail import Viewed

LINES = 40
WIDTH = 120
ROUNDS = 5
VIEWS: Mapping[str, Viewed] = {
    "articles": Viewed("articles"),
    "articles of one": Viewed("articles-of", "one"),
    "new": Viewed("new", way="in thirty days"),
    "timeline": Viewed("timeline", "one"),
    "positions": Viewed("positions", "other"),
    "compare": Viewed("compare", "one"),
    "conflicts": Viewed("conflicts"),
    "near, one step": Viewed("near", "one"),
    "near, three steps": Viewed("near", "one", way="three steps"),
    "together": Viewed("together", "one", "other"),
    "who is quoted": Viewed("silent"),
    "facets": Viewed("facets"),
}


def opened(desk: Desk, view: Viewed) -> float:
    """Return the milliseconds that the processor takes to open a view."""
    began = time.process_time()
    table = desk.viewing.table(view)
    for row in table.rows[:LINES]:
        assert len(row.cells) == len(table.columns)
    if len(table.rows) and (draw := table.picture(0)) is not None:
        assert len(draw(WIDTH, LINES // 3)) == LINES // 3
    return (time.process_time() - began) * 1e3


def measured(folder: Path) -> Iterator[tuple[str, float, float]]:
    """Yield each view with what it costs the first time and after that."""
    for name, view in VIEWS.items():
        desk = Desk(folder, lambda where: Workspace.open(where, begin=False))
        desk.open()
        desk.prepare()
        one, other = _most(desk)
        desk.card(one)  # as the explorer does before any view is asked for
        whom = {"one": one, "other": other, "": ""}
        about = view._replace(about=whom[view.about], other=whom[view.other])
        first = opened(desk, about)
        yield name, first, statistics.median(opened(desk, about) for _ in range(ROUNDS))
        desk.close()


def _most(desk: Desk) -> tuple[str, str]:
    """Return the organisation and the person that stand in most articles."""
    index = desk.workspace.index
    return index.browse("organisation").ids[0], index.browse("person").ids[0]


def _stores(options: argparse.Namespace, folder: Path) -> Iterator[tuple[str, Callable[[], Path]]]:
    if options.store:
        yield str(options.store), lambda: options.store
        return
    for size in options.sizes.split(","):
        yield f"{int(size):,} articles", partial(made_up, folder / size, int(size))


def main(arguments: Sequence[str]) -> int:
    """Print a table for each store."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,3000", help="articles")
    parser.add_argument("--store", type=Path, metavar="FOLDER", help="a store that is there, instead of made-up ones")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        for title, store in _stores(options, Path(folder)):
            print(f"{title:24}{'first, ms':>12}{'after that':>12}")
            for name, first, after in measured(store()):
                print(f"{name:24}{first:12.1f}{after:12.1f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
