"""Which figures are one fact and which quotes one statement, as columns over the rows.

A *fact* is what several figures say alike: the same amount in the same unit, of the same subject and counted noun
(620亿港元, HK$62bn and 620億元). A *statement* is what several quotes say in the same words. Articles that are copies
of one another are one source, and so are the repetitions of one article. All is done with sorted columns: the time is
that of sorting, a tenth of a second for a hundred thousand rows.
"""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple, Protocol

import numpy as np

from store.search.alike import Figures, Quotes
from store.search.furniture import Furniture, PageSource, by_sources, furniture
from store.search.rows import Bytes, Ints, Lists, Prints, Rows
from store.search.verdicts import Earlier, Verdicts
from store.text.columns import places_in
from store.text.places import Places

_UNTOLD = -2
"""In how many articles a name stands of which that is to be looked up."""

Copies = Mapping[str, tuple[str, ...]]
"""For each article that has copies all of its group, itself too; see `store.text.duplicates.groups`."""


class Standing(Protocol):
    """For an organisation or a person the articles it stands in, without what all ids of articles begin with."""

    def get(self, name: str, default: tuple[()], /) -> Collection[str]:
        """Return those of a name, or the default where it is not known."""
        ...


class Told(NamedTuple):
    """In how many independent articles names stand, and what that was told of.

    Attributes:
        prints: what tells each name from all others, row by row.
        articles: in how many it stands; -1 where that is not known.
        copies: the articles that are copies, by what their ids have after `article/`.
        firsts: of each the one that is counted for it.
    """

    prints: Prints
    articles: Ints
    copies: Sequence[str]
    firsts: Sequence[str]


class Together(NamedTuple):
    """What is said together.

    Attributes:
        leads: for each row the one that stands for its fact or statement: the one that says most, of those the newest.
        sources: for each row in how many independent articles its fact or statement stands, or somebody is named;
            without those of `beside_in`.
        importance: how many of these sources count for the order of rows: one, where amounts are so slight (两名, 三次)
            that several say them by chance.
        weights: how much each row says by itself: a figure of whom it is and of what, a quote by whom; 0 for names.
        turns: how often other articles have their turn before a row, so that none is read out; 0 for names.
        furniture: of each row whether it is in the way: a name that stands in nothing but furniture, see
            `store.search.furniture`, or a figure that states nothing, see `Figures.is_idle`.
        beside: rows of names that stand in nothing but furniture in some article, once for each.
        beside_in: that article, by what its id has after `article/`; of copies, one of them.
        alike: the rows that each one stands for.
        counts: how many facts and statements the panes of `STATED_KINDS` have.
        verdicts: what is told of names that may stand in furniture.
        told: in how many articles names stand, and of which articles that was told.
    """

    leads: Ints
    sources: Ints
    importance: Ints
    weights: Ints
    turns: Ints
    furniture: Bytes
    beside: Ints
    beside_in: Sequence[str]
    alike: Lists
    counts: tuple[int, int]
    verdicts: Verdicts
    told: Told


class Before(NamedTuple):
    """What was told before, and what may be otherwise since.

    Attributes:
        together: what was told.
        written: the articles of which anything was written since, by what their ids have after `article/`.
        named: the organisations and people whose records were.
        inside: for an article the names that stand in it.
    """

    together: "Together"
    written: AbstractSet[str]
    named: AbstractSet[str]
    inside: Standing


def together(
    rows: Rows,
    copies: Copies,
    standing: Standing,
    pages: PageSource | None = None,
    before: Before | None = None,
) -> Together:
    """Return which rows are one, over finished columns.

    Args:
        rows: the columns.
        copies: which articles are copies of one another.
        standing: in which articles organisations and people stand; where it does not say, mentions are counted.
        pages: the articles, where they are known.
        before: what was told before, of which all is taken over that is the same.
    """
    leads, sources = np.arange(rows.size, dtype=np.int32), np.ones(rows.size, np.int32)
    weights, turns = np.zeros((2, rows.size), np.int32)
    first_of = {copy.partition("/")[2]: group[0].partition("/")[2] for copy, group in copies.items()}
    told, earlier = _told(rows, standing, first_of, before)
    named = rows.panes["figure"][0]
    sources[:named] = np.where(told.articles < 0, rows.mentions[:named], told.articles)
    figures, quotes = Figures(rows, first_of), Quotes(rows, first_of)
    for pane in (figures, quotes):
        leads[pane.first : pane.last], sources[pane.first : pane.last] = pane.leads()
        weights[pane.first : pane.last] = pane.weights()
        turns[pane.first : pane.last] = pane.turns(leads[pane.first : pane.last], sources[pane.first : pane.last])
    names = by_sources(rows, sources, lambda name: standing.get(name, ()), first_of)
    found = furniture(pages, names, earlier) if pages is not None else Furniture()
    only = np.zeros(rows.size, np.uint8)
    only[found.only] = 1
    only[figures.first : figures.last] = figures.is_idle()[leads[figures.first : figures.last] - figures.first]
    beside = np.array(found.beside, np.int32)
    np.subtract.at(sources, beside, 1)
    importance = sources.copy()
    importance[figures.first : figures.last][figures.is_slight] = 1
    alike = Lists.of_owners(leads, rows.size)
    counts = _count(leads, figures), _count(leads, quotes)
    verdicts = Verdicts.of(found.told)
    return Together(
        leads, sources, importance, weights, turns, only, beside, found.beside_in, alike, counts, verdicts, told
    )


def _told(
    rows: Rows, standing: Standing, first_of: Mapping[str, str], before: Before | None
) -> tuple[Told, Earlier | None]:
    """Return in how many independent articles names stand, and what was told of them before."""
    count = rows.panes["figure"][0]
    prints = rows.prints[np.searchsorted(rows.owners[: rows.names], np.arange(count))]  # of the name that each bears
    articles, earlier = np.full(count, _UNTOLD, np.int32), None
    if before is not None:
        then = before.together.told
        counted = dict(zip(then.copies, then.firsts, strict=True))
        others = {one for one, _ in counted.items() ^ first_of.items()}
        touched = frozenset(before.named).union(*(before.inside.get(slug, ()) for slug in before.written | others))
        earlier = Earlier(before.together.verdicts, before.written, touched)
        articles = _matched(prints, then.prints, then.articles)
        places = Places(rows.ids, rows.lookup).of_all(touched)
        articles[places[(places >= 0) & (places < count)]] = _UNTOLD
    for row in np.flatnonzero(articles == _UNTOLD).tolist():
        slugs = standing.get(rows.ids[row], ())
        articles[row] = len(set(map(first_of.get, slugs, slugs))) if slugs else -1
    return Told(prints, articles, list(first_of), list(first_of.values())), earlier


def _matched(prints: Prints, then: Prints, articles: Ints) -> Ints:
    """Return what was told of names, by what tells them from others; `_UNTOLD` of new ones."""
    order = np.argsort(then)
    at = places_in(prints, then[order])
    is_told = at >= 0
    found = np.full(len(prints), _UNTOLD, np.int32)
    found[is_told] = articles[order[at[is_told]]]
    return found


def _count(leads: Ints, pane: Figures | Quotes) -> int:
    """Return how many facts or statements a pane has."""
    return int(np.count_nonzero(leads[pane.first : pane.last] == np.arange(pane.first, pane.last)))
