"""Which figures of one subject, one noun and one unit differ: what may contradict or update another."""

import numpy as np

from store.search.rows import Rows
from store.text.columns import distinct
from store.text.fold import key


def differing(rows: Rows) -> list[str]:
    """Return the figures of a store that are about somebody of whom others of the same noun give another value.

    Nouns and units are folded: 議員 and 议员 are one; of what is counted any unit is, 名 and 位 count the same.

    Args:
        rows: the columns.
    """
    first, last = rows.panes["figure"]
    entities, count = len(rows.ids), last - first
    ours = (rows.concerned.naming >= first) & (rows.concerned.naming < last)
    naming, named = rows.concerned.naming[ours] - first, rows.concerned.named[ours]
    is_noun = named >= entities
    nouns, units = _numbered(rows.hidden), _numbered(rows.unit_names)
    noun = np.full(count, -1, np.int64)
    noun[naming[is_noun]] = nouns[named[is_noun] - entities]
    unit = units[rows.units[first:last]]
    if "count" in rows.subkind_names:
        unit[rows.subkinds[first:last] == rows.subkind_names.index("count")] = -1
    values = rows.values[first:last]
    kept = ~is_noun & (noun[naming] >= 0) & ~np.isnan(values[naming])
    naming, subject = naming[kept], named[kept]
    _, amount = np.unique(values[naming], return_inverse=True)
    thing = (subject * (len(nouns) + 1) + noun[naming]) * (len(units) + 1) + unit[naming] + 1
    things, which = np.unique(thing, return_inverse=True)
    different = distinct(which * (len(amount) + 1) + amount) // (len(amount) + 1)
    several = np.bincount(different, minlength=len(things)) > 1
    return [rows.ids[first + row] for row in dict.fromkeys(naming[several[which]].tolist())]


def _numbered(words: list[str]) -> np.ndarray:
    """Return a number for each word, the same for those that are folded alike."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(key(word), len(numbers)) for word in words], np.int64)
