"""Who reports, where a report begins or is all of a line: 【林晓╱台北报导】, 通讯员穗文宣报道：, 某报林晓报道."""

import re
from collections.abc import Iterator
from functools import cache

from store.extraction.lexicon import one_of
from store.extraction.people.words import HAN
from store.model import Block
from store.text.patterns import holds

_REPORTS = r"(?:综合|摄影|专题)?报[道导]"
_STROKES = "/／╱∕"
_FIRST = 3
"""Blocks: who reports is told at the beginning."""


@cache
def _stroked() -> re.Pattern[str]:
    """Return the pattern of how Taiwan's papers begin: name, stroke, place."""
    return re.compile(
        rf"[【〔\[(](?:记者|特派员)?(?P<name>[{HAN}]{{2,4}})[{_STROKES}][{HAN}]{{2,6}}?{_REPORTS}[】〕\])]"
    )


@cache
def _named() -> re.Pattern[str]:
    """Return the pattern of a job, a name and the verb of reporting."""
    return re.compile(
        rf"{one_of('byline_words.tsv', 'job')}[ ]?(?P<name>[{HAN}]{{2,4}}?)[ ]?{_REPORTS}(?=[:：]|$)", re.MULTILINE
    )


def reporters(text: str, block: Block, number: int, publisher: str) -> Iterator[tuple[int, int]]:
    """Yield where those stand who a block says report.

    Args:
        text: the folded text.
        block: where to look.
        number: the place of the block in the article, from 0.
        publisher: the folded name of the publisher, "" for none.
    """
    if text.find("报", block.start, block.end) < 0:
        return
    stroked = holds(text[block.start : block.end], _STROKES)
    for match in _stroked().finditer(text, block.start, block.end) if stroked else ():
        yield match.span("name")
    if number >= _FIRST:
        return
    for match in _named().finditer(text, block.start, block.end):
        yield match.span("name")
    own = re.compile(rf"{re.escape(publisher)}(?:记者)?[ ]?(?P<name>[{HAN}]{{2,4}})[ ]?{_REPORTS}")
    line = own.fullmatch(text, block.start, block.end) if publisher else None
    if line is not None:
        yield line.span("name")
