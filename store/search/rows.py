"""What is searched, as columns: a row per entity, by pane and popularity, and the texts that each is found by.

Rows refer to one another: a figure to what it is about, a quote to its speaker, a person to where a role is held. What
is no entity but is searched as well (a title, a speaker nobody is known by, what a figure counts) has a hidden row
after those of the panes, once however many rows name it.
"""

from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol, Self

import numpy as np
import numpy.typing as npt

from store.kinds import ENTITY_KINDS, STATED_KINDS, EntityKind
from store.model import AnyEntity, Figure, Organisation, Person, Quote
from store.search.ranking import Part
from store.text.places import Lookup, mark_of
from store.text.strings import Strings
from store.text.wordings import SIZE, as_numbers

Ints = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]
Marks = npt.NDArray[np.uint16]


_STATED = tuple(f"{kind}/" for kind in STATED_KINDS)


class EntitySource(Protocol):
    """Where entities come from; a library is one."""

    def entities(self, kind: EntityKind, /) -> Iterable[AnyEntity]:
        """Return all entities of one kind, in any order."""
        ...


class Lists(NamedTuple):
    """Many lists of numbers in one: those of item i are `values[starts[i]:starts[i + 1]]`."""

    starts: Ints
    values: Ints

    @classmethod
    def of_pairs(cls, owners: Ints, values: Ints, count: int) -> "Lists":
        """Return the values of each owner, in the order given."""
        found = cls.of_owners(owners, count)
        return cls(found.starts, values[found.values])

    @classmethod
    def of_owners(cls, owners: Ints, count: int) -> "Lists":
        """Return for each owner the places at which it stands in `owners`."""
        starts = np.zeros(count + 1, np.int32)
        np.cumsum(np.bincount(owners, minlength=count), out=starts[1:])
        return cls(starts, np.argsort(owners, kind="stable").astype(np.int32))

    def of(self, item: int) -> Ints:
        """Return the values of one item."""
        found: Ints = self.values[self.starts[item] : self.starts[item + 1]]
        return found

    def sizes(self, items: Ints) -> Ints:
        """Return how many values each of those items has."""
        found: Ints = self.starts[items + 1] - self.starts[items]
        return found

    def of_all(self, items: Ints) -> Ints:
        """Return the values of all those items, one after another."""
        sizes = self.sizes(items)
        total = int(sizes.sum())
        if not total:
            return self.values[:0]
        ends = np.cumsum(sizes)
        steps = np.arange(total, dtype=np.int32) + np.repeat(self.starts[items] - (ends - sizes), sizes)
        found: Ints = self.values[steps]
        return found


class Ties(NamedTuple):
    """References of one kind between rows, from the one that is named to the one that names it."""

    named: Ints
    naming: Ints

    def with_more(self, other: "Ties") -> "Ties":
        """Return these and others."""
        return Ties(np.concatenate((self.named, other.named)), np.concatenate((self.naming, other.naming)))

    def turned(self) -> "Ties":
        """Return the same references from the other end."""
        return Ties(self.naming, self.named)

    def by_named(self, size: int) -> Lists:
        """Return the rows that name each of so many rows."""
        return Lists.of_pairs(self.named, self.naming, size)


class Rows(NamedTuple):
    """All entities and texts as columns.

    Attributes:
        ids: id of each row of the panes.
        size: how many rows there are, the hidden ones with them.
        panes: first and one past the last row of each kind.
        newest: latest publication date of each row as YYYYMMDD, 0 where unknown.
        oldest: earliest, likewise.
        mentions: how many mentions each row has.
        starts: where the first of them stands in its article, of what stands in one alone.
        values: value of each figure, NaN for other rows and vague figures.
        uppers: its upper bound, the value itself where there is none.
        units: its unit, as an ordinal of `unit_names`.
        unit_names: the units.
        wordings: of each figure from the first how it is worded, see `store.text.wordings`: what is
            said, the times, the words.
        subkinds: what kind of organisation, figure or quote each row is, as an ordinal of `subkind_names`.
        subkind_names: the kinds.
        texts: what rows are found by.
        names: how many of the texts, from the first, are names and titles, which pinyin finds.
        owners: row of each text.
        parts: what each text is to its row, `Part`.
        spoken: from speakers to their quotes.
        concerned: from names to the figures and quotes about them, from organisations and titles to the people who have
            them, from what is counted to figures.
        others: further references: from quotes to figures, from figures to equal ones.
        lookup: what ids are looked up by.
        mark: what tells these columns from others, for what is made of them and kept apart.
    """

    ids: Sequence[str]
    size: int
    panes: dict[EntityKind, tuple[int, int]]
    newest: Ints
    oldest: Ints
    mentions: Ints
    starts: Ints
    values: Floats
    uppers: Floats
    units: Ints
    unit_names: list[str]
    wordings: Marks
    subkinds: Ints
    subkind_names: list[str]
    texts: Sequence[str]
    names: int
    owners: Ints
    parts: Bytes
    spoken: Ties
    concerned: Ties
    others: Ties
    lookup: Lookup
    mark: str

    @property
    def hidden(self) -> Sequence[str]:
        """The texts of the rows that are no entity, row by row."""
        return self.texts[self.names - (self.size - len(self.ids)) : self.names]


