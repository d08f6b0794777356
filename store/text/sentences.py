"""Where sentences begin and end."""

import bisect
import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

_END = re.compile(
    r"[。！？!?…]+[”’」』）)\"]*"  # Chinese ends, with the marks that close after them (GB/T 15834-2011, 4.1 to 4.3)
    r"|(?<=[A-Za-z\d)\]%])\.[”’\"')]*(?=\s+[“‘\"'(]?[A-Z]|\s*$)"  # a full stop of Latin text, not of 3.5 or U.S. firms
)
_INITIAL = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Ms|Mrs|Dr|Prof|Inc|Ltd|Co|Corp|Jr|Sr|St|No|vs|U\.S|U\.K))$")


class Stretch(Protocol):
    """A stretch of a text, of which no sentence crosses an end; a block is one."""

    @property
    def start(self) -> int:
        """Return its first code point."""
        ...

    @property
    def end(self) -> int:
        """Return one past its last."""
        ...


class Readable(Protocol):
    """A text of which some stretches are read; an article is one."""

    @property
    def text(self) -> str:
        """Return all of it."""
        ...

    @property
    def read(self) -> Sequence[Stretch]:
        """Return the stretches that are read, in order."""
        ...


class Sentence(NamedTuple):
    """A stretch of the text between two ends of sentences; `block` is the ordinal of its block."""

    start: int
    end: int
    block: int


def split_sentences(text: str, blocks: Sequence[Stretch]) -> tuple[Sentence, ...]:
    """Return the sentences of the blocks, in order, without the white space around them; none is empty."""
    return tuple(sentence for number in range(len(blocks)) for sentence in _in_block(text, blocks, number))


def sentence_around(text: str, blocks: Sequence[Stretch], offset: int) -> Sentence:
    """Return the sentence at an offset; where there is none, the line, so that there is always something to show."""
    number = bisect.bisect_right(blocks, offset, key=lambda block: block.start) - 1
    if number >= 0:
        for sentence in _in_block(text, blocks, number):
            if sentence.start <= offset < sentence.end:
                return sentence
    end = text.find("\n", offset)
    return Sentence(text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end, max(0, number))


class Numbering:
    """Some sentences of a text, asked by offset which of them stands there.

    Args:
        sentences: in order.
    """

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._starts = [sentence.start for sentence in sentences]

    @classmethod
    def of(cls, article: Readable) -> "Numbering":
        """Return that of all sentences of an article that are read, by which mentions say in which they stand."""
        return cls(split_sentences(article.text, article.read))

    def at(self, offset: int) -> int:
        """Return the ordinal of the sentence at an offset; between two sentences, that of the one before."""
        place = bisect.bisect_right(self._starts, offset)
        return place - 1 if place else 0


def _in_block(text: str, blocks: Sequence[Stretch], number: int) -> list[Sentence]:
    sentences: list[Sentence] = []
    start = blocks[number].start
    for end in _ends(text, blocks[number]):
        left, right = start, end
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if left < right:
            sentences.append(Sentence(left, right, number))
        start = end
    return sentences


def _ends(text: str, block: Stretch) -> list[int]:
    """Return where sentences end in a block; the last is the end of the block."""
    ends: list[int] = []
    for match in _END.finditer(text, block.start, block.end):
        if match.group().startswith(".") and _INITIAL.search(text, max(block.start, match.start() - 6), match.start()):
            continue
        ends.append(match.end())
    if not ends or ends[-1] < block.end:
        ends.append(block.end)
    return ends
