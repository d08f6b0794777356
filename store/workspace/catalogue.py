"""Index and links of one state of the store."""

import threading
from collections.abc import Collection, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from store.kinds import KINDS, NAMED_KINDS, EntityKind, SortOrder
from store.library import Library

if TYPE_CHECKING:  # which brings much with it
    from store.search.index import Index
    from store.search.recent import Recent
    from store.search.results import Listing, Results
    from store.search.rows import Ints
    from store.views.links import Links
    from store.views.standing import Standing


_FEW = 1000
"""More new names than this are found once all is read again."""


class Catalogue:
    """Where everything is found and what it stands with, of the state that the store was in when this was made.

    Args:
        library: the store.
        before: the catalogue of an earlier state, of which only what was written since is read again.
        fuzzy_pinyin: whether pinyin may confuse zh and z, n and l, ng and n, as southern speakers do.

    Attributes:
        generation: of the store, as it was then.
        position: how far it was known then.
        kept_up: generation of the store up to which searches find what was written since.
        index: where things are found; it browses at once.
        is_prepared: whether searches and links need not wait for anything to be read first.
        has_read_articles: whether a search in the texts of articles need not.
    """

    _recent: "Recent | None" = None
    kept_up = -1

    def __init__(self, library: Library, before: "Catalogue | None" = None, *, fuzzy_pinyin: bool = False) -> None:
        # first, both: what is written meanwhile may come too late for the index
        self.generation, self.position = library.generation, library.position
        self._before = before._links if before else None
        self._since = partial(library.since, before.position) if before else None
        self._library = library
        self._fuzzy_pinyin = fuzzy_pinyin
        self._is_first = before is None
        self.index: Index = self._open_index(before.index if before else None)
        self.is_prepared = False
        self.has_read_articles = False
        self._reading = threading.Lock()
        self._links: Links | None = None

    def search(
        self,
        query: str,
        *,
        focus: str | None = None,
        orders: Mapping[EntityKind, SortOrder] | None = None,
        listing: "Listing | None" = None,
    ) -> "Results":
        """Return what a query finds, see `Index.search`; without what is gone since, and with what came."""
        from store.search.results import WHOLE

        recent = self._recent
        gone = None if recent is None else recent.gone
        found = self.index.search(query, focus=focus, orders=orders, listing=listing or WHOLE, without=gone)
        return found if recent is None else recent.over(found, focus, orders or {})

    def keep_up(self, hidden: Collection[str] = ()) -> None:
        """Let searches find what the store holds now, for what little a decision makes otherwise: it takes no time.

        Args:
            hidden: ids that are not to be found although they are there yet.
        """
        from store.search.recent import Recent

        library = self._library
        with library.database.lock:
            kept_up = library.generation
            there = {one for kind in KINDS.values() for one in library.database.ids_of(kind.table)}
            gone = {*(self.index.known - there), *hidden}
            more = there.difference(self.index.known)
            for kind in NAMED_KINDS:
                more.update(library.database.written_since(KINDS[kind].table, self.position) or ())
            written = [library.entity(one) for one in sorted(more)] if len(more) <= _FEW else []
        self._recent = Recent(self.index, gone, written) if gone or written else None
        self.kept_up = kept_up

    @property
    def links(self) -> "Links":
        """What stands with what; read when first asked for."""
        from store.views.links import Links

        with self._reading:
            if self._links is None:
                self._links = Links.open(self._library, self._before, self._since)
                self._before = None  # which need not be kept
            return self._links

    def linked_numbers(self, entity_id: str) -> "Ints":
        """Return what is linked with an entity, see `Links.linked_numbers`."""
        return self.links.linked_numbers(entity_id)

    def standing(self) -> "Standing":
        """Return where everything stands."""
        return self.links.known

    def prepare(self, *, articles: bool = False) -> None:
        """Make now what the first search and the first card need; with `articles` what the first `text:` does.

        At the first time one of the large files that this is kept in is read through, every day another one.
        """
        if articles:
            self.index.prepare(articles=True)
            self.has_read_articles = True
        else:
            if self._is_first and self._library.drop_spoilt(date.today().toordinal()):
                self.index, self._links = self._open_index(), None
            _ = self.links
            self.index.prepare()
            self.is_prepared = True

    def _open_index(self, before: "Index | None" = None) -> "Index":
        from store.search.index import Index

        return Index.open(self._library, self, fuzzy_pinyin=self._fuzzy_pinyin, before=before, since=self._since)
