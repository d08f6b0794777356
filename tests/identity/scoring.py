"""The gold, and how well entities agree with it: precision and recall over pairs of mentions."""

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from store.text.tables import rows

PARTS = "first", "second", "unseen"
ARCHIVE = Path(__file__).parents[3] / "shared" / "corpus" / "archive.tar.xz"
"""The articles that the gold is of."""


class Marked(NamedTuple):
    """A mention in the gold.

    Attributes:
        article: its file in the archive, without the ending.
        kind: organisation or person.
        name: what it is called there.
        label: who it is.
        is_unseen: whether it is of the third part, which no rule was made with.
    """

    article: str
    kind: str
    name: str
    label: str
    is_unseen: bool = False

    @property
    def part(self) -> str:
        """Which part of the gold it belongs to: `first` to work with, `second` and `unseen` to be scored only."""
        if self.is_unseen:
            return "unseen"
        return "second" if zlib.crc32(f"{self.article}.md".encode()) % 2 else "first"


def gold() -> list[Marked]:
    """Return all mentions that are marked."""
    return [*_marked("gold.tsv", is_unseen=False), *_marked("unseen.tsv", is_unseen=True)]


def _marked(table: str, *, is_unseen: bool) -> Iterator[Marked]:
    for article, kind, name, label in rows("tests.identity", table):
        yield Marked(article, kind, name, label, is_unseen)


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
        marked: mentions of one kind and part.
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
