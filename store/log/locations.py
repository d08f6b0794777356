"""Where the documents of a journal lie, in a file beside it (see `store.log.saved`), looked up there and not read in.

In memory an id and a place cost two hundred bytes, and reading them in a microsecond: of a million documents that is
more than a program that looks at a dozen of them should take.
"""

import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from store.log.batches import COMMIT, LENGTH_BITS, ends_batch
from store.log.committed import Committed
from store.log.contents import Contents
from store.log.disk import OpenFile
from store.log.places import Place, Places
from store.log.saved import load, save
from store.text.strings import Strings, joined

_VERSION = 7
"""Of what is kept; another number than there has it made anew."""


class _State(NamedTuple):
    """The attributes of `Contents` of the same names, and the stamp of the file as it was."""

    stamp: str
    written: int
    size: int
    generation: int
    held: int
    garbage: int
    loose: int


class Columns(NamedTuple):
    """Documents in the order of their keys.

    Attributes:
        keys: CRC-32 of the ids, ascending; of several documents that have the same the ids tell.
        locations: where each lies.
        ids: which each is.
    """

    keys: npt.NDArray[np.uint32]
    locations: npt.NDArray[np.uint64]
    ids: Sequence[str]


class _Taken(NamedTuple):
    """What was taken out of each table, table by table, with how much that is; see `Places.taken_out`."""

    counts: npt.NDArray[np.int64]
    ids: list[str]
    sizes: npt.NDArray[np.int64]

    @classmethod
    def of(cls, tables: Iterable[Places]) -> Self:
        """Return that of some tables."""
        some = [table.taken_out for table in tables]
        sizes = list(chain.from_iterable(one.values() for one in some))
        ids = list(chain.from_iterable(some))
        return cls(np.fromiter(map(len, some), np.int64, len(some)), ids, np.array(sizes, np.int64))


class _Locations(NamedTuple):
    """Tables with how many documents they have; the documents table by table; see `Contents.replaced`."""

    tables: list[str]
    counts: npt.NDArray[np.int64]
    documents: Columns
    replaced: npt.NDArray[np.int64]
    taken: "_Taken"
    state: _State


class KeptPlaces(Places):
    """Where the documents of a table lie: as it was kept, and what was put and taken out since.

    Args:
        kept: how it was kept.
    """

    def __init__(self, kept: Columns) -> None:
        super().__init__()
        self._kept = kept
        self._keys = kept.keys.data
        self._gone: set[int] = set()  # which of them were replaced or taken out since

    def __len__(self) -> int:
        return len(self._keys) - len(self._gone) + super().__len__()

    def __contains__(self, identity: str) -> bool:
        return super().__contains__(identity) or self._find(identity) is not None

    def get(self, identity: str) -> int:
        """Return the location of a document, 0 where there is none."""
        location = super().get(identity)
        if not location and (at := self._find(identity)) is not None:
            location = int(self._kept.locations[at])
        return location

    def put(self, identity: str, location: int) -> int:
        """Note where a document lies; return the location of the one in whose place it comes, 0 where there is none."""
        older = self._drop(identity)
        super().put(identity, location)
        return older

    def _drop(self, identity: str) -> int:
        older = super()._drop(identity)
        if not older and (at := self._find(identity)) is not None:
            older = int(self._kept.locations[at])
            self._gone.add(at)
        return older

    def ids(self) -> list[str]:
        """Return the ids of all."""
        if not self._gone:
            return [*self._kept.ids, *super().ids()]
        return [*(one for at, one in enumerate(self._kept.ids) if at not in self._gone), *super().ids()]

    def columns(self) -> Columns:
        """Return all as they are now, in the order of their keys."""
        if not self._gone and not self._known:
            return self._kept
        rows = np.delete(np.arange(len(self._keys)), list(self._gone))
        left, ids = some_of(self._kept, rows), list(self._known)
        keys = np.concatenate((left.keys, np.fromiter(map(_key, ids), np.uint32, len(ids))))
        locations = np.concatenate((left.locations, np.fromiter(self._known.values(), np.uint64, len(ids))))
        return some_of(Columns(keys, locations, joined((left.ids, ids))), np.argsort(keys, kind="stable"))

    def written_since(self, size: int) -> list[str]:
        """Return the ids of those that were written when the file had that size, or later."""
        kept = np.flatnonzero(self._kept.locations >= np.uint64(size << LENGTH_BITS)).tolist()
        return [*(self._kept.ids[at] for at in kept if at not in self._gone), *super().written_since(size)]

    def in_order(self) -> Iterator[Place]:
        """Return all as they are now, in the order of the file."""
        kept, gone = self._kept, frozenset(self._gone)
        order = np.argsort(kept.locations, kind="stable").tolist()
        known = (Place(int(kept.locations[at]), kept.ids[at]) for at in order if at not in gone)
        return chain(known, super().in_order())  # which was written behind what is kept

    def _find(self, identity: str) -> int | None:
        """Return which of those that are kept a document is, where it is there still."""
        keys, key = self._keys, _key(identity)
        at = bisect_left(keys, key)
        while at < len(keys) and keys[at] == key:
            if self._kept.ids[at] == identity:
                return None if at in self._gone else at
            at += 1
        return None


