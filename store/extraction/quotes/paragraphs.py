"""The paragraphs of a transcript, also where several turns stand in one (…吗？某某：……。主持人：……)."""

import bisect
import re
from collections import Counter

from store.extraction.engine.document import Document
from store.extraction.engine.tokens import is_ordinary
from store.extraction.lexicon import words
from store.extraction.quotes.page import Page
from store.model import Block

_TURN = re.compile(
    r"(?<=[。！？!?…”」』）)])[ \t\u3000]*([^\s，。！？；：、,.!?;:“”「」『』…—\d]{1,10})"
    r"[：:](?![ \t\u3000]*[“「『\"/])"
)
"""Behind a sentence who speaks next, and a colon; what is in marks is read as such."""
_LEAST_TURNS = 3
"""Within paragraphs: of fewer no conversation is made."""
_NAME = range(2, 5)
"""Characters of a name that begins with a surname."""


def paragraphs(page: Page) -> tuple[Block, ...]:
    """Return the blocks of an article, those that hold several turns of a conversation parted at each."""
    return page.document.once(_parted)


def _parted(document: Document) -> tuple[Block, ...]:
    """Return the blocks of a document, parted where two who speak take turns within them."""
    turns = [
        match
        for block in document.blocks
        if block.kind == "paragraph"
        for match in _TURN.finditer(document.folded, block.start, block.end)
    ]
    if len(turns) < _LEAST_TURNS:
        return document.blocks
    opened = Counter(document.folded[block.start : block.end].lstrip().partition(":")[0] for block in document.blocks)
    within = Counter(match.group(1) for match in turns)
    again = {label for label, count in within.items() if count + opened[label] > 1}
    if len(again) < 2 or sum(within[label] for label in again) < _LEAST_TURNS:
        return document.blocks
    places = [match.start(1) for match in turns if match.group(1) in again or _is_name(match.group(1))]
    among = sum(block.end > places[0] and block.start < places[-1] for block in document.blocks)
    if 2 * len(places) < among:
        return document.blocks  # an article that gives two answers word for word
    return tuple(part for block in document.blocks for part in _parts(block, places))


def _is_name(label: str) -> bool:
    """Return whether a label is written as a person's name is: who is in a conversation may speak once."""
    return len(label) in _NAME and label[0] in words("surnames.tsv") and not is_ordinary(label)


def _parts(block: Block, places: list[int]) -> list[Block]:
    """Return a block parted at those of some places, in order, that stand within it."""
    first = bisect.bisect_right(places, block.start)
    ends = places[first : bisect.bisect_left(places, block.end, lo=first)]
    starts = [block.start, *ends]
    return [Block(start=start, end=end, kind=block.kind) for start, end in zip(starts, [*ends, block.end], strict=True)]
