"""Counts of what is asked for: of the sentences shared with a focus, of the articles that a query leaves.

Everything is counted in one pass over the mentions, which are sorted once: some milliseconds for half a million.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
from store.search.ranking import FOUND
from store.search.rows import Bytes, Ints, Lists, Rows
from store.text.columns import distinct, let_go, those

Mask = npt.NDArray[np.bool_]

_OF_MENTIONS: frozenset[Field] = frozenset({"text", "rule"})
"""Fields that ask for some of the mentions by themselves."""
_FILTERS = OF_ARTICLES | _OF_MENTIONS | {"tag"}
_NEVER = 99999999
"""A day later than all, as YYYYMMDD."""
_AT_ONCE = 1 << 16
"""Mentions that are counted at once."""
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
        self._counts = lru_cache(maxsize=1)(self._count)  # while words are typed beside fields, or under a focus

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
        found = those(ranks < FOUND) if ranks is not None else linked
        for kind in kinds:
            first, last = self._rows.panes[kind]
            kept &= self._beside(found[(found >= first) & (found < last)], found)
            linked = found if focus is None else np.intersect1d(linked, found)
        place = those(kept)
        row = None
        if ranks is not None and not kinds:
            row, place, linked = *self._by_stated(place, ranks), linked[:0]
        counts = self._counted(row, place, linked[:0] if filters else linked)
        let_go(placed.row)
        return counts

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

    def _by_stated(self, place: Ints, ranks: Bytes) -> tuple[Ints, Ints]:
        """Return found figures and quotes, and the names that they refer to or are said by, each with its mention."""
        first, last = self._rows.panes["figure"][0], self._rows.panes["quote"][1]  # the two last panes
        is_found = ranks < FOUND
        is_found[:first] = is_found[last:] = False
        place = place[is_found[self._placed.row[place]]]
        row = self._placed.row[place]
        sentence = self._placed.sentence[place]
        places = Lists.of_owners(row, self._rows.size)
        ties = (self._rows.spoken, self._rows.concerned, self._rows.others)
        pairs = []
        for one in (way for tie in ties for way in (tie, tie.turned())):
            told = is_found[one.naming] & (one.named < first)
            pairs.append((one.named[told], one.naming[told]))
        name, stated = (np.concatenate(side) for side in zip(*pairs, strict=True))
        at = places.of_all(stated)
        name = np.repeat(name, places.sizes(stated))
        _, once = np.unique(
            name.astype(np.int64) * (int(sentence.max(initial=0)) + 1) + sentence[at], return_index=True
        )
        row, place = np.concatenate((row, name[once])), np.concatenate((place, place[at[once]]))
        order = np.lexsort((self._placed.groups[self._placed.page[place]], self._leads[row]))
        return row[order], place[order]

    @cached_property
    def _placed(self) -> Placed:
        return self._placed_over()

    @cached_property
    def _days(self) -> Ints:
        """The date of each article where things stand as YYYYMMDD, 0 where unknown."""
        return self._pages.days if self._pages else np.zeros(len(self._placed.pages), np.int32)

    def _left(self, pages: Pages, filters: Iterable[Term], placed: Placed) -> Mask:
        """Return of each mention whether all of some terms leave it."""
        terms = list(filters)
        left = np.ones(len(placed.row), np.bool_)
        words = tuple(term.key for term in terms if term.field == "text")
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

    def _counted(self, row: Ints | None, place: Ints, least: Ints) -> Counts:
        """Return how much there is of rows given with their mentions, or of these; of some in one article at least."""
        size, leads, placed = self._rows.size, self._leads, self._placed
        mentions, sources, earliest, latest = (np.zeros(size, np.int32) for _ in range(4))
        newest = np.full(size, len(placed.pages), np.int32)
        owners, days = [np.empty(0, np.int32)], [np.empty(0, np.int32)]
        for some in self._stretches(row, place):
            here = placed.row[place[some]] if row is None else row[some]
            np.add.at(mentions, here, np.int32(1))
            lead, page = leads[here], placed.page[place[some]]
            group, day = placed.groups[page], self._days[page]
            is_first = np.ones(len(lead), np.bool_)
            is_first[1:] = lead[1:] != lead[:-1]
            is_another = is_first.copy()
            is_another[1:] |= group[1:] != group[:-1]
            firsts = np.flatnonzero(is_first)
            owner = lead[firsts]
            sources[owner] = np.add.reduceat(is_another, firsts, dtype=np.int32)
            newest[owner] = group[firsts]
            least_day = np.minimum.reduceat(np.where(day > 0, day, _NEVER), firsts)
            earliest[owner] = np.where(least_day < _NEVER, least_day, 0)
            latest[owner] = np.maximum.reduceat(day, firsts)
            others = np.flatnonzero(is_another)
            owners.append(lead[others])
            days.append(day[others])
        sources = sources[leads]
        sources[least] = np.maximum(sources[least], 1)  # a role that no sentence with both of them tells
        spoken = self._rows.spoken
        is_made = mentions[spoken.naming] > 0
        statements = distinct(spoken.named[is_made].astype(np.int64) * size + leads[spoken.naming[is_made]])
        said = np.bincount(statements // max(1, size), minlength=size).astype(np.int32)
        newest = newest[leads]
        earliest = earliest[leads]
        latest = latest[leads]
        found = Columns(sources, mentions, said, newest, earliest, latest)
        return Counts(self._row_of, _Days(leads, owners, days), found, len(placed.pages))

    def _stretches(self, row: Ints | None, place: Ints) -> Iterator[slice]:
        """Yield mentions in the order of rows as they are counted at once, all of a row together; see `_counted`.

        What is made of some thousand is small beside them all, and does not leave the processor's own memory.
        """

        def lead(at: int) -> int:
            return int(self._leads[self._placed.row[place[at]] if row is None else row[at]])

        start, count = 0, len(place)
        while start < count:
            end = start + _AT_ONCE
            if end < count:
                end = bisect_right(range(count), lead(end - 1), end, key=lead)
            yield slice(start, end)
            start = end


class _Days:
    """The days of the independent articles that rows stand in, some rows after others, as they were counted.

    Args:
        leads: which row stands for each one.
        owners: whose days follow, ascending.
        days: those days as YYYYMMDD, 0 where unknown.
    """

    def __init__(self, leads: Ints, owners: Sequence[Ints], days: Sequence[Ints]) -> None:
        self._leads = leads
        self._owners = owners
        self._days = days
        self._firsts = [int(some[0]) if len(some) else -1 for some in owners]

    def __call__(self, row: int) -> Ints:
        """Return those of a row."""
        lead = int(self._leads[row])
        at = bisect_right(self._firsts, lead) - 1
        first, last = np.searchsorted(self._owners[at], (lead, lead + 1))
        found: Ints = self._days[at][first:last]
        return found
