"""What somebody does, behind his age in brackets or between commas: 林小川（28岁，地盘工）."""

import re
from functools import cache

from store.extraction.engine.document import Document
from store.extraction.lexicon import words_of
from store.extraction.people.role_pieces import Piece

_OCCUPATION = re.compile(r"[\u4e00-\u9fff]{2,8}(?=[),，、;；])")


@cache
def _ends() -> tuple[str, ...]:
    return tuple(words_of("formed_titles.tsv", "one") | words_of("formed_titles.tsv", "aged"))


def occupation(document: Document, position: int, most: int) -> list[Piece]:
    """Return what somebody does, behind an age and up to the next mark, though no list of titles has it.

    Args:
        document: the article.
        position: where the mark behind the age ends.
        most: where the sentence ends.
    """
    word = _OCCUPATION.match(document.folded, position, most + 1)
    if (
        word is None
        or not word.group().endswith(_ends())
        or word.group().endswith(tuple(words_of("formed_titles.tsv", "none")))
    ):
        return []
    written = document.text[word.start() : word.end()]
    return [Piece(word.start(), word.end(), written, "profession", None, occupation)]
