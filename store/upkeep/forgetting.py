"""Somebody is to be forgotten: their records go, and no later load brings them back.

What is kept of them is the SHA-256 of their names' folded forms, so that an article that is read again leaves them out
without the store saying whom.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable

from store.database import Database, Transaction
from store.entities.incoming import Incoming
from store.entities.records import table_of
from store.entities.register import Register
from store.entities.stored import stored_article, without
from store.entities.tallies import form_key
from store.errors import NotFoundError
from store.model import Organisation, Person, Record
from store.resolution import Resolution

_META = ("meta", "forgotten")


class Forgotten(Record, frozen=True, kw_only=True):
    """Who is forgotten; in the table `meta`.

    Attributes:
        names: SHA-256 of `<kind>/<folded name>`, sorted.
    """

    names: tuple[str, ...] = ()


def forgotten_names(database: Database) -> frozenset[str]:
    """Return who is forgotten."""
    known = database.get(*_META, Forgotten)
    return frozenset(known.names if known else ())


def keep_forgotten(database: Database, fresh: Database) -> None:
    """Let another store forget whom this one has forgotten."""
    known = database.get(*_META, Forgotten)
    if known is not None:
        with fresh.transaction() as transaction:
            transaction.put(*_META, known)


def spare(arriving: Incoming, names: Collection[str]) -> Incoming:
    """Return what an article brings without those who are forgotten."""
    if not names:
        return arriving
    return without(
        arriving,
        {
            local.id
            for local in arriving.locals
            if any(_mark(local.id.partition("/")[0], form) in names for form in (local.name, *local.aliases))
        },
    )


def _mark(kind: str, form: str) -> str:
    return hashlib.sha256(f"{kind}/{form_key(form)}".encode()).hexdigest()


def forget(
    database: Database, write: Callable[[Callable[[Transaction, Register], None]], None], which: str
) -> tuple[str, ...]:
    """Take somebody's records out and return the ids that are gone; see `Library.forget`.

    Raises:
        NotFoundError: nobody in the store has that id or name.
    """
    gone = _named(database, which)
    if not gone:
        raise NotFoundError(f"Nobody in the store has the id or the name {which}.")
    marks = {_mark(entity.id.partition("/")[0], form) for entity in gone for form in _names_of(entity)}
    if which == gone[0].id and len(_named(database, gone[0].name)) > 1:
        marks = set()  # others of the name stay, and may come again

    def change(transaction: Transaction, register: Register) -> None:
        resolution = Resolution(transaction, register)
        slugs = {slug for entity in gone for slug in register.articles.get(entity.id, ())}
        for slug in sorted(slugs):
            arriving = stored_article(database, register, f"article/{slug}")
            own = {local for entity in gone for local in resolution.own_ids(entity.id, slug)}
            resolution.remove(arriving.summary.id)
            rest = without(arriving, own)
            transaction.put("articles", rest.summary.id, rest.summary)
            resolution.add(rest)
        resolution.settle()
        known = transaction.get(*_META, Forgotten) or Forgotten()
        if marks - set(known.names):
            transaction.put(*_META, Forgotten(names=tuple(sorted({*known.names, *marks}))))

    write(change)
    return tuple(entity.id for entity in gone)


def _names_of(entity: Organisation | Person) -> Iterable[str]:
    """Return the names that are a person's or organisation's alone; a surname or two letters are not."""
    return (entity.name, *(form for form in entity.aliases if len(form_key(form)) > 2))


def _named(database: Database, which: str) -> list[Organisation | Person]:
    """Return the entity of an id, or those of a name."""
    record: type[Organisation] | type[Person] = Person if which.startswith("person/") else Organisation
    table = table_of(which)
    if table in ("people", "organisations"):
        found = database.get(table, which, record)
        return [found] if found else []
    wanted = form_key(which)
    people: list[Organisation | Person] = [one for _, one in database.records("people", Person)]
    organisations: list[Organisation | Person] = [one for _, one in database.records("organisations", Organisation)]
    named = [
        entity
        for entity in (*people, *organisations)
        if wanted and any(form_key(form) == wanted for form in (entity.name, *entity.aliases))
    ]
    return sorted(named, key=lambda entity: entity.id)
