"""What is searched, as columns: a row per entity, by pane and popularity, and the texts that each is found by.

Rows refer to one another: a figure to what it is about, a quote to its speaker, a person to where a role is held. What
is no entity but is searched as well (a title, a speaker nobody is known by, what a figure counts) has a hidden row
after those of the panes, once however many rows name it.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol, Self

import numpy as np
import numpy.typing as npt

from store.kinds import EntityKind
from store.model import AnyEntity
from store.search.ranking import Part
from store.text.places import Lookup

Ints = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]
Marks = npt.NDArray[np.uint16]
Prints = npt.NDArray[np.uint64]

_LONG = 64
"""Numbers of a list, from which on lists are put together list by list rather than number by number."""
DIGITS, LARGE = 1, 2
"""Of what is stated: whether a digit is in its words, and whether a character is that tells large numbers (萬, 十)."""


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
        found: Ints = self.starts.take(items + 1) - self.starts.take(items)
        return found

    def of_all(self, items: Ints) -> Ints:
        """Return the values of all those items, one after another."""
        sizes = self.sizes(items)
        total = int(sizes.sum())
        if not total:
            return self.values[:0]
        if total > _LONG * len(items):
            return np.concatenate([self.of(item) for item in items.tolist()])
        ends = np.cumsum(sizes)
        steps = np.arange(total, dtype=np.int32) + np.repeat(self.starts.take(items) - (ends - sizes), sizes)
        found: Ints = self.values.take(steps)
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


class Stated(NamedTuple):
    """What is read off the words of figures and quotes, row by row from the first figure.

    Attributes:
        said: a fingerprint of the words as they are compared.
        lengths: how many characters they have.
        marks: whether some characters are among them, as bits: `DIGITS`, `LARGE`.
        within: in which article each stands, as an ordinal of `slugs`.
        slugs: these articles, by what their ids have after `article/`, in the order in which they first come.
    """

    said: Prints
    lengths: Ints
    marks: Bytes
    within: Ints
    slugs: Sequence[str]


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
        prints: what tells each text of its row from all others, in any state of a store.
        stated: of the figures and quotes, from the first, what is read off the words of each.
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
    prints: Prints
    stated: Stated
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
