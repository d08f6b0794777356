"""What somebody does, behind his age in brackets or between commas: 林小川（28岁，地盘工）."""

import re
from collections.abc import Sequence
from functools import cache

from store.extraction.engine.document import Document
from store.extraction.engine.tokens import Token
from store.extraction.lexicon import in_order, words_of
from store.extraction.people.role_pieces import Piece

_VERB = 2
"""Characters: verbs that end as words for work do have as many (打工, 出生)."""
_CLAUSE = "dtp"
"""Tags of words that no word for work begins with: adverbs, times, prepositions (仍|未|复工)."""
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
        or word.group().endswith(in_order("formed_titles.tsv", "none"))
        or _happens(document.all_words.beginning(word.start(), word.end()))
    ):
        return []
    written = document.text[word.start() : word.end()]
    return [Piece(word.start(), word.end(), written, "profession", None, occupation)]


def _happens(tokens: Sequence[Token]) -> bool:
    """Return whether words say what somebody does now or what became of him, not his work: 在海州|经商, 当场|丧生."""
    last = tokens[-1]
    verb = last.tag[0] == "v" and len(last.text) == _VERB  # 搬运工 is tagged one, too
    return verb or last.tag[0] == "r" or any(token.tag[0] in _CLAUSE for token in tokens[:-1])
