"""Who is who across articles: the organisations and people of each article become entities of the library.

An article's own organisations and people are kept as they are (`Local`), in the documents that say where they stand
(`Sighting`). Which entity each of them belongs to is a function of all of them together and not of the order in which
articles came; when articles come or go, only those that share a name with them are looked at again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache

import msgspec

from store.database import Transaction
from store.identity.incoming import Incoming
from store.identity.known import Namesake
from store.identity.naming import Naming
from store.identity.persons import Persons
from store.identity.records import (
    Local,
    Sighting,
    StoredFigure,
    StoredOrganisation,
    StoredPerson,
    StoredQuote,
    Tally,
    slug_of,
)
from store.identity.redirects import REDIRECTS, Redirects
from store.identity.references import resolved_figure, resolved_quote
from store.identity.register import Register
from store.identity.sightings import Sightings
from store.identity.tallies import Dates, changed, counted, form_key, organisation, person
from store.identity.taught import Whose, anybody, apart_from, by_hand, who
from store.kinds import KINDS, named_kind_of, stated_kind_of
from store.model import Figure, Quote


class Resolution:
    """The entities of a library while articles come and go, within one transaction.

    Args:
        transaction: what is written to.
        register: what stands where.
        is_spent: whether an id was that of somebody forgotten, so that it is nobody's now.
    """

    def __init__(self, transaction: Transaction, register: Register, is_spent: Callable[[str], bool]) -> None:
        self._transaction = transaction
        self._register = register
        self._sightings = Sightings(transaction, register)
        self._naming = Naming(transaction, register.taught)
        self._persons = Persons(transaction, self._sightings, register, is_spent)
        self._redirects = Redirects(transaction)
        self._added: dict[str, Incoming] = {}
        self._amended: dict[str, Incoming] = {}  # what they brought before
        self._moves: dict[str, set[str]] = {}
        self._taught: list[Whose] = []

    def add(self, arriving: Incoming) -> None:
        """Take an article in."""
        self._added[slug_of(arriving.summary.id)] = arriving

    def remove(self, article: str) -> None:
        """Take all out that an article brought, but for the article itself."""
        slug = slug_of(article)
        self._added.pop(slug, None)
        for _, local in self._sightings.clear(slug):
            self._count(local, -1)
        for identity in list(self._register.contents.get(slug, ())):
            self._transaction.remove(KINDS[stated_kind_of(identity)].table, identity)

    def amend(self, before: Incoming, after: Incoming) -> None:
        """Let an article that is there bring something else; who stays as they were is not looked at again.

        Args:
            before: what it brings until now.
            after: what it is to bring.
        """
        slug = slug_of(after.summary.id)
        stays, entities = set(before.locals) & set(after.locals), self._sightings.entity_ids(slug)
        for local in before.locals:
            if local not in stays:
                self._sightings.take(entities[local.id], slug, local.id)
                self._count(local, -1)
        contents = {one.id for one in (*after.figures, *after.quotes)}
        for identity in self._register.contents.get(slug, ()):
            if identity not in contents:
                self._transaction.remove(KINDS[stated_kind_of(identity)].table, identity)
        coming = tuple(local for local in after.locals if local not in stays)
        self._added[slug] = msgspec.structs.replace(after, locals=coming)
        self._amended[slug] = before

    def teach(self, *whose: Whose) -> None:
        """Look anew at some, all of them together, of whom something else is taught than before."""
        self._taught += whose
        for kind, touch in (("organisation", self._naming.touch), ("person", self._persons.touch)):
            touch(name for one in whose if one.kind == kind for name in one.names)

    def sighting(self, entity: str, slug: str) -> Sighting | None:
        """Return where an entity stands in an article, with the changes so far."""
        return self._sightings.get(entity, slug)

    def own_ids(self, entity: str, slug: str) -> tuple[str, ...]:
        """Return the ids by which an article itself knows an entity."""
        sighting = self._sightings.get(entity, slug)
        return tuple(local.id for local in sighting.locals) if sighting else ()

    @property
    def settled_people(self) -> frozenset[str]:
        """The folded names of people of which it was worked out who bears them."""
        return frozenset(self._persons.settled)

    def settle(self) -> None:
        """Decide who is who and write what changes."""
        arrived = [local for arriving in self._added.values() for local in arriving.locals]
        self._register.read_ahead((), self._added)
        self._persons.expect(filter(_is_person, arrived))
        self._naming.expect(local for local in arrived if not _is_person(local))
        for local in arrived:
            self._count(local, 1)
        self._settle_organisations()
        self._settle_people()
        self._write_contents()
        self._write_entities()
        self._redirects.settle(self._sightings.handovers())
        self._sightings.write()

    def _count(self, local: Local, by: int) -> None:
        if _is_person(local):
            self._persons.count(local, by)
        else:
            self._naming.count(local, by)

    def _settle_organisations(self) -> None:
        """Let each name mean what it means now, in the articles that are there and in those that came."""
        taken: list[tuple[str, Sighting, Local]] = []
        for name, old, new in self._naming.settle():
            for sighting in list(self._sightings.all_of(old)):
                taken += [(new, sighting, local) for local in sighting.locals if form_key(local.name) == name]
        for _, sighting, local in taken:
            self._sightings.take(sighting.entity, slug_of(sighting.article), local.id)
        for entity, sighting, local in taken:
            self._sightings.add(entity, sighting.article, sighting.published, local)
        for arriving in self._added.values():
            for local in arriving.locals:
                if not _is_person(local):
                    entity = self._naming.entity(local.name)
                    self._sightings.add(entity, arriving.summary.id, arriving.summary.published, local)

    def _settle_people(self) -> None:
        """Let each article's people be who they are now."""
        arriving = {
            (slug, local.id): Namesake("", slug, one.summary.published, local)
            for slug, one in self._added.items()
            for local in one.locals
            if _is_person(local)
        }
        placed: list[tuple[str, str, str | None, Local | None]] = []
        for move in self._persons.settle(arriving.values()):
            if move.old:
                published = self._published(move.old, move.slug)
                local = self._sightings.take(move.old, move.slug, move.local_id)
            else:
                published = arriving[move.slug, move.local_id].published
                local = arriving[move.slug, move.local_id].local
            placed.append((move.new, f"article/{move.slug}", published, local))
        for entity, article, date, local in placed:
            if local is not None:
                self._sightings.add(entity, article, date, local)

    def _published(self, entity: str, slug: str) -> str | None:
        sighting = self._sightings.get(entity, slug)
        return sighting.published if sighting else None

    def _write_contents(self) -> None:
        """Write the figures and quotes of the articles that came, and of those whose entities have other ids now."""
        for slug, arriving in self._added.items():
            ids, stays = self._sightings.entity_ids(slug), self._stays(slug)
            for figure in arriving.figures:
                if figure.id not in stays:
                    self._transaction.put("figures", figure.id, resolved_figure(figure, ids))
            for quote in arriving.quotes:
                if quote.id not in stays:
                    self._transaction.put("quotes", quote.id, resolved_quote(quote, ids))
        changed = {slug for _, slug, _, _ in self._sightings.changes()} - set(self._added)
        self._sightings.expect_in(changed)
        contents = [identity for slug in changed for identity in self._register.contents.get(slug, ())]
        self._transaction.read_all_ahead((KINDS[stated_kind_of(one)].table, one) for one in contents)
        for slug in changed:
            ids = self._sightings.entity_ids(slug)
            for identity in self._register.contents.get(slug, ()):
                self._rewrite(identity, ids)

    def _stays(self, slug: str) -> set[str]:
        """Return the figures and quotes of an article that was there before which are written as they are to be."""
        before = self._amended.get(slug)
        if before is None:
            return set()
        moved, after = self._moved(slug), self._added[slug]
        was, now = ({one.id: one for one in _contents(some)} for some in (before, after))
        return {
            identity
            for identity, one in now.items()
            if was.get(identity) == one and moved.isdisjoint(_referred_to(one))
        }

    def _moved(self, slug: str) -> set[str]:
        """Return an article's own entities that belong to others than before, came or went; once all is settled."""
        if slug not in self._moves:
            before, after = self._sightings.entity_ids_before(slug), self._sightings.entity_ids(slug)
            self._moves[slug] = {own for own in before.keys() | after.keys() if before.get(own) != after.get(own)}
        return self._moves[slug]

    def _rewrite(self, identity: str, ids: dict[str, str]) -> None:
        """Let a figure or quote that is in the library refer to what its article's entities are now."""
        match stated_kind_of(identity):
            case "figure":
                figure = self._transaction.get("figures", identity, StoredFigure)
                if figure is not None:
                    self._transaction.put("figures", identity, resolved_figure(figure, ids))
            case "quote":
                quote = self._transaction.get("quotes", identity, StoredQuote)
                if quote is not None:
                    self._transaction.put("quotes", identity, resolved_quote(quote, ids))

    def _write_entities(self) -> None:
        """Add and take away from the tallies of the entities that changed what changed in them."""
        plus: dict[str, list[Tally]] = defaultdict(list)
        minus: dict[str, list[Tally]] = defaultdict(list)
        dates: dict[str, set[str]] = defaultdict(set)
        ids_before, ids_after = cache(self._sightings.entity_ids_before), cache(self._sightings.entity_ids)
        for entity, slug, before, after in self._changed_sightings():
            if before is not None:
                minus[entity].append(counted(before, ids_before(slug) if entity.startswith("person/") else {}))
                dates[entity].add(before.published or "")
            if after is not None:
                plus[entity].append(counted(after, ids_after(slug) if entity.startswith("person/") else {}))
                dates[entity].add(after.published or "")
        self._expect({*plus, *minus})
        for entity in sorted({*plus, *minus}):
            self._write_entity(entity, plus[entity], minus[entity], dates[entity])
        for entity in sorted((self._naming.doubted | set(self._with_cards())) - {*plus, *minus}):
            self._write_entity(entity, [], [], set())
        doubted = sorted({*self._persons.doubts} - {*plus, *minus})
        self._transaction.read_ahead("people", doubted)
        for entity in doubted:
            known = self._transaction.get("people", entity, StoredPerson)
            if known is not None and known.doubts != self._persons.doubts[entity]:
                self._write_entity(entity, [], [], set())

    def _expect(self, entities: Iterable[str]) -> None:
        """Read at once what will be needed of entities that are written."""
        tables = [(KINDS[named_kind_of(entity)].table, entity) for entity in entities]
        self._transaction.read_all_ahead((*tables, *((REDIRECTS, entity) for _, entity in tables)))

    def _with_cards(self) -> Iterator[str]:
        """Yield those whose cards may show something else than articles make, or may have until now."""
        settled = (("organisation", self._naming.settled), ("person", self._persons.settled))
        carded = [one for kind, names in settled for one, _ in self._register.taught.cards(kind, names)]
        carded += self._register.taught.holders(self._naming.settled)
        for whose in (*self._taught, *carded):
            yield from anybody(whose, self._transaction, self._sightings)

    def _changed_sightings(self) -> list[tuple[str, str, Sighting | None, Sighting | None]]:
        """Return what changed: the sightings, and those of people whose roles are at an organisation that did."""
        found = {(entity, slug): (before, after) for entity, slug, before, after in self._sightings.changes()}
        for slug in {slug for entity, slug in found if entity.startswith("organisation/")}:
            moved = self._moved(slug)
            for entity in self._sightings.standing_in(slug) if moved else ():
                sighting = self._sightings.get(entity, slug) if entity.startswith("person/") else None
                if (entity, slug) not in found and sighting is not None and not moved.isdisjoint(_held_at(sighting)):
                    found[entity, slug] = (sighting, sighting)
        return [(entity, slug, before, after) for (entity, slug), (before, after) in found.items()]

    def _write_entity(self, identity: str, plus: list[Tally], minus: list[Tally], touched: set[str]) -> None:
        """Write an entity's document, or take it out with its last sighting."""
        match named_kind_of(identity):
            case "organisation":
                self._write_organisation(identity, plus, minus, touched)
            case "person":
                self._write_person(identity, plus, minus, touched)

    def _write_organisation(self, identity: str, plus: list[Tally], minus: list[Tally], touched: set[str]) -> None:
        known = self._transaction.get("organisations", identity, StoredOrganisation)
        tally = changed(known.tally if known else Tally(), plus, minus)
        if tally.articles:
            dates = self._dates(identity, known, touched, taken=bool(minus))
            perhaps = self._naming.perhaps_of(identity, tally.names)
            card = by_hand(self._register.taught, identity, tally.names, self._who)
            self._transaction.put("organisations", identity, organisation(identity, tally, dates, perhaps, card))
        else:
            self._transaction.remove("organisations", identity)
        self._note(identity, was=known is not None, is_now=tally.articles > 0)

    def _write_person(self, identity: str, plus: list[Tally], minus: list[Tally], touched: set[str]) -> None:
        known = self._transaction.get("people", identity, StoredPerson)
        tally = changed(known.tally if known else Tally(), plus, minus)
        if tally.articles:
            dates = self._dates(identity, known, touched, taken=bool(minus))
            doubts = self._persons.doubts.get(identity, known.doubts if known else ())
            apart = apart_from(self._register.taught, identity, tally.names, self._who)
            doubts = tuple(doubt for doubt in doubts if doubt.other not in apart)
            card = by_hand(self._register.taught, identity, tally.names, self._who)
            self._transaction.put("people", identity, person(identity, tally, dates, doubts, card))
        else:
            self._transaction.remove("people", identity)
        self._note(identity, was=known is not None, is_now=tally.articles > 0)

    def _who(self, whose: Whose) -> str:
        """Return which entity is meant by somebody of whom something is taught."""
        return who(whose, self._transaction, self._sightings)

    def _note(self, identity: str, *, was: bool, is_now: bool) -> None:
        """Let the former ids know where an id begins or ends to be an entity's."""
        if is_now and not was:
            self._redirects.drop(identity)
        elif was and not is_now:
            self._redirects.went(identity)

    def _dates(
        self, identity: str, old: StoredOrganisation | StoredPerson | None, touched: set[str], *, taken: bool
    ) -> Dates:
        """Return the first and last date; all sightings are read only where one that counted went away."""
        if old is not None and taken and touched & {old.first_seen, old.last_seen}:
            dates = [sighting.published for sighting in self._sightings.all_of(identity) if sighting.published]
        else:
            dates = [date for date in (*touched, *((old.first_seen, old.last_seen) if old else ())) if date]
        return Dates(min(dates), max(dates)) if dates else Dates()


def _contents(arriving: Incoming) -> Iterator[Figure | Quote]:
    yield from arriving.figures
    yield from arriving.quotes


def _referred_to(stated: Figure | Quote) -> Iterator[str]:
    """Yield the organisations and people that a figure or a quote refers to."""
    yield from stated.about
    if isinstance(stated, Quote):
        yield from (stated.speaker_id, *stated.speaker_ids)


def _held_at(sighting: Sighting) -> Iterator[str]:
    """Yield the organisations at which an article says that somebody has a role, by its own ids."""
    return (role.organisation_id for local in sighting.locals for role in local.roles)


def _is_person(local: Local) -> bool:
    return named_kind_of(local.id) == "person"
