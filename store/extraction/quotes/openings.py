"""Speakers by where they stand: whatever noun opens a clause before a verb of which only somebody is the subject."""

from store.extraction.engine.tokens import Token
from store.extraction.lexicon import words_of
from store.extraction.quotes.adverbs import after_leading, light
from store.extraction.quotes.lists import SPEAKERS, people_words, small_words
from store.extraction.quotes.page import Page

_NOUNS = 12
"""Characters of nouns that are somebody without a known name."""
_TAGS = frozenset(("n", "nr", "nrt", "nt", "nz", "j"))
_COUNTING = ("m", "q", "mq", "r")
_TELLING = ("v", "vn", "a", "b", "d")


def opener(page: Page, begin: int, cue: int, run: tuple[Token, ...]) -> tuple[int, int] | None:
    """Return where the nouns that open a clause before a verb of saying stand, with what counts or tells of them.

    Args:
        page: the article.
        begin: where the clause begins.
        cue: where the verb stands.
        run: the nouns right before it.
    """
    if not run or not light(page, run[-1].end, cue):
        return None
    start, end = run[0].start, run[-1].end
    if end - start > _NOUNS or page.masked[start] in small_words("clinging-before"):
        return None  # 但梁|认为
    opening = after_leading(page, begin, start)
    between = page.tokens_within(opening, start)
    if len(between) == 1 and _tells_of(page, begin, between[0], run[-1]):
        return opening, end
    counted = all(token.tag in _COUNTING and token.text[0] != "第" for token in between)
    sure = page.masked.startswith(tuple(words_of("cues.tsv", "pure") - {"表明"}), cue)  # 种种迹象表明
    return (opening, end) if counted and sure and _may_speak(run[-1]) else None


def _tells_of(page: Page, begin: int, word: Token, noun: Token) -> bool:
    """Return whether a word that opens a sentence only tells of what kind the people behind it are (受访学生说)."""
    sentence = page.document.sentences[page.document.sentence_at(begin)]
    opens = sentence.start >= begin and word.tag in _TELLING and len(word.text) == 2
    tells = opens or word.text in small_words("in-state")  # 经调查，涉案男子称
    return tells and noun.text.endswith(people_words())


def _may_speak(noun: Token) -> bool:
    """Return whether a noun can be that of somebody: no document, no word for nobody."""
    nobody = words_of(SPEAKERS, "nobody") | words_of(SPEAKERS, "quantifier")
    if noun.tag not in _TAGS or len(noun.text) < 2 or noun.text in nobody:
        return False
    return not noun.text.endswith(tuple(words_of(SPEAKERS, "document") | words_of(SPEAKERS, "source")))
