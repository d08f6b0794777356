"""What is written of a store: some entities, each with what it says, what it stands with, and the words that prove it.

All formats are made of these records, so that each has the same evidence; what differs is the shape alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Protocol

import msgspec

from store.export.addresses import readable
from store.export.citation import sentence_of
from store.export.front_matter import title
from store.export.newest import NoteSource, newest_first
from store.kinds import STATED_KINDS, EntityKind, kind_of
from store.model import AnyEntity, Article, Figure, Link, LinkKind, Mention, Organisation, Person, Quote, Role


class NoteLinks(Protocol):
    """What knows the links of an entity, strongest first."""

    def of(self, entity_id: str) -> Sequence[Link]:
        """Return the links of an entity."""


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Where something stands, with all that it takes to look it up.

    Attributes:
        article: id of the article.
        title: its headline.
        published: ISO 8601 date of publication, or None where it is not known.
        publisher: who published it, or "".
        url: the original's address, readable, or "".
        path: the file it was read from.
        start: first code point in the article's text.
        end: one past the last.
        exact: the characters there.
        sentence: the sentence around them, on one line.
        why: the rule that found it.
        score: how sure the rule is, 0 to 1.
    """

    article: str
    title: str
    published: str | None
    publisher: str
    url: str
    path: str
    start: int
    end: int
    exact: str
    sentence: str
    why: str
    score: float

    def columns(self) -> dict[str, object]:
        """Return its fields by their names."""
        fields: dict[str, object] = msgspec.structs.asdict(self)
        return fields


class Linked(msgspec.Struct, frozen=True, kw_only=True):
    """Something that an entity stands with.

    Attributes:
        target: id of the other one.
        name: what it is called, or its words.
        kind: what the link says.
        count: how often.
        date: ISO 8601 date of the newest article that shows it, or None.
    """

    target: str
    name: str
    kind: LinkKind
    count: int
    date: str | None = None


