"""Whether all is there that was found in an article: a checksum of it, kept with the article.

What one article brought is spread over many documents of several tables. Where some of them are lost, or an older one
stands in the place of a newer, the others do not show it; this does. An article that proves whole need not be read and
extracted again when the store is made anew.
"""

import zlib
from collections.abc import Iterable

import msgspec

from store.identity.records import Local
from store.identity.references import resolved_figure, resolved_quote
from store.model import Figure, Quote


def brought(locals_: Iterable[Local], figures: Iterable[Figure], quotes: Iterable[Quote]) -> str:
    """Return the CRC-32 of what was found in an article as hexadecimal; never "".

    It is the same for what the article brings and for what the library keeps of it, in whatever order.

    Args:
        locals_: its own organisations and people.
        figures: its figures, referring to its own entities or to the library's.
        quotes: its quotes, likewise.
    """
    found = sorted(locals_, key=lambda local: local.id)
    own = {local.id: local.id for local in found}
    contents = [resolved_figure(figure, own) for figure in sorted(figures, key=lambda figure: figure.id)]
    said = [resolved_quote(quote, own) for quote in sorted(quotes, key=lambda quote: quote.id)]
    return f"{zlib.crc32(msgspec.msgpack.encode((found, contents, said))):08x}"
