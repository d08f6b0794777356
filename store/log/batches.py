"""The lines of the store's file and the batches they form: how they are written and how they are found again.

    ["dossier",1]                                            the version of the store's shape
    ["people","person/李家超",{"name":"李家超",…}]             one changed document: table, id, document
    ["people","person/李明",null]                             one that was taken out
    ["commit",7,"8c736521"]                                  end of the batch: generation, CRC-32 of both

Every line is JSON and no document holds a raw line end, so that `grep` and `jq` read the file too.
"""

import re
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

_LINE = re.compile(rb'\["([a-z_]+)","([^"\\\x00-\x1f]+)",([^\n]*)\]\n')
_ID = re.compile(r'[^"\\\x00-\x1f\x7f\ud800-\udfff]+')
LENGTH_BITS = 32
"""A location in the file is one integer, offset << 32 | length: it costs half of what a pair does."""
LENGTH = (1 << LENGTH_BITS) - 1
_COMMIT = b'\n["commit",'


class Change(NamedTuple):
    """One document to be written, as JSON, or None where it is to be taken out."""

    table: str
    id: str
    document: bytes | None


class Place(NamedTuple):
    """Where a document lies in the bytes it was found in or is written with; of length 0 where it was taken out."""

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


class Damage(NamedTuple):
    """What was wrong with the file when it was opened.

    Attributes:
        batches: how many batches did not agree with their checksum.
        suspects: the documents (table, id) that came from them: readable, but perhaps not what was written.
    """

    batches: int
    suspects: frozenset[tuple[str, str]]


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


def line(change: Change) -> bytes:
    """Return the line of one changed document.

    Raises:
        ValueError: the id cannot stand in a line as it is.
    """
    if not _ID.fullmatch(change.id):
        raise ValueError(f"{change.id!r} cannot be an id: it holds a quotation mark, backslash or control character")
    document = b"null" if change.document is None else change.document
    return b'["%b","%b",%b]\n' % (change.table.encode(), change.id.encode(), document)


def commit_line(generation: int, checksum: int) -> bytes:
    """Return the line that ends a batch.

    Args:
        generation: how many batches the store has seen with this one.
        checksum: CRC-32 of the batch's lines.
    """
    return b'["commit",%d,"%08x"]\n' % (generation, zlib.crc32(b"%d" % generation, checksum))


def encode(changes: Iterable[Change], generation: int) -> tuple[bytes, list[Place]]:
    """Return a whole batch and where in it the documents lie; empty where nothing changes."""
    data = bytearray()
    places: list[Place] = []
    for change in changes:
        data += line(change)
        length = len(change.document or b"")
        places.append(Place(change.table, change.id, len(data) - 2 - length, length))
    if places:
        data += commit_line(generation, zlib.crc32(data))
    return bytes(data), places


def batches(data: bytes, start: int) -> Iterator[Batch]:
    """Yield the batches in some bytes; a tail without a whole commit line is none."""
    view = memoryview(data)
    while (lines_end := data.find(_COMMIT, start) + 1) > 0 and (end := data.find(b"\n", lines_end) + 1) > 0:
        generation = _generation(data[lines_end:end])
        sound = data[lines_end:end] == commit_line(generation, zlib.crc32(view[start:lines_end]))
        yield Batch(start, lines_end, end, generation, sound)
        start = end


def _generation(commit: bytes) -> int:
    number = commit.split(b",")[1] if commit.count(b",") == 2 else b""
    return int(number) if number.isdigit() else 0


def note_sound(data: bytes, batch: Batch, base: int, tables: dict[str, dict[str, int]]) -> int:
    """Note where the documents of a sound batch lie; opening a store spends most of its time here.

    Args:
        data: bytes that hold the batch.
        batch: where in them.
        base: where in the file they begin.
        tables: locations by table and id, to be changed.

    Returns:
        How many bytes of documents are garbage now.
    """
    garbage = 0
    known: dict[bytes, dict[str, int]] = {}
    for match in _LINE.finditer(data, batch.start, batch.lines_end):
        name, identity = match.group(1, 2)
        table = known.get(name)
        if table is None:
            table = known[name] = tables.setdefault(name.decode(), {})
        start, end = match.span(3)
        key = identity.decode()
        garbage += table.get(key, 0) & LENGTH
        if end - start == 4 and data[start:end] == b"null":
            table.pop(key, None)
        else:
            table[key] = (base + start) << LENGTH_BITS | (end - start)
    return garbage


def documents(data: bytes, batch: Batch) -> Iterator[Place]:
    """Yield where the documents of a batch lie, in order; of an unsound one those that are JSON still."""
    for match in _LINE.finditer(data, batch.start, batch.lines_end):
        start, end = match.span(3)
        if not batch.sound and not _is_json(data[start:end]):
            continue
        taken_out = end - start == 4 and data[start:end] == b"null"
        yield Place(match[1].decode(), match[2].decode(errors="replace"), start, 0 if taken_out else end - start)


def _is_json(document: bytes) -> bool:
    try:
        msgspec.json.decode(document)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return True
