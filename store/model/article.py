"""An article, as it was read."""

import bisect
from typing import Literal

import msgspec

BlockKind = Literal[
    "title", "byline", "heading", "paragraph", "item", "quotation", "table", "caption", "code", "furniture"
]

Numbered = Literal["line", "page", "nothing"]
"""What is numbered in a file: the lines of a text, the pages of a PDF; nothing where it has neither."""

PROSE: frozenset[BlockKind] = frozenset({"title", "byline", "heading", "paragraph", "item", "quotation", "table"})
"""The kinds of block that are prose; captions are read apart, code and page furniture are shown but not read."""

_READ = PROSE | {"caption"}


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What all records share: immutable, named fields, defaults left out of what is written."""


class Block(Record, frozen=True, kw_only=True):
    """A stretch of an article's text that is one thing on the page; blocks are in order and do not overlap."""

    start: int
    end: int
    kind: BlockKind = "paragraph"


class Article(Record, frozen=True, kw_only=True):
    """One document.

    Attributes:
        id: `article/<date>-<title>`, readable, the same after a reload.
        title: the headline, once; `text` begins with it where there is one.
        text: title, by-lines and body as a reader sees them, one block per line, lines split at U+000A alone.
        published: ISO 8601 date (YYYY-MM-DD) or None where it is not known; never a guess.
        publisher: who published it, as claimed by the front matter or the page.
        url: the original's address.
        authors: as claimed, cleaned of 記者, 文/ and the like.
        language: "zh-Hans", "zh-Hant", "en", or "" where it cannot be told.
        path: the file it was read from; "-" for standard input.
        digest: SHA-256 of `text` as hexadecimal; two articles with the same digest are one.
        encoding: the encoding that the file was in.
        blocks: what each stretch of `text` is.
        lines: ascending pairs (offset in `text`, line in the file counted from 1): the line of a character is that of
            the last pair at or before it. Of a PDF it is the page.
        numbered: what the numbers in `lines` are of.
        warnings: what could not be read as it claims to be, one sentence each.
        tags: the user's own, as the header has them.
        clipped: ISO 8601 date on which it was clipped, or None.
    """

    id: str
    title: str
    text: str
    published: str | None = None
    publisher: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    path: str = ""
    digest: str = ""
    encoding: str = "utf-8"
    blocks: tuple[Block, ...] = ()
    lines: tuple[tuple[int, int], ...] = ()
    numbered: Numbered = "line"
    warnings: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    clipped: str | None = None

    def place(self, offset: int) -> int:
        """Return the line or page, see `numbered`, that a character stands on; 0 where that is not known."""
        found = bisect.bisect_right(self.lines, offset, key=lambda pair: pair[0]) - 1
        return self.lines[found][1] if found >= 0 else 0

    @property
    def prose(self) -> tuple[Block, ...]:
        """The blocks that are prose; where there are none, each line that is not blank is a paragraph."""
        return tuple(block for block in self.blocks or _lines(self.text) if block.kind in PROSE)

    @property
    def read(self) -> tuple[Block, ...]:
        """The blocks that are read for entities, prose and captions; their sentences are counted together."""
        return tuple(block for block in self.blocks or _lines(self.text) if block.kind in _READ)


def _lines(text: str) -> tuple[Block, ...]:
    """Return each line that is not blank as a paragraph."""
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(start=start, end=start + len(line)))
        start += len(line) + 1
    return tuple(blocks)
