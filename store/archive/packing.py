"""Documents as an archive keeps them: each by itself, compressed with what is known of it beforehand, with a checksum.

Most are short, and alike: names of fields and of rules, and the article's id. So each is compressed as if a few other
documents (`documents.txt`, of the article that dossier comes with) and its own id had stood before it (RFC 1950, preset
dictionaries): two thirds of what they take by themselves. The checksums of both, which that form has, tell whether a
document is what was kept and lies under its own id. What was kept with these must be read with these: others would be
another form.
"""

import zlib
from functools import cache
from pathlib import Path

_PLAIN, _DEFLATED = b"\x00", b"\x01"
_LEVEL = 6
_SUM = 4
"""Bytes of the CRC-32 before a document that is kept as it is."""


@cache
def _before() -> bytes:
    return Path(__file__).with_name("documents.txt").read_bytes()


def packed(identity: str, document: bytes) -> bytes:
    """Return a document as it is kept."""
    packer = zlib.compressobj(_LEVEL, zdict=_before() + identity.encode())
    deflated = packer.compress(document) + packer.flush()
    if len(deflated) < len(document):
        return _DEFLATED + deflated
    return _PLAIN + _sum(identity, document) + document


def unpacked(identity: str, kept: bytes) -> bytes:
    """Return a document that is kept.

    Raises:
        ValueError: it is not what was kept.
    """
    form, body = kept[:1], kept[1:]
    if form == _PLAIN and body[:_SUM] == _sum(identity, body[_SUM:]):
        return body[_SUM:]
    if form != _DEFLATED:
        raise ValueError(form)
    unpacker = zlib.decompressobj(zdict=_before() + identity.encode())
    try:
        document = unpacker.decompress(body)
    except zlib.error as error:
        raise ValueError(form) from error
    if not unpacker.eof:
        raise ValueError(form)
    return document


def _sum(identity: str, document: bytes) -> bytes:
    return zlib.crc32(document, zlib.crc32(identity.encode())).to_bytes(_SUM, "big")