class Crossed(NamedTuple):
    """What is read off columns of rows from their other end.

    Attributes:
        texts: the texts of each row.
        names: of each row the first text that is its name.
        spoken: the quotes of each speaker.
        concerned: who names each row as what it is about, or has, or counts.
        linked: all rows that each one names or is named by.
    """

    texts: Lists
    names: Ints
    spoken: Lists
    concerned: Lists
    linked: Lists

    @classmethod
    def of(cls, rows: Rows) -> Self:
        """Return what is read off some columns."""
        named = np.flatnonzero(rows.parts == Part.NAME)
        names = np.zeros(rows.size, np.int32)
        names[rows.owners[named]] = named
        ties = (rows.spoken, rows.concerned, rows.others)
        one = np.concatenate([tie.named for tie in ties])
        other = np.concatenate([tie.naming for tie in ties])
        linked = Lists.of_pairs(np.concatenate((one, other)), np.concatenate((other, one)), rows.size)
        spoken, concerned = (tie.by_named(rows.size) for tie in ties[:2])
        return cls(Lists.of_owners(rows.owners, rows.size), names, spoken, concerned, linked)


def build_rows(source: EntitySource) -> Rows:
    """Return the columns of all entities of a source."""
    gathering = Gathering()
    for kind in ENTITY_KINDS:
        gathering.add_pane(kind, source.entities(kind))
    return gathering.finish()


class _Ordinals(dict[str, int]):
    """Numbers words in the order in which they are first asked for."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class _Days(dict[str | None, int]):
    """Reads dates as YYYYMMDD, 0 where there is none; there are few, each read once."""

    def __missing__(self, date: str | None) -> int:
        day = self[date] = int(date[:4] + date[5:7] + date[8:10]) if date and len(date) == 10 else 0
        return day


class Named:
    """References as they are gathered: rows, and ids whose rows are not known yet."""

    def __init__(self) -> None:
        self.naming = array("i")
        self.named: list[str] = []

    def add(self, row: int, entity_id: str) -> None:
        """Note what a row names."""
        self.naming.append(row)
        self.named.append(entity_id)

    def resolve(self, row_of: dict[str, int]) -> Ties:
        """Return the references to ids that there are."""
        named = np.fromiter((row_of.get(entity_id, -1) for entity_id in self.named), np.int32, len(self.named))
        known = named >= 0
        return Ties(named[known], np.array(self.naming, np.int32)[known])


class TextColumns:
    """Texts as they are gathered."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.owners = array("i")
        self.parts = array("B")

    def add(self, text: str, row: int, part: Part) -> None:
        """Note a text of a row."""
        self.texts.append(text)
        self.owners.append(row)
        self.parts.append(part)


Standing = tuple[int, int, str, int, str]
"""What a row stands in its pane by: mentions and recency, the most and the latest first, then article, place and id."""


def standing(mentions: int, newest: int, entity_id: str, start: int) -> Standing:
    """Return what a row stands in its pane by."""
    article = entity_id.split("/", 2)[1] if entity_id.startswith(_STATED) else ""
    return -mentions, -newest, article, start, entity_id


def _start(entity: AnyEntity) -> int:
    """Return where an entity first stands in its article; 0 of what a store has in several."""
    return entity.mentions[0].start if entity.mentions else 0


