"""Is the store sound? Every text, mention, reference and count is compared with what it should be."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator

import msgspec

from store.corrections.amending import Amendments
from store.corrections.teaching import taught
from store.database import Database, Transaction
from store.database.archive import Archive
from store.errors import DamagedError
from store.extraction.version import RULES
from store.identity.brought import brought
from store.identity.incoming import proven
from store.identity.known import full_names
from store.identity.naming import NOTHING, Meaning, count_of, meanings, meant
from store.identity.persons import PersonName, namesakes_of
from store.identity.records import (
    ArticleSummary,
    Local,
    Sighting,
    StoredFigure,
    StoredOrganisation,
    StoredPerson,
    StoredQuote,
    Tally,
    Text,
    slug_of,
    table_of,
)
from store.identity.redirects import REDIRECTS, fault
from store.identity.register import Everywhere, sighting_id
from store.identity.sightings import Sightings
from store.identity.tallies import Dates, changed, counted, form_key, name_id, organisation, person
from store.identity.taught import Whose, apart_from, by_hand, who
from store.identity.uniting import OrganisationName
from store.kinds import article_of, named_kind_of
from store.library.decided import decisions_of
from store.library.elsewhere import elsewhere_of
from store.library.found import FOUND, found_article
from store.library.ledger import Ledger
from store.library.making import Making
from store.library.marks import marks_of
from store.library.outdated import OUTDATED, is_outdated
from store.library.purging import owed
from store.library.reports import CheckReport
from store.library.settling import borne, many
from store.library.standing import StandingDecisions
from store.model import Mention
from store.text.language import clauses, listed, tr
from store.text.wording import how_many


class Checker:
    """One check of a whole store, article by article, so that no more than one text is in memory."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._register = Everywhere(database)
        self._decisions = decisions_of(database)
        self._taught = taught(self._decisions.values())
        elsewhere = elsewhere_of(database).names
        self._making = Making(Amendments(self._decisions.values()), marks_of(database), elsewhere)
        self._sightings = Sightings(Transaction(database.journal), self._register)
        self._names: dict[str, OrganisationName] = {}
        self._called: dict[str, set[str]] = defaultdict(set)  # organisations by name
        self._meanings: dict[str, Meaning] = {}
        self._bearers: dict[str, Counter[str]] = defaultdict(Counter)  # people by full name
        self._pairs: dict[str, Counter[str]] = defaultdict(Counter)  # full names by full name

    def problems(self) -> Iterator[str]:
        """Yield what is wrong, one sentence each."""
        yield from _damaged(self._database.journal)
        try:
            yield from self._articles()
            self._meanings = meanings(self._names, self._taught)
            if is_outdated(self._database):
                yield tr(OUTDATED)
            else:
                yield from self._entities()
                yield from self._forms()
                yield from self._many()
            yield from _redirects(self._database)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            yield tr("A document is not what it should be ({error}); nothing after it was looked at.", error=error)
        except DamagedError as error:
            yield tr("{error} Nothing after it was looked at.", error=error)

    def _articles(self) -> Iterator[str]:
        slugs: set[str] = set()
        for identity, summary in self._database.records("articles", ArticleSummary):
            slugs.add(slug_of(identity))
            body = self._database.get("texts", identity, Text)
            if summary.id != identity:
                yield tr("{identity} calls itself {id}.", identity=identity, id=summary.id)
            if not summary.places:
                yield tr("{identity} lies in no file.", identity=identity)
            if body is None:
                yield tr("{identity} has no text.", identity=identity)
            elif body.digest != summary.digest:
                yield tr("The text of {identity} is not the one that was read.", identity=identity)
            else:
                yield from self._article(identity, body.text)
                yield from self._brought(summary, body.text)
        for identity in self._database.ids_of("texts"):
            if slug_of(identity) not in slugs:
                yield tr("There is a text of {identity}, but no article.", identity=identity)
        for slug in sorted({*self._register.entities, *self._register.contents} - slugs):
            yield tr("There are mentions in article/{slug}, but no article.", slug=slug)

    def _article(self, identity: str, text: str) -> Iterator[str]:
        """Yield what is wrong with what stands in one article."""
        slug = slug_of(identity)
        owners: Counter[str] = Counter()
        for entity in self._register.entities.get(slug, ()):
            sighting = self._database.get("mentions", sighting_id(entity, slug), Sighting)
            if sighting is None or (sighting.entity, sighting.article) != (entity, identity):
                yield tr(
                    "The mentions of {entity} in {identity} are filed under another name.",
                    entity=entity,
                    identity=identity,
                )
                continue
            if not self._refers(entity):
                yield tr("{identity} mentions {entity}, which there is not.", identity=identity, entity=entity)
            for local in sighting.locals:
                if local.id.partition("/")[0] != entity.partition("/")[0]:
                    yield tr(
                        "{id} in {identity} is of another kind than {entity}.",
                        id=local.id,
                        identity=identity,
                        entity=entity,
                    )
                    continue
                owners[local.id] += 1
                self._count(local.id, entity, sighting)
                for span in local.spans:
                    if text[span.start : span.end] != span.exact:
                        yield tr(
                            "{entity} does not stand at {start} in {identity}.",
                            entity=entity,
                            start=span.start,
                            identity=identity,
                        )
        yield from (
            tr("{own} in {identity} is {times} entities.", own=own, identity=identity, times=times)
            for own, times in owners.items()
            if times > 1
        )
        for content in self._register.contents.get(slug, ()):
            yield from self._content(content, identity, text)

    def _brought(self, summary: ArticleSummary, text: str) -> Iterator[str]:
        """Yield whether something is missing, or older than it should be, of what was found in an article."""
        slug = slug_of(summary.id)
        sightings = [
            self._database.get("mentions", sighting_id(entity, slug), Sighting)
            for entity in self._register.entities.get(slug, ())
        ]
        contents = list(self._register.contents.get(slug, ()))
        figures = [self._database.get("figures", one, StoredFigure) for one in contents if one.startswith("figure/")]
        quotes = [self._database.get("quotes", one, StoredQuote) for one in contents if one.startswith("quote/")]
        locals_ = [local for sighting in sightings if sighting for local in sighting.locals]
        found = brought(locals_, filter(None, figures), filter(None, quotes))
        if summary.brought and summary.brought != found:
            yield tr("What is there of {id} is not all that was found in it.", id=summary.id)
        elif self._is_made(summary, locals_, text) and self._made(summary.id) != summary.brought:
            yield tr("What is there of {id} is not what was decided.", id=summary.id)

    @property
    def decisions(self) -> str:
        """How many decisions are in effect, as `StandingDecisions.told`."""
        return StandingDecisions(self._database, self._register, self._decisions).told

    def _is_made(self, summary: ArticleSummary, locals_: Collection[Local], text: str) -> bool:
        """Return whether of an article something else may have been made than was found in it alone.

        What the names of others make of one that older rules have read, the present ones would not say likewise.
        """
        is_decided = bool(self._decisions) or self._database.has(FOUND, summary.id)
        if summary.rules == RULES:
            return is_decided or bool(self._making.missed(locals_, text))
        return is_decided and not self._making.missed(locals_, text)

    def _made(self, article: str) -> str:
        """Return the checksum of what is made of what was found in an article."""
        made = self._making.of(found_article(self._database, self._register, article))
        return proven(made.arriving).summary.brought

    def _content(self, content: str, article: str, text: str) -> Iterator[str]:
        """Yield what is wrong with a figure or a quote."""
        found: StoredFigure | StoredQuote | None = None
        others: tuple[str, ...] = ()
        match content.partition("/")[0]:
            case "figure":
                found = figure = self._database.get("figures", content, StoredFigure)
                others = (*figure.about, figure.quote, figure.equals) if figure else ()
            case "quote":
                found = quote = self._database.get("quotes", content, StoredQuote)
                others = (*quote.about, quote.speaker_id, *quote.speaker_ids, *quote.figures) if quote else ()
        if found is None or (found.id, found.article) != (content, article):
            yield tr("{content} calls itself otherwise.", content=content)
            return
        yield from (
            tr("{content} refers to {other}, which there is not.", content=content, other=other)
            for other in others
            if not self._refers(other)
        )
        yield from (
            tr("{content} does not stand at {start}.", content=content, start=m.start)
            for m in found.mentions
            if not _stands(m, text)
        )

    def _refers(self, identity: str) -> bool:
        table = table_of(identity)
        return not identity or (table is not None and self._database.has(table, identity))

    def _count(self, own: str, entity: str, sighting: Sighting) -> None:
        """Note what the article's own entity says about names, to be compared with what is noted in the store."""
        [local] = [one for one in sighting.locals if one.id == own][:1]
        match named_kind_of(own):
            case "person":
                names = full_names(local)
                for one in names:
                    self._bearers[one][entity] += 1
                    self._pairs[one].update(names - {one})
            case "organisation":
                for form, name in count_of(local):
                    known = self._names.get(form, OrganisationName())
                    self._names[form] = known.plus(name)
                self._called[form_key(local.name)].add(entity)

    def _entities(self) -> Iterator[str]:
        """Yield organisations and people that are not what their mentions make them."""
        perhaps: dict[str, set[str]] = defaultdict(set)
        for meaning in self._meanings.values():
            perhaps[meaning.entity].update(meaning.perhaps)
        for identity, stored in self._database.records("organisations", StoredOrganisation):
            tally, dates = self._tally(identity)
            card = by_hand(self._taught, identity, tally.names, self._who)
            if not tally.articles or stored != organisation(identity, tally, dates, perhaps[identity], card):
                yield tr("{identity} is not what its mentions make it.", identity=identity)
        names: dict[str, set[str]] = defaultdict(set)
        for name, bearers in self._bearers.items():
            for identity in bearers:
                names[identity].add(name)
        for identity, known in self._database.records("people", StoredPerson):
            tally, dates = self._tally(identity)
            same = namesakes_of(identity, names[identity], self._bearers)
            apart = apart_from(self._taught, identity, tally.names, self._who)
            same = tuple(other for other in same if other not in apart)
            card = by_hand(self._taught, identity, tally.names, self._who)
            told = {doubt.other for doubt in known.doubts} == set(same)
            if not tally.articles or not told or known != person(identity, tally, dates, known.doubts, card):
                yield tr("{identity} is not what its mentions make it.", identity=identity)

    def _who(self, whose: Whose) -> str:
        """Return which entity is meant by somebody of whom something is decided."""
        return who(whose, self._database, self._sightings)

    def _tally(self, entity: str) -> tuple[Tally, Dates]:
        tallies: list[Tally] = []
        dates: list[str] = []
        for slug in self._register.articles.get(entity, ()):
            sighting = self._database.get("mentions", sighting_id(entity, slug), Sighting)
            if sighting is not None:
                tallies.append(counted(sighting, self._ids(slug) if entity.startswith("person/") else {}))
                dates += [sighting.published] if sighting.published else []
        return changed(Tally(), tallies, ()), Dates(min(dates), max(dates)) if dates else Dates()

    def _ids(self, slug: str) -> dict[str, str]:
        """Return the library's ids of an article's organisations, by the article's own."""
        ids: dict[str, str] = {}
        for entity in self._register.entities.get(slug, ()):
            if entity.startswith("organisation/"):
                sighting = self._database.get("mentions", sighting_id(entity, slug), Sighting)
                ids.update({local.id: entity for local in sighting.locals} if sighting else {})
        return ids

    def _forms(self) -> Iterator[str]:
        """Yield what is wrong with the names that say who is who."""
        expected: dict[str, OrganisationName | PersonName] = {}
        for form, name in self._names.items():
            meaning = self._meanings.get(form, NOTHING)
            expected[name_id("organisation", form)] = meant(name, meaning)
            if not self._called[form] <= {meaning.entity}:
                yield tr("By what articles say of the name {form}, they do not mean who the store says.", form=form)
        for form, people in self._bearers.items():
            expected[name_id("person", form)] = PersonName(people=people, pairs=self._pairs[form])
        for identity in self._database.ids_of("names"):
            wanted = expected.pop(identity, None)
            if wanted is None or self._database.get("names", identity, type(wanted)) != wanted:
                yield tr("What the store knows of the name {identity} is not what its articles say.", identity=identity)
        yield from (tr("The store does not know the name {identity}.", identity=identity) for identity in expected)

    def _many(self) -> Iterator[str]:
        """Yield whether the names by which articles are read are those that many have; some may be open still."""
        known = elsewhere_of(self._database)
        if set(known.names) - set(known.open) != many(borne(self._database, self._bearers)).keys() - set(known.open):
            yield tr("The names by which articles are read are not those that many of them have.")


