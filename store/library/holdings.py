"""What the library holds: articles, entities, where they stand, which are copies. Reading only."""

import getpass
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import ref

from store.database import Database
from store.errors import NotFoundError, StoreError
from store.identity.records import (
    TABLES,
    ArticleSummary,
    Place,
    Sighting,
    StoredOrganisation,
    StoredPerson,
    Text,
    slug_of,
    table_of,
    whole_article,
)
from store.identity.register import Lists, LookedUp, Placed, Register, sighting_id
from store.identity.taught import Taught
from store.kinds import KINDS, EntityKind, kind_of
from store.library.lately import Lately
from store.library.worded import Worded, Words
from store.log.documents import Position, State
from store.model import AnyEntity, Article, Figure, Mention, Quote, Record, Role, Suggestion
from store.text.fold import key
from store.text.language import tr
from store.text.paths import STANDARD_INPUT

if TYPE_CHECKING:  # for who keeps an index, or decides who is who, alone
    from store.corrections.asked import Passage
    from store.library.changed import Changed
    from store.library.since import ListedSince, Since
    from store.model import Annotated, Annotation

_KEPT = 4
"""Entities whose mentions are kept; of the commonest name in ten thousand articles they take a megabyte."""


class Looks(Record, frozen=True, kw_only=True):
    """Where an article lies; see `ArticleSummary`."""

    places: tuple[Place, ...] = ()
    rules: int = 0


class _Summaries(list[ArticleSummary]):
    """Articles without their text; a list to which a reference may be weak."""


