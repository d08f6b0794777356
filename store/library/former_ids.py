"""The former ids of a store that is made anew: they lead on there, and so do ids that it has no more."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from store.database import Database
from store.identity.records import Sighting, Table
from store.identity.redirects import REDIRECTS, Redirect, Redirects, is_there
from store.identity.register import Register, sighting_id
from store.identity.sightings import Handover
from store.kinds import KINDS, NAMED_KINDS
from store.library.losses import legible
from store.library.marks import marks_of

_TABLES = tuple(KINDS[kind].table for kind in NAMED_KINDS)

_Record = TypeVar("_Record")


def keep_former_ids(databases: Iterable[Database], fresh: Database) -> None:
    """Let a store made anew lead former ids on, and those that others made it from had and it has not.

    What it went through while it was made nobody has seen: that is not kept.

    Args:
        databases: what it was made from, the newest first, which may be damaged.
        fresh: the store made anew.
    """
    register, forgotten = Register(fresh), marks_of(fresh)
    with fresh.transaction() as transaction:
        redirects = Redirects(transaction)
        for identity in transaction.ids(REDIRECTS):
            redirects.drop(identity)
        for database in databases:
            for identity, redirect in _read_all(database, REDIRECTS, Redirect):
                kind, _, name = identity.partition("/")
                known = transaction.has(REDIRECTS, identity) or is_there(transaction, identity)
                if not known and not forgotten.hold(kind, name):
                    transaction.put(REDIRECTS, identity, redirect)
            gone = [one for table in _TABLES for one in database.ids_of(table) if not fresh.has(table, one)]
            for identity in gone:
                redirects.went(identity)
            redirects.settle(_handovers(database, gone, fresh, register))
        redirects.prune()


def _read_all(database: Database, table: Table, record: type[_Record]) -> Iterator[tuple[str, _Record]]:
    """Yield what can be read of a table that may be damaged."""
    for identity in database.ids_of(table):
        found = legible(database, table, identity, record)
        if found is not None:
            yield identity, found


def _handovers(database: Database, gone: Iterable[str], fresh: Database, register: Register) -> Iterator[Handover]:
    """Yield what the articles' own entities belong to now that belonged to somebody who is gone."""
    before = Register(database)
    for identity in gone:
        for slug in before.articles.get(identity, ()):
            sighting = legible(database, "mentions", sighting_id(identity, slug), Sighting)
            ids = _ids(fresh, register, slug)
            own = sighting.locals if sighting is not None else ()
            yield from (Handover(local.name, identity, ids[local.id]) for local in own if local.id in ids)


def _ids(fresh: Database, register: Register, slug: str) -> Mapping[str, str]:
    """Return the ids of what stands in an article, by the article's own."""
    found: dict[str, str] = {}
    for entity in register.entities.get(slug, ()):
        sighting = fresh.get("mentions", sighting_id(entity, slug), Sighting)
        found.update({local.id: entity for local in sighting.locals} if sighting is not None else {})
    return found
