"""What stands in which article, as columns: of a million places dictionaries take 250 MB."""

from collections.abc import Sequence
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from store.database import Database
from store.identity.register import STATED, slug_within
from store.text.places import Lookup

Ints = npt.NDArray[np.int32]


class Lists(NamedTuple):
    """For each of some strings a list of places in others: those of string i are `values[starts[i]:starts[i + 1]]`."""

    keys: Sequence[str]
    lookup: Lookup
    starts: Ints
    values: Ints

    @classmethod
    def of(cls, keys: Sequence[str], owners: Ints, values: Ints, lookup: Lookup | None = None) -> Self:
        """Return the lists of pairs of a key, by its place, and a value."""
        order = np.argsort(owners, kind="stable")
        starts = np.zeros(len(keys) + 1, np.int32)
        np.cumsum(np.bincount(owners, minlength=len(keys)), out=starts[1:])
        return cls(keys, lookup or Lookup.of(keys), starts, values[order])

    @property
    def owners(self) -> Ints:
        """Of each value the place of the key whose list has it."""
        return np.repeat(np.arange(len(self.keys), dtype=np.int32), np.diff(self.starts))


class Located(NamedTuple):
    """What stands where.

    Attributes:
        articles: of organisations and people the places of their articles among the keys of `entities`.
        entities: of articles, by the part of their id after `article/`, the places of those among the keys of that.
        contents: of articles the places of their figures and quotes in `stated`.
        stated: the ids of all figures and quotes.
    """

    articles: Lists
    entities: Lists
    contents: Lists
    stated: Sequence[str]

    @classmethod
    def of(cls, database: Database) -> Self:
        """Return what stands where in a store."""
        entities, slugs, stating = Numbers(), Numbers(), Numbers()
        pairs = [one.rpartition("@")[::2] for one in database.ids_of("mentions")]
        entity = np.fromiter((entities[one] for one, _ in pairs), np.int32, len(pairs))
        slug = np.fromiter((slugs[one] for _, one in pairs), np.int32, len(pairs))
        stated = [identity for table in STATED for identity in database.ids_of(table)]
        where = np.fromiter((stating[slug_within(one)] for one in stated), np.int32, len(stated))
        return cls(
            Lists.of(list(entities), entity, slug),
            Lists.of(list(slugs), slug, entity),
            Lists.of(list(stating), where, np.arange(len(stated), dtype=np.int32)),
            stated,
        )


class Numbers(dict[str, int]):
    """Strings, each with a number of its own, in the order in which they were asked for."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number
