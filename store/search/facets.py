"""Facets: what rows have in common, each value with how many have it and the words of a query that ask for it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from store.kinds import ENTITY_KINDS, KINDS, STATED_KINDS, EntityKind
from store.model import CERTAINTIES
from store.search.keys import make_key
from store.search.own import Own
from store.search.pages import Pages
from store.search.query import Field
from store.search.rows import Ints, Rows, Ties
from store.search.syntax import quoted
from store.text.columns import distinct
from store.text.language import later

Mask = npt.NDArray[np.bool_]

_NONE = np.empty(0, np.int32)
MOST = 1000
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


class Published(NamedTuple):
    """Who published what.

    Attributes:
        number: of each figure and quote, in their order, which of the publishers it is.
        names: the publishers, "" for nobody known.
    """

    number: Ints
    names: Sequence[str]


def published(rows: Rows, publishers: Mapping[str, str]) -> Published:
    """Return who published the article of each figure and quote.

    Args:
        rows: all of them.
        publishers: of the articles, by their ids without the kind.
    """
    numbers: dict[str, int] = {}
    of_article = {slug: numbers.setdefault(name, len(numbers)) for slug, name in publishers.items()}
    nobody = numbers.setdefault("", len(numbers))
    stated = rows.ids[rows.panes["figure"][0] :]  # the two last panes
    number = np.fromiter((of_article.get(one.split("/", 2)[1], nobody) for one in stated), np.int32, len(stated))
    return Published(number, tuple(numbers))


class Known(NamedTuple):
    """What is known besides the rows.

    Attributes:
        publishers: of each figure and quote, in their order, who published its article.
        name: from a row to what it is called.
        row_of: row of each entity.
        pages: the articles they stand in, or None where only the entities are known.
        own: what the user has put to them, likewise.
    """

    publishers: Published
    name: Callable[[int], str]
    row_of: Mapping[str, int]
    pages: Pages | None
    own: Own | None


def facets(rows: Rows, found: Ints, known: Known) -> tuple[Facet, ...]:
    """Return what rows have in common, facet by facet, the most frequent value first; months the newest first.

    Args:
        rows: all of them.
        found: those that are asked for.
        known: what is known besides.
    """
    return tuple(
        [
            *_kinds(rows, found),
            *_finer(rows, found),
            *_certainties(found, known.pages),
            *_publishers(rows, found, known.publishers),
            *_months(rows, found),
            *_speakers(rows, found, known),
            *_subjects(rows, found, known),
            *_words(rows, found, later("role"), "person"),
            *_words(rows, found, later("of what"), "figure"),
            *_currencies(rows, found),
            *_tags(rows, found, known),
            *_rules(rows, found, known.pages),
        ]
    )


def _certainties(found: Ints, pages: Pages | None) -> Iterator[Facet]:
    for word in CERTAINTIES:
        count = int(np.count_nonzero(pages.as_certain(word)[found])) if pages else 0
        if count:
            yield Facet(later("certainty"), word, count, (f"certainty:{word}",))


def _tags(rows: Rows, found: Ints, known: Known) -> Iterator[Facet]:
    """Yield the tags that the user gave rows, or that stand in the headers of their articles."""
    there = _there(rows, found)
    row, number, written = known.pages.tags_of(there) if known.pages else (_NONE, _NONE, ())
    tags, owners, given = list(written), list[int](), list[int]()
    own = list(known.own.tagged()) if known.own else []
    ordinals = {make_key(tag).text: place for place, tag in enumerate(tags)} if own else {}
    for identity, tag in own:
        if identity in known.row_of and there[known.row_of[identity]]:
            owners.append(known.row_of[identity])
            given.append(ordinals.setdefault(make_key(tag).text, len(ordinals)))
            tags += [tag] * (len(tags) < len(ordinals))
    yield from _shared(
        later("tag"), tags, *(np.append(*pair).astype(np.int32) for pair in ((number, given), (row, owners)))
    )


def _rules(rows: Rows, found: Ints, pages: Pages | None) -> Iterator[Facet]:
    """Yield the rules that found any mention of rows."""
    if pages is not None:
        row, rule, rules = pages.mentions_of(_there(rows, found))
        yield from _shared(later("rule"), rules, rule, row)


def _shared(field: Field, values: Sequence[str], number: Ints, row: Ints) -> Iterator[Facet]:
    """Yield values with how many rows have each, given pairs of a value's ordinal and a row; a pair may come again."""
    size = int(row.max(initial=0)) + 1
    pairs = distinct(number.astype(np.int64) * size + row)
    counts = np.bincount(pairs // size, minlength=len(values)).tolist()
    for value, count in _most(dict(zip(values, counts, strict=True))):
        yield Facet(field, value, count, (f'{field}:"{value}"',))


def _there(rows: Rows, found: Ints) -> Mask:
    """Return of each row whether it is found."""
    there = np.zeros(rows.size, np.bool_)
    there[found] = True
    return there


def _kinds(rows: Rows, found: Ints) -> Iterator[Facet]:
    for kind in ENTITY_KINDS:
        first, last = rows.panes[kind]
        count = int(np.count_nonzero((found >= first) & (found < last)))
        if count:
            yield Facet(later("kind"), KINDS[kind].many, count, (f"kind:{kind}",))


def _finer(rows: Rows, found: Ints) -> Iterator[Facet]:
    known = rows.subkinds[found]
    counts = np.bincount(known[known >= 0], minlength=len(rows.subkind_names)).tolist()
    for name, count in _most(dict(zip(rows.subkind_names, counts, strict=False))):
        yield Facet(later("finer kind"), name, count, (f"kind:{name}",))


def _currencies(rows: Rows, found: Ints) -> Iterator[Facet]:
    first, last = rows.panes["figure"]
    units = rows.units[found[(found >= first) & (found < last)]]
    counts = np.bincount(units[units >= 0], minlength=len(rows.unit_names)).tolist()
    codes = {name: n for name, n in zip(rows.unit_names, counts, strict=False) if len(name) == 3 and name.isupper()}
    for name, count in _most(codes):
        yield Facet(later("currency"), name, count, (f"cur:{name}",))


def _words(rows: Rows, found: Ints, name: str, kind: EntityKind) -> Iterator[Facet]:
    """Yield the titles that people have, or the nouns that figures count."""
    named = _referring(rows, found, rows.concerned, kind)
    entities, words = len(rows.ids), rows.hidden
    counts = Counter(words[row - entities] for row in named[named >= entities].tolist())
    for word, count in _most(counts):
        yield Facet(name, word, count, (f'{KINDS[kind].field}:"{word}"',))


def _speakers(rows: Rows, found: Ints, known: Known) -> Iterator[Facet]:
    """Yield who said quotes, known by a name or not."""
    named = _referring(rows, found, rows.spoken, "quote")
    yield from _named(rows, named, known, later("speaker"), "said-by")


def _subjects(rows: Rows, found: Ints, known: Known) -> Iterator[Facet]:
    """Yield whom figures and quotes are about."""
    pairs = [_referring(rows, found, rows.concerned, kind) for kind in STATED_KINDS]
    named = np.concatenate(pairs)
    yield from _named(rows, named[named < len(rows.ids)], known, later("about"), "about")


def _named(rows: Rows, named: Ints, known: Known, name: str, field: Field) -> Iterator[Facet]:
    """Yield those whom rows refer to by name, each reference counted."""
    entities, words = len(rows.ids), rows.hidden
    counts: Counter[str] = Counter()
    for row, count in zip(*(one.tolist() for one in np.unique(named, return_counts=True)), strict=True):
        counts[known.name(row) if row < entities else words[row - entities]] += count
    for value, count in _most(counts):
        yield Facet(name, value, count, (f'{field}:"{value}"',))


def _referring(rows: Rows, found: Ints, ties: Ties, kind: EntityKind) -> Ints:
    """Return what found rows of a kind name, once for each reference."""
    first, last = rows.panes[kind]
    there = _there(rows, found[(found >= first) & (found < last)])
    return ties.named[there[ties.naming]]


def _publishers(rows: Rows, found: Ints, publishers: Published) -> Iterator[Facet]:
    """Yield publishers with the figures and quotes in their articles."""
    first = rows.panes["figure"][0]
    counts = np.bincount(publishers.number[found[found >= first] - first], minlength=len(publishers.names)).tolist()
    for name, count in _most(dict(zip(publishers.names, counts, strict=True))):
        yield Facet(later("publisher"), name, count, (f"from:{quoted(name)}",))


def _months(rows: Rows, found: Ints) -> Iterator[Facet]:
    """Yield months with the rows that were seen in them, or before and after them."""
    dated = found[rows.newest[found] > 0]
    first, last = np.sort(rows.oldest[dated] // 100), np.sort(rows.newest[dated] // 100)
    for month in np.unique(np.concatenate((first, last)))[::-1].tolist():
        count = int(np.searchsorted(first, month, "right") - np.searchsorted(last, month))
        day = f"{month // 100:04}-{month % 100:02}"
        yield Facet(later("month"), day, count, (f"after:{day}", f"before:{day}"))


def _most(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the values that most have, most first."""
    return [(value, count) for value, count in Counter(counts).most_common(MOST) if value and count]


def strangers(rows: Rows) -> dict[str, list[str]]:
    """Return the words for speakers who are nobody known, each with the quotes of whoever is called so."""
    entities, words, ties = len(rows.ids), rows.hidden, rows.spoken
    unknown = ties.named >= entities
    found: dict[str, list[str]] = {}
    for speaker, quote in zip(ties.named[unknown].tolist(), ties.naming[unknown].tolist(), strict=True):
        found.setdefault(words[speaker - entities], []).append(rows.ids[quote])
    return found
