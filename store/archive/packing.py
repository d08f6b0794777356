"""Documents as an archive keeps them: compressed, where that makes them shorter."""

import zlib

_PLAIN, _DEFLATED = b"\x00", b"\x01"
_WORTH = 64
"""Shorter documents are not tried: what is saved is less than what it costs to look."""


def packed(document: bytes) -> bytes:
    """Return a document as it is kept."""
    if len(document) >= _WORTH:
        deflated = zlib.compress(document, 6, -15)
        if len(deflated) < len(document):
            return _DEFLATED + deflated
    return _PLAIN + document


def unpacked(kept: bytes) -> bytes:
    """Return a document that is kept.

    Raises:
        ValueError: it is not what was kept.
    """
    form = kept[:1]
    if form == _PLAIN:
        return kept[1:]
    if form != _DEFLATED:
        raise ValueError(form)
    try:
        return zlib.decompress(kept[1:], -15)
    except zlib.error as error:
        raise ValueError(form) from error
