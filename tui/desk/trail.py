"""The trail: where one has been, so that going back leads to exactly there. No Textual here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType
from typing import NamedTuple, Self

from store.kinds import EntityKind, kind_of
from tui.desk.models import FoundPassage, Subject

LIMIT = 256
"""Places remembered; the oldest is forgotten first."""


class Spot(NamedTuple):
    """Where a pane stood.

    Attributes:
        cursor: row of the cursor.
        scroll: first visible row.
        subject: what the cursor stood on, found again if the order has changed meanwhile.
        follows: whether it is found again from the first row too, where else the cursor stays at the top.
    """

    cursor: int = 0
    scroll: int = 0
    subject: Subject | None = None
    follows: bool = False


class Bookmark(NamedTuple):
    """What is read, and at which mention.

    Attributes:
        article_id: the article, or "" for the one that the mention stands in.
        subject: whose mention is lit, or None for nobody's.
        number: which of its mentions, from 0; of a passage, how many passages on from it.
        beside: another, by id: only mentions that share a sentence with them are stepped through. "" for nobody.
        top: the first character in sight when it was left, -1 where the mention is to be brought into sight.
    """

    article_id: str = ""
    subject: Subject | None = None
    number: int = 0
    beside: str = ""
    top: int = -1

    @property
    def passage(self) -> FoundPassage | None:
        """The passage that is read, or None for what is none."""
        if not isinstance(self.subject, FoundPassage):
            return None
        return self.subject._replace(number=self.subject.number + self.number)


class Viewed(NamedTuple):
    """A view.

    Attributes:
        name: which one.
        about: whom or what it is about, by id, or "" for nobody.
        other: the second of two that it is about, or "".
        query: whose rows it is about, "" for all.
        way: which of the ways of showing it, "" for the usual one.
        cursor: row of the cursor.
        scroll: first visible row.
    """

    name: str
    about: str = ""
    other: str = ""
    query: str = ""
    way: str = ""
    cursor: int = 0
    scroll: int = 0

    def followed(self, resolve: Callable[[str], str]) -> "Viewed":
        """Return the same view where entities have other ids now."""
        about, other = (resolve(one) if one else "" for one in (self.about, self.other))
        return self._replace(about=about, other=other)


@dataclass(frozen=True)
class Visit:
    """Everything that makes up where one is.

    Attributes:
        chain: entities focused one after the other; the last one is the focus.
        query: what is searched for.
        pane: the pane one is in.
        in_side: whether one is in the card or reader instead.
        subject: whose card is shown, or None for whatever the cursor stands on.
        spots: cursor and scroll of each pane.
        reading: what is read, or None where the card is shown.
        view: the view that was left for elsewhere here, or None.
    """

    chain: tuple[str, ...] = ()
    query: str = ""
    pane: EntityKind = "organisation"
    in_side: bool = False
    subject: Subject | None = None
    spots: Mapping[EntityKind, Spot] = field(default_factory=lambda: MappingProxyType({}))
    reading: Bookmark | None = None
    view: Viewed | None = None

    @property
    def focus(self) -> str | None:
        """The entity that the panes are narrowed to."""
        return self.chain[-1] if self.chain else None


def focused(place: Visit, entity_id: str) -> Visit:
    """Return the place with an entity as its focus; one that is on the trail already is returned to."""
    steps = place.chain.index(entity_id) if entity_id in place.chain else len(place.chain)
    kind = kind_of(entity_id)
    spot = place.spots.get(kind, Spot())
    return replace(
        place,
        chain=(*place.chain[:steps], entity_id),
        query="",
        pane=kind,
        subject=entity_id,
        spots=MappingProxyType({kind: spot._replace(subject=entity_id)}),
    )


def widened(place: Visit) -> Visit | None:
    """Return the place one step wider: without reader, then query, then focus; None where nothing is left to widen."""
    if place.reading is not None:
        return replace(place, reading=None, in_side=False)
    if place.query:
        return replace(place, query="", spots=_names_only(place))
    if place.chain:
        return replace(place, chain=place.chain[:-1], spots=_names_only(place))
    return replace(place, in_side=False) if place.in_side else None


def without_gone(place: Visit, is_there: Callable[[Subject], bool]) -> Visit:
    """Return the place without entities and articles that are not there any more."""

    def there(subject: Subject | None) -> Subject | None:
        return subject if subject is None or is_there(subject) else None

    reading = place.reading
    read = (reading.article_id, reading.subject) if reading is not None else ()
    closes = not all(is_there(one) for one in read if one)
    return replace(
        place,
        chain=tuple(filter(is_there, place.chain)),
        subject=there(place.subject),
        spots=MappingProxyType(
            {kind: spot._replace(subject=there(spot.subject)) for kind, spot in place.spots.items()}
        ),
        reading=None if closes else reading,
        in_side=place.in_side and not closes,
    )


def _names_only(place: Visit) -> Mapping[EntityKind, Spot]:
    """Return what the cursors stand on without their rows, which are others in a wider list."""
    return MappingProxyType(
        {
            kind: Spot(subject=spot.subject, follows=spot.cursor > 0 or kind == place.pane)
            for kind, spot in place.spots.items()
        }
    )


def renamed(place: Visit, resolve: Callable[[str], str]) -> Visit:
    """Return the same place where entities have other ids now; of a chain that has come back to one, what led there."""

    def present(subject: Subject | None) -> Subject | None:
        if isinstance(subject, FoundPassage):
            return subject._replace(focus=resolve(subject.focus)) if subject.focus else subject
        return resolve(subject) if subject else subject

    chain: list[str] = []
    for identity in map(resolve, place.chain):
        del chain[chain.index(identity) if identity in chain else len(chain) :]
        chain.append(identity)
    spots = {kind: spot._replace(subject=present(spot.subject)) for kind, spot in place.spots.items()}
    reading = (
        place.reading._replace(
            subject=present(place.reading.subject), beside=resolve(place.reading.beside) if place.reading.beside else ""
        )
        if place.reading
        else None
    )
    view = place.view.followed(resolve) if place.view is not None else None
    subject = present(place.subject)
    return replace(
        place, chain=tuple(chain), subject=subject, spots=MappingProxyType(spots), reading=reading, view=view
    )


class Trail:
    """Places in the order they were visited, and the one where one is."""

    def __init__(self, start: Visit | None = None) -> None:
        self._places: list[Visit] = [start or Visit()]
        self._here = 0

    @classmethod
    def of(cls, places: Sequence[Visit], here: int) -> Self:
        """Return a trail of some places, one at least, of which one is where one is."""
        trail = cls()
        trail._places, trail._here = list(places), here
        return trail

    @property
    def here(self) -> Visit:
        """The place where one is."""
        return self._places[self._here]

    @property
    def places(self) -> tuple[list[Visit], int]:
        """All places, and which of them is the one where one is."""
        return list(self._places), self._here

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._here > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one has come back from somewhere."""
        return self._here + 1 < len(self._places)

    def amend(self, place: Visit) -> None:
        """Note how the present place looks now, so that coming back finds it so."""
        self._places[self._here] = place

    def follow(self, resolve: Callable[[str], str], is_there: Callable[[Subject], bool]) -> None:
        """Let all places name entities by the ids they have now, and leave what is gone.

        Args:
            resolve: from an id that an entity has or had to the present one.
            is_there: whether it is still that entity; asked before its id is another's.
        """
        there = cache(is_there)  # one entity stands at many places, and to see whether it is there may take long
        self._places = [renamed(without_gone(place, there), resolve) for place in self._places]

    def visit(self, place: Visit) -> None:
        """Go to a new place; what lay ahead is forgotten."""
        self._places[self._here + 1 :] = [place]
        del self._places[: max(0, len(self._places) - LIMIT)]
        self._here = len(self._places) - 1

    def back(self) -> Visit | None:
        """Go to the place before and return it, or None at the beginning."""
        if not self.can_go_back:
            return None
        self._here -= 1
        return self.here

    def forward(self) -> Visit | None:
        """Go to the place one came back from and return it, or None at the end."""
        if not self.can_go_forward:
            return None
        self._here += 1
        return self.here
