"""Where entities stand, with the changes of one transaction: what was before and what will be after."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from store.database import Transaction
from store.identity.records import Local, Sighting, slug_of
from store.identity.register import Placed, sighting_id


class Handover(NamedTuple):
    """An article's own entity that belongs to another one of the library's now: its name, from where, to where."""

    name: str
    old: str
    new: str


class Sightings:
    """The table `mentions` while it is being changed."""

    def __init__(self, transaction: Transaction, register: Placed) -> None:
        self._transaction = transaction
        self._register = register
        self._read: dict[tuple[str, str], Sighting | None] = {}
        self._after: dict[tuple[str, str], Sighting | None] = {}
        self._before: dict[tuple[str, str], Sighting | None] = {}
        self._changed_articles: dict[str, dict[str, None]] = {}  # by entity
        self._changed_entities: dict[str, dict[str, None]] = {}  # by article

    def get(self, entity: str, slug: str) -> Sighting | None:
        """Return where an entity will stand in an article, None where it will not."""
        if (entity, slug) in self._after:
            return self._after[entity, slug]
        if not self._register.stands(entity, slug):
            return None
        if (entity, slug) not in self._read:
            self._read[entity, slug] = self._transaction.get("mentions", sighting_id(entity, slug), Sighting)
        return self._read[entity, slug]

    def expect(self, entities: Iterable[str]) -> None:
        """Read at once what will be needed of where some entities stand."""
        some = list(entities)
        self._register.read_ahead(some, ())
        self._expect((entity, slug) for entity in some for slug in self._register.articles.get(entity, ()))

    def expect_in(self, slugs: Iterable[str]) -> None:
        """Read at once what will be needed of who stands in some articles."""
        some = list(slugs)
        self._register.read_ahead((), some)
        self._expect((entity, slug) for slug in some for entity in self._register.entities.get(slug, ()))

    def _expect(self, places: Iterable[tuple[str, str]]) -> None:
        unread = [place for place in places if place not in self._read and place not in self._after]
        self._transaction.read_ahead("mentions", [sighting_id(*place) for place in unread])

    def before(self, entity: str, slug: str) -> Sighting | None:
        """Return where an entity stood in an article."""
        key = (entity, slug)
        return self._before[key] if key in self._before else self.get(entity, slug)

    def articles(self, entity: str) -> list[str]:
        """Return the articles in which an entity will stand, sorted."""
        slugs = {*self._register.articles.get(entity, ()), *self._changed_articles.get(entity, ())}
        return sorted(slug for slug in slugs if self._after.get((entity, slug), self) is not None)

    def all_of(self, entity: str) -> Iterator[Sighting]:
        """Yield where an entity will stand."""
        for slug in self.articles(entity):
            sighting = self.get(entity, slug)
            if sighting is not None:
                yield sighting

    def _set(self, entity: str, slug: str, sighting: Sighting | None) -> None:
        if (entity, slug) not in self._before:
            self._before[entity, slug] = self.get(entity, slug)
            self._changed_articles.setdefault(entity, {})[slug] = None
            self._changed_entities.setdefault(slug, {})[entity] = None
        self._after[entity, slug] = sighting

    def add(self, entity: str, article: str, published: str | None, local: Local) -> None:
        """Let an article's own entity be one of the library's."""
        slug = slug_of(article)
        sighting = self.get(entity, slug) or Sighting(entity=entity, article=article, published=published)
        locals_ = tuple(sorted((*sighting.locals, local), key=lambda one: one.id))
        self._set(entity, slug, msgspec.structs.replace(sighting, locals=locals_))

    def take(self, entity: str, slug: str, local_id: str) -> Local | None:
        """Take an article's own entity out of the library's and return it, None where it is not there (any more)."""
        sighting = self.get(entity, slug)
        local = next((one for one in sighting.locals if one.id == local_id), None) if sighting else None
        if sighting is not None and local is not None:
            rest = tuple(one for one in sighting.locals if one.id != local_id)
            self._set(entity, slug, msgspec.structs.replace(sighting, locals=rest) if rest else None)
        return local

    def clear(self, slug: str) -> list[tuple[str, Local]]:
        """Take all out that stands in an article, and return it with the entities it belonged to."""
        gone: list[tuple[str, Local]] = []
        for entity in self.standing_in(slug):
            sighting = self.get(entity, slug)
            if sighting is not None:
                gone += [(entity, local) for local in sighting.locals]
                self._set(entity, slug, None)
        return gone

    def standing_in(self, slug: str) -> list[str]:
        """Return the entities that stand in an article, or did before."""
        return list(dict.fromkeys((*self._register.entities.get(slug, ()), *self._changed_entities.get(slug, ()))))

    def entity_ids(self, slug: str) -> dict[str, str]:
        """Return the library's ids of what will stand in an article, by the article's own."""
        return _ids((entity, self.get(entity, slug)) for entity in self.standing_in(slug))

    def entity_ids_before(self, slug: str) -> dict[str, str]:
        """Return the library's ids of what stood in an article, by the article's own."""
        return _ids((entity, self.before(entity, slug)) for entity in self.standing_in(slug))

    def changes(self) -> Iterator[tuple[str, str, Sighting | None, Sighting | None]]:
        """Yield what changed: entity, article, before, after."""
        for (entity, slug), before in self._before.items():
            after = self._after[entity, slug]
            if before != after:
                yield entity, slug, before, after

    def handovers(self) -> Iterator[Handover]:
        """Yield the articles' own entities that belong to others than before."""
        for entity, slug, before, after in self.changes():
            left = {local.id: local.name for local in before.locals} if before is not None else {}
            for local in after.locals if after is not None else ():
                left.pop(local.id, None)
            ids = self.entity_ids(slug) if left else {}
            yield from (Handover(name, entity, ids[own]) for own, name in left.items() if own in ids)

    def write(self) -> None:
        """Put what changed into the transaction."""
        for entity, slug, _, after in self.changes():
            if after is None:
                self._transaction.remove("mentions", sighting_id(entity, slug))
            else:
                self._transaction.put("mentions", sighting_id(entity, slug), after)


def _ids(sightings: Iterable[tuple[str, Sighting | None]]) -> dict[str, str]:
    return {local.id: entity for entity, sighting in sightings if sighting is not None for local in sighting.locals}