class Holdings:
    """The reading half of a library; safe from any thread while another one loads.

    Attributes:
        database: the tables, for who would rather ask TinyDB.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._state = database.lock  # held while several documents are read, so that they are of one state
        self._register: Register | None = None
        self._articles: tuple[Position, int, ref[_Summaries]] | None = None
        self._copies: tuple[Position, int, Mapping[str, tuple[str, ...]]] | None = None
        self._mentions: tuple[State, dict[str, tuple[Mention, ...]]] = (database.state, {})
        self._entities: Lately[AnyEntity] = Lately(database.state)
        self._summaries: Lately[ArticleSummary] = Lately(database.state)
        self._worded = Worded()
        self._annotated: tuple[State, Annotated] | None = None
        self._corrected: tuple[State, Mapping[str, frozenset[str]]] | None = None

    @property
    def generation(self) -> int:
        """A number that is another one whenever the library has changed."""
        return self.database.generation

    @property
    def user(self) -> str:
        """Who decides, as decisions have it; "" where the system has no name for them."""
        try:
            return getpass.getuser()
        except (KeyError, OSError):
            return ""

    @property
    def is_current(self) -> bool:
        """Whether what is known is what lies on the disk: False once another process has written."""
        return self.database.is_current

    @property
    def position(self) -> Position:
        """How far the library is known now; see `since`."""
        return self.database.position

    def since(self, position: Position | str) -> "Since | None":
        """Return what was written since; None where that is not known, or so much that all may as well be read.

        Args:
            position: the `position` of then, or its `bookmark`, which another process may have kept.
        """
        from store.library.since import since

        then = self.database.place(position) if isinstance(position, str) else position
        return None if then is None else since(self.database, then)

    @property
    def bookmark(self) -> str:
        """How far the library is known now, as another process may know it later; see `changed_since`."""
        return self.database.bookmark

    def changed_since(self, bookmark: str) -> "Changed | None":
        """Return what was written since a bookmark; None where that is not known."""
        from store.library.changed import changed

        return changed(self.database, bookmark)

    def inside(self, article_id: str) -> tuple[str, ...]:
        """Return the ids of all that stands in an article, sorted; nothing of one that there is not."""
        slug = slug_of(article_id)
        with self._state:
            placed = self.whereabouts()
            return tuple(sorted((*placed.entities.get(slug, ()), *placed.contents.get(slug, ()))))

    def counts(self) -> Mapping[str, int]:
        """Return how many there are of each: article, organisation, person, figure, quote."""
        with self._state:
            return {kind: self.database.number_of(table) for kind, table in TABLES.items()}

    def articles(self) -> Sequence[ArticleSummary]:
        """Return all articles without their text, the newest first, those without a date last.

        They are read again once nobody holds them: those of ten thousand articles take 25 MB.
        """
        with self._state:
            position, number = self.database.position, self.database.number_of("articles")
            known = self._articles
            found = known and known[2]()
            if known is None or found is None or not (known[0] == position or self._has_same_articles(*known[:2])):
                found = _Summaries(self._listed())
            self._articles = (position, number, ref(found))
            return found

    def _listed(self) -> Sequence[ArticleSummary]:
        summaries = [summary for _, summary in self.database.records("articles", ArticleSummary)]
        return sorted(sorted(summaries, key=lambda one: one.id), key=lambda one: one.published or "", reverse=True)

    def articles_since(self, bookmark: str) -> "ListedSince | None":
        """Return which were written since a bookmark; None where that is not known, or so many that all are read."""
        from store.library.since import listed_since

        then = self.database.place(bookmark)
        return None if then is None else listed_since(self.database, then)

    def looks(self) -> Iterator["Looks"]:
        """Yield of each article where it lies, as it was then; one after another, so that none is kept."""
        return (looks for _, looks in self.database.records("articles", Looks))

    def files(self) -> Iterator[Path]:
        """Yield the files that articles lie in, as far as they are known when each is asked for."""
        known = {Path(place.path): None for looks in self.looks() for place in looks.places}
        yield from (path for path in known if path != STANDARD_INPUT)

    def summary(self, article_id: str) -> ArticleSummary:
        """Return an article without its text.

        Raises:
            NotFoundError: there is none of that id.
        """
        kept = self._summaries.at(self.database.state)
        summary = kept.get(article_id)
        if summary is None:
            summary = self.database.get("articles", article_id, ArticleSummary)
            if summary is None:
                raise NotFoundError(tr("There is no article {article_id} in the store.", article_id=article_id))
            kept[article_id] = summary
        return summary

    def article(self, article_id: str) -> Article:
        """Return an article.

        Raises:
            NotFoundError: there is none of that id.
        """
        with self._state:
            summary = self.summary(article_id)
            body = self.database.get("texts", article_id, Text)
        if body is None:
            raise StoreError(
                tr(
                    "The text of {article_id} is missing from the store; `dossier check --repair` mends it.",
                    article_id=article_id,
                )
            )
        return whole_article(summary, body)

    def resolve(self, entity_id: str) -> str:
        """Return the id that an entity has now, given one that it has or had; one that leads to nothing as it is.

        This is the one way from an id that somebody kept to what it means; see `store.identity.redirects`.
        """
        table = table_of(entity_id)
        if table is None or self.database.has(table, entity_id):
            return entity_id
        from store.identity.redirects import present  # most ids are what they were

        with self._state:
            return present(self.database, entity_id) or entity_id

    def former_ids(self) -> Mapping[str, str]:
        """Return the ids that entities had, each with the one that it leads to now, sorted."""
        with self._state:
            return {one: self.resolve(one) for one in sorted(self.database.ids_of("redirects"))}

    def entity(self, entity_id: str) -> AnyEntity:
        """Return an organisation, person, figure or quote by its id, or by one that it had.

        Raises:
            NotFoundError: there is none of that id.
        """
        kept = self._entities.at(self.database.state)
        entity = kept.get(entity_id)
        if entity is not None:
            return entity
        kind = KINDS[kind_of(entity_id)]
        entity = self.database.get(kind.table, entity_id, kind.record)
        if entity is None:
            with self._state:
                entity = self.database.get(kind.table, self.resolve(entity_id), kind.record)
        if entity is None:
            raise NotFoundError(tr("There is no {entity_id} in the store.", entity_id=entity_id))
        kept[entity_id] = entity
        return entity

    def read_ahead(self, ids: Iterable[str]) -> None:
        """Say which entities will be asked for one by one: an archive is asked for them at once."""
        self.database.read_all_ahead((table, one) for one in ids if (table := table_of(one)) is not None)

    def read_articles_ahead(self, ids: Iterable[str]) -> None:
        """Say which articles will be asked for one by one: an archive is asked for them at once."""
        self.database.read_all_ahead((table, one) for one in dict.fromkeys(ids) for table in ("articles", "texts"))

    def read_sightings_ahead(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Say which sightings will be asked for one by one: an archive is asked for them at once."""
        self.database.read_ahead("mentions", [sighting_id(entity, slug) for entity, slug in pairs])

    def read_inside_ahead(self, ids: Iterable[str]) -> None:
        """Say of which articles it will be asked what is `inside`: an archive is asked for them at once."""
        with self._state:
            self.whereabouts().read_ahead((), [slug_of(one) for one in ids])

    def _sightings(self, pairs: Iterable[tuple[str, str]]) -> list[Sighting]:
        """Return what stands of some organisations and people in some articles; see `sighting`."""
        wanted = list(pairs)
        self.read_sightings_ahead(wanted)
        return [self.sighting(entity, slug) for entity, slug in wanted]

    def has(self, entity_id: str) -> bool:
        """Return whether there is an entity of an id, or one that had it."""
        now = self.resolve(entity_id)
        return (table := table_of(now)) is not None and self.database.has(table, now)

    def entities(self, kind: EntityKind) -> Iterator[AnyEntity]:
        """Yield all entities of a kind as they are now, in no order that means anything."""
        for _, entity in self.database.records(KINDS[kind].table, KINDS[kind].record):
            yield entity

    def suggestions(self) -> tuple[Suggestion, ...]:
        """Return which people and organisations may be one and are not known to be, the likeliest first, and why."""
        from store.identity.suggestions import most_certain_first, of_organisations, of_people

        people = (person for _, person in self.database.records("people", StoredPerson))
        organisations = (one for _, one in self.database.records("organisations", StoredOrganisation))
        return most_certain_first([*of_people(people), *of_organisations(organisations)])

    def mentions(self, entity_id: str) -> tuple[Mention, ...]:
        """Return where an entity stands, the newest article first, in an article from its beginning on.

        Raises:
            NotFoundError: there is no such entity.
        """
        with self._state:
            entity = self.entity(entity_id)
            if isinstance(entity, Figure | Quote):
                return entity.mentions
            known = self._mentions_kept()
            if entity.id not in known:
                known[entity.id] = self._gathered(entity.id)
            return known[entity.id]

    def roles(self, person: str) -> Iterator[tuple[Role, str]]:
        """Yield the roles of a person as the articles give them, each with the id of the article."""
        with self._state:
            sightings = self._sightings((person, slug) for slug in self.whereabouts().articles.get(person, ()))
        for sighting in sightings:
            yield from ((role, sighting.article) for local in sighting.locals for role in local.roles)

    def _mentions_kept(self) -> dict[str, tuple[Mention, ...]]:
        """Return the mentions of those last asked for: who steps through thousands asks for all with each step."""
        now = self.database.state
        state, known = self._mentions
        if state != now or len(known) >= _KEPT:
            known = {}
            self._mentions = (now, known)
        return known

    def _gathered(self, entity_id: str) -> tuple[Mention, ...]:
        """Return the mentions of an organisation or a person, read from the store."""
        sightings = self._sightings((entity_id, slug) for slug in self.whereabouts().articles.get(entity_id, ()))
        sightings.sort(key=lambda sighting: sighting.article)
        sightings.sort(key=lambda sighting: sighting.published or "", reverse=True)
        return tuple(mention for sighting in sightings for mention in sighting.mentions())

    def in_article(self, article_id: str) -> tuple[tuple[str, Mention], ...]:
        """Return all that stands in an article, as (entity id, mention), by position.

        Raises:
            NotFoundError: there is no such article.
        """
        slug = slug_of(article_id)
        with self._state:
            self.summary(article_id)
            placed = self.whereabouts()
            sightings = self._sightings((entity, slug) for entity in placed.entities.get(slug, ()))
            self.read_ahead(placed.contents.get(slug, ()))
            contents = [self.entity(identity) for identity in placed.contents.get(slug, ())]
        found = [(one.entity, mention) for one in sightings for mention in one.mentions()]
        found += [(one.id, mention) for one in contents for mention in one.mentions]
        return tuple(sorted(found, key=lambda pair: (pair[1].start, -pair[1].end, pair[0])))

    def mentions_of_named(self) -> Iterator[tuple[str, Mention]]:
        """Yield where organisations and people stand, as (entity id, mention), in no order that means anything.

        What sees the whole library, as links do, reads it once instead of once for each article.
        """
        for _, sighting in self.database.records("mentions", Sighting):
            for mention in sighting.mentions():
                yield sighting.entity, mention

    def copies(self, which: str) -> tuple[str, ...]:
        """Return the other articles that say nearly the same as one; of a quote or figure, the same one in those.

        "Said in five articles" is one statement in five copies where this returns four.

        Args:
            which: the id of an article, a quote or a figure.

        Raises:
            NotFoundError: there is none of that id.
        """
        with self._state:
            if which.startswith("article/"):
                self.summary(which)
                return tuple(other for other in self.copied().get(which, ()) if other != which)
            said = self.entity(which)
            if not isinstance(said, Figure | Quote):
                return ()
            words = (kind_of(said.id), key(said.text))
            others = [other for other in self.copied().get(said.article, ()) if other != said.article]
            return tuple(one for other in others for one in self._worded_in(other).get(words, ()))

    def _worded_in(self, article_id: str) -> Words:
        """Return the figures and quotes of an article by their words."""
        contents = self.whereabouts().contents.get(slug_of(article_id), ())
        return self._worded.of(article_id, self.database.state, lambda: map(self.entity, contents))

    def copied(self) -> Mapping[str, tuple[str, ...]]:
        """Return for each article that has copies all of its group, itself too; worked out anew with other articles."""
        with self._state:
            position, number = self.database.position, self.database.number_of("articles")
            known = self._copies
            if known is None or not (known[0] == position or self._has_same_articles(*known[:2])):
                known = (position, number, self._grouped())
            self._copies = (position, *known[1:])
            return known[2]

    def _has_same_articles(self, position: Position, number: int) -> bool:
        """Return whether the articles are those that there were at a position, so many."""
        same = number == self.database.number_of("articles")
        return same and self.database.written_since("articles", position) == []

    def _grouped(self) -> Mapping[str, tuple[str, ...]]:
        from store.text.duplicates import groups

        return groups(self._signatures())

    def _signatures(self) -> dict[str, str]:
        return {one: summary.signature for one, summary in self.database.records("articles", ArticleSummary)}

    def annotated(self) -> "Annotated":
        """Return all that the user has put notes or tags to, as it stands now."""
        with self._state:
            now = self.database.state
            if self._annotated is None or self._annotated[0] != now:
                self._annotated = (now, self._all_annotated())
            return self._annotated[1]

    def _all_annotated(self) -> "Annotated":
        from store.library.annotating import annotated
        from store.library.decided import DECISIONS, decisions_of
        from store.model import Annotated

        if not self.database.number_of(DECISIONS):
            return Annotated()
        return annotated(self.database, self.whereabouts(), decisions_of(self.database))

    def corrected(self) -> "Mapping[str, frozenset[str]]":
        """Return which entities are corrected, and by which kinds of decisions."""
        from store.library.annotating import corrected
        from store.library.decided import decisions_of

        with self._state:
            now = self.database.state
            if self._corrected is None or self._corrected[0] != now:
                self._corrected = (now, corrected(self.database, self.whereabouts(), decisions_of(self.database)))
            return self._corrected[1]

    def annotation(self, which: "str | Passage") -> "Annotation":
        """Return the notes and tags of an entity, or of exactly these characters of an article."""
        from store.model import Annotation

        found = self.annotated()
        if isinstance(which, str):
            return found.entities.get(self.resolve(which), Annotation()) if found.entities else Annotation()
        return found.passages.get((which.article, which.start, which.end), Annotation())

    def sighting(self, entity: str, slug: str) -> Sighting:
        """Return what stands of an organisation or a person in an article, by what its id has after `article/`.

        Raises:
            StoreError: the store does not say it.
        """
        sighting = self.database.get("mentions", sighting_id(entity, slug), Sighting)
        if sighting is None:
            raise StoreError(
                tr("The store contradicts itself at {entity}; `dossier check --repair` mends it.", entity=entity)
            )
        return sighting

    def articles_by_name(self) -> Lists:
        """Return of all organisations and people the articles in which they stand, by the id after `article/`."""
        found: dict[str, list[str]] = {}  # who asks goes through all, in a thread: the register changes meanwhile
        for identity in self.database.ids_of("mentions"):
            entity, _, slug = identity.rpartition("@")
            found.setdefault(entity, []).append(slug)
        return found

    def whereabouts(self) -> Placed:
        """Return what stands where in the present state, for who asks for a few articles or entities and only reads."""
        return self.placed()

    @property
    def has_register(self) -> bool:
        """Whether the register is of the present state, so that it costs nothing to be asked."""
        return self._register is not None and self._register.is_current

    def placed(self) -> Register:
        """Return the register of the present state, made when needed: reading an entity does not need it."""
        with self._state:
            if self._register is None or not self.has_register:
                self._register = Register(self.database, _taught, self._looked_up())
            return self._register

    def _looked_up(self) -> LookedUp | None:
        """Return what stands where where it can be looked up; None where the ids of all are to be read."""
        return None


def _taught(database: Database) -> Taught:
    """Return what the user teaches of who is who: who reads does without."""
    from store.library.decided import taught_of

    return taught_of(database)
