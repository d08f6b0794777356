"""Documents as an archive keeps them: each by itself, compressed with what is known of it beforehand.

Most are short, and alike: names of fields and of rules, and the article's id. So each is compressed as if a few other
documents (`documents.txt`, of the article that dossier comes with) and its own id had stood before it (RFC 1950, preset
dictionaries): two thirds of what they take by themselves. What was kept with these must be read with these: others
would be another form.
"""

import zlib
from functools import cache
from pathlib import Path

_PLAIN, _DEFLATED = b"\x00", b"\x01"
_RAW = -15
_LEVEL = 6


@cache
def _before() -> bytes:
    return Path(__file__).with_name("documents.txt").read_bytes()


def packed(identity: str, document: bytes) -> bytes:
    """Return a document as it is kept."""
    before = _before() + identity.encode()
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW, zdict=before)
    deflated = packer.compress(document) + packer.flush()
    return _DEFLATED + deflated if len(deflated) < len(document) else _PLAIN + document


def unpacked(identity: str, kept: bytes) -> bytes:
    """Return a document that is kept.

    Raises:
        ValueError: it is not what was kept.
    """
    form, body = kept[:1], kept[1:]
    if form == _PLAIN:
        return body
    if form != _DEFLATED:
        raise ValueError(form)
    unpacker = zlib.decompressobj(_RAW, zdict=_before() + identity.encode())
    try:
        document = unpacker.decompress(body)
    except zlib.error as error:
        raise ValueError(form) from error
    if not unpacker.eof:
        raise ValueError(form)
    return document
