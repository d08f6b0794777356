"""Which figures of one subject, one noun and one unit differ: what may contradict or update another."""

from collections.abc import Iterable

import numpy as np

from store.search.rows import Rows
from store.text.columns import distinct
from store.text.fold import head_of, key

_COMMON = 40
"""Amounts of a noun that has more of them are of things without number (500人) where nobody is their subject."""
_FEW = 10
"""Counts below are of other things each time."""


def differing(rows: Rows) -> list[str]:
    """Return the figures of a store of which others of the same head noun, and subject if any, give another value.

    Nouns and units are folded: 議員 and 议员 are one; of what is counted any unit is, 名 and 位 count the same. What is
    about nobody is of things without number where its noun is a common one: that is left out.

    Args:
        rows: the columns.
    """
    first, last = rows.panes["figure"]
    entities, count = len(rows.ids), last - first
    ours = (rows.concerned.naming >= first) & (rows.concerned.naming < last)
    naming, named = rows.concerned.naming[ours] - first, rows.concerned.named[ours]
    is_noun = named >= entities
    nouns, units = _numbered(map(head_of, rows.hidden)), _numbered(map(key, rows.unit_names))
    noun = np.full(count, -1, np.int64)
    noun[naming[is_noun]] = nouns[named[is_noun] - entities]
    unit = units[rows.units[first:last]]
    kinds, values = rows.subkinds[first:last], rows.values[first:last]
    is_count, is_measure = (kinds == _number(rows.subkind_names, kind) for kind in ("count", "measure"))
    unit[is_count] = -1
    kept = ~is_noun & (noun[naming] >= 0) & ~np.isnan(values[naming])
    alone = np.flatnonzero((noun >= 0) & ((is_count & (np.abs(values) >= _FEW)) | (is_measure & ~np.isnan(values))))
    alone = alone[np.bincount(noun[alone], minlength=1)[noun[alone]] <= _COMMON]
    naming = np.concatenate((naming[kept], alone))
    subject = np.concatenate((named[kept], np.full(len(alone), entities)))
    _, amount = np.unique(values[naming], return_inverse=True)
    thing = (subject * (len(nouns) + 1) + noun[naming]) * (len(units) + 1) + unit[naming] + 1
    things, which = np.unique(thing, return_inverse=True)
    different = distinct(which * (len(amount) + 1) + amount) // (len(amount) + 1)
    several = np.bincount(different, minlength=len(things)) > 1
    return [rows.ids[first + row] for row in dict.fromkeys(naming[several[which]].tolist())]


def _number(names: list[str], name: str) -> int:
    """Return the number of a name, one that none has where it is not there."""
    return names.index(name) if name in names else -1


def _numbered(words: Iterable[str]) -> np.ndarray:
    """Return a number for each word, the same for those that are alike."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(word, len(numbers)) for word in words], np.int64)
