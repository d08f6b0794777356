"""An article as the store has it, taken apart again into what it brought; and that without somebody."""

from collections.abc import Callable, Collection, Iterator
from typing import TypeVar

import msgspec

from store.database import Database
from store.errors import StoreError
from store.identity.incoming import Incoming, proven
from store.identity.records import ArticleSummary, Local, Sighting, StoredFigure, StoredQuote, Text, slug_of
from store.identity.references import own_figure, own_quote
from store.identity.register import Placed, sighting_id
from store.identity.tallies import form_key
from store.kinds import KINDS, stated_kind_of
from store.model import Record
from store.text.language import tr

_Found = TypeVar("_Found")


def stored_article(
    database: Database,
    register: Placed,
    identity: str,
    sighting: Callable[[str, str], Sighting | None] | None = None,
) -> Incoming:
    """Return what an article brought, referring to its own entities as when it came.

    Args:
        database: the store.
        register: what stands where in it.
        identity: the article's id.
        sighting: returns where an entity stands in an article, for who has read that; it is read unless given.

    Raises:
        StoreError: a part of it is missing.
    """
    slug = slug_of(identity)

    def needed(found: _Found | None) -> _Found:
        if found is None:
            raise StoreError(
                tr("The store lacks a part of {identity}; `dossier check --repair` mends it.", identity=identity)
            )
        return found

    def read(entity: str, slug: str) -> Sighting | None:
        return database.get("mentions", sighting_id(entity, slug), Sighting)

    read_stored_ahead(database, register, [identity])
    contents = list(register.contents.get(slug, ()))
    whose = {kind: [one for one in contents if one.startswith(f"{kind}/")] for kind in ("figure", "quote")}
    entities = list(register.entities.get(slug, ()))
    sightings = [needed((sighting or read)(entity, slug)) for entity in entities]
    figures = [needed(database.get("figures", one, StoredFigure)) for one in whose["figure"]]
    quotes = [needed(database.get("quotes", one, StoredQuote)) for one in whose["quote"]]
    return Incoming(
        summary=needed(database.get("articles", identity, ArticleSummary)),
        body=needed(database.get("texts", identity, Text)),
        locals=tuple(sorted((one for some in sightings for one in some.locals), key=lambda one: one.id)),
        figures=tuple(map(own_figure, figures)),
        quotes=tuple(map(own_quote, quotes)),
    )


def read_stored_ahead(database: Database, register: Placed, articles: Collection[str]) -> None:
    """Say of which articles it will be asked what they brought: an archive is asked for all of that at once."""
    slugs = [slug_of(one) for one in articles]
    register.read_ahead((), slugs)
    ahead = [(table, one) for one in articles for table in ("articles", "texts")]
    for slug in slugs:
        ahead += (("mentions", sighting_id(entity, slug)) for entity in register.entities.get(slug, ()))
        ahead += ((KINDS[stated_kind_of(one)].table, one) for one in register.contents.get(slug, ()))
    database.read_all_ahead(ahead)


class _Digest(Record, frozen=True, kw_only=True):
    """What tells the text of an article from others."""

    digest: str = ""


def with_texts(database: Database, digests: Collection[str]) -> Iterator[str]:
    """Yield the ids of the articles whose texts have one of some digests."""
    if digests:
        yield from (one for one, has in database.records("articles", _Digest) if has.digest in digests)


def without(arriving: Incoming, gone: Collection[str]) -> Incoming:
    """Return what an article brings without some of its own entities: not them, not their quotes, no word of them.

    Args:
        arriving: what it brings.
        gone: the article's own ids of who is to be left out.
    """
    if not gone:
        return arriving
    names = {
        form_key(form)
        for local in arriving.locals
        if local.id in gone
        for form in (local.name, *local.aliases, *local.also)
    }
    quotes = [quote for quote in arriving.quotes if not {quote.speaker_id, *quote.speaker_ids} & set(gone)]
    left = {quote.id for quote in quotes}
    rest = msgspec.structs.replace(
        arriving,
        locals=tuple(_apart_from(local, gone, names) for local in arriving.locals if local.id not in gone),
        figures=tuple(
            msgspec.structs.replace(
                figure,
                about=tuple(one for one in figure.about if one not in gone),
                quote=figure.quote if figure.quote in left else "",
            )
            for figure in arriving.figures
        ),
        quotes=tuple(
            msgspec.structs.replace(quote, about=tuple(one for one in quote.about if one not in gone))
            for quote in quotes
        ),
    )
    return proven(rest)


def _apart_from(local: Local, gone: Collection[str], names: Collection[str]) -> Local:
    """Return an article's own entity without what it says of those who are gone."""
    roles = tuple(
        msgspec.structs.replace(role, organisation=None, organisation_id="") if role.organisation_id in gone else role
        for role in local.roles
    )
    beside = tuple(one for one in local.beside if one.partition(":")[2] not in names)
    return msgspec.structs.replace(local, roles=roles, beside=beside)
