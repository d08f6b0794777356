"""Where sentences begin and end."""

import re
from typing import NamedTuple

from store.model import Block

_END = re.compile(
    r"[。！？!?…]+[”’」』）)\"]*"  # Chinese ends, with the marks that close after them (GB/T 15834-2011, 4.1 to 4.3)
    r"|(?<=[A-Za-z\d)\]%])\.[”’\"')]*(?=\s+[“‘\"'(]?[A-Z]|\s*$)"  # a full stop of Latin text, not of 3.5 or U.S. firms
)
_INITIAL = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Ms|Mrs|Dr|Prof|Inc|Ltd|Co|Corp|Jr|Sr|St|No|vs|U\.S|U\.K))$")


class Sentence(NamedTuple):
    """A stretch of the text between two ends of sentences; `block` is the ordinal of its block."""

    start: int
    end: int
    block: int


def split_sentences(text: str, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of the blocks, in order, without the white space around them; none is empty."""
    sentences: list[Sentence] = []
    for number, block in enumerate(blocks):
        start = block.start
        for end in _ends(text, block):
            left, right = start, end
            while left < right and text[left].isspace():
                left += 1
            while right > left and text[right - 1].isspace():
                right -= 1
            if left < right:
                sentences.append(Sentence(left, right, number))
            start = end
    return tuple(sentences)


def _ends(text: str, block: Block) -> list[int]:
    """Return where sentences end in a block; the last is the end of the block."""
    ends: list[int] = []
    for match in _END.finditer(text, block.start, block.end):
        if match.group().startswith(".") and _INITIAL.search(text, max(block.start, match.start() - 6), match.start()):
            continue
        ends.append(match.end())
    if not ends or ends[-1] < block.end:
        ends.append(block.end)
    return ends
