"""Documents of a table packed into one line of the store's file, compressed together; batches consist of such lines.

    ["packed","quotes",<lines as version 1 had them, deflated>,"5a1c07e2"]

Alone a document compresses badly: most of it is said by its neighbours too, which are of the same article (measured on
5,000 articles: 2.6 times the text each by itself, with a dictionary trained on them, and 1.5 in packs of 24 kB; 16 kB
1.6, 64 kB 1.4, and each document costs the reading of its pack). Zstandard unpacks in half of the time and packs 2 %
smaller; zlib comes with Python, and with whatever else may want to read a store one day.

Of a damaged pack nothing can be read, not even a name. So what takes another document's place, or is taken out, is
preceded by a pack that says that the older one is gone, and does not come back; and what the store notes of itself has
lines of its own, which damage costs alone, and which can be told by their names then. Texts and what is known of their
articles are never in one pack: of an article one of the two is left.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from store.log.batches import TAIL, Change, Slot, check, commit_line, line

PACKED = "packed"
"""What a pack has for a table; for an id it has the table of its documents."""
NOTES = "meta"
"""The table of what the store notes of itself."""

ENOUGH = 24 << 10
"""Bytes of documents in a pack, but for one that is longer by itself."""
_LEVEL = 6  # 9 takes a third longer, for less than 1 %
_RAW = -15  # deflated data alone, with a window of 32 kB: the line has a checksum
_LINE_END, _ESCAPE = b"\n", b"="


def pack(changes: list[Change]) -> bytes:
    """Return the line of some documents of one table."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
    lines = b"".join(
        b'["%b","%b",%b]\n' % (one.table.encode(), one.id.encode(), one.document or b"null") for one in changes
    )
    data = packer.compress(lines) + packer.flush()
    data = data.replace(_ESCAPE, b"=e").replace(_LINE_END, b"=n")
    return line(Change(PACKED, changes[0].table, data))


def unpacked(data: bytes) -> bytes:
    """Return the lines of what stands in a pack's line after its table, each after a line end.

    Raises:
        ValueError: it is no pack.
    """
    try:
        return _LINE_END + zlib.decompress(data.replace(b"=n", _LINE_END).replace(b"=e", _ESCAPE), _RAW)
    except zlib.error as error:
        raise ValueError(data[:20]) from error


def lines(changes: Iterable[Change]) -> Iterator[tuple[bytes, list[Change]]]:
    """Yield lines, each with the documents in it, in the order in which they come.

    Raises:
        ValueError: one of them cannot stand in the file.
    """
    some: list[Change] = []
    size = 0
    for change in changes:
        check(change)
        length = len(change.document or b"")
        if change.table == NOTES:
            yield line(change), [change]
            continue
        if some and (some[0].table != change.table or size + length > ENOUGH):
            yield pack(some), some
            some, size = [], 0
        some.append(change)
        size += length
    if some:
        yield pack(some), some


def encode(
    changes: Iterable[Change], generation: int, is_there: Callable[[str, str], bool]
) -> tuple[bytes, list[Slot]]:
    """Return a whole batch and where in it the documents lie; empty where nothing changes.

    Args:
        changes: the documents.
        generation: of the batch.
        is_there: whether the file has a document of a table and an id already.
    """
    last = {(one.table, one.id): one for one in changes}
    gone = [Change(*key, None) for key, one in last.items() if one.document is None or is_there(*key)]
    data = bytearray()
    places: list[Slot] = []
    for written, held in chain(lines(gone), lines(one for one in last.values() if one.document is not None)):
        for one in held:
            alone = one.table == NOTES and one.document is not None
            start = len(data) + (len(written) - TAIL - len(one.document or b"") if alone else 0)
            places.append(Slot(one.table, one.id, start, len(one.document or b"")))
        data += written
    if places:
        data += commit_line(generation, zlib.crc32(data))
    return bytes(data), places


def document_in(lines: bytes, table: str, identity: str) -> bytes | None:
    """Return a document of an unpacked line, or None where it is not in it."""
    begin = b'\n["%b","%b",' % (table.encode(), identity.encode())
    start = lines.find(begin)
    return lines[start + len(begin) : lines.index(b"]\n", start)] if start >= 0 else None