def keep_locations(path: Path, file: tuple[int, int], stamp: str, contents: Contents) -> bool:
    """Write down where the documents of a file lie; False where that cannot be written.

    Args:
        path: where to.
        file: which file it is.
        stamp: what tells its state from others.
        contents: what it holds.
    """
    columns = [columns_of(places) for places in contents.tables.values()]
    counts = np.array([len(table) for table in contents.tables.values()], np.int64)
    documents = Columns(
        np.concatenate([np.empty(0, np.uint32), *(one.keys for one in columns)]),
        np.concatenate([np.empty(0, np.uint64), *(one.locations for one in columns)]),
        joined(one.ids for one in columns),
    )
    replaced = np.fromiter(contents.replaced, np.int64, len(contents.replaced))
    taken = _Taken.of(contents.tables.values())
    state = _State(stamp, *(getattr(contents, name) for name in _State._fields[1:]))
    return save(path, _stamp(file), _Locations(list(contents.tables), counts, documents, replaced, taken, state))


def kept_locations(path: Path, file: OpenFile, committed: Committed | None) -> Contents | None:
    """Return what a file held when that was kept, or None where it was not, or the file is not what it was then.

    It is, where nobody has written to it since, or this program alone, as what is known to have been committed says: to
    its end, so that what was kept ends where a batch of the file does.
    """
    known = load(path, _stamp(file.identity), _Locations)
    left = committed.stamp if committed is not None else ""
    if known is None or file.stamp not in (known.state.stamp, left):
        return None
    size = known.state.size
    if not ends_batch(
        file.disk.read(file.descriptor, max(0, size - COMMIT), min(size, COMMIT)), known.state.generation
    ):
        return None
    tables: dict[str, Places] = {}
    ids = known.documents.ids
    for name, (start, end) in zip(known.tables, pairwise(accumulate(known.counts.tolist(), initial=0)), strict=True):
        some = ids.part(start, end) if isinstance(ids, Strings) else ids[start:end]
        tables[name] = KeptPlaces(Columns(known.documents.keys[start:end], known.documents.locations[start:end], some))
    ends = pairwise(accumulate(known.taken.counts.tolist(), initial=0))
    for table, (start, end) in zip(tables.values(), ends, strict=True):
        sizes = known.taken.sizes[start:end].tolist()
        table.taken_out.update(zip(known.taken.ids[start:end], sizes, strict=True))
    state = known.state._asdict()
    del state["stamp"]
    return Contents(**state, replaced=set(known.replaced.tolist()), tables=tables)


def columns_of(places: Places) -> Columns:
    """Return documents in the order of their keys."""
    if isinstance(places, KeptPlaces):
        return places.columns()
    ids = places.ids()
    keys = np.fromiter(map(_key, ids), np.uint32, len(ids))
    order = np.argsort(keys, kind="stable")
    ids = [ids[at] for at in order.tolist()]
    return Columns(keys[order], np.fromiter(map(places.get, ids), np.uint64, len(ids)), Strings.of(ids))


def some_of(documents: Columns, rows: npt.NDArray[np.int64]) -> Columns:
    """Return some documents by their numbers."""
    if len(rows) == len(documents.keys) and bool((rows[1:] > rows[:-1]).all()):
        return documents
    return Columns(documents.keys[rows], documents.locations[rows], joined([documents.ids]).some(rows))


def _key(identity: str) -> int:
    return zlib.crc32(identity.encode())


def _stamp(file: tuple[int, int]) -> str:
    device, inode = file
    return f"{_VERSION} {device}:{inode}"
