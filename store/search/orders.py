"""The orders that a pane can be sorted in, other than by rank; each is computed when first asked for."""

import numpy as np
import numpy.typing as npt

from store.model import EntityKind
from store.search.keys import make_key
from store.search.ranking import Part
from store.search.results import SortOrder
from store.search.rows import Rows
from store.text.pinyin import sound


class Orders:
    """Sorts rows of a pane by name, date or value; equal ones by mentions and recency."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        named = np.flatnonzero(rows.parts == Part.NAME)
        self._names = np.zeros(rows.size, np.int64)
        self._names[rows.owners[named]] = named
        self._places: dict[tuple[EntityKind, SortOrder], npt.NDArray[np.int64]] = {}

    def sort(self, kind: EntityKind, found: npt.NDArray[np.int64], order: SortOrder) -> npt.NDArray[np.int64]:
        """Return rows of a pane, counted from its first, in that order."""
        if (kind, order) not in self._places:
            self._places[kind, order] = self._all_places(kind, order)
        return found[np.argsort(self._places[kind, order][found], kind="stable")]

    def _all_places(self, kind: EntityKind, order: SortOrder) -> npt.NDArray[np.int64]:
        """Return for each row of a pane which one it is in that order."""
        first, last = self._rows.panes[kind]
        if order == "newest":
            sorted_rows = np.argsort(-self._rows.newest[first:last], kind="stable")
        elif order == "value" and kind == "figure":
            sorted_rows = np.argsort(-self._rows.values[first:last], kind="stable")  # NaN, what is vague, comes last
        elif order in {"name", "value"}:
            names = [self._by_sound(row, kind) for row in range(first, last)]
            sorted_rows = np.array(sorted(range(len(names)), key=names.__getitem__), np.int64)
        else:
            sorted_rows = np.arange(last - first)
        places = np.empty(last - first, np.int64)
        places[sorted_rows] = np.arange(last - first)
        return places

    def name(self, row: int) -> str:
        """Return the name of a row, or the words of a figure or quote."""
        return self._rows.texts[int(self._names[row])]

    def _by_sound(self, row: int, kind: EntityKind) -> tuple[tuple[str, ...], str]:
        """Return what a row is sorted by: how its name is read, syllable by syllable, as dictionaries sort."""
        key = make_key(self.name(row)).text
        return sound(key, person=kind == "person") if kind in {"person", "organisation"} else (key,), key
