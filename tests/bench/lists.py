"""What a keystroke costs on the screen: `python -m tests.bench.lists [--rows 1000,1000000] [--entities 100000]`.

Prints milliseconds (median and 95th percentile) of a pane alone, with few and with many rows: load, key down, page,
end, resize, refilter; and of the whole explorer of 120x40 on made-up entities: from a key to all it leads to painted,
for letters of queries, cursor keys, focus and back. Keys come as from a quick typist.
"""

import argparse
import asyncio
import gc
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from textual import events
from textual.app import App
from textual.geometry import Size
from textual.screen import UPDATE_PERIOD

from store.database import Database
from store.errors import NotFoundError
from store.identity.records import ArticleSummary
from store.library import Library
from store.library.holdings import Holdings
from store.model import AnyEntity, Article, Mention
from store.search.index import Index
from store.views.links import Links
from store.workspace import Catalogue, Workspace
from tests.bench.generate import Generated, generate
from tests.bench.search import p95
from tests.tui.driving import explorer
from tests.tui.widgets.test_lists import ManyRows, OnePane
from tui.app import TURN, settle_memory
from tui.desk.desk import Desk
from tui.widgets.entity_pane import EntityPane

ROUNDS = 15
PACE = 0.06
"""Seconds from what one key leads to until the next is pressed: a quick typist's."""
POLL = 0.003
"""Seconds between looks whether an effect is there: looking takes the interpreter from the thread that searches."""
PATIENCE = 30.0
"""Seconds after which an effect is not waited for any longer."""
QUERIES = ("chenmb", "科技", "香港", "lijc", "集团", "smart", "chengjiantg", "z")
"""Names; the cards of made-up figures would need the articles they stand in."""


class MadeUpHoldings(Holdings):
    """Made-up entities as the explorer asks for them, over an empty store: they stand in no article."""

    def __init__(self, made: Generated, database: Database) -> None:
        super().__init__(database)
        self._made = made
        self._by_id = {entity.id: entity for entities in made.all.values() for entity in entities}

    def counts(self) -> dict[str, int]:
        """Return how many there are of each kind."""
        return {"article": 0} | {kind: len(entities) for kind, entities in self._made.all.items()}

    def resolve(self, entity_id: str, /) -> str:
        """Return the same: nobody has had another id."""
        return entity_id

    def has(self, entity_id: str, /) -> bool:
        """Return whether there is one of that id."""
        return entity_id in self._by_id

    def entity(self, entity_id: str, /) -> AnyEntity:
        """Return an entity."""
        return self._by_id[entity_id]

    def article(self, article_id: str, /) -> Article:
        """Say that there are none."""
        raise NotFoundError(f"There is no {article_id}.")

    def read_articles_ahead(self, ids: Iterable[str], /) -> None:
        """Read nothing."""

    def articles(self) -> list[ArticleSummary]:
        """Return none."""
        return []

    def articles_since(self, bookmark: str, /) -> None:
        """Say that it is not known which were written."""

    def copies(self, which: str, /) -> tuple[str, ...]:
        """Return none."""
        return ("",)[: not which]

    def mentions(self, entity_id: str, /) -> tuple[Mention, ...]:
        """Return none."""
        return self.entity(entity_id).mentions

    def in_article(self, article_id: str, /) -> tuple[tuple[str, Mention], ...]:
        """Say that there are none."""
        raise NotFoundError(f"There is no {article_id}.")


class MadeUpCatalogue(Catalogue):
    """Index and links of made-up entities."""

    def __init__(self, made: Generated) -> None:
        self.generation = 0
        self.is_prepared = self.has_read_articles = True
        self._standing = Links.build(made)
        self.index = Index.build(made, self._standing)

    @property
    def links(self) -> Links:
        """What stands with what."""
        return self._standing


class MadeUp(Workspace):
    """Made-up entities in the place of those of an empty store."""

    def __init__(self, library: Library, made: Generated) -> None:
        super().__init__(library)
        self._holdings = MadeUpHoldings(made, library.database)
        self._made_up = MadeUpCatalogue(made)

    @property
    def holdings(self) -> Holdings:
        """What knows the entities."""
        return self._holdings

    def read_catalogue(self, before: Catalogue | None = None) -> Catalogue:
        """Return the same at each time."""
        del before
        return self._made_up


def desk_over(made: Generated, folder: Path) -> Desk:
    """Return a desk over made-up entities; nothing is written to the folder but what was searched for."""
    workspace = MadeUp(Library.open(folder), made)
    return Desk(folder, lambda _: workspace)


