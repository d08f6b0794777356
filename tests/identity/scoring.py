"""The gold, and how well entities agree with it: precision and recall over pairs of mentions."""

import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from store.text.tables import rows

ARCHIVE = Path(__file__).parents[3] / "shared" / "corpus" / "archive.tar.xz"
"""The articles that the gold is of."""


class Marked(NamedTuple):
    """A mention in the gold.

    Attributes:
        article: its file in the archive, without the ending.
        kind: organisation or person.
        name: what it is called there.
        label: who it is.
    """

    article: str
    kind: str
    name: str
    label: str

    @property
    def half(self) -> str:
        """Which half of the gold its article belongs to: `first` to work with, `second` to be scored only."""
        return "second" if zlib.crc32(f"{self.article}.md".encode()) % 2 else "first"


def gold() -> list[Marked]:
    """Return all mentions that are marked."""
    return [Marked(*row) for row in rows("tests.identity", "gold.tsv")]


class Pairs(NamedTuple):
    """Pairs of mentions: rightly joined; wrongly joined and wrongly apart, by what they are called."""

    right: int
    joined: Counter[tuple[str, str]]
    apart: Counter[tuple[str, str]]

    @property
    def precision(self) -> float:
        """How many of the pairs that are joined are one."""
        return self.right / ((self.right + self.joined.total()) or 1)

    @property
    def recall(self) -> float:
        """How many of the pairs that are one are joined."""
        return self.right / ((self.right + self.apart.total()) or 1)


def score(marked: Iterable[Marked], entities: Mapping[Marked, str]) -> Pairs:
    """Return how entities agree with what is marked.

    Args:
        marked: mentions of one kind and half.
        entities: who they are taken for; mentions that were not found are left out.
    """
    right, joined, apart = 0, Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    found = [one for one in marked if one in entities]
    for one, other in combinations(found, 2):
        same, is_joined = one.label == other.label, entities[one] == entities[other]
        called = sorted((f"{one.name} ({one.label})", f"{other.name} ({other.label})"))
        if same and is_joined:
            right += 1
        elif same or is_joined:
            (apart if same else joined)[called[0], called[1]] += 1
    return Pairs(right, joined, apart)
