"""The orders that a pane can be sorted in, other than by rank; each is computed when first asked for."""

import numpy as np
import numpy.typing as npt

from store.kinds import EntityKind, SortOrder
from store.search.keys import character_key
from store.search.ranking import Part
from store.search.rows import Rows
from store.text.pinyin import readings, surname_reading

_COMPARED = 24
"""Characters of a name that are compared; names that differ later stand by mentions."""

Places = npt.NDArray[np.int64]


class Orders:
    """Sorts rows of a pane by name, date or value; equal ones by mentions and recency."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        named = np.flatnonzero(rows.parts == Part.NAME)
        self._names = np.zeros(rows.size, np.int64)
        self._names[rows.owners[named]] = named
        self._sorted: dict[tuple[EntityKind, SortOrder], tuple[Places, Places]] = {}

    def name(self, row: int) -> str:
        """Return the name of a row, or the words of a figure or quote."""
        return self._rows.texts[int(self._names[row])]

    def sort(self, kind: EntityKind, found: Places, order: SortOrder) -> Places:
        """Return rows of a pane, counted from its first, in that order."""
        if (kind, order) not in self._sorted:
            self._sorted[kind, order] = self._all(kind, order)
        in_order, places = self._sorted[kind, order]
        return in_order if len(found) == len(in_order) else found[np.argsort(places[found], kind="stable")]

    def _all(self, kind: EntityKind, order: SortOrder) -> tuple[Places, Places]:
        """Return all rows of a pane in that order, and for each row which one it is."""
        first, last = self._rows.panes[kind]
        if order == "newest":
            in_order = np.argsort(-self._rows.newest[first:last], kind="stable")
        elif order == "value" and kind == "figure":
            in_order = np.argsort(-self._rows.values[first:last], kind="stable")  # NaN, what is vague, comes last
        elif order in {"name", "value"} and last > first:
            in_order = _by_sound([self.name(row) for row in range(first, last)], people=kind == "person")
        else:
            in_order = np.arange(last - first)
        places = np.empty(last - first, np.int64)
        places[in_order] = np.arange(last - first)
        return in_order, places


def _by_sound(names: list[str], *, people: bool) -> Places:
    """Return the order of names by how they are read, character by character, as dictionaries of Chinese sort."""
    points = np.array(names, f"U{_COMPARED}").view(np.uint32).reshape(len(names), _COMPARED)
    alphabet = np.flatnonzero(np.bincount(points.ravel()))
    keys = [character_key(chr(point)) if point else "" for point in alphabet.tolist()]
    table = np.zeros(alphabet[-1] + 1, np.int32)
    table[alphabet] = _ranks([(*readings(key)[:1], key) if key else () for key in keys])
    columns = table[points].T
    if people:  # whose first character may have a reading of its own as a surname
        table[alphabet] = _ranks([(*(surname_reading(key) or readings(key))[:1], key) if key else () for key in keys])
        columns[0] = table[points[:, 0]]
    order: Places = np.lexsort(columns[::-1])
    return order


def _ranks(spelled: list[tuple[str, ...]]) -> npt.NDArray[np.int32]:
    """Return the place of each reading among all."""
    places = {reading: place for place, reading in enumerate(sorted(set(spelled)))}
    return np.array([places[reading] for reading in spelled], np.int32)
