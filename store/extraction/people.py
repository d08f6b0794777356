"""Who could be a person: all rules for people propose here."""

from collections.abc import Iterator

from store.extraction.bylines import Byline, find_bylines
from store.extraction.candidates import Candidate
from store.extraction.chinese_names import find_chinese_names
from store.extraction.document import Document
from store.extraction.latin_names import find_latin_names
from store.extraction.tokens import TokenMap
from store.extraction.transliteration import find_bare_foreign_names, find_dotted_names


def propose_people(document: Document) -> list[Candidate]:
    """Return the stretches of the article that are taken for people's names, in order of place."""
    return sorted(_propose(document))


def bylines(document: Document) -> tuple[Byline, ...]:
    """Return the by-lines of an article; captions are read too, for photographers."""
    captions = tuple(block for block in document.article.blocks if block.kind == "caption")
    return find_bylines(document.folded, (*document.blocks, *captions))


def _propose(document: Document) -> Iterator[Candidate]:
    text, blocks = document.folded, document.blocks
    tokens = TokenMap(document.tokens)
    for name in bylines(document):
        yield Candidate(name.start, name.end, "person", "person.byline", 0.96 if name.label else 0.7)
    yield from find_dotted_names(text, blocks, tokens)
    yield from find_bare_foreign_names(text, blocks, tokens)
    yield from find_latin_names(text, blocks)
    yield from find_chinese_names(text, blocks, tokens)
