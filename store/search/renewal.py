"""Rows of which some entities were written since: those are read again, of the others the columns are taken over."""

from array import array
from bisect import bisect_left

import numpy as np
import numpy.typing as npt

from store.kinds import ENTITY_KINDS, EntityKind, kind_of
from store.search.rows import Gathering, Ints, Named, Rows, TextColumns, Ties
from store.search.sources import Written
from store.text.wordings import SIZE


def renewed_rows(rows: Rows, since: Written) -> Rows:
    """Return the columns of all entities that there are, as `build_rows` does.

    Args:
        rows: as they were.
        since: what was written since.
    """
    fresh = Gathering()
    for kind in ENTITY_KINDS:
        fresh.add_pane(kind, [entity for entity in since.entities if kind_of(entity.id) == kind])
    return _Merging(_gathered(rows), fresh, since).gathering().finish()


def _gathered(rows: Rows) -> Gathering:
    """Return columns as they were gathered: each reference by what it names, and no rows for what is no entity."""
    found, seen = Gathering(), len(rows.ids)
    found.ids, found.panes = list(rows.ids), rows.panes
    found.unit_names.update((name, number) for number, name in enumerate(rows.unit_names))
    found.subkind_names.update((name, number) for number, name in enumerate(rows.subkind_names))
    columns = (rows.newest, rows.oldest, rows.mentions, rows.starts, rows.units, rows.subkinds)
    found.numbers = array("i", np.stack(columns)[:, :seen].T.tobytes())
    first, last = rows.panes["figure"]
    found.amounts = array("d", np.stack((rows.values, rows.uppers))[:, first:last].T.tobytes())
    found.wordings = array("q", rows.wordings.tobytes())
    own = int(np.count_nonzero(rows.owners[: rows.names] < seen))
    called = [*found.ids, *rows.texts[own : rows.names]]  # what each row is referred to by
    for texts, start, end in ((found.names, 0, own), (found.words, rows.names, len(rows.texts))):
        texts.texts = list(rows.texts[start:end])
        texts.owners = array("i", rows.owners[start:end].tobytes())
        texts.parts = array("B", rows.parts[start:end].tobytes())
    for ties, ids, words in (
        (rows.spoken, found.spoken, found.strangers),
        (rows.concerned, found.concerned, found.titles),
        (rows.others, found.others, Named()),
    ):
        _part(ties, ties.named < seen, ids, called)
        _part(ties, ties.named >= seen, words, called)
    return found


def _part(ties: Ties, wanted: npt.NDArray[np.bool_], into: Named, called: list[str]) -> None:
    into.naming = array("i", ties.naming[wanted].tobytes())
    into.named = [called[row] for row in ties.named[wanted].tolist()]


class _Merging:
    """Earlier entities and fresh ones, each where it stands."""

    def __init__(self, old: Gathering, fresh: Gathering, since: Written) -> None:
        self._old = old
        self._fresh = fresh
        written = set(fresh.ids)
        self._stays = np.fromiter((one in since.ids and one not in written for one in old.ids), np.bool_, len(old.ids))
        self._panes: dict[EntityKind, tuple[int, int]] = {}
        panes: list[Ints] = []
        for kind in ENTITY_KINDS:
            first = sum(map(len, panes))
            panes.append(self._pane(kind))
            self._panes[kind] = (first, first + len(panes[-1]))
        self._order = np.concatenate(panes)  # of all rows, the fresh ones numbered after the earlier
        self._row = np.full(len(old.ids) + len(fresh.ids), -1, np.int32)
        self._row[self._order] = np.arange(len(self._order), dtype=np.int32)

    def _pane(self, kind: EntityKind) -> Ints:
        """Return the rows of a pane in their order."""
        first, last = self._old.panes[kind]
        kept = first + np.flatnonzero(self._stays[first:last])
        fresh = range(*self._fresh.panes[kind])
        places = [
            bisect_left(kept, self._fresh.standing(row), key=lambda one: self._old.standing(int(one))) for row in fresh
        ]
        return np.insert(kept, places, [len(self._old.ids) + row for row in fresh]).astype(np.int32)

    def gathering(self) -> Gathering:
        """Return all of them as they are gathered where all are read."""
        old, fresh, found = self._old, self._fresh, Gathering()
        ids = old.ids + fresh.ids
        found.ids, found.panes = [ids[row] for row in self._order.tolist()], self._panes
        found.unit_names, found.subkind_names = old.unit_names, old.subkind_names
        numbers = np.array(fresh.numbers, np.int32).reshape(-1, 6)
        for column, mine, theirs in (
            (4, old.unit_names, fresh.unit_names),
            (5, old.subkind_names, fresh.subkind_names),
        ):
            numbers[:, column] = np.array([mine[name] for name in theirs], np.int32)[numbers[:, column]]
        every = np.concatenate((np.array(old.numbers, np.int32).reshape(-1, 6), numbers))[self._order]
        found.numbers = array("i", every.tobytes())
        rows = self._figures()
        amounts = np.concatenate([np.array(one.amounts).reshape(-1, 2) for one in (old, fresh)])
        found.amounts = array("d", amounts[rows].tobytes())
        wordings = np.concatenate([np.array(one.wordings, np.int64).reshape(-1, SIZE) for one in (old, fresh)])
        found.wordings = array("q", wordings[rows].tobytes())
        for name in ("names", "words"):
            setattr(found, name, self._texts(getattr(old, name), getattr(fresh, name)))
        for name in ("spoken", "concerned", "others", "titles", "strangers"):
            setattr(found, name, self._named(getattr(old, name), getattr(fresh, name)))
        return found

    def _figures(self) -> Ints:
        """Return of each figure which one it was of the earlier ones with the fresh ones behind them."""
        first, last = self._panes["figure"]
        rows, (before, end), fresh = self._order[first:last], self._old.panes["figure"], self._fresh.panes["figure"][0]
        shift = len(self._old.ids) + fresh - (end - before)
        figures: Ints = np.where(rows >= len(self._old.ids), rows - shift, rows - before)
        return figures

    def _rows(self, old: "array[int]", fresh: "array[int]") -> tuple[Ints, list[int]]:
        """Return the new rows of what belongs to old and fresh ones, in their order, and where each stood of both."""
        rows = self._row[np.concatenate((np.array(old, np.int64), len(self._old.ids) + np.array(fresh, np.int64)))]
        order = np.argsort(rows, kind="stable")
        order = order[np.searchsorted(rows[order], 0) :]
        places: list[int] = order.tolist()
        return rows[order], places

    def _texts(self, old: TextColumns, fresh: TextColumns) -> TextColumns:
        found = TextColumns()
        owners, places = self._rows(old.owners, fresh.owners)
        texts = old.texts + fresh.texts
        found.texts = [texts[place] for place in places]
        found.owners = array("i", owners.tobytes())
        found.parts = array("B", np.array(old.parts + fresh.parts, np.uint8)[places].tobytes())
        return found

    def _named(self, old: Named, fresh: Named) -> Named:
        found = Named()
        naming, places = self._rows(old.naming, fresh.naming)
        named = old.named + fresh.named
        found.named = [named[place] for place in places]
        found.naming = array("i", naming.tobytes())
        return found
