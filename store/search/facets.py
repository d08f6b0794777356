"""Facets: what rows have in common, each value with how many have it and the words of a query that ask for it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from store.kinds import ENTITY_KINDS, KINDS
from store.search.rows import Ints, Rows

_MOST = 40
"""Values of a facet that are told, those that most rows have."""


class Facet(NamedTuple):
    """A value that rows have in common.

    Attributes:
        name: what it is a value of.
        value: the value.
        rows: how many have it.
        asks: the words of a query that find those rows; with a minus before each, the others.
    """

    name: str
    value: str
    rows: int
    asks: tuple[str, ...]


def facets(rows: Rows, found: Ints, publishers: Mapping[str, str]) -> tuple[Facet, ...]:
    """Return what rows have in common, facet by facet, the most frequent value first; months the newest first.

    Args:
        rows: all of them.
        found: those that are asked for.
        publishers: of the articles, by their ids without the kind.
    """
    return tuple(
        [
            *_kinds(rows, found),
            *_finer(rows, found),
            *_currencies(rows, found),
            *_titles(rows, found),
            *_publishers(rows, found, publishers),
            *_months(rows, found),
        ]
    )


def _kinds(rows: Rows, found: Ints) -> Iterator[Facet]:
    for kind in ENTITY_KINDS:
        first, last = rows.panes[kind]
        count = int(np.count_nonzero((found >= first) & (found < last)))
        if count:
            yield Facet("kind", KINDS[kind].many, count, (f"kind:{kind}",))


def _finer(rows: Rows, found: Ints) -> Iterator[Facet]:
    known = rows.subkinds[found]
    counts = np.bincount(known[known >= 0], minlength=len(rows.subkind_names)).tolist()
    for name, count in _most(dict(zip(rows.subkind_names, counts, strict=False))):
        yield Facet("finer kind", name, count, (f"kind:{name}",))


def _currencies(rows: Rows, found: Ints) -> Iterator[Facet]:
    first, last = rows.panes["figure"]
    units = rows.units[found[(found >= first) & (found < last)]]
    counts = np.bincount(units[units >= 0], minlength=len(rows.unit_names)).tolist()
    codes = {name: n for name, n in zip(rows.unit_names, counts, strict=False) if len(name) == 3 and name.isupper()}
    for name, count in _most(codes):
        yield Facet("currency", name, count, (f"cur:{name}",))


def _titles(rows: Rows, found: Ints) -> Iterator[Facet]:
    """Yield the titles that people have."""
    first, last = rows.panes["person"]
    people = np.zeros(rows.size, np.bool_)
    people[found[(found >= first) & (found < last)]] = True
    entities, words = len(rows.ids), rows.hidden
    titles = rows.concerned.named[(rows.concerned.named >= entities) & people[rows.concerned.naming]]
    for title, count in _most(Counter(words[row - entities] for row in titles.tolist())):
        yield Facet("role", title, count, (f'person:"{title}"',))


def _publishers(rows: Rows, found: Ints, publishers: Mapping[str, str]) -> Iterator[Facet]:
    """Yield publishers with the figures and quotes in their articles."""
    first = rows.panes["figure"][0]
    slugs = Counter(rows.ids[row].split("/", 2)[1] for row in found[found >= first].tolist())
    counts: Counter[str] = Counter()
    for slug, count in slugs.items():
        counts[publishers.get(slug, "")] += count
    for name, count in _most(counts):
        yield Facet("publisher", name, count, (f'from:"{name}"' if " " in name else f"from:{name}",))


def _months(rows: Rows, found: Ints) -> Iterator[Facet]:
    """Yield months with the rows that were seen in them, or before and after them."""
    dated = found[rows.newest[found] > 0]
    first, last = np.sort(rows.oldest[dated] // 100), np.sort(rows.newest[dated] // 100)
    for month in np.unique(np.concatenate((first, last)))[::-1].tolist():
        count = int(np.searchsorted(first, month, "right") - np.searchsorted(last, month))
        day = f"{month // 100:04}-{month % 100:02}"
        yield Facet("month", day, count, (f"after:{day}", f"before:{day}"))


def _most(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the values that most have, most first."""
    return [(value, count) for value, count in Counter(counts).most_common(_MOST) if value and count]


def strangers(rows: Rows) -> dict[str, list[str]]:
    """Return the words for speakers who are nobody known, each with the quotes of whoever is called so."""
    entities, words, ties = len(rows.ids), rows.hidden, rows.spoken
    unknown = ties.named >= entities
    found: dict[str, list[str]] = {}
    for speaker, quote in zip(ties.named[unknown].tolist(), ties.naming[unknown].tolist(), strict=True):
        found.setdefault(words[speaker - entities], []).append(rows.ids[quote])
    return found
