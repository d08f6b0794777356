"""The orders that a pane can be sorted in, other than by rank; each is computed when first asked for."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from store.kinds import EntityKind, SortOrder
from store.model import FigureKind
from store.search.counts import Counts
from store.search.facts import Together
from store.search.keys import character_key
from store.search.rows import Crossed, Ints, Rows
from store.text.pinyin import readings, surname_reading

_FIGURES: tuple[FigureKind, ...] = ("money", "percent", "multiple", "count", "measure", "duration")
"""The kinds of figures as they are sorted."""
_COMPARED = 24
"""Characters of a name that are compared; names that differ later stand by mentions."""

Places = npt.NDArray[np.signedinteger]


class Orders:
    """Sorts rows of a pane by importance, name, date or value; equal ones by mentions and recency.

    Args:
        rows: what is sorted.
        crossed: returns the same from the other end.
        facts: in how many independent articles each stands.
    """

    def __init__(self, rows: Rows, crossed: Callable[[], Crossed], facts: Together) -> None:
        self._rows = rows
        self._facts = facts
        self._crossed = crossed
        self._speakers: Ints | None = None
        self._sorted: dict[tuple[EntityKind, SortOrder], tuple[Places, Places]] = {}

    def name(self, row: int) -> str:
        """Return the name of a row, or the words of a figure or quote."""
        return self._rows.texts[int(self._crossed().names[row])]

    def speaker(self, row: int) -> str:
        """Return who said a quote, as the row of the speaker is called; "" for nobody."""
        if self._speakers is None:
            self._speakers = np.full(self._rows.size, -1, np.int32)
            self._speakers[self._rows.spoken.naming] = self._rows.spoken.named
        named = int(self._speakers[row])
        return self.name(named) if named >= 0 else ""

    def sort(self, kind: EntityKind, found: Places, order: SortOrder) -> Places:
        """Return rows of a pane, counted from its first, in that order."""
        if (kind, order) not in self._sorted:
            self._sorted[kind, order] = self._all(kind, order)
        in_order, places = self._sorted[kind, order]
        return in_order if len(found) == len(in_order) else found[np.argsort(places[found], kind="stable")]

    def sort_counted(self, kind: EntityKind, found: Places, order: SortOrder, counts: Counts) -> Places:
        """Return rows of a pane, counted from its first, in an order that goes by how much there is of them."""
        first, last = self._rows.panes[kind]
        counted = counts.between(first, last)
        sources, mentions, said = (-one[found] for one in (counted.sources, counted.mentions, counted.said))
        weights = -self._facts.weights[first:last][found]
        by_chance = self._facts.importance[first:last][found] < self._facts.sources[first:last][found]
        sources[by_chance] = np.maximum(sources[by_chance], -1)
        newest = counted.newest[found]
        ways = {
            "said": (newest, sources, said),
            "mentions": (newest, mentions),
            "newest": (-counted.latest[found],),
        }
        keys = ways.get(order, (newest, mentions, weights, sources))
        return found[np.lexsort(keys)]

    def turned(self, kind: EntityKind, found: Places, order: SortOrder, counts: Counts | None = None) -> Places:
        """Return rows of a pane the other way round; those of which it is not known where they stand stay last.

        Args:
            kind: the pane.
            found: the rows, counted from its first.
            order: what they are in.
            counts: what that order goes by, None where it goes by all that there is.
        """
        first, last = self._rows.panes[kind]
        unknown = np.zeros(len(found), np.bool_)
        if order == "newest":
            latest = self._rows.newest[first:last] if counts is None else counts.column("latest", first, last)
            unknown = latest[found] == 0
        elif order == "value":
            unknown = np.isnan(self._rows.values[first:last][found])
        return np.concatenate((found[~unknown][::-1], found[unknown]))

    def _all(self, kind: EntityKind, order: SortOrder) -> tuple[Places, Places]:
        """Return all rows of a pane in that order, and for each row which one it is."""
        first, last = self._rows.panes[kind]
        pane = slice(first, last)
        if order == "newest":
            in_order = np.argsort(-self._rows.newest[pane], kind="stable")
        elif order == "sources":
            turns = self._facts.turns[pane]
            importance = np.where(turns > 0, np.minimum(self._facts.importance[pane], 1), self._facts.importance[pane])
            in_order = np.lexsort((turns, -self._facts.weights[pane], -importance))
        elif order == "said":
            spoken = self._rows.spoken
            stands = self._facts.leads[spoken.naming] == spoken.naming  # of a statement one quote is counted
            in_order = np.argsort(-np.bincount(spoken.named[stands], minlength=last)[pane], kind="stable")
        elif order == "value":
            in_order = self._by_value(pane)
        elif order in {"name", "speaker"} and last > first:
            names = [self.speaker(row) if order == "speaker" else self.name(row) for row in range(first, last)]
            in_order = _by_sound(names, people=kind in {"person", "quote"})
        else:
            in_order = np.arange(last - first)
        places = np.empty(last - first, np.int32)
        places[in_order] = np.arange(last - first)
        return in_order.astype(np.int32), places

    def _by_value(self, pane: slice) -> Places:
        """Return figures by amount within each unit, money first, the commoner units before the rarer."""
        units, kinds = self._rows.units[pane], self._rows.subkinds[pane]
        names = self._rows.subkind_names
        places = {names.index(name): place for place, name in enumerate(_FIGURES) if name in names}
        by_kind = np.array([places.get(number, len(_FIGURES)) for number in range(len(names))])[kinds]
        rarity = -np.bincount(units, minlength=len(self._rows.unit_names))[units]
        return np.lexsort((-self._rows.values[pane], units, rarity, by_kind))  # NaN, what is vague, comes last


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
