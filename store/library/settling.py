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
from store.library.found import FOUND, as_found, each_ahead
from store.library.losses import ELSEWHERE, META
from store.library.marks import marks_of
from store.library.stored import stored_article
from store.model import Record
from store.text.portions import portions

_AT_ONCE = 500
"""Articles of which it is asked at once who stands in them."""


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
    kept = dict(database.records(FOUND, _Helped))
    names = (set(before.names) - set(before.open)) | many(_borne(database, before.open, kept.values())).keys()
    come, gone = names - set(before.names), set(before.names) - names
    again: list[str] = []

    def change(transaction: Transaction, register: Register) -> None:
        transaction.put(META, ELSEWHERE, Elsewhere(names=tuple(sorted(names))))
        wanted = {article for article, one in kept.items() if not gone.isdisjoint(one.elsewhere)}
        wanted |= set(_holding(database, register, come, kept)) if come else set()
        forgotten = marks_of(transaction)
        bringing = Bringing(transaction, register, Amendments(decisions_of(database).values()), forgotten)
        for article in each_ahead(database, register, sorted(wanted)):
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
    return _borne(database, names, (kept for _, kept in database.records(FOUND, _Helped)))


def _borne(database: Database, names: Iterable[str], found: Iterable[_Helped]) -> Counter[str]:
    counts = Counter({name: sum(bearers(database, name).values()) for name in names})
    for kept in found:
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
    texts = database.records("texts", _Words)
    for some in portions(texts, _AT_ONCE):
        told = {identity: there for identity, body in some if (there := _within(forms, body.text))}
        yield from (identity for identity in told if identity in otherwise)
        register.read_ahead((), [slug_of(identity) for identity in told if identity not in otherwise])
        places = {
            (identity, name): [
                sighting_id(one, slug_of(identity))
                for one in entities[name]
                if one in register.entities.get(slug_of(identity), ())
            ]
            for identity, there in told.items()
            for name in there
            if identity not in otherwise
        }
        sightings = database.get_many("mentions", {one for ids in places.values() for one in ids}, Sighting)
        called = {place for place, ids in places.items() if _call(place[1], map(sightings.get, ids))}
        yield from dict.fromkeys(place[0] for place in places if place not in called)


def _within(forms: Forms, text: str) -> tuple[str, ...]:
    """Return the names that stand in a text."""
    return tuple(forms.within(searched(text))) if forms.are_in(text) else ()


def _call(name: str, sightings: Iterable[Sighting | None]) -> bool:
    """Return whether where somebody stands they are called by a name."""
    return any(name in full_names(local) for one in sightings if one is not None for local in one.locals)
