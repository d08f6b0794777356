"""Counts of what is asked for: of the sentences shared with a focus, of the articles that a query leaves.

Everything is counted in one pass over the mentions, which are sorted once: some milliseconds for half a million.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from store.search.counts import Counts
from store.search.facts import Copies
from store.search.pages import Pages
from store.search.query import Field, Query, Term
from store.search.rows import Ints, Rows
from store.search.sources import Standings

Mask = npt.NDArray[np.bool_]

ARTICLE_FIELDS: frozenset[Field] = frozenset({"after", "before", "from", "clipped"})
"""The fields that ask for articles by what is known of each."""


class _Placed(NamedTuple):
    """All mentions, by fact, statement or name and then by group of copies: row, page, group, and sentence."""

    row: Ints
    page: Ints
    group: Ints
    sentence: Ints


class Scopes:
    """Counts rows in parts of what the articles say.

    Args:
        rows: what is counted.
        leads: which row stands for each one; see `Together`.
        known: row of each entity, and from an entity to its row and those that are linked with it.
        standing: returns where everything stands.
        copies: returns which articles are copies of one another.
        pages: the articles, for the fields that ask for some of them.
    """

    def __init__(
        self,
        rows: Rows,
        leads: Ints,
        known: tuple[Mapping[str, int], Callable[[str], Ints]],
        standing: Callable[[], Standings],
        copies: Callable[[], Copies],
        pages: Pages | None = None,
    ) -> None:
        self._rows = rows
        self._leads = leads
        self._row_of, self._linked = known
        self._standing = standing
        self._copies = copies
        self._pages = pages
        self._counts = lru_cache(maxsize=8)(self._count)

    def asked(self, query: Query, focus: str | None) -> tuple[Counts | None, bool]:
        """Return how much there is of each row in what is asked for, None where that is all; whether articles are.

        Args:
            query: its fields for articles are looked at; those that leave some out leave no row that stands in them.
            focus: an entity: of others what stands in a sentence with it counts, and all of the figures and quotes that
                are linked with it.
        """
        asked = [term for term in query.terms if term.field in ARTICLE_FIELDS and not term.negative]
        filters = tuple(replace(term, start=0, end=0) for term in asked) if self._pages else ()
        within = focus if focus in self._row_of else None
        return self._counts(filters, within) if filters or within else None, bool(filters)

    def _count(self, filters: tuple[Term, ...], focus: str | None) -> Counts:
        placed, linked = self._placed, np.empty(0, np.int32)
        kept = np.ones(len(placed.row), np.bool_)
        if self._pages and filters:
            kept &= self._left(self._pages, filters)[placed.page]
        if focus is not None:
            linked = self._linked(focus)
            shared = np.zeros(int(placed.sentence.max(initial=0)) + 1, np.bool_)
            shared[placed.sentence[placed.row == self._row_of[focus]]] = True
            told = np.zeros(self._rows.size, np.bool_)
            told[linked[linked >= self._rows.panes["figure"][0]]] = True
            kept &= shared[placed.sentence] | told[placed.row]
        return self._counted(placed.row[kept], placed.group[kept], linked[:0] if filters else linked)

    @cached_property
    def _shelved(self) -> tuple[Ints, Ints]:
        """Return of each article of the shelf its place among those where things stand, and its date as YYYYMMDD."""
        summaries = self._pages.summaries if self._pages else ()
        place = {article: at for at, article in enumerate(self._standing().articles)}
        places = np.fromiter((place.get(one.id, -1) for one in summaries), np.int32, len(summaries))
        return places, np.fromiter((_day(one.published) for one in summaries), np.int32, len(summaries))

    def _left(self, pages: Pages, filters: Iterable[Term]) -> Mask:
        """Return of each article where things stand whether all of some terms of `ARTICLE_FIELDS` ask for it."""
        places, days = self._shelved
        asked = np.logical_and.reduce([places >= 0, *(_asked(term, pages, days) for term in filters)])
        left = np.zeros(len(self._standing().articles), np.bool_)
        left[places[asked]] = True
        return left

    @cached_property
    def _statements(self) -> tuple[Ints, Ints]:
        """Return of each reference to a speaker which statement it is, and of each statement whose."""
        spoken, size = self._rows.spoken, self._rows.size
        pairs = spoken.named.astype(np.int64) * size + self._leads[spoken.naming]
        pairs, number = np.unique(pairs, return_inverse=True)
        return number.astype(np.int32), (pairs // size).astype(np.int32)

    @cached_property
    def _placed(self) -> _Placed:
        known = self._standing()
        entity, page, sentence = known.mentions.T
        rows = np.fromiter((self._row_of.get(one, -1) for one in known.ids), np.int32, len(known.ids))
        there = rows[entity] >= 0
        row, page, sentence = rows[entity[there]], page[there], sentence[there]
        place, copies = {article: at for at, article in enumerate(known.articles)}, self._copies()
        firsts = (place.get(copies.get(article, (article,))[0], at) for article, at in place.items())
        group = np.fromiter(firsts, np.int32, len(place))[page]
        order = np.lexsort((group, self._leads[row]))
        _, number = np.unique(page * (sentence.max(initial=0) + 1) + sentence, return_inverse=True)
        return _Placed(*(column[order].astype(np.int32) for column in (row, page, group, number)))

    def _counted(self, row: Ints, group: Ints, least: Ints) -> Counts:
        """Return how much there is of rows given with the groups they stand in; of some in one article at least."""
        size, leads = self._rows.size, self._leads
        mentions = np.bincount(row, minlength=size)
        lead = leads[row]
        is_another = np.ones(len(row), np.bool_)
        is_another[1:] = (lead[1:] != lead[:-1]) | (group[1:] != group[:-1])
        sources = np.bincount(lead[is_another], minlength=size)[leads]
        sources[least] = np.maximum(sources[least], 1)  # a role that no sentence with both of them tells
        statement, speaker = self._statements
        is_made = np.zeros(len(speaker), np.bool_)
        is_made[statement[mentions[self._rows.spoken.naming] > 0]] = True
        said = np.bincount(speaker[is_made], minlength=size)
        return Counts(self._row_of, *(one.astype(np.int32) for one in (sources, mentions, said)))


def _day(published: str | None) -> int:
    """Return a date as YYYYMMDD, 0 for what is none."""
    return int(published.replace("-", "")) if published and len(published) == 10 else 0


def _asked(term: Term, pages: Pages, days: Ints) -> Mask:
    """Return of each article, of given dates, whether a term asks for it."""
    match term.field:
        case "from":
            return np.array(pages.are_from(term.key), np.bool_)
        case "clipped":
            return np.array(pages.are_clipped(term.choice), np.bool_)
        case "before":
            return (days <= term.day) & (days > 0)
        case _:
            return days >= term.day
