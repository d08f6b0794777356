"""The lines of the store's file and the batches they form: how they are written and how they are found again.

    ["dossier",3]                                            the version of the store's shape
    ["packed","quotes",…,"8d2e04c1"]                         changed documents, compressed (see `store.log.packed`)
    ["people","person/李家超",{"name":"李家超",…},"5a1c07e2"]  one changed document: table, id, document, CRC-32 of them
    ["people","person/李明",null,"90b3ff14"]                  one that was taken out
    ["commit",7,"8c736521"]                                  end of the batch: generation, CRC-32 of both

A line end ends a line: nothing that stands in one holds any. The checksum of a batch says whether all of it was
written; that of a line whether it still is what was written, whenever it is read, and which of a damaged batch's lines
are sound. Version 2 had each document on a line of its own, version 1 without a checksum; both are read as ever.
"""

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

LINE = re.compile(rb'\["([a-z_]+)","([^"\\\x00-\x1f]+)",([^\n]*)\]\n')
"""A line of a document: table, id, and the document with what follows it."""
_ID = re.compile(r'[^"\\\x00-\x1f\x7f\ud800-\udfff]+')
LENGTH_BITS = 28
"""A location in the file is one integer, offset << 28 | length: it costs half of what a pair does."""
LENGTH = (1 << LENGTH_BITS) - 1
"""The longest document in bytes, a quarter of a gigabyte; of 64 bits that leaves offsets of 64 gigabytes."""
TAIL = len(b',"8c736521"]\n')
"""Bytes of a line after its document."""
PROOF = TAIL - len(b"]\n")
"""Bytes of a document's checksum as it stands in the line."""
END = re.compile(rb',"[0-9a-f]{8}"\]')
"""What ends a line since version 2."""
NO_PROOF = b"]\n"
"""What follows a document of version 1."""
_QUOTE = ord('"')
_COMMIT = b'\n["commit",'
COMMIT = 48
"""Bytes within which a commit line ends."""


class Change(NamedTuple):
    """One document to be written, as a JSON object, or None where it is to be taken out."""

    table: str
    id: str
    document: bytes | None


class Slot(NamedTuple):
    """Where a document lies in the bytes it was found in or is written with; of length 0 where it was taken out.

    Of one that is packed it is where the line begins that it is packed into, and its length before that.
    """

    table: str
    id: str
    start: int
    length: int


class Batch(NamedTuple):
    """A batch in some bytes.

    Attributes:
        start: where its first line begins.
        lines_end: where its commit line begins.
        end: one past its commit line.
        generation: what its commit line says, or 0 where that cannot be read.
        sound: whether it is what was written.
    """

    start: int
    lines_end: int
    end: int
    generation: int
    sound: bool


def header_line(schema: int) -> bytes:
    """Return the first line of a file."""
    return b'["dossier",%d]\n' % schema


def read_header(data: bytes) -> tuple[int, int]:
    """Return the schema that the first line names, 0 where it names none, and where the line after it begins."""
    end = data.find(b"\n") + 1
    match data[:end].rstrip(b"]\n").split(b","):
        case [b'["dossier"', schema] if schema.isdigit():
            return int(schema), end
        case _:
            return 0, end


def proof(table: int, identity: str, document: bytes) -> bytes:
    """Return what follows a document in its line: the CRC-32 of the table, the id and the document.

    Args:
        table: CRC-32 of the table's name: who reads a whole table works it out once.
        identity: the document's id.
        document: the document.
    """
    return b',"%08x"' % zlib.crc32(document, zlib.crc32(identity.encode(), table))


def check(change: Change) -> None:
    """See that a document can stand in the file.

    Raises:
        ValueError: its id cannot stand in a line as it is, or it is too long.
    """
    if not _ID.fullmatch(change.id):
        raise ValueError(f"{change.id!r} cannot be an id: it holds a quotation mark, backslash or control character")
    if len(change.document or b"") > LENGTH:
        raise ValueError(f"{change.id!r} is too long for the store: {LENGTH} bytes are the most")


def line(change: Change) -> bytes:
    """Return the line of one changed document.

    Raises:
        ValueError: it cannot stand in the file.
    """
    check(change)
    name, identity, document = change.table.encode(), change.id, change.document or b"null"
    return b'["%b","%b",%b%b]\n' % (name, identity.encode(), document, proof(zlib.crc32(name), identity, document))


def line_start(place: Slot) -> int:
    """Return where the line begins in which a document was found."""
    return place.start - len(b'["%b","%b",' % (place.table.encode(), place.id.encode()))


def document_end(data: bytes, end: int) -> int:
    """Return where the document of a line ends, of which all that stands before its bracket ends at `end`."""
    return end - PROOF if data[end - 1] == _QUOTE else end


def commit_line(generation: int, checksum: int) -> bytes:
    """Return the line that ends a batch.

    Args:
        generation: how many batches the store has seen with this one.
        checksum: CRC-32 of the batch's lines.
    """
    return b'["commit",%d,"%08x"]\n' % (generation, zlib.crc32(b"%d" % generation, checksum))


def ends_batch(data: bytes, generation: int) -> bool:
    """Return whether some bytes end with the commit line of a generation."""
    begin = data.rfind(_COMMIT)
    return begin >= 0 and data.endswith(b"\n") and _generation(data[begin + 1 :]) == generation


def batches(data: bytes, start: int) -> Iterator[Batch]:
    """Yield the batches in some bytes; a tail without a whole commit line is none.

    Args:
        data: the bytes.
        start: where in them the first batch begins, after a line end.
    """
    view = memoryview(data)
    while (lines_end := data.find(_COMMIT, max(0, start - 1)) + 1) > 0 and (end := data.find(b"\n", lines_end) + 1) > 0:
        generation = _generation(data[lines_end:end])
        sound = data[lines_end:end] == commit_line(generation, zlib.crc32(view[start:lines_end]))
        yield Batch(start, lines_end, end, generation, sound)
        start = end


def _generation(commit: bytes) -> int:
    number = commit.split(b",")[1] if commit.count(b",") == 2 else b""
    return int(number) if number.isdigit() else 0
