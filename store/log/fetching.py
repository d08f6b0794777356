"""Documents fetched from the places in the store's file where they are known to lie, and proven by their checksums."""

import re
import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NoReturn

from store.errors import DamagedError, StoreError
from store.log.batches import END, LENGTH, NO_PROOF, PROOF, TAIL, proof
from store.log.disk import OpenFile, reason
from store.log.packed import PACKED, document_in, unpacked
from store.log.places import Place
from store.text.language import tr

_FIRST = 8 << 10
"""Bytes within which most packs end; reading fewer takes no less time."""
_BLOCK = 1 << 20
"""Bytes that are read at once where one place after another is asked for."""
_SOME = 64 << 10
"""Bytes that are read at once where one pack after another is asked for, of which not all may be."""
_KEPT = 256
"""Packs that are kept unpacked, 6 MB: what is asked for next often lies beside what was just asked for."""
_PACK = b'["%b","' % PACKED.encode()
_HEAD = re.compile(rb'%b([a-z_]+)",' % re.escape(_PACK))
_ROW = re.compile(rb'\n\["[a-z_]+","([^"]+)",([^\n]*)\]')
"""A line of a pack, whose documents are of one table, with the line end before it."""
_NAME = zlib.crc32(PACKED.encode())


class Fetcher:
    """Fetches documents of a store's file.

    Args:
        path: where the file lies, for what is told.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: dict[tuple[int, int], bytes] = {}
        self._in_order: deque[tuple[int, int]] = deque()  # of which several threads may take and give at once

    def fetch(self, file: OpenFile, opening: int, table: str, place: Place) -> bytes:
        """Return one document.

        Args:
            file: the open file.
            opening: what tells it from files that had its path before.
            table: the document's.
            place: where it lies.

        Raises:
            DamagedError: it is not what was written.
            StoreError: it could not be read.
        """
        key = (opening, place.offset)
        lines = self._kept.get(key)
        if lines is None:
            window = _Window(self._path, file, _FIRST)
            if window.read(place.offset, len(_PACK)) != _PACK:
                return self._alone(window, table, place)
            lines = self._kept[key] = self._unpacked(window, table, place)
            self._in_order.append(key)
            if len(self._in_order) > _KEPT:
                self._kept.pop(self._in_order.popleft(), None)
        document = document_in(lines, table, place.id)
        return self._damaged(table, place.id) if document is None else document

    def each(self, file: OpenFile, table: str, places: Iterable[Place]) -> Iterator[tuple[str, bytes]]:
        """Yield documents of a table with their ids; see `fetch`.

        Args:
            file: the open file.
            table: the documents'.
            places: where they lie, in the order of the file, which is the cheapest.
        """
        window = _Window(self._path, file, _BLOCK)
        for offset, at_once in groupby(places, lambda place: place.offset):
            some = list(at_once)
            if window.read(offset, len(_PACK)) != _PACK:
                yield some[0].id, self._alone(window, table, some[0])
                continue
            wanted = {place.id for place in some}
            for match in _ROW.finditer(self._unpacked(window, table, some[0])):
                identity = match[1].decode()
                if identity in wanted:
                    wanted.remove(identity)
                    yield identity, match[2]
            if wanted:
                self._damaged(table, wanted.pop())

    def packs(self, file: OpenFile, offsets: Iterable[int]) -> Iterator[bytes | None]:
        """Yield the lines of packs as they are; None where a line is none, or not what was written.

        Args:
            file: the open file.
            offsets: where they begin.
        """
        window = _Window(self._path, file, _SOME)
        for offset in offsets:
            line = window.line(offset)
            match = _HEAD.match(line)
            end = len(line) - TAIL
            is_sound = match and proof(_NAME, match[1].decode(), line[match.end() : end]) + NO_PROOF == line[end:]
            yield line if is_sound else None

    def _alone(self, window: "_Window", table: str, place: Place) -> bytes:
        """Return a document that has a line of its own; of version 1 there is no proof."""
        length = place.location & LENGTH
        data = window.read(place.offset, length + TAIL)
        document, tail = data[:length], data[length:]
        if tail.startswith((proof(zlib.crc32(table.encode()), place.id, document), NO_PROOF)):
            return document
        if len(tail) < TAIL:
            self._shorter()
        self._damaged(table, place.id)

    def _unpacked(self, window: "_Window", table: str, place: Place) -> bytes:
        """Return the lines of a pack."""
        line = window.line(place.offset)
        match = _HEAD.match(line)
        if match is not None:
            for end in _ends(line):
                packed = line[match.end() : end]
                if proof(_NAME, match[1].decode(), packed) == line[end : end + PROOF]:
                    return unpacked(packed)
        if not line.endswith(b"\n"):
            self._shorter()
        self._damaged(table, place.id)

    def _shorter(self) -> NoReturn:
        raise StoreError(tr("The store {path} has become shorter while it was open; open it again.", path=self._path))

    def _damaged(self, table: str, identity: str) -> NoReturn:
        raise DamagedError(
            tr(
                "The store {path} is damaged where it keeps {identity} ({table}); `dossier check --repair` mends it.",
                path=self._path,
                identity=identity,
                table=table,
            )
        )


def _ends(line: bytes) -> Iterator[int]:
    """Yield where what is packed into a line may end: of a damaged file also before the line does."""
    yield len(line) - TAIL
    for match in END.finditer(line):
        yield match.start()


class _Window:
    """A part of a file that moves on as what lies behind it is asked for."""

    def __init__(self, path: Path, file: OpenFile, ahead: int) -> None:
        self._path, self._file, self._ahead = path, file, ahead
        self._begin, self._data = 0, b""

    def read(self, offset: int, length: int) -> bytes:
        """Return so many bytes, or as many as there are.

        Raises:
            StoreError: they could not be read.
        """
        if not self._begin <= offset <= offset + length <= self._begin + len(self._data):
            try:
                self._data = self._file.disk.read(self._file.descriptor, offset, max(length, self._ahead))
            except OSError as error:
                told = tr("The store {path} could not be read: {reason}.", path=self._path, reason=reason(error))
                raise StoreError(told) from error
            self._begin = offset
        start = offset - self._begin
        return self._data[start : start + length]

    def line(self, offset: int) -> bytes:
        """Return a line with its end, or what there is of it."""
        length = self._ahead
        while True:
            known = self._data.find(b"\n", offset - self._begin) if self._begin <= offset else -1
            if known >= 0:
                return self._data[offset - self._begin : known + 1]
            data = self.read(offset, length)
            if len(data) < length and b"\n" not in data:
                return data
            length *= 2
