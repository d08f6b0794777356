"""Rows of which some entities were written since: those are read again, of the others the columns are taken over."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from store.kinds import ENTITY_KINDS, EntityKind, kind_of
from store.search.gathering import Gathering, Named, Standing, mark_of_rows, standing
from store.search.rows import Ints, Rows, Stated, Ties
from store.search.sources import Written
from store.text.places import Places
from store.text.splicing import Splice, Wide
from store.text.strings import joined

_Item = TypeVar("_Item", bound=np.generic)

_Referring = tuple[Ints, Ints]
"""Rows that refer to something, ascending, and the number of what each refers to."""


def renewed_rows(rows: Rows, since: Written) -> Rows:
    """Return the columns of all entities that there are, as `build_rows` does.

    Args:
        rows: as they were.
        since: what was written since.
    """
    fresh = Gathering()
    for kind in ENTITY_KINDS:
        fresh.add_pane(kind, [entity for entity in since.entities if kind_of(entity.id) == kind])
    return _Merging(rows, fresh, since).rows()


class _Merging:
    """Earlier entities and fresh ones, each where it stands; the fresh ones are numbered after the earlier ones."""

    def __init__(self, old: Rows, fresh: Gathering, since: Written) -> None:
        self._old = old
        self._fresh = fresh
        self._read = fresh.finish()
        self._known = Places(old.ids, old.lookup)
        self._before = before = len(old.ids)
        gone, written = (self._known.of_all(some) for some in (since.gone(old.ids), fresh.ids))
        stays = np.ones(before, np.bool_)
        stays[gone[gone >= 0]] = stays[written[written >= 0]] = False
        panes = [self._pane(kind, stays) for kind in ENTITY_KINDS]
        ends = np.cumsum([0, *map(len, panes)]).tolist()
        self._panes = dict(zip(ENTITY_KINDS, pairwise(ends), strict=True))
        self._splice = Splice(np.concatenate(panes), before, len(fresh.ids))
        self._row = self._splice.places
        self._meant = self._row[:before].copy()  # who was written again is referred to as before
        again = np.flatnonzero(written >= 0)
        self._meant[written[again]] = self._row[before + again]
        self._row_of = dict(zip(fresh.ids, self._row[before:].tolist(), strict=True))

    def _pane(self, kind: EntityKind, stays: npt.NDArray[np.bool_]) -> Wide:
        """Return the entities of a pane in their order."""
        first, last = self._old.panes[kind]
        kept = first + np.flatnonzero(stays[first:last])
        fresh = range(*self._fresh.panes[kind])
        places = [bisect_left(kept, self._fresh.standing(one), key=self._stood) for one in fresh]
        return np.insert(kept, places, [self._before + one for one in fresh])

    def _stood(self, row: np.int64) -> Standing:
        old = self._old
        return standing(int(old.mentions[row]), int(old.newest[row]), old.ids[int(row)], int(old.starts[row]))

    def rows(self) -> Rows:
        """Return all of them as columns."""
        old, read, panes = self._old, self._read, self._panes
        ids, count = self._splice.strings(old.ids, read.ids), len(self._splice.order)
        words, titles, strangers = self._hidden()
        size = count + len(words)
        texts, owners = self._texts(words)
        prints = texts.column(old.prints, read.prints)
        units, unit_names = self._ordinals((old.units, old.unit_names), (read.units, read.unit_names))
        subkinds, kinds = self._ordinals((old.subkinds, old.subkind_names), (read.subkinds, read.subkind_names))
        figures = self._from_figures(panes["figure"][1], len(old.wordings))
        return Rows(
            ids=ids,
            size=size,
            panes=panes,
            newest=_padded(self._column(old.newest, read.newest), size),
            oldest=_padded(self._column(old.oldest, read.oldest), size),
            mentions=_padded(self._column(old.mentions, read.mentions), size),
            starts=_padded(self._column(old.starts, read.starts), size),
            values=_padded(self._column(old.values, read.values), size, np.nan),
            uppers=_padded(self._column(old.uppers, read.uppers), size, np.nan),
            units=_padded(units, size),
            unit_names=unit_names,
            wordings=np.concatenate((old.wordings, read.wordings))[figures],
            subkinds=_padded(subkinds, size),
            subkind_names=kinds,
            texts=texts.strings(old.texts, read.texts),
            names=len(owners) - (count - panes["figure"][0]),
            owners=owners,
            parts=texts.column(old.parts, read.parts),
            prints=prints,
            stated=self._stated(),
            spoken=self._ties(old.spoken, self._fresh.spoken).with_more(strangers),
            concerned=self._ties(old.concerned, self._fresh.concerned).with_more(titles),
            others=self._ties(old.others, self._fresh.others),
            lookup=self._splice.lookup(old.lookup, read.lookup),
            mark=mark_of_rows(ids, prints),
        )

    def _column(self, old: npt.NDArray[_Item], read: npt.NDArray[_Item]) -> npt.NDArray[_Item]:
        return self._splice.column(old[: self._before], read[: len(self._fresh.ids)])

    def _ordinals(self, old: tuple[Ints, list[str]], read: tuple[Ints, list[str]]) -> tuple[Ints, list[str]]:
        """Return of each entity an ordinal of words, and those that are used, as they first come; the first stays."""
        words, numbers = _merged(old[1], read[1])
        values = self._column(old[0], numbers[read[0]])
        used, values = _as_they_come(np.concatenate((np.zeros(1, np.int32), values)), len(words))
        return values[1:], [words[one] for one in used.tolist()]

    def _from_figures(self, end: int, earlier: int) -> Wide:
        """Return of the rows from the first figure to an end which one each was, counted from the first figure.

        Args:
            end: one past the last.
            earlier: how many there were; the fresh ones are numbered after them.
        """
        rows = self._splice.order[self._panes["figure"][0] : end]
        first, fresh = self._old.panes["figure"][0], self._fresh.panes["figure"][0]
        return np.where(rows >= self._before, rows - self._before - fresh + earlier, rows - first)

    def _stated(self) -> Stated:
        old, read = self._old.stated, self._read.stated
        order = self._from_figures(self._panes["quote"][1], len(old.said))
        slugs, numbers = _merged(list(old.slugs), list(read.slugs))
        within = np.concatenate((old.within, numbers[read.within]))[order]
        used, within = _as_they_come(within, len(slugs))
        return Stated(
            np.concatenate((old.said, read.said))[order],
            np.concatenate((old.lengths, read.lengths))[order],
            np.concatenate((old.marks, read.marks))[order],
            within,
            joined([[slugs[one] for one in used.tolist()]]),
        )

    def _hidden(self) -> tuple[Wide, Ties, Ties]:
        """Return the words of rows that are no entity, the fresh ones numbered after the earlier, and who has them.

        They are in the order in which they come first, titles before strangers.
        """
        old, words = self._old, self._read.hidden
        every, numbers = _merged(list(old.hidden), list(words))
        number_of = dict(zip(words, numbers.tolist(), strict=True))
        (titled, titles), (said, strangers) = (
            self._referring(
                (ties.naming, ties.named - np.int32(self._before)),
                (np.array(more.naming, np.int32), np.array([number_of[one] for one in more.named], np.int32)),
            )
            for ties, more in ((old.concerned, self._fresh.titles), (old.spoken, self._fresh.strangers))
        )
        used, named = _as_they_come(np.concatenate((titles, strangers)), len(every))
        named += np.int32(len(self._splice.order))
        source = np.arange(len(every))
        source[numbers] = np.where(numbers < len(old.hidden), numbers, len(old.hidden) + np.arange(len(numbers)))
        return source[used], Ties(named[: len(titles)], titled), Ties(named[len(titles) :], said)

    def _ties(self, old: Ties, fresh: Named) -> Ties:
        """Return references to entities that there are."""
        among = old.named < self._before
        meant = self._known.of_all(fresh.named)
        named = np.array([self._row_of.get(one, -1) for one in fresh.named], np.int32)
        named[meant >= 0] = self._meant[meant[meant >= 0]]
        mine = old.naming[among], self._meant[old.named[among]]
        naming, found = self._referring(mine, (np.array(fresh.naming, np.int32), named))
        return Ties(found, naming)

    def _referring(self, old: _Referring, fresh: _Referring) -> _Referring:
        """Return who refers to what, by rows, given earlier and fresh ones; what is below 0 is not referred to."""
        rows = np.concatenate((self._row[old[0]], self._row[self._before + fresh[0]]))
        named = np.concatenate((old[1], fresh[1]))
        there = np.flatnonzero((rows >= 0) & (named >= 0))
        there = there[np.argsort(rows[there], kind="stable")]
        return rows[there], named[there]

    def _texts(self, words: Wide) -> tuple[Splice, Ints]:
        """Return which texts there are, and whose each is.

        Args:
            words: those of rows that are no entity.
        """
        old, read = self._old, self._read
        ends = [one.names - (one.size - len(one.ids)) for one in (old, read)]
        behind = len(old.texts)

        def owned(first: int, last: int, start: int, end: int) -> _Referring:
            mine, theirs = np.arange(first, last, dtype=np.int32), np.arange(start, end, dtype=np.int32)
            return self._referring((old.owners[mine], mine), (read.owners[theirs], theirs + np.int32(behind)))

        named, names = owned(0, ends[0], 0, ends[1])
        stating, stated = owned(old.names, behind, read.names, len(read.texts))
        hidden = np.where(words < len(old.hidden), ends[0] + words, behind + ends[1] + words - len(old.hidden))
        owners = len(self._splice.order) + np.arange(len(words), dtype=np.int32)
        texts = Splice(np.concatenate((names, hidden, stated)), behind, len(read.texts))
        return texts, np.concatenate((named, owners, stating))


def _merged(old: list[str], fresh: Sequence[str]) -> tuple[list[str], Ints]:
    """Return words and those that are fresh behind them, and the number of each fresh one among all."""
    number_of = {word: number for number, word in enumerate(old)}
    numbers = [number_of.setdefault(word, len(number_of)) for word in fresh]
    return list(number_of), np.array(numbers, np.int32)


def _as_they_come(numbers: Ints, count: int) -> tuple[Ints, Ints]:
    """Return numbers below a count as they first come, and the place of each among these."""
    first = np.full(count, len(numbers), np.int32)
    first[numbers[::-1]] = np.arange(len(numbers), dtype=np.int32)[::-1]  # of what is put to one place the last stays
    there = np.flatnonzero(first < len(numbers))
    used: Ints = there[np.argsort(first[there])].astype(np.int32)
    place = np.zeros(count, np.int32)
    place[used] = np.arange(len(used), dtype=np.int32)
    found: Ints = place[numbers]
    return used, found


def _padded(column: npt.NDArray[_Item], size: int, nothing: float = 0) -> npt.NDArray[_Item]:
    """Return a column of entities with the same for each row that is none."""
    found = np.full(size, nothing, column.dtype)
    found[: len(column)] = column
    return found
