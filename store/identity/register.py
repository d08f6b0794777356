"""What stands in which article, known from the ids of the documents alone, so that nothing is parsed for it."""

from collections.abc import Callable, Collection, Iterable
from functools import cached_property
from typing import Protocol

from store.database import Database, Transaction
from store.identity.known import KnownPerson
from store.identity.taught import NOTHING_TAUGHT, Taught

STATED = ("figures", "quotes")
"""Tables of what stands in one article alone."""
PLACED = ("mentions", *STATED)
"""Tables of what stands in articles."""


def sighting_id(entity: str, slug: str) -> str:
    """Return the id of the document that says where an entity stands in an article."""
    return f"{entity}@{slug}"


class Lists(Protocol):
    """For each of some strings several others; dictionaries are such."""

    def get(self, key: str, default: tuple[()], /) -> Collection[str]:
        """Return those of a string, or the default where it has none."""
        ...


class Placed(Protocol):
    """What stands in which article, for who only reads; see `Register`."""

    def stands(self, entity: str, slug: str) -> bool:
        """Return whether an organisation or a person stands in an article."""
        ...

    def read_ahead(self, entities: Collection[str], slugs: Collection[str]) -> None:
        """Be told of which entities and which articles will be asked: an archive is asked for them at once."""
        ...

    @property
    def articles(self) -> Lists:
        """Of an organisation or a person, the articles in which it stands."""
        ...

    @property
    def entities(self) -> Lists:
        """Of an article, the organisations and people that stand in it."""
        ...

    @property
    def contents(self) -> Lists:
        """Of an article, the ids of its figures and quotes."""
        ...


class LookedUp(Placed, Protocol):
    """What is looked up beside a store or asked of it, of the state that this was in at some time or of a later one."""

    def is_much(self, written: int) -> bool:
        """Return whether so many documents were written that reading the ids of all is quicker."""
        ...

    def note(self, table: str, identity: str, *, is_there: bool) -> None:
        """Take in that something was written, or taken out."""
        ...


class Register:
    """Entities by article and articles by entity; articles by the part of their id after `article/`.

    Args:
        database: whose lock is held while this is made, where others write to it.
        teach: what says what the user teaches of who is who, asked when it is needed first.
        looked_up: where it is looked up; without it the ids of all documents are read, which pays who writes much.

    Attributes:
        articles: of an organisation or a person, the articles in which it stands.
        entities: of an article, the organisations and people that stand in it.
        contents: of an article, the ids of its figures and quotes.
        in_mind: what loads keep in mind of people whom articles named lately, in the cores that they are made of;
            only their writer uses it.
    """

    def __init__(
        self,
        database: Database,
        teach: Callable[[Database], Taught] = lambda _: NOTHING_TAUGHT,
        looked_up: LookedUp | None = None,
    ) -> None:
        self.in_mind: dict[str, list[KnownPerson]] = {}
        self._database = database
        self._teach = teach
        self._state = database.state
        self._noted = 0
        self._known: LookedUp = Everywhere(database) if looked_up is None else looked_up

    @property
    def _placed(self) -> LookedUp:
        known = self._known
        if known.is_much(self._noted):
            with self._database.lock:
                if self._known is known:  # of two who ask one reads
                    self._known = Everywhere(self._database)
        return self._known

    @property
    def articles(self) -> Lists:
        """Of an organisation or a person, the articles in which it stands."""
        return self._placed.articles

    @property
    def entities(self) -> Lists:
        """Of an article, the organisations and people that stand in it."""
        return self._placed.entities

    @property
    def contents(self) -> Lists:
        """Of an article, the ids of its figures and quotes."""
        return self._placed.contents

    def stands(self, entity: str, slug: str) -> bool:
        """Return whether an organisation or a person stands in an article."""
        return self._placed.stands(entity, slug)

    def read_ahead(self, entities: Collection[str], slugs: Collection[str]) -> None:
        """Be told of which entities and which articles will be asked."""
        self._placed.read_ahead(entities, slugs)

    @cached_property
    def taught(self) -> Taught:
        """What the user says of who is who; who changes that puts it here."""
        return self._teach(self._database)

    def doubt(self) -> None:
        """Forget what may be of a change that did not come to be."""
        self.in_mind.clear()
        self.__dict__.pop("taught", None)

    @property
    def is_current(self) -> bool:
        """Whether it is of the state that the store is in."""
        return self._state == self._database.state

    def apply(self, changes: Iterable[tuple[str, str, bytes | None]]) -> None:
        """Take in what was written, in the moment in which the store does.

        Nothing is asked of the store here: a server that is lost now would make of what is written what is not.
        """
        for table, identity, document in changes:
            if table in PLACED:
                self._noted += 1
                self._known.note(table, identity, is_there=document is not None)
        self._state = self._database.state


class Everywhere:
    """The same of all documents, in dictionaries."""

    def __init__(self, database: Database) -> None:
        self.articles: dict[str, dict[str, None]] = {}
        self.entities: dict[str, dict[str, None]] = {}
        self.contents: dict[str, dict[str, None]] = {}
        for table in PLACED:
            for identity in database.ids_of(table):
                self._add(table, identity)

    def stands(self, entity: str, slug: str) -> bool:
        """Return whether an organisation or a person stands in an article."""
        return slug in self.articles.get(entity, ())

    def read_ahead(self, entities: Collection[str], slugs: Collection[str]) -> None:
        """Read nothing: all is here."""

    def is_much(self, written: int) -> bool:
        """Return False: they are read."""
        del written
        return False

    def note(self, table: str, identity: str, *, is_there: bool) -> None:
        """Take in that something was written or taken out."""
        if is_there:
            self._add(table, identity)
        else:
            self._take_out(table, identity)

    def _add(self, table: str, identity: str) -> None:
        if table == "mentions":
            entity, _, slug = identity.rpartition("@")
            self.articles.setdefault(entity, {})[slug] = None
            self.entities.setdefault(slug, {})[entity] = None
        else:
            self.contents.setdefault(slug_within(identity), {})[identity] = None

    def _take_out(self, table: str, identity: str) -> None:
        if table == "mentions":
            entity, _, slug = identity.rpartition("@")
            _drop(self.articles, entity, slug)
            _drop(self.entities, slug, entity)
        else:
            _drop(self.contents, slug_within(identity), identity)


def slug_within(identity: str) -> str:
    """Return the article, without its kind, that a figure or quote stands in: `figure/<article>/<label>`."""
    return identity.partition("/")[2].partition("/")[0]


def _drop(index: dict[str, dict[str, None]], key: str, value: str) -> None:
    """Take a value out, and its key with the last."""
    values = index.get(key)
    if values is not None:
        values.pop(value, None)
        if not values:
            del index[key]


Write = Callable[[Callable[[Transaction, Register], None]], None]
"""Makes one change to the store, all of it or nothing."""
