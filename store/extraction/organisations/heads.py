"""The words that end names of organisations, and what each proves."""

from functools import cache
from typing import NamedTuple

from store.extraction.lexicon import rows


class Head(NamedTuple):
    """A word that ends names of organisations, the kind it gives and how much it proves."""

    text: str
    kind: str
    strength: str

    @property
    def is_public(self) -> bool:
        """Whether it ends names of bodies that belong to nobody: of a government, a party, or their members."""
        return self.kind in ("government", "party", "association")


@cache
def heads() -> dict[str, Head]:
    """Return the heads by their text."""
    return {row[0]: Head(*row[:3]) for row in rows("suffixes.tsv")}


@cache
def full_heads() -> dict[str, str]:
    """Return the heads that are short for others, with those: 地院 of 地方法院."""
    return {row[0]: row[3] for row in rows("suffixes.tsv") if len(row) > 3}


@cache
def last_characters() -> frozenset[str]:
    """Return the characters that heads end in."""
    return frozenset(_lengths())


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """Return how long the heads are that end in each character, the longest first."""
    found: dict[str, set[int]] = {}
    for head in heads():
        found.setdefault(head[-1], set()).add(len(head))
    return {last: tuple(sorted(lengths, reverse=True)) for last, lengths in found.items()}


def longest_head(folded: str, end: int, most: int) -> Head | None:
    """Return the longest head of at most so many characters that ends at an offset, or None."""
    for length in _lengths().get(folded[end - 1 : end], ()):
        if length <= most and (head := heads().get(folded[end - length : end])) is not None:
            return head
    return None


def head_of(folded: str) -> Head | None:
    """Return the longest head that a folded name ends in and is longer than, or None."""
    return longest_head(folded, len(folded), len(folded) - 1)
