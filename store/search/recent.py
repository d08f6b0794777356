"""What was just decided, laid over what an index finds until that is made anew: a few rows that are gone, a few more.

Making an index anew takes a second and more for tens of thousands of articles, however little is otherwise. A row that
is still there stands where it stood, and is drawn as it is now.
"""

from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

import numpy as np

from store.kinds import ENTITY_KINDS, EntityKind, SortOrder, kind_of
from store.model import AnyEntity
from store.search.index import Index, RowIds
from store.search.results import Hits, Results
from store.search.rows import Ints


class Recent:
    """What is otherwise than an index has it.

    Args:
        index: the index.
        gone: ids of its rows that are not to be shown.
        written: entities that it does not have, and some that may be called otherwise than it knows.

    Attributes:
        gone: the rows that are not to be shown.
    """

    def __init__(self, index: Index, gone: AbstractSet[str], written: Collection[AnyEntity]) -> None:
        self._index = index
        self._fresh = Index.build(_Few(written))
        self._counts = {one.id: (one.mention_count, one.article_count) for one in written}
        came = [one.id for one in written if one.id not in index]
        known = index.ids
        self._row_of = {one: index.row(one) for one in self._counts if one in index}
        self._row_of |= {one: row for row, one in enumerate(came, len(known))}
        self._ids = [*known, *came]
        self.gone: Ints = np.array([index.row(one) for one in gone if one in index], np.int32)
        left = {alike[0] for one in gone if gone >= set(alike := index.said_alike(one))}
        self._totals = {
            kind: sum(kind_of(one) == kind for one in came) - sum(kind_of(one) == kind for one in left)
            for kind in ENTITY_KINDS
        }

    def over(self, found: Results, focus: str | None, orders: Mapping[EntityKind, SortOrder]) -> Results:
        """Return what a query finds, given what the index alone found without the rows that are gone."""
        more = self._fresh.search(found.query, focus=focus)
        panes = {
            kind: self._over(kind, hits, more.panes[kind].ids, orders.get(kind, "relevance"), found)
            for kind, hits in found.panes.items()
        }
        return replace(found, panes=panes)

    def _over(self, kind: EntityKind, hits: Hits, more: Collection[str], order: SortOrder, found: Results) -> Hits:
        ids = hits.ids
        rows = ids.rows if isinstance(ids, RowIds) else np.empty(0, np.int32)
        there = np.isin([self._row_of[one] for one in more], rows).tolist()
        came = [one for one, is_there in zip(more, there, strict=True) if not is_there]
        scoped = found.counts
        by_sources = order == "sources" or (scoped is not None and order == "relevance")
        by_count = order in {"sources", "mentions"} or (order == "relevance" and not found.query.strip())
        counts = np.empty(0, np.int32)
        if by_count and came:
            if scoped is not None:
                last = int(rows.max(initial=-1)) + 1
                counts = scoped.column("sources" if by_sources else "mentions", 0, last)[rows]
            else:
                counts = (self._index.sources_of if by_sources else self._index.mentions_of)(rows)
        way = 1 if len(counts) and counts[0] < counts[-1] else -1  # they may be sorted the other way round
        places = [
            int(np.searchsorted(way * counts, way * self._counts[one][by_sources])) if by_count else 0 for one in came
        ]
        rows = np.insert(rows, places, [self._row_of[one] for one in came]).astype(np.int32)
        return Hits(RowIds(self._ids, rows), hits.total + self._totals[kind], said=hits.said)


class _Few:
    """Some entities, as an index is made of."""

    def __init__(self, entities: Collection[AnyEntity]) -> None:
        self._entities = entities

    def entities(self, kind: EntityKind, /) -> Iterator[AnyEntity]:
        """Yield those of a kind."""
        return (one for one in self._entities if kind_of(one.id) == kind)
