"""What an index is made from: a library, or whatever answers like one."""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol, TypeVar, runtime_checkable

import numpy as np
import numpy.typing as npt

from store.model import AnyEntity, Article
from store.search.facts import Before, Copies, Standing, Together, together
from store.search.furniture import PageSource
from store.search.rows import EntitySource, Ints, Rows
from store.text.places import Lookup

_Columns = TypeVar("_Columns", bound=tuple[object, ...])


class Standings(Protocol):
    """Where everything stands."""

    @property
    def ids(self) -> Sequence[str]:
        """Return all entities."""
        ...

    @property
    def mentions(self) -> npt.NDArray[np.int32]:
        """Return for each mention the entity, the article and the sentence, as ordinals."""
        ...

    @property
    def spots(self) -> npt.NDArray[np.int32]:
        """Return for each its first and its last character, the ordinal of its rule, and its score in hundredths."""
        ...

    @property
    def rules(self) -> Sequence[str]:
        """Return the names of the rules."""
        ...

    @property
    def articles(self) -> Sequence[str]:
        """Return the ids of all articles, newest first."""
        ...

    @property
    def lookup(self) -> Lookup:
        """Return what entities are looked up by."""
        ...

    @property
    def mark(self) -> str:
        """Return what tells all of this from what stands elsewhere."""
        ...


class Summary(Protocol):
    """An article without its text."""

    @property
    def added(self) -> str:
        """Return when it came into the store, ISO 8601, UTC; "" where that is not known."""
        ...

    @property
    def id(self) -> str:
        """Return its id."""
        ...

    @property
    def publisher(self) -> str:
        """Return who published it."""
        ...

    @property
    def published(self) -> str | None:
        """Return the ISO 8601 date on which it was published."""
        ...

    @property
    def digest(self) -> str:
        """Return what tells its text from others; "" where it does not say."""
        ...

    @property
    def tags(self) -> Sequence[str]:
        """Return the tags in its header."""
        ...

    @property
    def clipped(self) -> str | None:
        """Return the ISO 8601 date on which it was clipped."""
        ...


class ListedSince(Protocol):
    """Which articles were written since they were last listed."""

    @property
    def articles(self) -> Sequence[Summary]:
        """Return those that were."""
        ...

    def gone(self, known: Iterable[str], /) -> AbstractSet[str]:
        """Return, of the ids of all that were known then, those that are there no more."""
        ...


@runtime_checkable
class ArticleSource(Protocol):
    """Where articles come from; a library is one."""

    def articles(self) -> Sequence[Summary]:
        """Return all articles, newest first."""
        ...

    def articles_since(self, bookmark: str, /) -> ListedSince | None:
        """Return which were written since a bookmark; None where all are to be read."""
        ...

    def article(self, article_id: str, /) -> Article:
        """Return one with its text."""
        ...

    def read_articles_ahead(self, ids: Iterable[str], /) -> None:
        """Be told of which articles will be asked for one by one."""


class Linking(Protocol):
    """What knows which entities are linked, and where they stand."""

    def standing(self) -> Standings:
        """Return where everything stands."""
        ...

    def linked_numbers(self, entity_id: str, /) -> Ints:
        """Return what is linked with an entity as places in the ids of `standing`, each once."""
        ...


@runtime_checkable
class CopySource(Protocol):
    """What knows which articles are copies of one another, and who stands in which; a library does."""

    def articles_by_name(self) -> Standing:
        """Return the articles of organisations and people."""
        ...

    def copied(self) -> Copies:
        """Return for each article that has copies all of its group, itself too."""
        ...


class Written(Protocol):
    """What was written to a library and taken out of it since it was read."""

    def gone(self, known: Iterable[str], /) -> AbstractSet[str]:
        """Return, of the ids of all that was known then, those that are there no more."""
        ...

    @property
    def entities(self) -> Sequence[AnyEntity]:
        """Return those that were written since."""
        ...


class Touched(Protocol):
    """What was written to a library since it was read."""

    @property
    def articles(self) -> AbstractSet[str]:
        """Return the ids of the articles of which anything was: themselves, or where something stands in them."""
        ...

    @property
    def named(self) -> AbstractSet[str]:
        """Return the ids of the organisations and people whose records were."""
        ...


class Whereabouts(Protocol):
    """What stands in which article, by the part of its id after `article/`."""

    @property
    def articles(self) -> Standing:
        """Of an organisation or a person, the articles in which it stands."""
        ...

    @property
    def entities(self) -> Standing:
        """Of an article, the organisations and people that stand in it."""
        ...


class Keeper(Protocol):
    """What keeps columns in files beside a store."""

    def keep(
        self,
        name: str,
        kind: type[_Columns],
        make: Callable[[], _Columns],
        renew: Callable[[_Columns, str], _Columns | None] | None = None,
        /,
        *,
        of: str = "",
    ) -> _Columns:
        """Return the columns of a file where they are of the store's state at its making, else make and keep them.

        Args:
            name: name of the file.
            kind: class of the columns.
            make: makes them.
            renew: makes them of those of an earlier state, whose bookmark is given; None where that cannot be.
            of: what else they were made of, by its mark.
        """
        ...


class _InMemory:
    """Keeps nothing."""

    def keep(
        self,
        _name: str,
        _kind: type[_Columns],
        make: Callable[[], _Columns],
        _renew: Callable[[_Columns, str], _Columns | None] | None = None,
        /,
        *,
        of: str = "",  # noqa: ARG002
    ) -> _Columns:
        """Return columns made now."""
        return make()


IN_MEMORY: Keeper = _InMemory()
"""Where nothing is kept."""


class KeptEntities(EntitySource, CopySource, Protocol):
    """A source beside which something can be kept; a library is one."""

    def keeper(self, version: int, /) -> Keeper:
        """Return what keeps columns of its present state; those of another version are made anew."""
        ...

    def since(self, position: str, /) -> Written | None:
        """Return what was written since a bookmark; None where all is to be read."""
        ...

    def whereabouts(self) -> Whereabouts:
        """Return what stands where."""
        ...

    def changed_since(self, bookmark: str, /) -> Touched | None:
        """Return which articles were written since a bookmark; None where that is not known."""
        ...


def known_together(rows: Rows, source: object) -> Together:
    """Return which rows are one, as far as a source knows its articles."""
    if isinstance(source, CopySource):
        return together(rows, source.copied(), source.articles_by_name(), _pages(source))
    return together(rows, {}, {})


def _pages(source: object) -> PageSource | None:
    return source if isinstance(source, PageSource) else None


def renewed_together(rows: Rows, source: KeptEntities, before: Together, bookmark: str) -> Together | None:
    """Return the same, where it is known what was written since a bookmark; None where it is not.

    Args:
        rows: the rows.
        source: where they come from.
        before: how it was then.
        bookmark: when.
    """
    written = source.changed_since(bookmark)
    if written is None:
        return None
    slugs = frozenset(article.partition("/")[2] for article in written.articles)
    placed = source.whereabouts()
    then = Before(before, slugs, written.named, placed.entities)
    return together(rows, source.copied(), placed.articles, _pages(source), then)