class Gathering:
    """Columns as they grow; numbers in arrays, which cost the garbage collector nothing."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.panes: dict[EntityKind, tuple[int, int]] = {}
        self.numbers = array("i")  # of each row newest, oldest, mentions, start, unit, subkind
        self.amounts = array("d")  # of each figure value and upper
        self.wordings = array("q")  # of each figure `SIZE` numbers
        self.days = _Days()
        self.unit_names = _Ordinals({"": 0})
        self.subkind_names = _Ordinals({"": 0})
        self.names = TextColumns()
        self.words = TextColumns()  # of figures and quotes: searched by their characters alone
        self.spoken = Named()
        self.concerned = Named()
        self.others = Named()
        self.titles = Named()  # named by their words, not by ids
        self.strangers = Named()

    def add_pane(self, kind: EntityKind, entities: Iterable[AnyEntity]) -> None:
        """Add the rows of one pane, by mentions, recency and, within an article, by place."""
        first, days = len(self.ids), self.days
        for row, entity in enumerate(self._by_popularity(entities), first):
            self.ids.append(entity.id)
            unit = subkind = 0
            if isinstance(entity, Figure):
                unit, subkind = self.unit_names[entity.unit or ""], self.subkind_names[entity.kind]
                self._add_figure(row, entity)
            elif isinstance(entity, Quote):
                subkind = self.subkind_names[entity.kind]
                self._add_quote(row, entity)
            else:
                self._add_names(row, entity)
                if isinstance(entity, Organisation):
                    subkind = self.subkind_names[entity.kind]
                else:
                    self._add_roles(row, entity)
            self.numbers.extend(
                (days[entity.last_seen], days[entity.first_seen], entity.mention_count, _start(entity), unit, subkind)
            )
        self.panes[kind] = (first, len(self.ids))

    def standing(self, row: int) -> Standing:
        """Return what a row stands in its pane by."""
        newest, _, mentions, start, *_ = self.numbers[6 * row : 6 * row + 6]
        return standing(mentions, newest, self.ids[row], start)

    def _by_popularity(self, entities: Iterable[AnyEntity]) -> list[AnyEntity]:
        return sorted(
            entities,
            key=lambda one: standing(one.mention_count, self.days[one.last_seen], one.id, _start(one)),
        )

    def _add_names(self, row: int, entity: Organisation | Person) -> None:
        self.names.add(entity.name, row, Part.NAME)
        unsure = entity.uncertain if isinstance(entity, Organisation) else ()
        for name in (*entity.aliases, *entity.also, *unsure):
            self.names.add(name, row, Part.ALIAS)

    def _add_roles(self, row: int, person: Person) -> None:
        for role in person.roles:
            if role.title:
                self.titles.add(row, role.title)
            if role.organisation_id:
                self.concerned.add(row, role.organisation_id)

    def _add_figure(self, row: int, figure: Figure) -> None:
        value = float("nan") if figure.value is None else figure.value
        self.amounts.extend((value, value if figure.upper is None else figure.upper))
        self.wordings.extend(as_numbers(figure.wording))
        self.words.add(figure.text, row, Part.NAME)
        if figure.counted:
            self.titles.add(row, figure.counted)
        for subject in figure.about:
            self.concerned.add(row, subject)
        for other in (figure.quote, figure.equals):
            if other:
                self.others.add(row, other)

    def _add_quote(self, row: int, quote: Quote) -> None:
        self.words.add(quote.text, row, Part.NAME)
        for speaker in quote.speakers:
            self.spoken.add(row, speaker)
        if quote.speaker and not quote.speakers:
            self.strangers.add(row, quote.speaker)
        for subject in quote.about:
            self.concerned.add(row, subject)
        for figure in quote.figures:
            self.others.add(row, figure)

    def finish(self) -> Rows:
        """Return the columns."""
        seen = len(self.ids)
        row_of = dict(zip(self.ids, range(seen), strict=True))
        hidden = {word: row for row, word in enumerate(dict.fromkeys(self.titles.named + self.strangers.named), seen)}
        for word, row in hidden.items():
            self.names.add(word, row, Part.NAME)
        count = seen + len(hidden)
        numbers = np.zeros((6, count), np.int32)
        numbers[:, :seen] = np.array(self.numbers, np.int32).reshape(-1, 6).T
        values, uppers = np.full((2, count), np.nan)
        first, last = self.panes["figure"]
        values[first:last], uppers[first:last] = np.array(self.amounts).reshape(-1, 2).T
        texts, owners = Strings.of(self.names.texts + self.words.texts), self.names.owners + self.words.owners
        return Rows(
            ids=Strings.of(self.ids),
            size=count,
            panes=self.panes,
            newest=numbers[0],
            oldest=numbers[1],
            mentions=numbers[2],
            starts=numbers[3],
            values=values,
            uppers=uppers,
            units=numbers[4],
            unit_names=list(self.unit_names),
            wordings=np.array(self.wordings, np.int64).view(np.uint16).reshape(-1, 4 * SIZE),
            subkinds=numbers[5],
            subkind_names=list(self.subkind_names),
            texts=texts,
            names=len(self.names.texts),
            owners=np.array(owners, np.int32),
            parts=np.array(self.names.parts + self.words.parts, np.uint8),
            spoken=self.spoken.resolve(row_of).with_more(self.strangers.resolve(hidden)),
            concerned=self.concerned.resolve(row_of).with_more(self.titles.resolve(hidden)),
            others=self.others.resolve(row_of),
            lookup=Lookup.of(self.ids),
            mark=mark_of(texts.data.tobytes(), owners.tobytes(), "\n".join(self.ids).encode("utf-8", "surrogatepass")),
        )