def _redirects(database: Database) -> Iterator[str]:
    """Yield which former ids do not lead to what is there now."""
    found = (fault(database, identity) for identity in database.ids_of(REDIRECTS))
    yield from filter(None, found)


def _damaged(journal: Archive) -> Iterator[str]:
    """Yield what is damaged in the file, document by document."""
    damage = journal.damage
    if damage is None:
        if journal.torn and journal.committed is None:
            left_out = how_many(journal.torn, "byte is", "bytes are")
            yield tr(
                "The end of the file {path} was not whole: {left_out} left out.", path=journal.path, left_out=left_out
            )
        return
    yield tr("A part of the file {path} is not what was written there.", path=journal.path)
    yield from (
        tr("{what} is not what was written.", what=_named(table, identity)) for table, identity in damage.broken
    )
    yield from (
        tr("Nothing can be read from byte {start} to {end} of the file.", start=start, end=end)
        for start, end in damage.stretches
    )
    if damage.unproven:
        yield tr(
            "{documents} beside it can be read, but perhaps not as it was written.",
            documents=how_many(len(damage.unproven), "document"),
        )
    if damage.gaps:
        places = how_many(damage.gaps, "place")
        yield tr(
            "Between what was written to the file one after another, something is missing in {places}.", places=places
        )
    if damage.short and journal.committed is None:
        yield tr("The file is older than what lies beside it: what was written since is not in it.")
    elif damage.short and journal.committed is not None:
        before, left = journal.committed.counts, journal.counts()
        fewer = [
            tr("{left} of {count} {table}", left=left.get(name, 0), count=count, table=name)
            for name, count in before.items()
            if left.get(name, 0) < count
        ]
        if fewer:
            yield tr("The file is shorter than it was: {what} left.", what=listed(fewer))
        else:
            yield tr("The file is shorter than it was; what was changed last is not in it.")


