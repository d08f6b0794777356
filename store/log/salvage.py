"""What can be had of a part of the store's file that is not what was written: line by line, by their checksums."""

import re
import zlib
from typing import NamedTuple, Self

import msgspec

from store.log.batches import END, LINE, PROOF, Slot, document_end, proof
from store.log.packed import PACKED

_PACKED = PACKED.encode()
_BEGIN = re.compile(rb'\["([a-z_]+)","([^"\\\x00-\x1f]+)",')


class Stretch(NamedTuple):
    """Bytes of which nothing can be read; in some bytes or in the file."""

    start: int
    end: int


class Lines(NamedTuple):
    """What stands in some bytes.

    Attributes:
        sound: the documents that are what was written, and the packs of documents.
        unproven: those that can be read, of version 1, which has no checksum of a document.
        broken: those of which no more than the name can be read, and that perhaps wrong.
        stretches: where not even that can, as in a pack.
    """

    sound: list[Slot]
    unproven: list[Slot]
    broken: list[Slot]
    stretches: list[Stretch]

    @property
    def readable(self) -> list[Slot]:
        """Return the documents that can be read, in the order of the file."""
        return sorted((*self.sound, *self.unproven), key=lambda place: place.start)


class Damage(NamedTuple):
    """What was wrong with the file when it was read.

    Attributes:
        broken: documents (table, id) that are not what was written; the names themselves may be wrong.
        unproven: those of version 1 (table, id) that can be read, but perhaps are not what was written.
        stretches: where in the file not even a name can be read.
        gaps: how many times batches are missing between two others.
        short: whether documents that were in the file are not there, though what is there is sound.
    """

    broken: tuple[tuple[str, str], ...] = ()
    unproven: tuple[tuple[str, str], ...] = ()
    stretches: tuple[Stretch, ...] = ()
    gaps: int = 0
    short: bool = False

    def plus(self, lines: Lines, base: int) -> Self:
        """Return it with what is wrong with some bytes that begin at `base` in the file."""
        return self._replace(
            broken=(*self.broken, *((place.table, place.id) for place in lines.broken)),
            unproven=(*self.unproven, *((place.table, place.id) for place in lines.unproven)),
            stretches=(*self.stretches, *(Stretch(base + one.start, base + one.end) for one in lines.stretches)),
        )


def salvage(data: bytes, start: int, end: int) -> Lines:
    """Return what stands in a part of some bytes that is not what was written."""
    found = Lines([], [], [], [])
    at = start
    for match in LINE.finditer(data, start, end):
        stop = document_end(data, match.end(3))
        place = _place(match, stop)
        proven = stop < match.end(3)
        _search(data, at, match.start(), found)
        if not (_says(data, place, stop) if proven else _is_json(data[place.start : stop])):
            _search(data, match.start(), match.end(), found)
        else:
            (found.sound if proven else found.unproven).append(place)
        at = match.end()
    _search(data, at, end, found)
    return found


def _search(data: bytes, start: int, end: int, found: Lines) -> None:
    """Look for sound documents anywhere: a line end may be gone, or be where none was."""
    at = start
    for begin in _BEGIN.finditer(data, start, end):
        if begin.start() < at:
            continue
        line_end = data.find(b"\n", begin.end(), end)
        for finish in END.finditer(data, begin.end(), line_end if line_end >= 0 else end):
            place = _place(begin, finish.start())
            if _says(data, place, finish.start()):
                _give_up(data, at, begin.start(), found)
                found.sound.append(place)
                at = finish.end() + data.startswith(b"\n", finish.end())
                break
    _give_up(data, at, end, found)


def _give_up(data: bytes, start: int, end: int, found: Lines) -> None:
    """Note what is lost: by its name, or by its place alone."""
    while start < end:
        line_end = data.find(b"\n", start, end) + 1 or end
        begin = _BEGIN.match(data, start, line_end)
        if begin and data[start - 1 : start] in (b"", b"\n") and begin[1] != _PACKED:
            found.broken.append(_place(begin, begin.end()))
        elif found.stretches and found.stretches[-1].end == start:
            found.stretches[-1] = Stretch(found.stretches[-1].start, line_end)
        else:
            found.stretches.append(Stretch(start, line_end))
        start = line_end


def _place(begin: "re.Match[bytes]", stop: int) -> Slot:
    """Return where the document of a line lies, which ends at `stop`."""
    start = begin.start(3) if begin.re.groups > 2 else begin.end()
    taken_out = begin.string[start:stop] == b"null"
    return Slot(begin[1].decode(), begin[2].decode(errors="replace"), start, 0 if taken_out else stop - start)


def _says(data: bytes, place: Slot, stop: int) -> bool:
    """Return whether the checksum after a document is its own."""
    name = zlib.crc32(place.table.encode())
    return data[stop : stop + PROOF] == proof(name, place.id, data[place.start : stop])


def _is_json(document: bytes) -> bool:
    try:
        msgspec.json.decode(document)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return True
