"""Rows folded: of each fact or statement one row, which stands for all that say the same."""

import numpy as np

from store.kinds import STATED_KINDS, EntityKind
from store.search.facts import Together
from store.search.rows import Ints


class Folding:
    """Folds rows, and tells which say the same.

    Args:
        facts: which rows are one.
    """

    def __init__(self, facts: Together) -> None:
        self.facts = facts

    def count(self, kind: EntityKind) -> int:
        """Return how many facts or statements a pane of these has."""
        return self.facts.counts[STATED_KINDS.index(kind)]

    def are_one(self, row: int, other: int) -> bool:
        """Return whether two rows say the same."""
        return bool(self.facts.leads[row] == self.facts.leads[other])

    def alike(self, row: int) -> list[int]:
        """Return the rows that say the same: the one that stands for all, then the others in their order."""
        lead = int(self.facts.leads[row])
        others: list[int] = self.facts.alike.of(lead).tolist()
        return [lead, *(other for other in others if other != lead)]

    def folded(self, rows: Ints, opened: Ints) -> Ints:
        """Return one row of each fact or statement, in the place of its first: the one that stands for all, if there.

        Args:
            rows: in their order.
            opened: rows of whose facts and statements all stay, one after the other.
        """
        leads = self.facts.leads.take(rows)
        if (rows == leads).all():
            return rows
        places = np.arange(len(rows), dtype=np.int32)
        place_of = np.empty(len(self.facts.leads), np.int32)
        place_of[leads[::-1]] = places[::-1]  # the first of each is written last
        firsts = place_of[leads]
        is_lead, is_first = rows == leads, firsts == places
        place_of[leads[is_lead]] = places[is_lead]
        shown, change = rows.copy(), place_of[leads[is_first]]
        shown[is_first] = rows[change]
        shown[change] = rows[is_first]
        if not len(opened):
            heads: Ints = shown[is_first]
            return heads
        kept = np.flatnonzero(is_first | np.isin(leads, self.facts.leads[opened]))
        unfolded: Ints = shown[kept[np.argsort(firsts[kept], kind="stable")]]
        return unfolded
