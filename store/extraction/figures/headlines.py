"""Headlines that tell several news, of which each is of others (某某裁员；30万元手机售完)."""

from bisect import bisect_right

from store.extraction.engine.document import Document


def news_begins(document: Document, start: int, end: int) -> int:
    """Return where in a stretch of a headline the news begins that it ends in, behind the last semicolon.

    Returns:
        -1 where it tells no other news before, or is no headline.
    """
    mark = max(document.folded.rfind(mark, start, end) for mark in "；;")
    if mark < 0:
        return -1
    blocks = document.blocks
    block = blocks[max(0, bisect_right(blocks, start, key=lambda one: one.start) - 1)]
    return mark + 1 if block.kind in ("title", "heading") else -1
