"""Questions that somebody puts: verbs of asking (询问, 质问), and the words that make a question of what follows."""

import re
from functools import cache

from store.extraction.lexicon import one_of, words_of
from store.extraction.quotes.lists import SPEAKERS, SPEAKING, small_words
from store.extraction.quotes.page import Page
from store.text.fold import fold


@cache
def _question() -> re.Pattern[str]:
    """Return the pattern of what shows that words are a question (是否, 为何, 敢不敢)."""
    return re.compile(rf"{one_of(SPEAKING, 'questioning')}|([一-龥])[不唔]\1")


def is_question(page: Page, start: int, end: int) -> bool:
    """Return whether the words between two places are a question."""
    return _question().search(page.masked, start, end) is not None


def is_asking(verb: str) -> bool:
    """Return whether a verb is one of asking."""
    return fold(verb) in small_words("putting")


def is_press(words: str) -> bool:
    """Return whether words for somebody only say that the press asks (有记者询问): its questions are the article's."""
    return fold(words).endswith(("记者", *words_of(SPEAKERS, "media")))
