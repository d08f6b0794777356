"""Which figures of one subject and one unit differ: what may contradict or update another."""

import numpy as np

from store.search.rows import Rows
from store.text.fold import key


def differing(rows: Rows) -> list[str]:
    """Return the figures of a store that are about somebody of whom others of the same unit give another value.

    Units are folded: 个 and 個 are one.

    Args:
        rows: the columns.
    """
    first, last = rows.panes["figure"]
    naming, named = rows.concerned.naming, rows.concerned.named
    ours = (naming >= first) & (naming < last) & (named < len(rows.ids))
    ours[ours] = ~np.isnan(rows.values[naming[ours]])
    naming, named = naming[ours], named[ours]
    folded = [key(name) for name in rows.unit_names]
    units = np.array([folded.index(name) for name in folded], np.int32)[rows.units[naming]]
    different = np.unique(np.stack((named, units, rows.values[naming]), axis=1), axis=0)
    things, counts = np.unique(different[:, :2], axis=0, return_counts=True)
    several = set(map(tuple, things[counts > 1].tolist()))
    kept = zip(naming.tolist(), named.tolist(), units.tolist(), strict=True)
    return list(dict.fromkeys(rows.ids[row] for row, *thing in kept if tuple(thing) in several))
