"""The index of a library: from a few typed characters to the rows of four panes, best first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache
from threading import Lock, RLock
from typing import overload

import numpy as np

from store.kinds import ENTITY_KINDS, NAMED_KINDS, STATED_KINDS, EntityKind, SortOrder
from store.model import CERTAINTIES
from store.search.completion import Completer, Completion
from store.search.counts import Counts, iso
from store.search.differing import Mask, differing
from store.search.evaluation import Evaluation, Letters
from store.search.facets import Facet, Known, Published, facets, published, strangers
from store.search.facts import Copies, Together
from store.search.folding import Folding
from store.search.gathering import build_rows
from store.search.matching import Readings
from store.search.orders import Orders
from store.search.own import Own, OwnSource
from store.search.pages import OF_ARTICLES, Pages
from store.search.placed import Placed
from store.search.query import Query, parse
from store.search.ranking import FOUND, Rank
from store.search.renewal import renewed_rows
from store.search.results import WHOLE, Hits, Listing, Match, Passage, Results
from store.search.rows import Bytes, Crossed, EntitySource, Ints, Rows
from store.search.scope import Scopes
from store.search.seen import Seen
from store.search.shelf import Shelf
from store.search.sources import (
    IN_MEMORY,
    ArticleSource,
    CopySource,
    Keeper,
    KeptEntities,
    Linking,
    Written,
    known_together,
    renewed_together,
)
from store.search.texts import Texts
from store.text.columns import distinct
from store.text.pinyin import confusable_readings, readings
from store.text.places import Places

_COUNTED = frozenset({"sources", "mentions", "said"})
"""The orders that go by how much there is of a row."""
_BY_SPEAKER = frozenset({"speaker", "name"})
"""The orders in which what somebody said, who is the focus, does not come before what others say of them."""
_COUNTED_NAMES = _COUNTED | {"relevance", "newest"}
"""The same of people and organisations: when they stand in what is asked for, too."""
_VERSION = 20
"""Of what the kept columns mean; another number than theirs has them made anew."""


class RowIds(Sequence[str]):
    """The ids of some rows, looked up when asked for.

    Args:
        ids: of all rows.
        rows: which, in their order.
    """

    def __init__(self, ids: Sequence[str], rows: Ints) -> None:
        self._ids = ids
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return RowIds(self._ids, self.rows[at])
        return self._ids[int(self.rows[at])]


class Index:
    """Finds entities; immutable, so that one thread may build the next while another asks this one.

    Args:
        rows: what is searched.
        facts: which of them say the same.
        links: what narrows the panes to the focus; without it, what entities' records say of one another.
        shelf: the articles, for `text:` and `from:`.
        spell: what may be typed for a Chinese character.
        own: what the user has put to entities.
        keeper: keeps what is made of the rows.
    """

    def __init__(
        self,
        rows: Rows,
        facts: Together,
        links: Linking | None = None,
        shelf: ArticleSource | None = None,
        spell: Readings = readings,
        own: Own | None = None,
        keeper: Keeper = IN_MEMORY,
    ) -> None:
        self._keeper = keeper
        self._rows = rows
        self._folding = Folding(facts)
        self._row_of = Places(rows.ids, rows.lookup)
        self._links = links
        self._copies: Callable[[], Copies] = shelf.copied if isinstance(shelf, CopySource) else dict
        self._stood: Placed | None = None
        self._standing = RLock()
        standing, count = links.standing if links else None, len(rows.ids)
        self._pages = (
            Pages(shelf, count, standing, self._placed, keeper, self._standing) if shelf and standing else None
        )
        self._spell = spell
        self._own = own
        self._built: Evaluation | None = None
        self._published: tuple[Mapping[str, str], Published] | None = None
        self._building = Lock()
        self._orders = Orders(rows, lambda: self._crossed, facts)
        self._seen = Seen(rows, lambda: self._crossed, spell)
        self._completer = Completer(
            self._panes,
            self._name,
            {
                "from": lambda: self._pages.publishers if self._pages else (),
                "rule": lambda: self._pages.rules if self._pages else (),
                "certainty": lambda: tuple(CERTAINTIES),
                "tag": lambda: _both_tags(own, self._pages),
                "corrected": lambda: own.corrections if own is not None else (),
            },
        )
        self._focused = lru_cache(maxsize=8)(self._linked_rows)
        linked = (self._row_of, self._focused)
        self._scopes = links and Scopes(rows, facts, linked, self._placed, self._pages, own)

    @classmethod
    def build(cls, source: EntitySource, links: Linking | None = None, *, fuzzy_pinyin: bool = False) -> "Index":
        """Return the index of all entities of a library, complete.

        Args:
            source: the library.
            links: its links, for the focus, and for the fields that ask for articles and sentences.
            fuzzy_pinyin: whether pinyin may confuse zh and z, n and l, ng and n, as southern speakers do.
        """
        rows = build_rows(source)
        spell = confusable_readings if fuzzy_pinyin else readings
        index = cls(rows, known_together(rows, source), links, _shelf(source), spell, _own(source))
        index.prepare()
        return index

    @classmethod
    def open(
        cls,
        library: KeptEntities,
        links: Linking | None = None,
        *,
        fuzzy_pinyin: bool = False,
        before: "Index | None" = None,
        since: Callable[[], Written | None] | None = None,
    ) -> "Index":
        """Return the index of a store, from the columns kept beside it where they are of its present state.

        It browses and sorts at once; the first search, or `prepare`, makes the rest, about a second for 200,000
        entities.

        Args:
            library: the store.
            links: see `Index.build`.
            fuzzy_pinyin: see `Index.build`.
            before: its index as it was, of which only what was written since is read again.
            since: what tells what that is, or None where all is to be read.
        """

        def make() -> Rows:
            written = since() if before and since else None
            return renewed_rows(before._rows, written) if before and written else build_rows(library)

        def renew(then: Rows, bookmark: str) -> Rows | None:
            written = library.since(bookmark)
            return renewed_rows(then, written) if written else None

        keeper = library.keeper(_VERSION)
        rows = keeper.keep("rows.columns", Rows, make, renew)
        facts = keeper.keep(
            "facts.columns",
            Together,
            lambda: known_together(rows, library),
            lambda then, bookmark: renewed_together(rows, library, then, bookmark),
            of=rows.mark,
        )
        spell = confusable_readings if fuzzy_pinyin else readings
        return cls(rows, facts, links, _shelf(library), spell, _own(library), keeper)

    @property
    def _evaluation(self) -> Evaluation:
        """What answers queries, made when first needed."""
        with self._building:
            if self._built is None:
                texts = Texts(self._rows, self._spell, self._keeper)
                self._built = Evaluation(
                    self._rows, self._crossed, self._row_of, texts, self._pages, self._own, self._keep_letters
                )
            return self._built

    @cached_property
    def _crossed(self) -> Crossed:
        rows = self._rows
        return self._keeper.keep("crossed.columns", Crossed, lambda: Crossed.of(rows), of=rows.mark)

    def _placed(self) -> Placed:
        """Return where everything stands, over rows; a thread that asks second waits."""
        with self._standing:
            if self._stood is None:
                assert self._links is not None
                known, facts, shelf = self._links.standing(), self._folding.facts, self._pages
                self._stood = self._keeper.keep(
                    "places.columns",
                    Placed,
                    lambda: Placed.of(known, self._row_of, facts, self._copies(), shelf.shelf.ids if shelf else ()),
                    of=f"{self._rows.mark} {known.mark}",
                )
            return self._stood

    def _keep_letters(self, make: Callable[[], Letters]) -> Letters:
        name = "letters.columns" if self._spell is readings else "letters.fuzzy.columns"
        return self._keeper.keep(name, Letters, make, of=self._rows.mark)

    def prepare(self, *, articles: bool = False) -> None:
        """Make now what the first search needs; with `articles` also what the first `text:` and `from:` need."""
        self._evaluation.prepare()
        if self._own is not None:
            self._own.prepare()
        if articles and self._pages:
            self._pages.prepare()

    @property
    def ids(self) -> Sequence[str]:
        """The ids of all entities, by pane and popularity."""
        return self._rows.ids

    def __contains__(self, entity_id: str) -> bool:
        """Return whether an entity is among them."""
        return entity_id in self._row_of

    @property
    def known(self) -> AbstractSet[str]:
        """The ids of all entities, in no order."""
        return self._row_of.keys()

    def row(self, entity_id: str) -> int:
        """Return the place in `ids` of an entity that is among them."""
        return self._row_of[entity_id]

    def mentions_of(self, rows: Ints) -> Ints:
        """Return how many mentions rows have, given as their places in `ids`."""
        found: Ints = self._rows.mentions[rows]
        return found

    def sources_of(self, rows: Ints) -> Ints:
        """Return how many independent articles count for the order of rows, given as their places in `ids`."""
        found: Ints = self._folding.facts.importance[rows]
        return found

    @property
    def texts(self) -> Sequence[str]:
        """Everything that is searched."""
        return self._rows.texts

    def browse(self, kind: EntityKind, order: SortOrder = "mentions") -> Hits:
        """Return all rows of a pane."""
        return self._hits(kind, None, None, order)

    def search(
        self,
        query: str,
        *,
        focus: str | AbstractSet[str] | None = None,
        orders: Mapping[EntityKind, SortOrder] | None = None,
        listing: Listing = WHOLE,
        without: Ints | None = None,
    ) -> Results:
        """Return what a query finds in all four panes.

        Args:
            query: as typed; an empty one finds everything.
            focus: an entity, to narrow the panes to it and what is linked with it; or the ids to narrow them to.
            orders: how to sort each pane; "relevance" where it says nothing.
            listing: how much of it is listed.
            without: rows that are not found, as their places in `ids`.
        """
        parsed = parse(query)
        ranks = self._evaluation.ranks(parsed) if parsed.terms else None
        within = self._within(focus) if focus is not None else None
        about = focus if isinstance(focus, str) else None
        counts, is_filtered = self._scopes.asked(parsed, about, ranks) if self._scopes else (None, False)
        if within is None and (is_filtered or (without is not None and len(without))):
            within = np.ones(self._rows.size, np.uint8)
        if within is not None and counts is not None and is_filtered:
            within[counts.column("mentions", 0, self._rows.size) == 0] = 0
        if within is not None and without is not None:
            within[without] = 0
        panes = {
            kind: self._hits(kind, ranks, within, (orders or {}).get(kind, "relevance"), listing, counts, about)
            for kind in ENTITY_KINDS
        }
        error = parsed.errors[0] if parsed.errors else None
        return Results(
            query,
            panes,
            passages=self._passages(parsed, ranks),
            error=str(error or ""),
            error_span=(error.start, error.end) if error else (0, 0),
            counts=counts,
        )

    def _passages(self, query: Query, ranks: Bytes | None) -> Sequence[Passage]:
        """Return the sentences with the words; where more is asked for, those in which something stands that has it.

        Where tags and notes alone are asked for, they are the passages that have them.
        """
        asks_for_words = any(term.field == "text" and not term.negative for term in query.terms)
        if not asks_for_words and self._own is not None:
            return self._own.passages(query)
        if not self._pages or not asks_for_words:
            return ()
        of_rows = any(term.field != "text" and term.field not in OF_ARTICLES for term in query.terms)
        return self._pages.passages(query.terms, ranks < FOUND if ranks is not None and of_rows else None)

    def complete(self, query: str, cursor: int) -> tuple[Completion, ...]:
        """Return the ways to go on with the word that ends at the cursor: fields, their values, names."""
        return self._completer.complete(query, cursor)

    def _panes(self, query: str) -> dict[EntityKind, Hits]:
        return dict(self.search(query).panes)

    def _name(self, entity_id: str) -> str:
        return self._orders.name(self._row_of[entity_id])

    def said_alike(self, entity_id: str) -> tuple[str, ...]:
        """Return the figures of one fact or the quotes of one statement, the one that stands for all first.

        The others come newest first; a name, and what is not found here, stands alone.
        """
        row = self._row_of.get(entity_id)
        return (entity_id,) if row is None else tuple(self._rows.ids[one] for one in self._folding.alike(row))

    def are_one(self, one: str, other: str) -> bool:
        """Return whether two entities are one fact or one statement."""
        row, beside = self._row_of.get(one), self._row_of.get(other)
        return one == other if row is None or beside is None else self._folding.are_one(row, beside)

    def facets(
        self, query: str, publishers: Mapping[str, str], *, focus: str | AbstractSet[str] | None = None
    ) -> tuple[Facet, ...]:
        """Return what the rows of a query have in common, with counts.

        Args:
            query: as typed; an empty one finds everything.
            publishers: of the articles, by their ids without the kind.
            focus: see `search`.
        """
        panes = self.search(query, focus=focus).panes
        rows = [hits.ids.rows for hits in panes.values() if isinstance(hits.ids, RowIds)]
        if self._published is None or self._published[0] is not publishers:
            self._published = (publishers, published(self._rows, publishers))
        known = Known(self._published[1], self._orders.name, self._row_of, self._pages, self._own)
        return facets(self._rows, np.concatenate(rows), known)

    def strangers(self) -> dict[str, list[str]]:
        """Return the words for speakers who are nobody known, each with the quotes of whoever is called so."""
        return strangers(self._rows)

    def printed_in(self, entity_id: str) -> int:
        """Return in how many independent articles somebody, who is spoken of in others, only signs or is credited."""
        return int(np.count_nonzero(self._folding.facts.beside == self._row_of.get(entity_id, -1)))

    def beside(self) -> frozenset[str]:
        """Return the ids of names that stand in nothing but by-lines and credits."""
        names = self._folding.facts.furniture[: self._rows.panes["figure"][0]]
        return frozenset(self._rows.ids[row] for row in np.flatnonzero(names).tolist())

    @property
    def shelf(self) -> Shelf | None:
        """What is known of the articles, as columns; None where there are none to be asked."""
        return self._pages.shelf if self._pages else None

    def differing(self, copies: Copies, among: Iterable[str] | None = None) -> list[list[str]]:
        """Return the figures that give different amounts of one thing, thing by thing, one for each fact.

        Args:
            copies: of articles that have copies, all of the group.
            among: figures to choose from; all unless given.
        """
        chosen = None if among is None else [self._row_of[one] for one in among if one in self._row_of]
        things = differing(self._rows, self._folding.facts.leads, copies, chosen)
        return [[self._rows.ids[row] for row in thing] for thing in things]

    @property
    def is_worded(self) -> bool:
        """Whether it is known of any figure how it is worded, which older stores do not say; True without figures."""
        return not len(self._rows.wordings) or bool(self._rows.wordings.any())

    def sources(self, entity_id: str) -> int:
        """Return in how many independent articles a fact or statement stands, or somebody is named."""
        row = self._row_of.get(entity_id)
        return 1 if row is None else int(self._folding.facts.sources[row])

    def said_by(self, entity_id: str) -> int:
        """Return how many statements somebody made."""
        row = self._row_of.get(entity_id)
        return 0 if row is None else len(distinct(self._folding.facts.leads[self._crossed.spoken.of(row)]))

    @cached_property
    def period(self) -> tuple[str, str]:
        """The dates of the earliest and the latest article, ISO 8601; "" where none has a date."""
        dated = self._rows.oldest[self._rows.oldest > 0]
        return (iso(int(dated.min())), iso(int(self._rows.newest.max()))) if len(dated) else ("", "")

    def match(self, query: str, entity_id: str) -> Match | None:
        """Return why an entity is among the hits of a query, or None where its texts do not say; for visible rows."""
        return next(iter(self.matches(query, entity_id)), None)

    def matches(self, query: str, entity_id: str) -> tuple[Match, ...]:
        """Return all texts of an entity that a query finds, its own first: the words of a quote, then its speaker."""
        row = self._row_of.get(entity_id)
        return () if row is None else self._seen.matches(parse(query), row)

    def referred(self, panes: Mapping[EntityKind, Sequence[str]]) -> list[str]:
        """Return the ids of the names that some figures and quotes refer to, of the organisations that people do."""
        firms, people = (self._rows.panes[kind][1] for kind in NAMED_KINDS)
        found = [np.empty(0, np.int32)]
        for kind, ids in panes.items():
            rows = self._row_of.of_all(ids)
            named = self._crossed.linked.of_all(rows[rows >= 0])
            found.append(named[named < {"organisation": 0, "person": firms}.get(kind, people)])
        return [self._rows.ids[row] for row in distinct(np.concatenate(found)).tolist()]

    def _within(self, focus: str | AbstractSet[str]) -> Bytes:
        """Return for each row whether it is in the focus."""
        inside = np.zeros(self._rows.size, np.uint8)
        if isinstance(focus, str):
            inside[self._focused(focus)] = 1
        else:
            inside[[self._row_of[entity_id] for entity_id in focus if entity_id in self._row_of]] = 1
        return inside

    def _linked_rows(self, focus: str) -> Ints:
        """Return the rows of an entity and of what is linked with it."""
        row = self._row_of.get(focus)
        if row is None:
            return np.empty(0, np.int32)
        if self._links is None:
            return np.array([row, *self._seen.linked(row)], np.int32)
        linked = self._placed().rows[self._links.linked_numbers(focus)]
        return np.concatenate((np.array([row], np.int32), linked[linked >= 0]))

    def _hits(
        self,
        kind: EntityKind,
        ranks: Bytes | None,
        within: Bytes | None,
        order: SortOrder,
        listing: Listing = WHOLE,
        counts: Counts | None = None,
        focus: str | None = None,
    ) -> Hits:
        first, last = self._rows.panes[kind]
        total = last - first
        if ranks is not None:
            wanted = ranks[first:last] < FOUND
        elif not listing.furniture:
            wanted = ~self._in_the_way(focus)[first:last]
        else:
            wanted = np.ones(total, np.bool_)
        if within is not None:
            wanted &= within[first:last] > 0
        found = np.flatnonzero(wanted)
        scoped = counts if order in (_COUNTED if kind in STATED_KINDS else _COUNTED_NAMES) else None
        if scoped is not None:
            found = self._orders.sort_counted(kind, found, order, scoped)
        elif order not in {"relevance", "mentions"}:
            found = self._orders.sort(kind, found, order)
        worth = None if ranks is None else ranks[first:last].take(found)
        if order == "relevance" and worth is not None:
            found = found.take(np.argsort(worth, kind="stable"))
        if kind in listing.turned and order != "relevance":
            found = self._orders.turned(kind, found, order, scoped)
        rows = found.astype(np.int32) + np.int32(first)
        own = self._spoken_by(focus) if kind == "quote" and focus is not None else np.empty(0, np.int32)
        if len(own) and order not in _BY_SPEAKER:
            rows = rows[np.argsort(~np.isin(rows, own), kind="stable")]
        if kind in STATED_KINDS:
            opened = np.array([self._row_of[one] for one in listing.unfolded if one in self._row_of], np.int32)
            rows, total = self._folding.folded(rows, opened), self._folding.count(kind)
        best = Rank.NONE if worth is None else Rank(int(worth.min(initial=FOUND)))
        said = int(np.count_nonzero(np.isin(rows, own))) if len(own) else 0
        return Hits(RowIds(self._rows.ids, rows), total, best, said)

    def _in_the_way(self, focus: str | None) -> Mask:
        """Return of each row whether it is furniture; the focus is not."""
        found: Mask = self._folding.facts.furniture > 0
        if focus is not None and focus in self._row_of:
            found[self._row_of[focus]] = False
        return found

    def _spoken_by(self, speaker: str) -> Ints:
        """Return the rows of all that somebody said, and of the same words of others who stand for them."""
        spoken, leads = self._rows.spoken, self._folding.facts.leads
        quotes = spoken.naming[spoken.named == self._row_of.get(speaker, -1)]
        return np.union1d(quotes, leads[quotes])


def _own(source: object) -> Own | None:
    """Return what the user has put to the entities of a source, where it knows that."""
    return Own(source) if isinstance(source, OwnSource) else None


def _shelf(source: object) -> ArticleSource | None:
    """Return the source as a shelf of articles, where it is one."""
    return source if isinstance(source, ArticleSource) else None


def _both_tags(own: Own | None, pages: Pages | None) -> tuple[str, ...]:
    """Return the tags that the user has given, and then those in the headers of articles."""
    return tuple(dict.fromkeys((*(own.tags if own else ()), *(pages.tags if pages else ()))))
