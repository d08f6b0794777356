"""The index of a library: from a few typed characters to the rows of four panes, best first."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol, overload

import numpy as np

from store.model import ENTITY_KINDS, EntityKind
from store.search.completion import Completer, Completion
from store.search.evaluation import Evaluation
from store.search.matching import Readings
from store.search.orders import Orders
from store.search.pages import Pages, Shelf
from store.search.query import Query, parse
from store.search.ranking import Rank
from store.search.results import Hits, Match, Passage, Results, SortOrder
from store.search.rows import Bytes, Ints, Rows, Source, build_rows
from store.search.seen import Seen
from store.search.texts import Texts
from store.text.pinyin import confusable_readings, readings


class RowIds(Sequence[str]):
    """The ids of some rows, looked up when asked for."""

    def __init__(self, ids: list[str], rows: Ints) -> None:
        self._ids = ids
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return RowIds(self._ids, self._rows[at])
        return self._ids[int(self._rows[at])]


class Linking(Protocol):
    """What knows which entities are linked."""

    def linked(self, entity_id: str, /) -> AbstractSet[str]:
        """Return the ids of what is linked with an entity."""
        ...


class Index:
    """Finds entities; immutable, so that one thread may build the next while another asks this one.

    Args:
        rows: what is searched.
        links: what narrows the panes to the focus; without it, what entities' records say of one another.
        pages: the articles, for `text:` and `from:`.
        spell: what may be typed for a Chinese character.
    """

    def __init__(
        self, rows: Rows, links: Linking | None = None, pages: Pages | None = None, spell: Readings = readings
    ) -> None:
        self._rows = rows
        self._links = links
        self._pages = pages
        self._evaluation = Evaluation(rows, Texts(rows, spell), pages)
        self._evaluation.learn_letters()
        self._orders = Orders(rows)
        self._seen = Seen(rows, spell)
        self._completer = Completer(self._panes, self._name, lambda: pages.publishers if pages else ())

    @classmethod
    def build(cls, source: Source, links: Linking | None = None, *, fuzzy_pinyin: bool = False) -> "Index":
        """Return the index of all entities of a library.

        Args:
            source: the library.
            links: its links, for the focus.
            fuzzy_pinyin: whether pinyin may confuse zh and z, n and l, ng and n, as southern speakers do.
        """
        rows = build_rows(source)
        pages = Pages(source, rows.row_of) if isinstance(source, Shelf) else None
        return cls(rows, links, pages, confusable_readings if fuzzy_pinyin else readings)

    @property
    def ids(self) -> Sequence[str]:
        """The ids of all entities, by pane and popularity."""
        return self._rows.ids

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
    ) -> Results:
        """Return what a query finds in all four panes.

        Args:
            query: as typed; an empty one finds everything.
            focus: an entity, to narrow the panes to it and what is linked with it; or the ids to narrow them to.
            orders: how to sort each pane; "relevance" where it says nothing.
        """
        parsed = parse(query)
        ranks = self._evaluation.ranks(parsed) if parsed.terms else None
        within = self._within(focus) if focus is not None else None
        panes = {kind: self._hits(kind, ranks, within, (orders or {}).get(kind, "relevance")) for kind in ENTITY_KINDS}
        error = parsed.errors[0] if parsed.errors else None
        return Results(
            query,
            panes,
            passages=self._passages(parsed),
            error=str(error or ""),
            error_span=(error.start, error.end) if error else (0, 0),
        )

    def _passages(self, query: Query) -> Sequence[Passage]:
        words = next((term.key for term in query.terms if term.field == "text" and not term.negative), "")
        return self._pages.passages(words) if self._pages and words else ()

    def complete(self, query: str, cursor: int) -> tuple[Completion, ...]:
        """Return the ways to go on with the word that ends at the cursor: fields, their values, names."""
        return self._completer.complete(query, cursor)

    def _panes(self, query: str) -> dict[EntityKind, Hits]:
        return dict(self.search(query).panes)

    def _name(self, entity_id: str) -> str:
        return self._orders.name(self._rows.row_of[entity_id])

    def prepare(self) -> None:
        """Read the words of the articles now, so that the first `text:` need not wait; takes seconds, call it apart."""
        if self._pages:
            self._pages.prepare()

    def match(self, query: str, entity_id: str) -> Match | None:
        """Return why an entity is among the hits of a query, or None where its texts do not say; for visible rows."""
        return next(iter(self.matches(query, entity_id)), None)

    def matches(self, query: str, entity_id: str) -> tuple[Match, ...]:
        """Return all texts of an entity that a query finds, its own first: the words of a quote, then its speaker."""
        row = self._rows.row_of.get(entity_id)
        return () if row is None else self._seen.matches(parse(query), row)

    def _within(self, focus: str | AbstractSet[str]) -> Bytes:
        """Return for each row whether it is in the focus."""
        inside = np.zeros(self._rows.size, np.uint8)
        if isinstance(focus, str):
            focus = {focus} | (self._links.linked(focus) if self._links else self._referred(focus))
        row_of = self._rows.row_of
        inside[[row_of[entity_id] for entity_id in focus if entity_id in row_of]] = 1
        return inside

    def _referred(self, focus: str) -> AbstractSet[str]:
        row = self._rows.row_of.get(focus)
        return set() if row is None else {self._rows.ids[other] for other in self._seen.linked(row)}

    def _hits(self, kind: EntityKind, ranks: Bytes | None, within: Bytes | None, order: SortOrder) -> Hits:
        first, last = self._rows.panes[kind]
        total = last - first
        wanted = np.ones(total, np.bool_)
        if ranks is not None:
            wanted &= ranks[first:last] < Rank.NONE
        if within is not None:
            wanted &= within[first:last] > 0
        found = np.flatnonzero(wanted)
        if order == "relevance" and ranks is not None:
            found = found[np.argsort(ranks[first:last][found], kind="stable")]
        elif order not in {"relevance", "mentions"}:
            found = self._orders.sort(kind, found, order)
        return Hits(RowIds(self._rows.ids, (found + first).astype(np.int32)), total)
