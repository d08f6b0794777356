"""The living documents of a store's file as a new one has them, and where they lie there.

A pack whose documents all live is taken over byte for byte, once its checksum has been looked at: nothing is unpacked
for it. Of one that holds anything else the living documents are packed anew, by table and id, and so are those of small
packs, which single articles leave. So what taking one article out costs is the copying of a file, and little memory.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from store.log.batches import LENGTH, LENGTH_BITS, TAIL, Change, commit_line, header_line
from store.log.contents import Contents
from store.log.fresh import Transform
from store.log.locations import Columns, KeptPlaces, columns_of, some_of
from store.log.packed import ENOUGH, NOTES, lines
from store.log.places import Place

_AT_ONCE = 32 << 20
"""Bytes of documents that are held in memory to be put in order."""

Numbers = npt.NDArray[np.int64]


class Compacting:
    """A new file's documents.

    Args:
        contents: what the old file holds.
        packs: yields the lines of packs that begin at some offsets, None for what is no pack, or no sound one.
        documents: yields the documents of a table at some places with their ids.
        through: what each document becomes on the way; where there is anything, no pack stays as it is.
    """

    def __init__(
        self,
        contents: Contents,
        packs: Callable[[Sequence[int]], Iterator[bytes | None]],
        documents: Callable[[str, Iterable[Place]], Iterator[tuple[str, bytes]]],
        through: Transform | None,
    ) -> None:
        self._packs, self._documents, self._through = packs, documents, through
        self._old = contents
        self._replaced = np.fromiter(contents.replaced, np.int64, len(contents.replaced))
        self._moved: dict[int, int] = {}  # where packs begin in the new file that began elsewhere in the old one
        self._new: dict[str, Columns] = {}
        self._size = 0
        self._loose = 0

    def lines(self, schema: int) -> Iterator[bytes]:
        """Yield the lines of the new file that come after its header."""
        self._size = len(header_line(schema))
        for name in sorted(name for name, table in self._old.tables.items() if table):
            for written in self._table(name, columns_of(self._old.tables[name])):
                yield written
                self._size += len(written)

    def contents(self, schema: int) -> Contents:
        """Return what the new file holds, when all lines were written and the one that ends its batch."""
        generation = self._old.generation
        size = self._size + (len(commit_line(generation, 0)) if generation else 0)
        held = sum(int((one.locations & np.uint64(LENGTH)).sum()) for one in self._new.values())
        tables = {name: KeptPlaces(one) for name, one in self._new.items()}
        return Contents(schema, size, generation, held=held, loose=self._loose, tables=dict(tables))

    def _table(self, name: str, known: Columns) -> Iterator[bytes]:
        lengths = (known.locations & np.uint64(LENGTH)).astype(np.int64)
        begins, pack = np.unique((known.locations >> np.uint64(LENGTH_BITS)).astype(np.int64), return_inverse=True)
        stays = np.zeros(len(begins), np.bool_)
        if self._through is None and name != NOTES:
            stays = np.bincount(pack, lengths) * 2 >= ENOUGH
            stays &= ~np.isin(begins, self._replaced)
            yield from self._taken_over(begins, stays)
        moved = np.array([self._moved.get(begin, 0) for begin in begins.tolist()], np.int64)
        new = moved[pack].astype(np.uint64) << np.uint64(LENGTH_BITS) | lengths.astype(np.uint64)
        rest = np.flatnonzero(~stays[pack])
        new[rest] = 0
        yield from self._packed_anew(name, known, rest, new)
        self._new[name] = some_of(known._replace(locations=new), np.flatnonzero(new))

    def _taken_over(self, begins: Numbers, stays: npt.NDArray[np.bool_]) -> Iterator[bytes]:
        """Yield the packs that may stay as they are; what cannot is noted."""
        wanted = np.flatnonzero(stays).tolist()
        for at, line in zip(wanted, self._packs(begins[wanted].tolist()), strict=True):
            if line is None:
                stays[at] = False
            elif (begin := int(begins[at])) not in self._moved:
                self._moved[begin] = self._size
                yield line

    def _packed_anew(self, name: str, known: Columns, rest: Numbers, new: npt.NDArray[np.uint64]) -> Iterator[bytes]:
        """Yield lines of other documents, by id, and note where they come to lie."""
        fed: list[int] = []
        done = 0
        for written, held in lines(self._living(name, known, rest, fed)):
            for one in held:
                document = one.document or b""
                alone = len(written) - TAIL - len(document) if name == NOTES else 0
                new[fed[done]] = self._size + alone << LENGTH_BITS | len(document)
                self._loose += len(document) if name == NOTES else 0
                done += 1
            yield written

    def _living(self, name: str, known: Columns, rest: Numbers, fed: list[int]) -> Iterator[Change]:
        for some in _in_shares(known, rest):
            documents = dict(self._documents(name, sorted(place for place, _ in some)))
            for place, at in some:
                document = documents.pop(place.id)
                changed = document if self._through is None else self._through(name, place.id, document)
                if changed is not None:
                    fed.append(at)
                    yield Change(name, place.id, changed)


def _in_shares(known: Columns, rest: Numbers) -> Iterator[list[tuple[Place, int]]]:
    """Yield places of documents by id, with their numbers, as many at once as are held in memory."""
    some: list[tuple[Place, int]] = []
    size = 0
    for identity, at in sorted((known.ids[at], at) for at in rest.tolist()):
        place = Place(int(known.locations[at]), identity)
        some.append((place, at))
        size += place.location & LENGTH
        if size > _AT_ONCE:
            yield some
            some, size = [], 0
    yield some
