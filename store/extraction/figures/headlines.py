"""Headlines that tell several news, of which each is of others (某某裁员；30万元手机售完)."""

from store.extraction.engine.document import Document
from store.text.sentences import Sentence


def news_begins(document: Document, sentence: Sentence, start: int, end: int) -> int:
    """Return where in a stretch of a headline the news begins that it ends in, behind the last semicolon.

    Args:
        document: the article.
        sentence: of the stretch.
        start: where the stretch begins.
        end: one past its last character.

    Returns:
        -1 where it tells no other news before, or is no headline.
    """
    mark = max(document.folded.rfind(mark, start, end) for mark in "；;")
    headline = document.blocks[sentence.block].kind in ("title", "heading")
    return mark + 1 if mark >= 0 and headline else -1
