"""Which figures count the same noun of the same subject and differ: what may contradict or update another."""

import numpy as np

from store.search.rows import Rows


def differing(rows: Rows, least: float) -> list[str]:
    """Return the figures of a store that count the same noun of the same subject as others that differ.

    Args:
        rows: the columns.
        least: amounts below are passed over: of so few others are meant each time.
    """
    first, last = rows.panes["figure"]
    ours = (rows.concerned.naming >= first) & (rows.concerned.naming < last)
    naming, named = rows.concerned.naming[ours][::-1] - first, rows.concerned.named[ours][::-1]
    keys = np.full((last - first, 4), -1.0)
    is_subject = named < len(rows.ids)
    keys[naming[is_subject], 0] = named[is_subject]  # the nearest comes last, and stays
    keys[naming[~is_subject], 1] = named[~is_subject]
    keys[:, 2], keys[:, 3] = rows.units[first:last], rows.values[first:last]
    wanted = np.flatnonzero((keys[:, :2] >= 0).all(axis=1) & (np.abs(keys[:, 3]) >= least))
    different = np.unique(keys[wanted], axis=0)
    things, counts = np.unique(different[:, :3], axis=0, return_counts=True)
    several = set(map(tuple, things[counts > 1].tolist()))
    return [rows.ids[first + row] for row in wanted.tolist() if tuple(keys[row, :3].tolist()) in several]
