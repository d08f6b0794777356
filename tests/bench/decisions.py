"""What a decision costs: `python -m tests.bench.decisions [--sizes 1000,3000] [--ledger 10000] [--store DIR]`.

Prints processor time in milliseconds, for stores of several sizes of made-up articles, or for a copy of a real store:
- of each kind of decision, on the rarest row, one between and the commonest: until searches find it so, until it is
  written, until index and links are made anew, and until it is taken back;
- with so many decisions in the ledger against none: opening, taking in articles, a card, one decision more.
What it may be: shown within 300, written within 2,000; a load at most 5 % dearer with 10,000 decisions.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from store.corrections.asked import (
    Alias,
    Asked,
    Different,
    FigureIs,
    Missed,
    NotOne,
    Rename,
    Retype,
    RoleIs,
    Same,
    SpeakerIs,
)
from store.corrections.decisions import STAMP, Anchor, Decision, Subject, Value
from store.corrections.ledger import line_of
from store.kinds import EntityKind
from store.library import Library
from store.workspace import Workspace
from tests.bench.articles import articles
from tests.bench.store import fill, once, put

_PLACES = ("rare", "between", "common")
_MORE = 256
"""Articles that are taken in with many decisions in the ledger, and with none."""
_BEGUN = datetime(2026, 1, 1, tzinfo=UTC)


class Cost(NamedTuple):
    """What a decision costs, in milliseconds."""

    shown: float
    written: float
    anew: float
    undone: float


def main(arguments: Sequence[str]) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,3000", help="numbers of made-up articles")
    parser.add_argument("--ledger", type=int, default=10_000, help="decisions in the ledger")
    parser.add_argument("--store", type=Path, metavar="DIR", help="a real store, of which a copy is corrected")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        for size in [0] if options.store else map(int, options.sizes.split(",")):
            folder = Path(name) / str(size)
            if options.store:
                shutil.copytree(options.store, folder)
            else:
                fill(folder, islice(articles(size + _MORE), size))
            print_kinds(folder)
            if size:
                print_ledger(folder, size, options.ledger)
    return 0


def print_kinds(folder: Path) -> None:
    """Print what each kind costs in a store, and leave nothing of them in it."""
    with Workspace.open(folder, begin=False) as workspace:
        with workspace.writing():  # what an older dossier left to be done is no decision's
            workspace.catalogue.prepare()
            workspace.refresh()
        print(f"\n{workspace.holdings.counts()['article']:,} articles{'shown written anew undone':>50}")
        for place in _PLACES:
            for asked in asked_of(workspace, place):
                cost = cost_of(workspace, asked)
                name = f"{type(asked).__name__} {_about(asked)}"
                print(f"{name[:42]:44}{place:>10}" + "".join(f"{one:9,.0f}" for one in cost), flush=True)


def cost_of(workspace: Workspace, asked: Asked) -> Cost:
    """Return what a decision costs, having taken it back."""
    foreseen = isinstance(asked, NotOne) and not asked.article
    look = once(lambda: _found(workspace, {asked.which} if isinstance(asked, NotOne) else set())).processor
    written = once(lambda: workspace.corrections.make(asked)).processor
    after = once(lambda: _found(workspace, set())).processor
    anew = once(workspace.refresh).processor
    undone = once(workspace.corrections.undo).processor
    workspace.refresh()
    return Cost(*(1e3 * one for one in (look if foreseen else written + after, written, anew, undone)))


def _found(workspace: Workspace, hidden: set[str]) -> None:
    """Let searches find what is decided, and make one."""
    workspace.keep_up(hidden)
    workspace.catalogue.search("")


def asked_of(workspace: Workspace, place: str) -> Iterator[Asked]:
    """Yield a decision of each kind about a row that is rare or common."""
    person, someone = _rows(workspace, "person", place)
    firm, another = _rows(workspace, "organisation", place)
    for one, other in ((person, someone), (firm, another)):
        yield NotOne(which=one)
        yield NotOne(which=one, article=workspace.holdings.mentions(one)[0].article)
        yield Same(one=one, other=other)
        yield Different(one=one, other=other)
        yield Rename(which=one, name="丑寅卯")
        yield Alias(which=one, form="丑寅卯")
    yield Retype(which=person, kind="organisation")
    yield Retype(which=firm, kind="person")
    yield RoleIs(which=person, title="丑寅")
    holdings = workspace.holdings
    yield SpeakerIs(quote=next(iter(holdings.entities("quote"))).id, speaker=person)
    yield FigureIs(figure=next(iter(holdings.entities("figure"))).id, unit="HKD")
    yield Missed(kind="organisation", name=workspace.holdings.entity(firm).id.partition("/")[2][:2])


def _rows(workspace: Workspace, kind: EntityKind, place: str) -> tuple[str, str]:
    """Return two rows that are about as common."""
    found = sorted(workspace.holdings.entities(kind), key=lambda one: (-one.article_count, one.id))
    at = {"common": 0, "between": int(len(found) ** 0.5), "rare": len(found) - 2}[place]
    return found[at].id, found[at + 1].id


def _about(asked: Asked) -> str:
    kind = str(getattr(asked, "which", getattr(asked, "one", ""))).partition("/")[0]
    return f"{kind}{' in one article' if getattr(asked, 'article', '') else ''}"


def print_ledger(folder: Path, size: int, count: int) -> None:
    """Print what many decisions cost that are in the ledger already."""
    arriving = list(islice(articles(size + _MORE), size, size + _MORE))
    costs: list[dict[str, float]] = []
    for ledger in (0, count):
        copy = folder.with_name(f"{folder.name}-{ledger}")
        shutil.copytree(folder, copy)
        if ledger:
            with Workspace.open(copy, begin=False) as workspace:
                workspace.corrections.take_in(b"".join(map(line_of, decisions(workspace, ledger))))
        Library.open(copy).close()  # which writes down where everything lies
        cost = {"opening": once(partial(_open, copy)).processor}
        with Library.open(copy) as library:
            cost[f"taking in {_MORE} articles"] = once(partial(put, library, arriving)).processor
        with Workspace.open(copy, begin=False) as workspace:
            row = _rows(workspace, "organisation", "between")[0]
            cost["the first card"] = once(partial(workspace.corrections.of, row)).processor
            cost["a card"] = once(partial(workspace.corrections.of, row)).processor
            asked = Rename(which=row, name="丑寅卯")
            cost["one decision"] = once(partial(workspace.corrections.make, asked)).processor
        costs.append(cost)
    print(f"\n{'decisions in the ledger':30}{0:>10}{count:>10,}")
    for name, bare in costs[0].items():
        print(f"{name:30}{1e3 * bare:10,.1f}{1e3 * costs[1][name]:10,.1f}", flush=True)


def _open(folder: Path) -> None:
    """Open a store and let go of it."""
    with Library.open(folder) as library:
        _ = library.decisions


def decisions(workspace: Workspace, count: int) -> Iterator[Decision]:
    """Yield decisions of the kinds that are made most, about as many rows as there are."""
    firms = sorted(one.id for one in workspace.holdings.entities("organisation"))
    people = sorted(one.id for one in workspace.holdings.entities("person"))
    figures = sorted(one.id for one in workspace.holdings.entities("figure"))
    for number in range(count):
        at = _BEGUN + timedelta(seconds=number)
        made = Decision(id=f"{at.strftime(STAMP)}-bench", kind="rename", at=at.isoformat())
        one, value = (
            (people if number % 2 else firms)[number // 5 % len(people if number % 2 else firms)],
            f"丑{number}",
        )
        name = workspace.holdings.entity(one).id.partition("/")[2]
        subject = Subject(id=one, name=name, names=(name,))
        match number % 5:
            case 0:
                yield msgspec.structs.replace(made, subject=subject, value=Value(name=value))
            case 1:
                yield msgspec.structs.replace(made, kind="alias", subject=subject, value=Value(name=value))
            case 2:
                yield msgspec.structs.replace(made, kind="add", value=Value(name=value, kind="organisation"))
            case 3:
                yield msgspec.structs.replace(made, kind="role", subject=subject, value=Value(title=value))
            case _:
                anchor = _anchor(workspace, figures[number % len(figures)])
                yield msgspec.structs.replace(
                    made, kind="figure", scope="mention", anchor=anchor, value=Value(unit="HKD")
                )


def _anchor(workspace: Workspace, figure: str) -> Anchor:
    mention = workspace.holdings.mentions(figure)[0]
    digest = workspace.holdings.summary(mention.article).digest
    return Anchor(article=mention.article, digest=digest, exact=mention.exact, start=mention.start)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
