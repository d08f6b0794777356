"""What is searched, as columns: a row per entity, by pane and popularity, and the texts that each is found by.

A text that several entities share (a speaker, a title) is kept once, with its places. Rows refer to one another: a
figure to what it is about, a quote to its speaker, a person to where a role is held.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from store.model import ENTITY_KINDS, AnyEntity, EntityKind, Figure, Organisation, Person, Quote
from store.search.ranking import Part

Ints = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]


class Source(Protocol):
    """Where entities come from; a library is one."""

    def entities(self, kind: EntityKind) -> Iterable[AnyEntity]:
        """Return all entities of one kind, in any order."""
        ...


class Lists(NamedTuple):
    """Many lists of numbers in one: those of item i are `values[starts[i]:starts[i + 1]]`."""

    starts: Ints
    values: Ints

    @classmethod
    def gather(cls, owners: Iterable[int], values: Iterable[int], count: int) -> "Lists":
        """Return the values of each owner, in the order given."""
        owner = np.fromiter(owners, np.int32)
        value = np.fromiter(values, np.int32)
        order = np.argsort(owner, kind="stable")
        starts = np.zeros(count + 1, np.int32)
        np.cumsum(np.bincount(owner, minlength=count), out=starts[1:])
        return cls(starts, value[order])

    def of(self, item: int) -> Ints:
        """Return the values of one item."""
        found: Ints = self.values[self.starts[item] : self.starts[item + 1]]
        return found

    def of_all(self, items: Ints) -> Ints:
        """Return the values of all those items, one after another."""
        sizes = self.starts[items + 1] - self.starts[items]
        total = int(sizes.sum())
        if not total:
            return self.values[:0]
        ends = np.cumsum(sizes)
        steps = np.arange(total, dtype=np.int64) + np.repeat(self.starts[items] - (ends - sizes), sizes)
        found: Ints = self.values[steps]
        return found


class Rows(NamedTuple):
    """All entities and texts as columns.

    Attributes:
        ids: id of each row.
        row_of: row of each id.
        panes: first and one past the last row of each kind.
        mentions: how many mentions each row has.
        newest: latest publication date of each row as YYYYMMDD, 0 where unknown.
        oldest: earliest, likewise.
        values: value of each figure, NaN for other rows and vague figures.
        uppers: its upper bound, the value itself where there is none.
        units: its unit, as an ordinal of `unit_names`.
        unit_names: the units.
        sorts: what kind of organisation, figure or quote each row is, as an ordinal of `sort_names`.
        sort_names: the kinds.
        texts: each text once.
        names: how many of the texts, from the first, are names and titles, which pinyin finds.
        places: rows of each text.
        parts: what the text is to that row, `Part`, alongside `places.values`.
        texts_of: texts of each row, the name first.
        spoken: quotes of each speaker.
        concerned: figures and quotes that are about each row, people by the organisations of their roles.
        linked: rows that each row refers to or is referred to by, of any kind.
    """

    ids: list[str]
    row_of: dict[str, int]
    panes: dict[EntityKind, tuple[int, int]]
    mentions: Ints
    newest: Ints
    oldest: Ints
    values: Floats
    uppers: Floats
    units: Ints
    unit_names: list[str]
    sorts: Ints
    sort_names: list[str]
    texts: list[str]
    names: int
    places: Lists
    parts: Bytes
    texts_of: Lists
    spoken: Lists
    concerned: Lists
    linked: Lists


def build_rows(source: Source) -> Rows:
    """Return the columns of all entities of a source."""
    gathering = _Gathering()
    for kind in ENTITY_KINDS:
        gathering.add_pane(kind, _by_popularity(source.entities(kind)))
    return gathering.finish()


def _by_popularity(entities: Iterable[AnyEntity]) -> Iterator[AnyEntity]:
    """Return entities by mentions, then recency, most first; equal ones stay in the order of the source."""
    found = list(entities)
    if not found:
        return iter(())
    mentions = np.fromiter((entity.mention_count for entity in found), np.int64, len(found))
    dates = np.array([entity.last_seen or "" for entity in found], dtype="S10")
    newest = np.unique(dates, return_inverse=True)[1]
    return (found[at] for at in np.lexsort((-newest, -mentions)))


def _day(date: str | None) -> int:
    return int(date.replace("-", "")[:8] or 0) if date else 0


class _Ordinals(dict[str, int]):
    """Numbers words in the order in which they are first asked for."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class _Gathering:
    """Columns as they grow."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.panes: dict[EntityKind, tuple[int, int]] = {}
        self.numbers: list[tuple[int, int, int, int, int]] = []  # mentions, newest, oldest, unit, sort
        self.amounts: list[tuple[int, float, float]] = []  # row, value, upper
        self.units = _Ordinals({"": 0})
        self.sorts = _Ordinals({"": 0})
        self.names = _Ordinals()
        self.words = _Ordinals()  # figures and quotes: searched by their characters alone
        self.name_places: list[tuple[int, int, int]] = []  # text, row, part
        self.word_places: list[tuple[int, int, int]] = []
        self.speakers: list[tuple[int, str]] = []  # quote, who said it
        self.subjects: list[tuple[int, str]] = []  # figure, quote or person, what it is about or belongs to
        self.others: list[tuple[int, str]] = []  # further references

    def add_pane(self, kind: EntityKind, entities: Iterable[AnyEntity]) -> None:
        """Add the rows of one pane, in order."""
        first = len(self.ids)
        for entity in entities:
            row = len(self.ids)
            self.ids.append(entity.id)
            unit = 0
            match entity:
                case Organisation():
                    self._add_names(row, entity)
                case Person():
                    self._add_names(row, entity)
                    self._add_roles(row, entity)
                case Figure():
                    unit = self.units[entity.unit or ""]
                    self._add_figure(row, entity)
                case Quote():
                    self._add_quote(row, entity)
            sort = 0 if isinstance(entity, Person) else self.sorts[entity.kind]
            self.numbers.append((entity.mention_count, _day(entity.last_seen), _day(entity.first_seen), unit, sort))
        self.panes[kind] = (first, len(self.ids))

    def _add_names(self, row: int, entity: Organisation | Person) -> None:
        self.name_places.append((self.names[entity.name], row, Part.NAME))
        for name in (*entity.aliases, *entity.also):
            if name != entity.name:
                self.name_places.append((self.names[name], row, Part.ALIAS))

    def _add_roles(self, row: int, person: Person) -> None:
        for role in person.roles:
            if role.title:
                self.name_places.append((self.names[role.title], row, Part.ROLE))
            if role.organisation_id:
                self.subjects.append((row, role.organisation_id))

    def _add_figure(self, row: int, figure: Figure) -> None:
        self.word_places.append((self.words[figure.text], row, Part.NAME))
        if figure.value is not None:
            self.amounts.append((row, figure.value, figure.value if figure.upper is None else figure.upper))
        if figure.counted:
            self.word_places.append((self.words[figure.counted], row, Part.ROLE))
        self.subjects.extend((row, subject) for subject in figure.about)
        self.others.extend((row, other) for other in (figure.quote, figure.equals) if other)

    def _add_quote(self, row: int, quote: Quote) -> None:
        self.word_places.append((self.words[quote.text], row, Part.NAME))
        if quote.speaker_id:
            self.speakers.append((row, quote.speaker_id))
        elif quote.speaker:
            self.name_places.append((self.names[quote.speaker], row, Part.ALIAS))
        self.subjects.extend((row, subject) for subject in quote.about)
        self.others.extend((row, figure) for figure in quote.figures)

    def finish(self) -> Rows:
        """Return the columns."""
        count = len(self.ids)
        row_of = {entity_id: row for row, entity_id in enumerate(self.ids)}
        numbers = np.array(self.numbers, np.int32).reshape(-1, 5).T
        values = np.full(count, np.nan)
        uppers = np.full(count, np.nan)
        if self.amounts:
            figures, value, upper = zip(*self.amounts, strict=True)
            values[list(figures)] = value
            uppers[list(figures)] = upper
        places = self.name_places + [(text + len(self.names), row, part) for text, row, part in self.word_places]
        column = np.array(places, np.int32).reshape(-1, 3)
        texts = len(self.names) + len(self.words)
        by_text = np.argsort(column[:, 0], kind="stable")
        speakers, subjects, others = (
            [(row_of[other], row) for row, other in pairs if other in row_of]
            for pairs in (self.speakers, self.subjects, self.others)
        )
        both = [*speakers, *subjects, *others]
        both += [(row, other) for other, row in both]
        return Rows(
            ids=self.ids,
            row_of=row_of,
            panes=self.panes,
            mentions=numbers[0],
            newest=numbers[1],
            oldest=numbers[2],
            values=values,
            uppers=uppers,
            units=numbers[3],
            unit_names=list(self.units),
            sorts=numbers[4],
            sort_names=list(self.sorts),
            texts=[*self.names, *self.words],
            names=len(self.names),
            places=Lists.gather(column[:, 0], column[:, 1], texts),
            parts=column[by_text, 2].astype(np.uint8),
            texts_of=Lists.gather(column[:, 1], column[:, 0], count),
            spoken=_pairs(speakers, count),
            concerned=_pairs(subjects, count),
            linked=_pairs(both, count),
        )


def _pairs(pairs: list[tuple[int, int]], count: int) -> Lists:
    return Lists.gather((one for one, _ in pairs), (other for _, other in pairs), count)
