"""What stands in a store's file, document by document, though it is packed; and files as older versions wrote them."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from store.log.batches import LINE, NO_PROOF, TAIL, Change, commit_line, document_end, header_line, line
from store.log.packed import PACKED, unpacked

_PACK = b'["%b",' % PACKED.encode()


def lines_of(data: bytes) -> list[bytes]:
    """Return the lines of a file, or of any bytes, those that are packed in the place of their pack."""
    return [inner for one in data.split(b"\n") for inner in _inside(one)]


def _inside(one: bytes) -> Iterator[bytes]:
    match = LINE.fullmatch(one + b"\n") if one.startswith(_PACK) else None
    if match is None:
        yield one
    else:
        yield from unpacked(match.string[match.start(3) : document_end(match.string, match.end(3))]).split(b"\n")


def packs_of(data: bytes) -> Iterator[tuple[int, int, list[bytes]]]:
    """Yield where packs begin and end, and the lines in each."""
    for match in re.finditer(rb"^%b[^\n]*\n" % re.escape(_PACK), data, re.MULTILINE):
        yield match.start(), match.end(), lines_of(match[0])


def middle(data: bytes, words: str) -> int:
    """Return where the middle lies of the last pack in which some words stand."""
    return [(start + end) // 2 for start, end, lines in packs_of(data) if words.encode() in b"\n".join(lines)][-1]


def in_version(schema: int, data: bytes) -> bytes:
    """Return a file as version 1 or 2 wrote it: each document on a line, in version 2 with a checksum."""
    written, checksum = [header_line(schema)], 0
    for one in lines_of(data)[1:]:
        match = LINE.fullmatch(one + b"\n")
        if match is None and one.startswith(b'["commit",'):
            written.append(commit_line(int(one.split(b",")[1]), checksum))
            checksum = 0
        elif match is not None:
            document = one[match.start(3) : document_end(one, match.end(3))]
            whole = line(Change(match[1].decode(), match[2].decode(), document))
            written.append(whole if schema > 1 else whole[:-TAIL] + NO_PROOF)
            checksum = zlib.crc32(written[-1], checksum)
    return b"".join(written)


def spoil(path: Path, words: str) -> None:
    """Flip a bit of the last pack of a store's file in which some words stand."""
    data = path.read_bytes()
    place = middle(data, words)
    path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
