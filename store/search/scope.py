"""Counts of what is asked for: of the sentences shared with a focus, of the articles that a query leaves.

Everything is counted in one pass over the mentions, which are sorted once: some milliseconds for half a million.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from store.kinds import KINDS, EntityKind
from store.search.counts import Columns, Counts
from store.search.facts import Together
from store.search.own import Own
from store.search.pages import OF_ARTICLES, Pages
from store.search.placed import Placed
from store.search.query import Field, Query, Term
from store.search.ranking import Rank
from store.search.rows import Bytes, Ints, Lists, Rows

Mask = npt.NDArray[np.bool_]

_OF_MENTIONS: frozenset[Field] = frozenset({"text", "rule"})
"""Fields that ask for some of the mentions by themselves."""
_FILTERS = OF_ARTICLES | _OF_MENTIONS | {"tag"}
_NEVER = 99999999
"""A day later than all, as YYYYMMDD."""
_OF_STATED: frozenset[Field] = frozenset({"said-by", "about", "cur", "figure", "quote"})
"""Fields that ask for figures and quotes: names are counted where one of these that refers to them stands."""
_OF_NAMED = tuple((kind.field, kind.name) for kind in KINDS.values() if kind.has_name)
"""Fields that ask for people or organisations, and what these are."""


class Scopes:
    """Counts rows in parts of what the articles say.

    Args:
        rows: what is counted.
        facts: which row stands for each one, and where names stand in furniture alone.
        known: row of each entity, and from an entity to its row and those that are linked with it.
        placed: returns where everything stands.
        pages: the articles, for the fields that ask for some of them.
        own: what the user has put to rows.
    """

    def __init__(
        self,
        rows: Rows,
        facts: Together,
        known: tuple[Mapping[str, int], Callable[[str], Ints]],
        placed: Callable[[], Placed],
        pages: Pages | None = None,
        own: Own | None = None,
    ) -> None:
        self._rows = rows
        self._facts = facts
        self._leads = facts.leads
        self._row_of, self._linked = known
        self._placed_over = placed
        self._pages = pages
        self._own = own
        self._counts = lru_cache(maxsize=8)(self._count)

    def asked(self, query: Query, focus: str | None, ranks: Bytes | None = None) -> tuple[Counts | None, bool]:
        """Return how much there is of each row in what is asked for, None where that is all; whether rows may be gone.

        Args:
            query: its fields for articles, sentences and rules are looked at; those that leave some out leave no row
                that stands in them.
            focus: an entity: of others what stands in a sentence with it counts, and all of the figures and quotes that
                are linked with it.
            ranks: of each row whether the query finds it, where that is known: by the figures and quotes of these
                names are counted, where some are asked for; where people or organisations are, as under a focus.
        """
        asked = [term for term in query.terms if not term.negative]
        filters = tuple(replace(term, start=0, end=0) for term in asked if term.field in _FILTERS)
        filters = filters if self._pages else ()
        within = focus if focus in self._row_of else None
        fields = {term.field for term in asked}
        if ranks is not None and not fields.isdisjoint(_OF_STATED):
            return self._count(filters, within, ranks), bool(filters)
        if ranks is not None and (kinds := tuple(kind for field, kind in _OF_NAMED if field in fields)):
            return self._count(filters, within, ranks, kinds), bool(filters)
        return self._counts(filters, within) if filters or within else None, bool(filters)

    def _count(
        self,
        filters: tuple[Term, ...],
        focus: str | None,
        ranks: Bytes | None = None,
        kinds: Iterable[EntityKind] = (),
    ) -> Counts:
        """Return how much there is of each row, see `asked`; of `kinds` those that are found are asked for."""
        placed, linked = self._placed, np.empty(0, np.int32)
        kept = np.ones(len(placed.row), np.bool_)
        if self._pages and filters:
            kept &= self._left(self._pages, filters, placed)
        if focus is not None:
            linked = self._linked(focus)
            kept &= self._beside(np.array([self._row_of[focus]], np.int32), linked)
        found = np.flatnonzero(ranks < Rank.NONE).astype(np.int32) if ranks is not None else linked
        for kind in kinds:
            first, last = self._rows.panes[kind]
            kept &= self._beside(found[(found >= first) & (found < last)], found)
            linked = found if focus is None else np.intersect1d(linked, found)
        row, place = placed.row[kept], np.flatnonzero(kept).astype(np.int32)
        if ranks is not None and not kinds:
            row, place, linked = *self._by_stated(row, place, ranks), linked[:0]
        return self._counted(row, place, linked[:0] if filters else linked)

    def _beside(self, whom: Ints, linked: Ints) -> Mask:
        """Return of each mention whether it shares a sentence with one of some rows, or is of a statement given."""
        placed, size = self._placed, self._rows.size
        shared = np.zeros(int(placed.sentence.max(initial=0)) + 1, np.bool_)
        told = np.zeros(size, np.bool_)
        told[whom] = True
        shared[placed.sentence[told[placed.row]]] = True
        told[whom] = False
        told[linked[linked >= self._rows.panes["figure"][0]]] = True
        return shared[placed.sentence] | told[placed.row]

    def _by_stated(self, row: Ints, place: Ints, ranks: Bytes) -> tuple[Ints, Ints]:
        """Return found figures and quotes, and the names that they refer to or are said by, each with its mention."""
        first, last = self._rows.panes["figure"][0], self._rows.panes["quote"][1]  # the two last panes
        kept = (row >= first) & (row < last) & (ranks[row] < Rank.NONE)
        row, place = row[kept], place[kept]
        sentence = self._placed.sentence[place]
        places = Lists.of_owners(row, self._rows.size)
        ties = (self._rows.spoken, self._rows.concerned, self._rows.others)
        pairs = [(one.named, one.naming) for tie in ties for one in (tie, tie.turned())]
        name, stated = (np.concatenate(side) for side in zip(*pairs, strict=True))
        told = (name < first) & (stated >= first)
        name, stated = name[told], stated[told]
        at = places.of_all(stated)
        name = np.repeat(name, places.sizes(stated))
        _, once = np.unique(
            name.astype(np.int64) * (int(sentence.max(initial=0)) + 1) + sentence[at], return_index=True
        )
        row, place = np.concatenate((row, name[once])), np.concatenate((place, place[at[once]]))
        order = np.lexsort((self._group[place], self._leads[row]))
        return row[order], place[order]

    @cached_property
    def _placed(self) -> Placed:
        return self._placed_over()

    @cached_property
    def _group(self) -> Ints:
        """The group of copies of the article of each mention."""
        found: Ints = self._placed.groups[self._placed.page]
        return found

    @cached_property
    def _days(self) -> Ints:
        """The date of each article where things stand as YYYYMMDD, 0 where unknown."""
        return self._pages.days if self._pages else np.zeros(len(self._placed.pages), np.int32)

    def _left(self, pages: Pages, filters: Iterable[Term], placed: Placed) -> Mask:
        """Return of each mention whether all of some terms leave it."""
        terms = list(filters)
        left = np.ones(len(placed.row), np.bool_)
        words = [term.key for term in terms if term.field == "text"]
        if words:
            left &= pages.are_beside(words)[placed.at]
        for term in terms:
            if term.field == "rule":
                left &= pages.are_by(term)[placed.at]
            elif term.field != "text":
                left &= pages.are_asked(term)[placed.page] | self._has(term)[placed.row]
        return left

    def _has(self, term: Term) -> Mask:
        """Return of each row whether the user gave it the tag that a term asks for."""
        tagged = np.zeros(self._rows.size, np.bool_)
        if term.field == "tag" and self._own is not None:
            tagged[[self._row_of[one] for one in self._own.with_term(term) if one in self._row_of]] = True
        return tagged

    @cached_property
    def _statements(self) -> tuple[Ints, Ints]:
        """Return of each reference to a speaker which statement it is, and of each statement whose."""
        spoken, size = self._rows.spoken, self._rows.size
        pairs = spoken.named.astype(np.int64) * size + self._leads[spoken.naming]
        pairs, number = np.unique(pairs, return_inverse=True)
        return number.astype(np.int32), (pairs // size).astype(np.int32)

    def _counted(self, row: Ints, place: Ints, least: Ints) -> Counts:
        """Return how much there is of rows given with their mentions; of some in one article at least."""
        size, leads, group = self._rows.size, self._leads, self._group[place]
        mentions = np.bincount(row, minlength=size)
        lead = leads[row]
        is_another = np.ones(len(row), np.bool_)
        is_another[1:] = (lead[1:] != lead[:-1]) | (group[1:] != group[:-1])
        sources = np.bincount(lead[is_another], minlength=size)[leads]
        sources[least] = np.maximum(sources[least], 1)  # a role that no sentence with both of them tells
        is_first = np.ones(len(row), np.bool_)
        is_first[1:] = lead[1:] != lead[:-1]
        newest = np.full(size, len(self._placed.pages))
        newest[lead[is_first]] = group[is_first]
        statement, speaker = self._statements
        is_made = np.zeros(len(speaker), np.bool_)
        is_made[statement[mentions[self._rows.spoken.naming] > 0]] = True
        said = np.bincount(speaker[is_made], minlength=size)
        earliest, latest = self._span(lead, np.flatnonzero(is_first), self._days[self._placed.page[place]])
        owner, day = lead[is_another], self._days[self._placed.page[place[is_another]]]

        def days_of(of: int) -> Ints:
            first, last = np.searchsorted(owner, (leads[of], leads[of] + 1))
            return day[first:last]

        of_rows = (sources, mentions, said, newest[leads], earliest[leads], latest[leads])
        columns = Columns(*(one.astype(np.int32, copy=False) for one in of_rows))
        return Counts(self._row_of, days_of, columns, len(self._placed.pages))

    def _span(self, lead: Ints, firsts: npt.NDArray[np.intp], days: Ints) -> tuple[Ints, Ints]:
        """Return of each row the earliest and the latest day, 0 where none is known, of mentions in order of rows.

        Args:
            lead: whose each of the mentions is.
            firsts: at which of them another row begins.
            days: the day of each, 0 where unknown.
        """
        earliest, latest = np.zeros((2, self._rows.size), np.int32)
        if len(firsts):
            least = np.minimum.reduceat(np.where(days > 0, days, _NEVER), firsts)
            earliest[lead[firsts]] = np.where(least < _NEVER, least, 0)
            latest[lead[firsts]] = np.maximum.reduceat(days, firsts)
        return earliest, latest