class Noted(msgspec.Struct, frozen=True, kw_only=True):
    """A note of the user.

    Attributes:
        text: what it says.
        at: when it was written, ISO 8601.
        by: who wrote it.
    """

    text: str
    at: str
    by: str


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation, a person, a figure or a quote, with its evidence; every record has every field.

    Attributes:
        kind_of_entity: which of the four it is.
        id: its id.
        name: of a person or organisation; None for the others.
        text: of a figure or quote, as the article has it; None for the others.
        kind: of organisation, figure or quote: company, money, direct, indirect and so on.
        aliases: other forms that stand in articles.
        also: other forms that are known.
        roles: titles and where they are held.
        value: of a figure, in base units; the lower bound of a range.
        upper: the upper bound of a range.
        unit: ISO 4217 code for money, "%", "倍", or as written.
        inferred: whether the unit is a guess: the currency of the article's place, which its words do not say.
        qualifier: 约, 近, 超, 逾 and so on, as written.
        counted: the noun that is counted.
        speaker: who says a quote, as written where nobody is known by that name.
        speaker_id: id of that person or organisation, or "".
        cue: the word of saying.
        about: ids of the organisations and people that it is about.
        mention_count: how often it stands in the articles.
        article_count: in how many articles.
        first_seen: ISO 8601 date of the earliest, or None.
        last_seen: ISO 8601 date of the latest, or None.
        copies: in how many copies of one text a figure or quote stands; they are one record, with the places of all.
        lead: of a figure or quote, the id of the one that stands for all that say the same, among what was written with
            all of them; else None.
        tags: that the user has given it.
        notes: that the user has written.
        links: what it stands with, strongest first; not all where not all was asked for.
        mentions: where it stands, newest first; not all where not all was asked for.
    """

    kind_of_entity: EntityKind
    id: str
    name: str | None = None
    text: str | None = None
    kind: str | None = None
    aliases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    value: float | None = None
    upper: float | None = None
    unit: str | None = None
    inferred: bool = False
    qualifier: str | None = None
    counted: str | None = None
    speaker: str | None = None
    speaker_id: str | None = None
    cue: str | None = None
    about: tuple[str, ...] = ()
    mention_count: int = 0
    article_count: int = 0
    first_seen: str | None = None
    last_seen: str | None = None
    copies: int = 1
    lead: str | None = None
    tags: tuple[str, ...] = ()
    notes: tuple[Noted, ...] = ()
    links: tuple[Linked, ...] = ()
    mentions: tuple[Evidence, ...] = ()

    def columns(self) -> dict[str, object]:
        """Return its fields by their names."""
        fields: dict[str, object] = msgspec.structs.asdict(self)
        return fields


class Selection:
    """Some entities of a store, of its present state; each of their articles is read once.

    Attributes:
        library: what they are read from.
        links: what knows what they stand with.
        ids: theirs.
        most: entries of each list; None for all.
        tell: is told how many of them are done, out of how many; it may raise to end that.
        is_cut: whether any list had more entries, as far as that was met.
        alike: returns all that say the same as a figure or quote, first the one that stands for them.
    """

    def __init__(self, library: NoteSource, links: NoteLinks, ids: Iterable[str], most: int | None = None) -> None:
        self.library = library
        self.links = links
        self.ids = tuple(dict.fromkeys(ids))
        self.most = most
        self.tell: Callable[[int, int], object] = lambda *_: None
        self.is_cut = False
        self.alike: Callable[[str], Sequence[str]] = lambda one: (one,)
        self._leads: Mapping[str, str] = {}
        self._articles: dict[str, Article] = {}

    def with_statements(self) -> "Selection":
        """Return them with the newest figures and quotes that they stand with, as their notes have them."""
        ids: list[str] = []
        is_cut = False
        for entity_id in self.ids:
            linked = dict.fromkeys(link.target for link in self.links.of(entity_id))
            ids.append(entity_id)
            for kind in STATED_KINDS:
                found = newest_first(self.library, [one for one in linked if kind_of(one) == kind])
                ids += [one.id for one in islice(found, self.most)]
                is_cut |= next(found, None) is not None
        both = self._of(ids, self._leads)
        both.is_cut = is_cut
        return both

    def places(self, entity_id: str) -> Sequence[Mention]:
        """Return where an entity stands, newest first; of one that leads a fact or statement, wherever that stands."""
        said = self.alike(entity_id) if kind_of(entity_id) in STATED_KINDS else ()
        ids = said if said[:1] == (entity_id,) else (entity_id,)
        if len(ids) == 1:
            return self.library.mentions(entity_id)
        newest = sorted(ids, key=lambda one: self.library.entity(one).last_seen or "", reverse=True)
        return tuple(mention for one in newest for mention in self.library.mentions(one))

    def with_occurrences(self) -> "Selection":
        """Return them with all that say the same as a figure or quote that stands for them: a fact, a statement."""
        leads: dict[str, str] = {}
        for identity in self.ids:
            said = self.alike(identity) if kind_of(identity) in STATED_KINDS else ()
            leads |= dict.fromkeys(said if said[:1] == (identity,) else (), identity)
            leads.setdefault(identity, said[0] if said else "")
        return self._of(leads, leads)

    def _of(self, ids: Iterable[str], leads: Mapping[str, str]) -> "Selection":
        other = Selection(self.library, self.links, ids, self.most)
        other.tell, other.alike, other._leads = self.tell, self.alike, leads
        return other

    def each(self) -> Iterator[str]:
        """Yield their ids, and tell how many are done."""
        for done, identity in enumerate(self.ids):
            self.tell(done, len(self.ids))
            yield identity

    def records(self, *, linked: bool = False) -> Iterator[Exported]:
        """Yield their records in order; of copies of one statement the first, with the places of all.

        Args:
            linked: whether they have what each stands with.
        """
        told: set[str] = set()
        for identity in self.each():
            if identity not in told:
                entity = self.library.entity(identity)
                copies = self.library.copies(identity) if isinstance(entity, Figure | Quote) else ()
                told.update(copies)
                yield self.record(entity, copies, linked=linked)

    def record(self, entity: AnyEntity, copies: Sequence[str] = (), *, linked: bool = True) -> Exported:
        """Return the record of an entity.

        Args:
            entity: what it is of.
            copies: ids of the same statement in copies of its article.
            linked: whether it has what it stands with.
        """
        own = self.library.annotation(entity.id)
        places = [mention for one in (entity.id, *copies) for mention in self.library.mentions(one)]
        links = self.links.of(entity.id) if linked else ()
        self.is_cut |= self.most is not None and self.most < max(len(places), len(links))
        shared = Exported(
            kind_of_entity=kind_of(entity.id),
            id=entity.id,
            mention_count=entity.mention_count,
            article_count=entity.article_count,
            first_seen=entity.first_seen,
            last_seen=entity.last_seen,
            copies=len({one.split("/")[1] for one in (entity.id, *copies)}),
            lead=self._leads.get(entity.id) or None,
            tags=own.tags,
            notes=tuple(Noted(text=note.text, at=note.at, by=note.by) for note in own.notes),
            links=tuple(map(self._linked, links[: self.most])),
            mentions=tuple(map(self.evidence, places[: self.most])),
        )
        counted = self._counted(places) if copies else {}
        return msgspec.structs.replace(shared, **counted, **_particular(entity))

    def _counted(self, places: Sequence[Mention]) -> dict[str, object]:
        """Return how often, in how many articles and from when to when something stands in these places."""
        articles = [self.article(one) for one in dict.fromkeys(mention.article for mention in places)]
        days = sorted(article.published for article in articles if article.published)
        first, last = (days[0], days[-1]) if days else (None, None)
        return {
            "mention_count": len(places),
            "article_count": len(articles),
            "first_seen": first,
            "last_seen": last,
        }

    def evidence(self, mention: Mention) -> Evidence:
        """Return where a mention stands."""
        article = self.article(mention.article)
        return Evidence(
            article=article.id,
            title=article.title,
            published=article.published,
            publisher=article.publisher,
            url=readable(article.url),
            path=article.path,
            start=mention.start,
            end=mention.end,
            exact=mention.exact,
            sentence=sentence_of(article, mention),
            why=mention.why,
            score=mention.score,
        )

    def article(self, article_id: str) -> Article:
        """Return an article."""
        if article_id not in self._articles:
            self._articles[article_id] = self.library.article(article_id)
        return self._articles[article_id]

    def articles(self, records: Iterable[Exported] | None = None) -> Sequence[Article]:
        """Return the articles that prove what is written, the newest first, each once.

        Args:
            records: those of `records`, for who has them already; each takes reading its sentences and links.
        """
        cited = {one.article for record in records or self.records() for one in record.mentions}
        found = sorted(map(self.article, cited), key=lambda one: one.id)
        return sorted(found, key=lambda one: one.published or "", reverse=True)

    def _linked(self, link: Link) -> Linked:
        name = title(self.library.entity(link.target))
        date = self.article(link.article).published if link.article else None
        return Linked(target=link.target, name=name, kind=link.kind, count=link.count, date=date)


def _particular(entity: AnyEntity) -> dict[str, object]:
    """Return the fields of a record that only entities of this kind have."""
    match entity:
        case Person():
            return {"name": entity.name, "aliases": entity.aliases, "also": entity.also, "roles": entity.roles}
        case Organisation():
            return {"name": entity.name, "aliases": entity.aliases, "also": entity.also, "kind": entity.kind}
        case Figure():
            names = ("text", "kind", "value", "upper", "unit", "inferred", "qualifier", "counted", "about")
            return {name: getattr(entity, name) for name in names}
        case Quote():
            said = ("text", "kind", "speaker", "speaker_id", "cue", "about")
            return {name: getattr(entity, name) for name in said}