async def timed(app: App[None], work: Callable[[], object], done: Callable[[], bool]) -> float:
    """Return how many milliseconds pass from some work until its effect is there and painted."""
    painted = asyncio.Event()
    began = time.perf_counter()
    work()
    async with asyncio.timeout(PATIENCE):
        while not done():
            await asyncio.sleep(POLL)
    app.screen.call_after_refresh(painted.set)
    await painted.wait()
    return (time.perf_counter() - began) * 1e3


def press(app: App[None], key: str) -> None:
    """Press a key without waiting for what it does."""
    app.post_message(events.Key(key, key if len(key) == 1 else None))


def is_wide(app: App[None], width: int) -> bool:
    """Return whether the terminal is as wide as that."""
    return app.size.width == width


async def pane(count: int) -> dict[str, list[float]]:
    """Return what a pane of so many rows costs, by what is done with it."""
    app = OnePane()
    times: dict[str, list[float]] = {}
    many, half = ManyRows(count), ManyRows(count // 2)

    async def take(name: str, work: Callable[[], object], done: Callable[[], bool]) -> None:
        times.setdefault(name, []).append(await timed(app, work, done))
        await asyncio.sleep(PACE)

    async with app.run_test(size=(80, 24)) as pilot:
        only = app.query_one(EntityPane)
        only.focus()
        await pilot.pause()
        for _ in range(ROUNDS):
            await take("load", partial(only.fill, many), lambda: only.rows is many)
            await take("down", partial(press, app, "down"), lambda: only.cursor == 1)
            await take("page", partial(press, app, "pagedown"), lambda: only.cursor > 10)
            await take("end", partial(press, app, "end"), lambda: only.cursor == count - 1)
            await take("refilter", partial(only.fill, half, cursor=9, keep="person/40"), lambda: only.cursor == 40)
            width = 60 if app.size.width == 80 else 80
            resized = partial(app.post_message, events.Resize(Size(width, 24), Size(width, 24)))
            await take("resize", resized, partial(is_wide, app, width))
    return times


async def whole(entities: int) -> dict[str, list[float]]:
    """Return what a key costs in the explorer on so many entities, by what it does."""
    with TemporaryDirectory() as folder:
        return await in_explorer(desk_over(generate(entities), Path(folder)))


async def in_explorer(desk: Desk) -> dict[str, list[float]]:
    """Return what a key costs in an explorer, by what it does."""
    times: dict[str, list[float]] = {}
    async with explorer(desk=desk, between_frames=UPDATE_PERIOD) as driver:
        panes = driver.main.view.panes

        async def rested() -> None:
            await driver.settle()
            await asyncio.sleep(PACE)

        async def refilled(name: str, key: str) -> None:
            before = [one.rows for one in panes.panes.values()]

            def done() -> bool:
                return any(one.rows is not old for one, old in zip(panes.panes.values(), before, strict=True))

            times.setdefault(name, []).append(await timed(driver.app, partial(press, driver.app, key), done))
            await rested()

        async def moved(key: str) -> None:
            before = panes.current.cursor
            taken = await timed(driver.app, partial(press, driver.app, key), lambda: panes.current.cursor != before)
            times.setdefault(key, []).append(taken)
            await rested()

        await driver.type("a")
        await driver.press("escape", "escape")
        gc.disable()
        settle_memory()  # as the command line has it
        for query in QUERIES:
            await driver.press("slash")
            await rested()
            for letter in query:
                await refilled("letter of a query", letter)
            await refilled("query emptied", "ctrl+u")
            await driver.press("escape", "escape", "1")
            await rested()
            await moved("down")
            await moved("pagedown")
            await refilled("focus", "enter")
            await refilled("back", "backspace")
    return times


def table(title: str, columns: dict[str, dict[str, list[float]]]) -> None:
    """Print medians and 95th percentiles, one pair of columns for each size."""
    print(f"{title:24}" + "".join(f"{name:>14}{'p95':>8}" for name in columns))
    for row in next(iter(columns.values())):
        cells = (column[row] for column in columns.values())
        print(f"{row:24}" + "".join(f"{statistics.median(cell):14.1f}{p95(cell):8.1f}" for cell in cells))


def main(arguments: Sequence[str]) -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", default="1000,1000000", help="rows of the pane alone")
    parser.add_argument("--entities", default="100000", help="entities in the explorer")
    options = parser.parse_args(arguments)
    sys.setswitchinterval(TURN)  # as the explorer has it
    rows, entities = ([int(size) for size in sizes.split(",")] for sizes in (options.rows, options.entities))
    table("a pane alone, ms", {f"{count:,} rows": asyncio.run(pane(count)) for count in rows})
    table("the explorer, ms", {f"{count:,}": asyncio.run(whole(count)) for count in entities})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