def _named(table: str, identity: str) -> str:
    """Return a document with the article it is of, as the beginning of a sentence."""
    if table == "mentions":
        entity, _, slug = identity.rpartition("@")
        return tr("What the article {article} says of {entity}", article=f"article/{slug}", entity=entity)
    if table in ("figures", "quotes"):
        return tr("{identity} in the article {article}", identity=identity, article=article_of(identity))
    return tr("The text of {identity}", identity=identity) if table == "texts" else f"{identity} ({table})"


def _stands(mention: Mention, text: str) -> bool:
    return text[mention.start : mention.end] == mention.exact


def check(database: Database) -> CheckReport:
    """Return what is wrong with a store."""
    damaged = Ledger(database.journal.path.parent).read().notices
    checker = Checker(database)
    problems = (*owed(database), *damaged, *checker.problems())
    articles, mentions = database.number_of("articles"), database.number_of("mentions")
    former = database.number_of(REDIRECTS)
    looked = [
        tr(
            "{articles} with {entities} in them",
            articles=how_many(articles, "article"),
            entities=how_many(mentions, "entity", "entities"),
        ),
        how_many(former, "former id") if former else "",
        checker.decisions if not problems else "",
    ]
    verdict = tr("all is as it should be") if not problems else how_many(len(problems), "problem")
    summary = tr("{looked}: {verdict}", looked=clauses(looked), verdict=verdict)
    return CheckReport(problems, summary)
