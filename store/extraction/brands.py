"""Bare brands: names without a word for organisations in them (蔚来, 思谋, 极越), known by what stands beside them."""

from collections.abc import Iterator

from store.extraction.candidates import Candidate
from store.extraction.contexts import after, before, is_reported
from store.extraction.document import Document, Token
from store.extraction.words import GLUE, is_brand, is_place

_LONGEST = 6
_AFTER_NOUN = 0.7
"""A Chinese word after 公司 is less often its name (公司增资) than a Latin one."""


def propose_brands(document: Document) -> Iterator[Candidate]:
    """Yield the words outside the dictionary with what the words beside them prove."""
    for start, end in _units(document):
        block_start, block_end = _bounds(document, start)
        for evidence in after(document.folded, end, block_end):
            yield Candidate(start, end, "organisation", evidence.why, evidence.score)
        for evidence in before(document.folded, start, block_start):
            sure = evidence.score if evidence.why != "organisation.apposition" else _AFTER_NOUN * evidence.score
            yield Candidate(start, end, "organisation", evidence.why, sure)
        if is_reported(document.folded, start, end, block_start, block_end):
            yield Candidate(start, end, "organisation", "organisation.reported", 0.75)


def _bounds(document: Document, offset: int) -> tuple[int, int]:
    """Return the bounds of the sentence at an offset."""
    sentence = document.sentences[document.sentence_at(offset)]
    return sentence.start, sentence.end


def _units(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the stretches that may be a brand: one unknown Chinese word, function words at its edges left off."""
    for token in document.tokens:
        if (
            (token.known and token.tag != "nz")
            or len(token.text) < 2
            or len(token.text) > _LONGEST
            or not _is_chinese(token)
        ):
            continue
        start, end = token.start, token.end
        if token.text[0] in GLUE:
            start += 1
        if token.text[-1] in GLUE:
            end -= 1
        text = document.folded[start:end]
        if len(text) >= 2 and not is_place(token) and is_brand(Token(start, end, text, token.tag, token.known)):
            yield start, end


def _is_chinese(token: Token) -> bool:
    return all("\u4e00" <= character <= "\u9fff" for character in token.text)
