"""The words of a text, as the segmenter cuts them."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import rjieba

from store.text.fold import fold


class Word(NamedTuple):
    """A word as it is written, and as it is compared: in Simplified, half-width, lower case."""

    text: str
    key: str


@lru_cache(maxsize=4096)  # the statements of whoever speaks most are cut anew for each of their subjects
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text, with what stands between them: put together they are the text."""
    return tuple(_words(text))


def _words(text: str) -> Iterator[Word]:
    folded, start = fold(text), 0
    for word in rjieba.cut(folded, hmm=False):
        yield Word(text[start : start + len(word)], word.casefold())
        start += len(word)
