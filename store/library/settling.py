"""Articles are read again where a name of people has come to be one that many articles have, or is one no more."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from store.corrections.amending import Amendments
from store.corrections.wording import Forms, searched
from store.database import Database, Transaction
from store.identity.known import full_names
from store.identity.records import Sighting, slug_of
from store.identity.register import Register, Write, sighting_id
from store.library.bringing import Bringing
from store.library.decided import decisions_of
from store.library.elsewhere import MANY, Elsewhere, bearers, elsewhere_of, may_count
from store.library.found import FOUND, as_found
from store.library.losses import ELSEWHERE, META
from store.library.marks import marks_of
from store.library.stored import stored_article
from store.model import Record


class _Helped(Record, frozen=True, kw_only=True):
    """What is asked here of what was found in an article alone."""

    elsewhere: tuple[str, ...] = ()
    helped: dict[str, int] = msgspec.field(default_factory=dict)


class _Words(Record, frozen=True, kw_only=True):
    """The text of an article alone."""

    text: str


def settle(database: Database, write: Write) -> tuple[str, ...]:
    """Let the names that many articles have be those that all are read with; return the articles that changed.

    Args:
        database: the store.
        write: makes a change to it.

    Raises:
        StoreError: the store could not be written; it is what it was, and the next change does this.
    """
    before = elsewhere_of(database)
    if not before.open:
        return ()
    names = (set(before.names) - set(before.open)) | many(borne(database, before.open)).keys()
    kept = dict(database.records(FOUND, _Helped))
    come, gone = names - set(before.names), set(before.names) - names
    again: list[str] = []

    def change(transaction: Transaction, register: Register) -> None:
        transaction.put(META, ELSEWHERE, Elsewhere(names=tuple(sorted(names))))
        wanted = {article for article, one in kept.items() if not gone.isdisjoint(one.elsewhere)}
        wanted |= set(_holding(database, register, come, kept)) if come else set()
        forgotten = marks_of(transaction)
        bringing = Bringing(transaction, register, Amendments(decisions_of(database).values()), forgotten)
        for article in sorted(wanted):
            stored = stored_article(database, register, article)
            arriving = bringing.bring_again(stored, as_found(database, stored))
            if arriving.summary.brought != stored.summary.brought:
                transaction.put("articles", article, arriving.summary)
                again.append(article)
        bringing.resolution.settle()

    write(change)
    return tuple(again)


def borne(database: Database, names: Iterable[str]) -> Counter[str]:
    """Return in how many articles each of some folded names is that of somebody found in them alone."""
    counts = Counter({name: sum(bearers(database, name).values()) for name in names})
    for _, kept in database.records(FOUND, _Helped):
        counts.subtract({name: count for name, count in kept.helped.items() if name in counts})
    return counts


def many(counts: Mapping[str, int]) -> dict[str, int]:
    """Return of names, counted so, those that so many articles have that they are evidence."""
    return {name: count for name, count in counts.items() if may_count(name) and count >= MANY}


def _holding(
    database: Database, register: Register, names: Collection[str], otherwise: Collection[str]
) -> Iterator[str]:
    """Yield the articles in whose texts one of some names stands, but for those in which somebody so called is found.

    Args:
        database: the store.
        register: what stands where in it.
        names: folded.
        otherwise: the articles of which the store has something else than was found in them alone.
    """
    forms, entities = Forms(names), {name: bearers(database, name) for name in names}
    for identity, body in database.records("texts", _Words):
        if not forms.are_in(body.text):
            continue
        if identity in otherwise or any(
            not _stands(database, register, name, entities[name], slug_of(identity))
            for name in forms.within(searched(body.text))
        ):
            yield identity


def _stands(database: Database, register: Register, name: str, entities: Collection[str], slug: str) -> bool:
    """Return whether an article calls one of some people by a name."""
    there = register.entities.get(slug, {})
    sightings = (database.get("mentions", sighting_id(one, slug), Sighting) for one in entities if one in there)
    return any(name in full_names(local) for one in sightings if one is not None for local in one.locals)
