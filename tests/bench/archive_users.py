"""What people ask an archive, as the explorer does, for `tests.bench.archive`: each in a process of their own."""

import gc
import multiprocessing
import random
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import NamedTuple

from store.kinds import EntityKind, SortOrder
from store.library.archived import ArchivedLibrary
from store.model import Organisation, Person, Quote
from store.text.addresses import Address
from store.text.pinyin import sound
from store.workspace import Workspace
from tests.bench.search import resident
from tests.bench.store import Seconds, once
from tui.app import settle_memory
from tui.desk.desk import Desk
from tui.desk.trail import Viewed

QUESTIONS = 96
"""How often each question is asked in all, each time about something else; as many users share it."""
PAUSE = 0.1
"""Seconds between two questions of one user, on average: nobody types quicker."""
_NEWEST, _SCREEN = 50, 10
_BY_DATE: Mapping[EntityKind, SortOrder] = {"quote": "newest"}
Times = dict[str, list[Seconds]]


class Opening(NamedTuple):
    """What an opening costs: until the first search, from there to the first in texts, and MB in the end."""

    searches: Seconds
    texts: Seconds
    memory: float


def desk_at(conninfo: str, folder: Path) -> Desk:
    """Return an open desk over an archive, of which columns are kept in a folder."""
    desk = Desk(folder, lambda _: Workspace(ArchivedLibrary.at(Address(conninfo), folder=folder), guest=True))
    desk.open()
    return desk


def opening(conninfo: str, folder: Path) -> Opening:
    """Open an archive as an explorer does, in a process of its own, and return what that costs."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_open, (conninfo, folder))


def _open(conninfo: str, folder: Path) -> Opening:
    began, used = time.perf_counter(), time.process_time()
    desk = desk_at(conninfo, folder)
    desk.prepare()
    searches = Seconds(time.perf_counter() - began, time.process_time() - used)
    texts = once(desk.read_articles)
    memory = resident()
    desk.close()
    return Opening(searches, texts, memory)


def asked_by(users: int, conninfo: str, folder: Path) -> Times:
    """Return what each question costs so many users who ask at once, each with connections of their own."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(users, _meet, (context.Barrier(users),)) as pool:
        found = pool.starmap(_ask, [(conninfo, folder, seed, QUESTIONS // users) for seed in range(users)], chunksize=1)
    return {name: [one for times in found for one in times[name]] for name in found[0]}


_all_there: list[Barrier] = []


def _meet(barrier: Barrier) -> None:
    """Let the users wait for one another, in each of their processes."""
    _all_there.append(barrier)


def _ask(conninfo: str, folder: Path, seed: int, rounds: int) -> Times:
    """Ask the questions in turn; the first round, which makes what is made once, does not count but for the focus."""
    rng = random.Random(seed)
    desk = desk_at(conninfo, folder)
    desk.prepare()
    desk.read_articles()
    gc.disable()
    settle_memory()  # as the command line has it
    questions = _questions(desk, rng)
    first = {name: once(asked[0]) for name, asked in questions.items()}
    times: Times = {name: [] for name in questions}
    _all_there[0].wait()
    for number in range(1, rounds + 1):
        for name, asked in questions.items():
            time.sleep(rng.expovariate(1 / PAUSE))
            times[name].append(once(asked[number]))
    _all_there[0].wait()
    desk.close()
    return {**times, "a focus, the first": [first["a focus"]]}


def _questions(desk: Desk, rng: random.Random) -> dict[str, list[Callable[[], object]]]:
    """Return what is asked, each about another one: of common and of rare rows, a focus of the commonest."""
    workspace = desk.workspace
    holdings = workspace.holdings
    firms, people = (workspace.index.browse(kind).ids for kind in ("organisation", "person"))
    some = _some(rng, people, firms)
    known = [one for one in map(holdings.entity, some[: 3 * QUESTIONS]) if isinstance(one, Organisation | Person)]
    aliases = [alias for one in known for alias in (*one.aliases, *one.also)]
    said = [
        one for one in map(holdings.entity, _some(rng, workspace.index.browse("quote").ids)) if isinstance(one, Quote)
    ]
    words = [_part(rng, one.text) for one in said]
    common = [one for pair in zip(firms, people, strict=False) for one in pair]
    pages = [mention.article for one in said for mention in holdings.mentions(one.id)]
    return {
        "prefix": _each(partial(_typed, desk), (one.name[: rng.choice((1, 2, 3))] for one in known)),
        "initials": _each(partial(_typed, desk), (_initials(one.name) for one in known)),
        "alias": _each(partial(_typed, desk), aliases),
        "in quotes": _each(partial(_newest, desk), (f'quote:"{one}"' for one in words)),
        "in texts": _each(partial(_newest, desk), (f'text:"{one}"' for one in reversed(words))),
        "a focus": _each(partial(_focus, desk), common),
        "card": _each(desk.card, reversed(some)),
        "reader page": _each(desk.page, dict.fromkeys(pages)),
        "timeline": _each(partial(_timeline, desk), common),
    }


def _each(ask: Callable[[str], object], about: Iterable[str]) -> list[Callable[[], object]]:
    """Return a question about each, again from the beginning where there are too few of them."""
    found = list(about)
    return [partial(ask, found[number % len(found)]) for number in range(QUESTIONS + 1)]


def _some(rng: random.Random, *panes: Sequence[str]) -> list[str]:
    """Return ids of rows that are looked at, common ones as often as rare ones."""
    return [ids[int(len(ids) ** rng.random()) - 1] for _ in range(2 * QUESTIONS) for ids in panes]


def _part(rng: random.Random, text: str) -> str:
    """Return two to four characters of a text."""
    parts = [part for part in text.replace("。", "，").split("，") if len(part) > 3]
    long = rng.choice((2, 3, 4))
    part = rng.choice(parts or [text])
    at = rng.randrange(max(1, len(part) - long))
    return part[at : at + long]


def _initials(name: str) -> str:
    return "".join(syllable[0] for syllable in sound(name, person=True))


def _typed(desk: Desk, query: str) -> None:
    """Search, and make the first screen of each pane."""
    for rows in desk.search(query, None, {}).panes.values():
        for number in range(min(_SCREEN, len(rows.subjects))):
            rows.row(number)


def _newest(desk: Desk, query: str) -> None:
    """Search, and make the rows of the newest quotes or passages with what is counted in them."""
    rows = desk.search(query, None, _BY_DATE).panes["quote"]
    for number in range(min(_NEWEST, len(rows.subjects))):
        rows.row(number)


def _focus(desk: Desk, whom: str) -> None:
    """Narrow the panes to what stands with somebody, and make the first screen of each with what is counted there."""
    for rows in desk.search("", whom, {}).panes.values():
        for number in range(min(_SCREEN, len(rows.subjects))):
            rows.row(number)


def _timeline(desk: Desk, whom: str) -> None:
    table = desk.viewing.table(Viewed("timeline", whom))
    for row in table.rows[:_NEWEST]:
        assert row.cells
    if len(table.rows) and (draw := table.picture(0)) is not None:
        draw(120, 13)
