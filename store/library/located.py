"""What stands in which article, looked up in a file beside the store: of a million places dictionaries take 250 MB.

The file is of the store as it was at some time. What was written since the store tells, and what was taken out is asked
of it, so that one more article does not make the file anew.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache, partial

from store.database import Database
from store.identity.register import PLACED, STATED, sighting_id, slug_within
from store.library.locations import Lists, Located
from store.library.relocating import relocated
from store.library.since import written_in, written_near
from store.log.documents import State
from store.log.saved import Keeper
from store.text.places import Places

VERSION = 2
"""Of what is kept; another number than there has it made anew."""
_FILE = "register.columns"
_SHARE = 32
"""Where more than one place in so many was written since, the file is renewed."""
_MUCH = 400
"""Documents that were written, after which reading the ids of all is quicker than looking up: ten articles."""
_ASKED = 8
"""Answers that are kept: who reads a card asks for the same ones several times."""


class LocatedRegister:
    """A `Placed` of the state that the store is in when this is made; its lock is held then. Who writes notes it here.

    Args:
        database: the store.
        located: what stood where.
        bookmark: when that was.
        written: ids that were written since, by table.
    """

    def __init__(
        self, database: Database, located: Located, bookmark: str, written: Mapping[str, Sequence[str]]
    ) -> None:
        self._has = database.has
        self._state: State | None = database.state
        self.located = located
        self.bookmark = bookmark
        articles, entities, contents = (defaultdict[str, list[str]](list) for _ in range(3))
        for identity in written.get("mentions", ()):
            entity, _, slug = identity.rpartition("@")
            articles[entity].append(slug)
            entities[slug].append(entity)
        for table in STATED:
            for identity in written.get(table, ()):
                contents[slug_within(identity)].append(identity)
        there = located.entities.keys
        self.articles = _Asked(located.articles, there, articles, self.stands)
        self.entities = _Asked(
            located.entities, located.articles.keys, entities, lambda slug, entity: self.stands(entity, slug)
        )
        self.contents = _Asked(located.contents, located.stated, contents, self._is_stated)

    @classmethod
    def of(cls, database: Database, keeper: Keeper, before: "LocatedRegister | None" = None) -> "LocatedRegister":
        """Return it for the present state of a store, from what is kept beside it, or what was looked up in before."""
        if before is not None and (written := _written_near(database, before.bookmark)) is not None:
            return cls(database, before.located, before.bookmark, written)
        located, bookmark = keeper.keep_behind(
            _FILE,
            Located,
            partial(Located.of, database),
            partial(relocated, database),
            lambda then: _written_near(database, then) is not None,
        )
        return cls(database, located, bookmark, _written(database, bookmark) or {})

    @staticmethod
    def renew(database: Database, keeper: Keeper) -> None:
        """Bring what is kept beside a store to its present state: of an earlier one, it may hold what is gone."""
        keeper.keep(_FILE, Located, partial(Located.of, database), partial(relocated, database))

    def is_of(self, database: Database) -> bool:
        """Return whether it is of the state that the store is in."""
        return self._state == database.state

    def stands(self, entity: str, slug: str) -> bool:
        """Return whether an organisation or a person stands in an article."""
        return self._has("mentions", sighting_id(entity, slug))

    def read_ahead(self, entities: Collection[str], slugs: Collection[str]) -> None:
        """Read nothing yet: one after the other is as cheap."""

    def is_much(self, written: int) -> bool:
        """Return whether so many documents were written that reading the ids of all is quicker."""
        return written > _MUCH

    def note(self, table: str, identity: str, *, is_there: bool) -> None:
        """Take in that something was written or taken out: which of that it is the store says."""
        del is_there
        if table == "mentions":
            entity, _, slug = identity.rpartition("@")
            self.articles.add(entity, slug)
            self.entities.add(slug, entity)
        else:
            self.contents.add(slug_within(identity), identity)
        self._state = None

    def _is_stated(self, _: str, identity: str) -> bool:
        return any(self._has(table, identity) for table in STATED)


class _Asked:
    """Lists that are looked up."""

    def __init__(
        self,
        lists: Lists,
        values: Sequence[str],
        written: dict[str, list[str]],
        is_there: Callable[[str, str], bool],
    ) -> None:
        self._lists = lists
        self._places = Places(lists.keys, lists.lookup)
        self._values = values
        self._written = written
        self._is_there = is_there
        self._cached = lru_cache(maxsize=_ASKED)(self._found)

    def get(self, key: str, _default: tuple[()], /) -> Collection[str]:
        """Return what is listed for a key."""
        return self._cached(key)

    def add(self, key: str, value: str) -> None:
        """List something more for a key, as long as it is there."""
        self._written.setdefault(key, []).append(value)
        self._cached = lru_cache(maxsize=_ASKED)(self._found)  # who is still asking keeps its answer to the old one

    def _found(self, key: str) -> Collection[str]:
        every = (*self._kept(key), *self._written.get(key, ()))
        return {one: None for one in every if self._is_there(key, one)}.keys()

    def _kept(self, key: str) -> Iterator[str]:
        place = self._places.get(key)
        if place is not None:
            starts = self._lists.starts
            yield from (self._values[one] for one in self._lists.values[starts[place] : starts[place + 1]].tolist())


def _written_near(database: Database, bookmark: str) -> Mapping[str, Sequence[str]] | None:
    """Return the ids that were written since, by table; None where they are many, or not known."""
    position = database.place(bookmark)
    return None if position is None else written_near(database, PLACED, position, _SHARE)


def _written(database: Database, bookmark: str) -> dict[str, list[str]] | None:
    """Return the ids that were written since, by table; None where that is not known."""
    position = database.place(bookmark)
    return None if position is None else written_in(database, PLACED, position)
