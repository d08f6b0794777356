"""What the desk needs of the store, by shape, so that tests can feed it from memory. No Textual here."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from store.kinds import EntityKind, SortOrder
from store.model import AnyEntity, Article, Mention
from store.search.results import Match, Results

if TYPE_CHECKING:  # it imports what the first frame must not wait for
    from store.search.completion import Completion


class LinkLike(Protocol):
    """A link of one entity with another."""

    @property
    def target(self) -> str:
        """Id of the other."""

    @property
    def kind(self) -> str:
        """Kind of the link, for example `said by`."""

    @property
    def count(self) -> int:
        """How often."""


class SummaryLike(Protocol):
    """An article without its text."""

    @property
    def id(self) -> str:
        """Id of the article."""

    @property
    def title(self) -> str:
        """Its headline."""

    @property
    def published(self) -> str | None:
        """ISO 8601 date, or None where it is not known."""

    @property
    def publisher(self) -> str:
        """Who published it."""


class LibraryLike(Protocol):
    """The articles and what was found in them."""

    def counts(self) -> Mapping[str, int]:
        """Return how many records each table holds."""

    def article(self, article_id: str, /) -> Article:
        """Return an article."""

    def articles(self) -> Sequence[SummaryLike]:
        """Return all articles without their texts."""

    def resolve(self, entity_id: str, /) -> str:
        """Return the id that an entity has now, given one that it has or had."""

    def entity(self, entity_id: str, /) -> AnyEntity:
        """Return an entity."""

    def mentions(self, entity_id: str, /) -> tuple[Mention, ...]:
        """Return where an entity stands, newest article first."""

    def copies(self, which: str, /) -> Sequence[str]:
        """Return the articles that are copies of an article, or the same statement in them."""

    def in_article(self, article_id: str, /) -> tuple[tuple[str, Mention], ...]:
        """Return everything that stands in an article, by position."""


class LinksLike(Protocol):
    """What stands with what."""

    def of(self, entity_id: str, /) -> Sequence[LinkLike]:
        """Return the links of an entity, strongest first."""


class IndexLike(Protocol):
    """Where things are found."""

    def search(
        self, query: str, /, *, focus: str | None = None, orders: Mapping[EntityKind, SortOrder] | None = None
    ) -> Results:
        """Return the rows of all panes."""

    def matches(self, query: str, entity_id: str, /) -> Sequence[Match]:
        """Return which texts of a row matched, the one that matched best first."""

    def complete(self, query: str, cursor: int, /) -> "Sequence[Completion]":
        """Return the ways to go on with the word that ends at the cursor."""


@dataclass(frozen=True)
class Loaded:
    """What a load came to.

    Attributes:
        summary: one line.
        problems: a sentence for each file that could not be read.
        missing: files that are not there any more; their articles are kept until somebody says otherwise.
        files: how many files were looked at.
        notices: what there is to know of the store, a sentence each: what mended a damaged one.
    """

    summary: str
    problems: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    files: int = 0
    notices: tuple[str, ...] = ()


Progress = Callable[[int, int, str, float], None]
"""Told how many files are done, of how many, the name of the last one, and how many a second; of none, what for one
waits."""

Stop = Callable[[], bool]
"""Asked between two articles; True ends the load with what is finished."""

Load = Callable[[Iterable[Path], Progress, Stop], Loaded]
Remove = Callable[[Iterable[str]], int]
"""Takes out the articles of files by their paths and returns how many they were."""

Export = Callable[[str], tuple[str, str]]
Cite = Callable[[str, int], str]


def _nothing() -> None:
    """Do what a shelf does to be prepared that is so already."""


def _always() -> bool:
    """Return that nobody else changes what lies in memory."""
    return True


def _never() -> bool:
    """Return that there is nothing to take in."""
    return False


def _nobody(_query: str) -> bool:
    """Return that nobody is forgotten."""
    return False


@dataclass(frozen=True)
class Shelf:
    """An open store: its parts, and what can be done with it.

    `refresh` returns it as it is now; `prepare` makes what the first search and the first card need, `read_articles`
    what the first `text:` does. `is_current` tells whether nobody else has written to the store meanwhile; `take_in`
    takes in what somebody has, without index and links, and tells whether that is anything. `names_forgotten` tells
    whether a query has somebody in it who is to be forgotten.
    One that `is_damaged` shows what is sound of it; a load mends it first.
    """

    library: LibraryLike
    index: IndexLike
    links: LinksLike
    load: Load
    remove: Remove
    export: Export
    cite: Cite
    refresh: Callable[[], "Shelf"]
    close: Callable[[], None]
    prepare: Callable[[], None] = _nothing
    read_articles: Callable[[], None] = _nothing
    files: Callable[[], Iterable[Path]] = tuple
    is_current: Callable[[], bool] = _always
    take_in: Callable[[], bool] = _never
    names_forgotten: Callable[[str], bool] = _nobody
    is_damaged: bool = False
    note: str = ""
