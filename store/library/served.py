"""What stands in which article of an archive, asked of its server: who decides of one person does not read all ids."""

from collections.abc import Callable, Collection
from functools import cached_property

from store.archive.archive import PostgresArchive
from store.identity.register import slug_within

_LEAST = 400
_SHARE = 8
"""Once one place in so many was written, reading the ids of all costs little beside that."""


class ServedRegister:
    """A `LookedUp` of the state that an archive is in when it is asked; what is written after is noted here.

    Args:
        archive: the archive.
    """

    def __init__(self, archive: PostgresArchive) -> None:
        self._archive = archive
        self.articles = _Asked(self._ask_for_entities)
        self.entities = _Asked(self._ask_for_articles)
        self.contents = _Asked(self._ask_for_articles)

    @cached_property
    def _much(self) -> int:
        return self._archive.count("mentions") // _SHARE

    def is_much(self, written: int) -> bool:
        """Return whether so many documents were written that reading the ids of all is quicker."""
        return written > _LEAST and written > self._much

    def stands(self, entity: str, slug: str) -> bool:
        """Return whether an organisation or a person stands in an article."""
        return entity in self.entities.get(slug, ())

    def read_ahead(self, entities: Collection[str], slugs: Collection[str]) -> None:
        """Ask at once for what was not asked for yet."""
        if new := [one for one in dict.fromkeys(entities) if one not in self.articles.known]:
            self._ask_for_entities(new)
        if new := [one for one in dict.fromkeys(slugs) if one not in self.entities.known]:
            self._ask_for_articles(new)

    def _ask_for_entities(self, entities: Collection[str]) -> None:
        found: dict[str, dict[str, None]] = {one: {} for one in entities}
        with self._archive.lock:  # what is written meanwhile is noted when this is known
            for entity, slug in self._archive.standing(entities):
                found[entity][slug] = None
            self.articles.known.update(found)

    def _ask_for_articles(self, slugs: Collection[str]) -> None:
        entities: dict[str, dict[str, None]] = {one: {} for one in slugs}
        contents: dict[str, dict[str, None]] = {one: {} for one in slugs}
        with self._archive.lock:  # likewise
            for table, slug, identity in self._archive.in_articles(slugs):
                if table == "mentions":
                    entities[slug][identity.rpartition("@")[0]] = None
                else:
                    contents[slug][identity] = None
            self.entities.known.update(entities)
            self.contents.known.update(contents)

    def note(self, table: str, identity: str, *, is_there: bool) -> None:
        """Take in that something was written or taken out."""
        if table == "mentions":
            entity, _, slug = identity.rpartition("@")
            self.articles.note(entity, slug, is_there=is_there)
            self.entities.note(slug, entity, is_there=is_there)
        else:
            self.contents.note(slug_within(identity), identity, is_there=is_there)


class _Asked:
    """Lists by strings.

    Args:
        ask: asks for those of some strings, so that they are known.

    Attributes:
        known: those that were asked for.
    """

    def __init__(self, ask: Callable[[Collection[str]], None]) -> None:
        self._ask = ask
        self.known: dict[str, dict[str, None]] = {}

    def get(self, key: str, _default: tuple[()], /) -> Collection[str]:
        """Return those of a string; what is noted later is in another dictionary: who goes through this one may."""
        if key not in self.known:
            self._ask([key])
        return self.known[key].keys()

    def note(self, key: str, value: str, *, is_there: bool) -> None:
        """Take in that a string has another one now, or that one no more."""
        known = self.known.get(key)
        if known is not None:
            self.known[key] = {**known, value: None} if is_there else {one: None for one in known if one != value}
