"""What a vault is made from: a library, and what stands with what in it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from store.export.newest import NoteSource
from store.export.selection import NoteLinks
from store.kinds import STATED_KINDS, EntityKind, article_of
from store.model import LINK_KINDS, Annotated, Annotation, AnyEntity, Link, Mention

_ARTICLES = 512
"""Articles that are kept while notes are made: those made one after the other mostly cite the same ones."""
_STATED = 8192
"""Figures and quotes that are, likewise."""
_KINDS = {kind: place for place, kind in enumerate(LINK_KINDS)}
_OF_ARTICLES = tuple(f"{kind}/" for kind in STATED_KINDS)


class Dated(Protocol):
    """An article without its text."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def title(self) -> str:
        """Its headline."""

    @property
    def published(self) -> str | None:
        """ISO 8601 date, or None where it is not known."""


class Changed(Protocol):
    """What was written to a library since it was looked at."""

    @property
    def articles(self) -> Collection[str]:
        """Ids of the articles of which anything was."""

    @property
    def named(self) -> Collection[str]:
        """Ids of the organisations and people whose records were."""


class VaultSource(NoteSource, Protocol):
    """A library."""

    @property
    def bookmark(self) -> str:
        """How far it is known now."""

    def changed_since(self, bookmark: str, /) -> Changed | None:
        """Return what was written since a bookmark; None where that is not known."""

    def entities(self, kind: EntityKind, /) -> Iterable[AnyEntity]:
        """Return all entities of a kind."""

    def articles(self) -> Sequence[Dated]:
        """Return all articles, the newest first."""

    def inside(self, article_id: str, /) -> Sequence[str]:
        """Return the ids of all that stands in an article, sorted."""

    def read_inside_ahead(self, ids: Iterable[str], /) -> None:
        """Say of which articles it will be asked what is inside: an archive is asked for them at once."""

    def in_article(self, article_id: str, /) -> Sequence[tuple[str, Mention]]:
        """Return all that stands in an article, by position."""

    def resolve(self, entity_id: str, /) -> str:
        """Return the id that an entity has now, given one that it had."""

    def copied(self) -> Mapping[str, Sequence[str]]:
        """Return for each article that has copies all of its group."""

    def annotated(self) -> Annotated:
        """Return all that the user has put tags or notes to."""


class VaultLinks(NoteLinks, Protocol):
    """What stands with what."""

    @property
    def version(self) -> int:
        """Of what links are; with another one they may be others of the same library."""

    def linked(self, entity_id: str, /) -> Collection[str]:
        """Return the ids of all that is linked with an entity."""

    def articles_of(self, entity_id: str, /) -> Collection[str]:
        """Return the ids of the articles that an entity stands in."""


class Steady:
    """Links in an order that says nothing of what else those have that they lead to, or notes would change with that.

    Args:
        links: what stands with what.
    """

    def __init__(self, links: NoteLinks) -> None:
        self._links = links

    def of(self, entity_id: str) -> Sequence[Link]:
        """Return the links of an entity, the strongest kind first, inside a kind by count."""
        found = self._links.of(entity_id)
        return sorted(found, key=lambda one: (_KINDS[one.kind], -one.count, one.target))


class Shelf:
    """What notes are made from, with the articles read last at hand.

    Args:
        source: a library.
        named: its organisations and people.
    """

    def __init__(self, source: VaultSource, named: Mapping[str, AnyEntity]) -> None:
        self._source = source
        self._named = named
        self._copied = source.copied()
        self._stated = lru_cache(_STATED)(source.entity)
        self.article = lru_cache(_ARTICLES)(source.article)

    def entity(self, entity_id: str) -> AnyEntity:
        """Return an entity."""
        return self._named.get(entity_id) or self._stated(entity_id)

    def mentions(self, entity_id: str) -> Sequence[Mention]:
        """Return where an entity stands, newest article first."""
        if entity_id.startswith(_OF_ARTICLES):
            return self._stated(entity_id).mentions
        return self._source.mentions(entity_id)

    def copies(self, which: str, /) -> Sequence[str]:
        """Return the articles that are copies of an article, or the same statement in them."""
        article = which if which.startswith("article/") else article_of(which)
        return self._source.copies(which) if article in self._copied else ()

    def annotation(self, which: str, /) -> Annotation:
        """Return the user's notes and tags."""
        return self._source.annotation(which)

    def in_article(self, article_id: str, /) -> Sequence[tuple[str, Mention]]:
        """Return all that stands in an article, by position."""
        return self._source.in_article(article_id)
