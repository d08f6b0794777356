"""What a search leaves in the panes: rows, made when they are drawn."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Protocol

from store.errors import DossierError, NotFoundError
from store.kinds import ENTITY_KINDS, NAMED_KINDS, STATED_KINDS, EntityKind, SortOrder, article_of
from store.model import AnyEntity, Article, Figure, Mention, Quote
from store.search.counts import Counts
from store.search.query import parse
from store.search.ranking import WHOLE as WHOLE_NAME
from store.search.results import WHOLE, Hits, Listing, Results
from store.text.language import tr
from store.workspace import Workspace
from tui.desk.cards import passage_around
from tui.desk.details import NamedCells, SaidCells
from tui.desk.mentions import Mentions
from tui.desk.models import Row, RowSource, Stretch, Subject
from tui.desk.rows import Lit, Naming, named_in_article, own_words, row_of

_ROWS_KEPT = 1024
_OF_NAMES = (None, "person", "org")
"""Fields of a query that asks for somebody."""
_LEAD_IN = 16
"""Characters of a sentence that are shown before a figure."""
_AHEAD = 40
"""Rows of a pane that a screen may show at once."""


@dataclass
class EntityRows:
    """The rows of one pane, kept for a while.

    Attributes:
        hits: the entities.
        make: makes the row of one of them; with True, of one more of what the row above says.
        are_one: whether two entities are one fact or one statement; None where each of those is listed once.
    """

    hits: Hits
    make: Callable[[str, bool], Row]
    are_one: Callable[[str, str], bool] | None
    _kept: dict[int, Row] = field(default_factory=dict)

    @property
    def subjects(self) -> Sequence[str]:
        """Ids of the entities, in order."""
        return self.hits.ids

    @property
    def total(self) -> int:
        """How many entities the pane holds without query and focus."""
        return self.hits.total

    def row(self, index: int) -> Row:
        """Return the row at a place."""
        row = self._kept.get(index)
        if row is None:
            if len(self._kept) >= _ROWS_KEPT:
                self._kept.clear()
            row = self._kept[index] = self.make(self.hits.ids[index], self._is_inner(index))
        return row

    def _is_inner(self, index: int) -> bool:
        """Return whether a row is one more of what the row above it says."""
        return index > 0 and self.are_one is not None and self.are_one(self.hits.ids[index], self.hits.ids[index - 1])


class CountedRows(RowSource, Protocol):
    """Rows of a pane."""

    @property
    def total(self) -> int:
        """How many the pane holds without query and focus."""


@dataclass(frozen=True)
class Together:
    """The rows of two sources, one after the other.

    Attributes:
        first: those that come first.
        then: those that follow.
    """

    first: CountedRows
    then: CountedRows

    @cached_property
    def subjects(self) -> Sequence[Subject]:
        """What the rows are about, in order."""
        return (*self.first.subjects, *self.then.subjects)

    @property
    def total(self) -> int:
        """How many there are without query and focus."""
        return self.first.total + self.then.total

    def row(self, index: int) -> Row:
        """Return the row at a place."""
        first = len(self.first.subjects)
        return self.first.row(index) if index < first else self.then.row(index - first)


@dataclass(frozen=True)
class FoundRows:
    """What a search or a focus leaves in the panes.

    Attributes:
        query: what was searched for.
        focus: whom or what the panes are narrowed to, by id.
        panes: the rows.
        error: why part of the query is not understood, or "".
        error_span: which part.
        heading: what the last pane holds if not quotes, or "".
        named: the pane of somebody whose whole name the query is, by sound or initials too; None where it is nobody's.
        said: how many quotes come first since the focus said them, in words; "" where all are or none is.
    """

    query: str
    focus: str | None
    panes: Mapping[EntityKind, CountedRows]
    error: str = ""
    error_span: Stretch = (0, 0)
    heading: str = ""
    named: EntityKind | None = None
    said: str = ""


class Finder:
    """Finds what the panes show.

    Args:
        workspace: returns the open store.
        mentions: where entities stand, and the passages that a query finds.
        name: what an entity is called where there is little room, in an article given by its id, or in any ("").
    """

    def __init__(self, workspace: Callable[[], Workspace], mentions: Mentions, name: Naming) -> None:
        self._workspace = workspace
        self._mentions = mentions
        self._name = name

    def search(
        self,
        query: str,
        focus: str | None,
        orders: Mapping[EntityKind, SortOrder],
        listing: Listing = WHOLE,
    ) -> FoundRows:
        """Return the rows of all four panes; see `Index.search`."""
        results = self._workspace().catalogue.search(query, focus=focus, orders=orders, listing=listing)
        if self._workspace().is_shared:
            self._read_ahead({kind: hits.ids[:_AHEAD] for kind, hits in results.panes.items()})
        empty = Hits((), 0)
        make = partial(self._row, query=query, counts=results.counts)
        panes: dict[EntityKind, CountedRows] = {
            kind: EntityRows(results.panes.get(kind, empty), make, self._are_one if listing.unfolded else None)
            for kind in ENTITY_KINDS
        }
        heading = ""
        if passages := self._mentions.passages(results.passages, query, focus):
            said = panes["quote"]
            with_quotes = said.subjects and not any(term.field == "text" for term in parse(query).terms)
            heading = tr("Quotes and passages") if with_quotes else tr("Passages")
            panes["quote"] = Together(said, passages) if with_quotes else passages
        error, named = (results.error, results.error_span), _named(query, results)
        return FoundRows(
            query, focus, panes, *error, heading, named, self._said(focus, results.panes.get("quote", empty))
        )

    def _read_ahead(self, panes: Mapping[EntityKind, Sequence[str]]) -> None:
        """Have a server asked at once for what the rows on the screen are made of, and for what these refer to."""
        workspace = self._workspace()
        shown = [one for ids in panes.values() for one in ids]
        articles = [article_of(one) for kind in STATED_KINDS for one in panes.get(kind, ())]
        workspace.holdings.read_ahead([*shown, *articles, *workspace.index.referred(panes)])

    def _said(self, focus: str | None, quotes: Hits) -> str:
        """Return how many of some quotes come first since the focus said them; "" where it said all or none."""
        if focus is None or not 0 < quotes.said < len(quotes.ids):
            return ""
        return tr("{said:,} by {name} first", said=quotes.said, name=self._name(focus, ""))

    def lead(self, entity_id: str) -> str:
        """Return the figure or quote that stands for all that say the same as one."""
        return self._workspace().index.said_alike(entity_id)[0]

    def _are_one(self, one: str, other: str) -> bool:
        return self._workspace().index.are_one(one, other)

    def _row(self, entity_id: str, inner: bool, query: str, counts: Counts | None) -> Row:
        """Return the row of an entity; one must be drawn: of a damaged one what its id says, of one gone nothing."""
        workspace = self._workspace()
        try:
            entity = workspace.holdings.entity(entity_id)
            matches = workspace.index.matches(query, entity_id) if query.strip() else ()
            lit = Lit(tuple((match.text, match.spans) for match in matches), any(match.guess for match in matches[:1]))
            article = entity.article if isinstance(entity, Figure | Quote) else ""
            row = row_of(entity, lit, named_in_article(self._name, article), self._context)
            own = workspace.holdings.annotation(entity.id)
            cells, noted = self._cells(entity, counts, alone=inner), own_words(own)

            def told(column: str) -> str:
                with suppress(DossierError):  # it is drawn later, and may be gone by then
                    return noted if column == "own" else cells(column)
                return ""

            return row._replace(noted=bool(noted), inner=inner, new=self._is_new(entity_id, alone=inner), cells=told)
        except NotFoundError:
            return Row(entity_id, "")
        except DossierError:
            return Row(entity_id, entity_id.rpartition("/")[2])

    def _is_new(self, entity_id: str, *, alone: bool) -> bool:
        """Return whether a row is new since the last visit; of a fact or statement, wherever it stands."""
        workspace = self._workspace()
        unmet = workspace.views.unmet
        if entity_id not in unmet:
            return False
        return alone or unmet.issuperset(workspace.index.said_alike(entity_id))

    def _cells(self, entity: AnyEntity, counts: Counts | None, *, alone: bool) -> Callable[[str], str]:
        """Return what tells what stands in the further columns of a row."""
        if isinstance(entity, Figure | Quote):
            name = named_in_article(self._name, entity.article)
            return SaidCells(self._workspace(), entity, _sentence, name, counts, alone=alone)
        return NamedCells(self._workspace(), entity, counts)

    def _context(self, entity_id: str) -> str:
        """Return the sentence that an entity first stands in, from a little before it on."""
        library = self._workspace().holdings
        mentions = library.mentions(entity_id)
        return _sentence(library.article(mentions[0].article), mentions[0]) if mentions else ""


def _sentence(article: Article, mention: Mention) -> str:
    """Return the sentence around a mention, from a little before it on where it begins earlier."""
    start, end = passage_around(article, mention.start, mention.end)
    first = max(start, mention.start - _LEAD_IN)
    return ("…" if first > start else "") + article.text[first:end].strip()


def _named(query: str, results: Results) -> EntityKind | None:
    """Return the pane of somebody whose whole name a query is, the best match of several."""
    if any(term.negative or term.field not in _OF_NAMES for term in parse(query).terms):
        return None
    best = {kind: results.panes[kind].best for kind in NAMED_KINDS if kind in results.panes}
    return min((kind for kind, rank in best.items() if rank in WHOLE_NAME), key=best.__getitem__, default=None)
