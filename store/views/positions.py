"""What somebody said on one subject over time, and what changed in the wording from one statement to the next."""

import difflib
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal

from msgspec.structs import replace

from store.kinds import article_of
from store.model import AnyEntity, Quote, Record
from store.text.fold import key
from store.text.words import Word, words
from store.views.timeline import Timeline

Change = Literal["same", "dropped", "added"]
_ALIKE = 0.4
"""Share of their words that two statements have in common, at least, where one is the other in other words."""
_COMMON = 3
"""Words that they have in common, at least."""
_BEFORE = 200
"""Earlier statements that one is compared with, but for those of its own article, which says things twice."""
_SUBJECTS = 12
"""Subjects of a speaker that are told, those of most statements."""

_MARKS = "，。、；：！？,.;:!? 　「」『』“”‘’\n"
"""What stands around words without being any."""


class Part(Record, frozen=True, kw_only=True):
    """Words that a statement has as an earlier one has them, has not any more, or has besides."""

    change: Change
    text: str


class Position(Record, frozen=True, kw_only=True):
    """A statement, as of the article that has it first.

    Attributes:
        quote: id of the quote there.
        date: ISO 8601, or None.
        text: its words.
        sources: in how many independent articles it stands.
        since: id of the earlier quote that it says in other words, "" where it says something new.
        since_date: the date of that, or None.
        parts: the words of both, in the order of this one; none where it says something new.
    """

    quote: str
    date: str | None
    text: str
    sources: int
    since: str = ""
    since_date: str | None = None
    parts: tuple[Part, ...] = ()

    def words(self, change: Change) -> tuple[str, ...]:
        """Return what was dropped or added, stretch by stretch, without marks between."""
        found = (part.text.strip(_MARKS) for part in self.parts if part.change == change)
        return tuple(text for text in found if text)


class Subject(Record, frozen=True, kw_only=True):
    """Somebody whom a speaker speaks about, and in how many statements."""

    id: str
    statements: int


class Positions(Record, frozen=True, kw_only=True):
    """What somebody said on a subject.

    Attributes:
        speaker: who, by id.
        about: the subject: the id of an organisation or a person, or words; "" for all that they said.
        positions: the statements, the newest first, those without a date last.
        subjects: whom they speak about, the most frequent first.
    """

    speaker: str
    about: str
    positions: tuple[Position, ...]
    subjects: tuple[Subject, ...]


class Stated(Record, frozen=True, kw_only=True):
    """A statement: the quote of its first article, its date, and in how many independent articles it stands."""

    quote: Quote
    date: str | None
    sources: int


def statements(told: Timeline, entity: Callable[[str], AnyEntity]) -> Iterator[Stated]:
    """Yield all that somebody said, given what is known of them by date, and from an id to the entity."""
    for event in told.events:
        quote = entity(event.id) if event.kind == "said" else None
        if isinstance(quote, Quote):
            yield Stated(quote=quote, date=event.date, sources=event.sources)


def positions(speaker: str, stated: Iterable[Stated], about: str = "") -> Positions:
    """Return what somebody said on a subject.

    Args:
        speaker: their id.
        stated: all that they said.
        about: the id of an organisation or a person, or words that the statements hold; "" for all.
    """
    every = list(stated)
    known = Counter(one for each in every for one in dict.fromkeys(each.quote.about) if one != speaker)
    said = [_Said(one) for one in every if _concerns(one.quote, about)]
    said.sort(key=lambda one: (one.stated.date or "", one.stated.quote.id))
    found = [_position(one, like) for one, like in zip(said, _likest(said), strict=True)]
    return Positions(
        speaker=speaker,
        about=about,
        positions=tuple(reversed(found)),
        subjects=tuple(Subject(id=one, statements=count) for one, count in known.most_common(_SUBJECTS)),
    )


def _concerns(quote: Quote, about: str) -> bool:
    return not about or about in quote.about or ("/" not in about and key(about) in key(quote.text))


class _Said:
    """A statement with its words."""

    def __init__(self, stated: Stated) -> None:
        self.stated = stated
        self.article = article_of(stated.quote.id)

    @cached_property
    def words(self) -> Sequence[Word]:
        return words(self.stated.quote.text)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Its words that say something."""
        return frozenset(word.key for word in self.words if word.key.isalnum())

    def likeness(self, common: int, other: "_Said") -> float:
        """Return the share of the words of both that both have, given how many these are."""
        return 2 * common / (len(self.telling) + len(other.telling))


def _likest(said: Sequence[_Said]) -> Iterator[_Said | None]:
    """Yield for each statement the earlier one that says it in other words, of the likest the latest; None for none.

    What it has in common with which is counted word by word, over those alone that have the word.
    """
    holding: dict[str, list[int]] = {}
    for place, one in enumerate(said):
        common = Counter[int]()
        for word in one.telling:
            places = holding.setdefault(word, [])
            common.update(places[bisect_left(places, place - _BEFORE) :])
            places.append(place)
        like = [
            (one.likeness(count, said[at]), at)
            for at, count in common.items()
            if count >= _COMMON and said[at].article != one.article
        ]
        share, at = max(like, default=(0.0, 0))
        yield said[at] if share >= _ALIKE else None


def _position(one: _Said, like: _Said | None) -> Position:
    """Return a statement with what changed since an earlier one."""
    stated = one.stated
    found = Position(quote=stated.quote.id, date=stated.date, text=stated.quote.text, sources=stated.sources)
    if like is None:
        return found
    parts = tuple(_parts(like.words, one.words))
    return replace(found, since=like.stated.quote.id, since_date=like.stated.date, parts=parts)


def _parts(before: Sequence[Word], after: Sequence[Word]) -> Iterator[Part]:
    """Yield the words of two statements, those that were dropped before those that came in their place."""
    matcher = difflib.SequenceMatcher(None, [word.key for word in before], [word.key for word in after], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield Part(change="same", text=_joined(after[c:d]))
            continue
        if a < b:
            yield Part(change="dropped", text=_joined(before[a:b]))
        if c < d:
            yield Part(change="added", text=_joined(after[c:d]))


def _joined(some: Iterable[Word]) -> str:
    return "".join(word.text for word in some)
