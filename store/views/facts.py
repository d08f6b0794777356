"""Facts and statements: what several figures or quotes say alike, with when, where and by whom.

Which of them say the same is known to the index (`store.search.facts`); here stands what they say together.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from store.model import AnyEntity, Figure, Mention, Quote
from store.text.language import tr


class Giver(NamedTuple):
    """Who gave a figure: the speaker of the quote that it stands in.

    Attributes:
        name: as the article has it.
        id: of the person or organisation, or "" where nobody is known by that name.
    """

    name: str
    id: str = ""


class Occurrence(NamedTuple):
    """Where a fact or a statement stands.

    Attributes:
        id: of the figure or quote there.
        article: id of the article.
        date: of its publication, ISO 8601, or None.
        text: as written there.
        giver: who said it there; None where it is the article's own word.
    """

    id: str
    article: str
    date: str | None
    text: str
    giver: Giver | None = None


class Said(NamedTuple):
    """A fact or a statement.

    Attributes:
        lead: the figure or quote that stands for all: the one that says most, of those the newest.
        sources: in how many independent articles it stands; copies are one.
        articles: in how many articles.
        first: earliest date, or None.
        last: latest date, or None.
        inferred: whether no article says the unit: it is a guess from their place.
        about: ids of the organisations and people that it is about, those of most occurrences first.
        givers: who said it, each once, the newest first.
        occurrences: the newest first, those of one article from its beginning on.
    """

    lead: Figure | Quote
    sources: int
    articles: int
    first: str | None
    last: str | None
    inferred: bool
    about: tuple[str, ...]
    givers: tuple[Giver, ...]
    occurrences: tuple[Occurrence, ...]

    @property
    def id(self) -> str:
        """The id it is known by."""
        return self.lead.id


class Alike(Protocol):
    """What knows which figures and quotes say the same: the index."""

    def said_alike(self, entity_id: str, /) -> tuple[str, ...]:
        """Return all that say the same, first the one that stands for them."""

    def sources(self, entity_id: str, /) -> int:
        """Return in how many independent articles it stands."""


class Place(NamedTuple):
    """A mention, and the id of whose it is."""

    whose: str
    mention: Mention


class Store(Protocol):
    """Where entities are kept: a library."""

    def entity(self, entity_id: str, /) -> AnyEntity:
        """Return an entity."""

    def mentions(self, entity_id: str, /) -> Sequence[Mention]:
        """Return where an entity stands, newest article first."""

    def has(self, entity_id: str, /) -> bool:
        """Return whether there is such an entity: the index may be of a state in which there was."""


class Facts:
    """Puts together what says the same.

    Args:
        store: where it is kept.
        alike: knows which say the same.
    """

    def __init__(self, store: Store, alike: Alike) -> None:
        self._store = store
        self._entity = store.entity
        self._alike = alike

    def alike(self, entity_id: str) -> tuple[str, ...]:
        """Return all that say the same as an entity and are in the store, itself too, first the one that leads."""
        return tuple(one for one in self._alike.said_alike(entity_id) if one == entity_id or self._store.has(one))

    def places(self, entity_id: str) -> tuple[Place, ...]:
        """Return where an entity stands: of a figure or quote its own place, then those of all that say the same.

        Raises:
            NotFoundError: there is no such entity.
        """
        found = [Place(entity_id, mention) for mention in self._store.mentions(entity_id)]
        for other in self.alike(entity_id):
            if other != entity_id:
                found += [Place(other, mention) for mention in self._store.mentions(other)]
        return tuple(found)

    def mentions(self, entity_id: str) -> tuple[Mention, ...]:
        """Return the mentions at those places."""
        return tuple(place.mention for place in self.places(entity_id))

    def last(self, entity_id: str) -> str | None:
        """Return the date at which a fact or statement was last printed, ISO 8601; None where that is not known."""
        members = (one for one in map(self._entity, self.alike(entity_id)) if isinstance(one, Figure | Quote))
        return max((one.last_seen for one in members if one.last_seen), default=None)

    def of(self, entity_id: str) -> Said:
        """Return the fact of a figure, or the statement of a quote.

        Raises:
            NotFoundError: it is not in the store.
            TypeError: it is neither.
        """
        members = [one for one in map(self._entity, self.alike(entity_id)) if isinstance(one, Figure | Quote)]
        if not members:
            raise TypeError(tr("{entity_id} is neither a figure nor a quote.", entity_id=entity_id))
        lead = members[0]
        ordered = sorted(members, key=lambda one: (one.article, one.mentions[0].start))
        ordered.sort(key=lambda one: one.last_seen or "", reverse=True)
        occurrences = tuple(
            Occurrence(one.id, one.article, one.last_seen, one.text, self._giver(one)) for one in ordered
        )
        dates = sorted(one.date for one in occurrences if one.date)
        subjects = [subject for one in members for subject in one.about]
        return Said(
            lead=lead,
            sources=self._alike.sources(entity_id),
            articles=len({one.article for one in occurrences}),
            first=dates[0] if dates else None,
            last=dates[-1] if dates else None,
            inferred=all(isinstance(one, Figure) and one.inferred for one in members),
            about=tuple(sorted(dict.fromkeys(subjects), key=lambda one: -subjects.count(one))),
            givers=tuple(dict.fromkeys(one.giver for one in occurrences if one.giver)),
            occurrences=occurrences,
        )

    def among(self, ids: Iterable[str]) -> Iterator[Said]:
        """Yield the facts and statements of figures and quotes, each once, in the order in which they first come."""
        seen: set[str] = set()
        for one in ids:
            if one not in seen and self._store.has(one):
                said = self.of(one)
                seen.update(occurrence.id for occurrence in said.occurrences)
                yield said

    def _giver(self, one: Figure | Quote) -> Giver | None:
        """Return who says a quote, or the quote that a figure stands in."""
        quote = one
        if isinstance(one, Figure):
            if not one.quote:
                return None
            found = self._entity(one.quote)
            if not isinstance(found, Quote):
                return None
            quote = found
        return Giver(quote.speaker, quote.speaker_id) if isinstance(quote, Quote) and quote.speaker else None
