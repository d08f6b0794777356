"""A page of the reader: an article's text cut into lines of the screen, and what lies on each line."""

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Literal, NamedTuple
from urllib.parse import unquote

from store.model import Article, Block, BlockKind
from store.text.language import retold, tr
from tui.desk.models import PageMention
from tui.text.cells import cut
from tui.text.dates import shown_day
from tui.text.wrap import Line, wrap

LineKind = BlockKind | Literal["meta", "blank"]

_APART: frozenset[BlockKind] = frozenset({"item", "table", "byline", "code", "furniture"})
"""Blocks that stand close together when one follows another of its kind; all others have a blank line between them."""

_SHORT_NAME = 5
"""Characters of a name that is kept on one line; longer ones would leave too ragged an edge."""

_PREFIX: dict[BlockKind, tuple[str, str]] = {"item": ("• ", "  "), "quotation": ("│ ", "│ "), "code": ("  ", "  ")}


class PageLine(NamedTuple):
    """One line of the page.

    Attributes:
        kind: gives the style.
        start: first code point in the article's text; equal to `end` where the line shows none of it.
        end: one past the last.
        prefix: characters before the text.
        literal: what to show instead of text.
    """

    kind: LineKind
    start: int = 0
    end: int = 0
    prefix: str = ""
    literal: str = ""


class LinePiece(NamedTuple):
    """A stretch of a line that is drawn in one style; `spans` are indices of the mentions that cover it."""

    start: int
    end: int
    spans: tuple[int, ...]


@dataclass(frozen=True)
class ReaderPage:
    """An article set in lines of one width.

    Attributes:
        lines: the lines, top to bottom.
        spans: the mentions, ascending by start.
    """

    lines: tuple[PageLine, ...]
    spans: Sequence[PageMention]
    _on_line: dict[int, tuple[int, ...]] = field(repr=False)
    _text_lines: tuple[int, ...] = field(repr=False)

    def line_of(self, offset: int) -> int:
        """Return the number of the line that shows a code point, or the nearest line before it."""
        place = bisect.bisect_right(self._text_lines, offset, key=lambda number: self.lines[number].start)
        return self._text_lines[max(0, place - 1)] if self._text_lines else 0

    def pieces(self, number: int) -> list[LinePiece]:
        """Return a line's text cut wherever a mention begins or ends."""
        line = self.lines[number]
        covering = [(i, self.spans[i]) for i in self._on_line.get(number, ())]
        cuts = {line.start, line.end}
        for _, span in covering:
            cuts.update(cut for cut in (span.start, span.end) if line.start < cut < line.end)
        edges = sorted(cuts)
        return [
            LinePiece(left, right, tuple(i for i, span in covering if span.start <= left and right <= span.end))
            for left, right in pairwise(edges)
        ]


def set_page(article: Article, spans: Sequence[PageMention], width: int) -> ReaderPage:
    """Return the article set in lines at most `width` cells wide; no figure is split from its unit, no short name."""
    keep = [
        Line(span.start, span.end)
        for span in spans
        if span.kind == "figure" or (span.kind != "quote" and span.end - span.start <= _SHORT_NAME)
    ]
    blocks = article.blocks or (Block(start=0, end=len(article.text)),)
    lines: list[PageLine] = []
    last: BlockKind | None = None
    for kind, alike in groupby(blocks, key=lambda block: block.kind):
        run = list(alike)
        if last is not None and kind != last:
            lines.append(PageLine("blank"))
        if kind == "furniture" and len(run) > 1 and not _is_spoken_of(run, spans):
            lines.append(_folded(article.text, run, width))
        else:
            lines.extend(_run_lines(article.text, run, width, keep))
        if kind == "title":
            lines.extend(_meta_lines(article, width))
        last = kind
    if all(block.kind != "title" for block in blocks):
        lines[:0] = [*_meta_lines(article, width), PageLine("blank")]
    text_lines = tuple(number for number, line in enumerate(lines) if line.end > line.start)
    return ReaderPage(tuple(lines), spans, _spans_by_line(lines, text_lines, spans), text_lines)


def _is_spoken_of(run: Sequence[Block], spans: Sequence[PageMention]) -> bool:
    """Return whether any mention stands in blocks that follow one another."""
    return any(span.start < run[-1].end and span.end > run[0].start for span in spans)


def _folded(text: str, run: Sequence[Block], width: int) -> PageLine:
    """Return the one line that menus and what else of the page stands around the article are shown in."""
    words = " · ".join(" ".join(text[block.start : block.end].split()) for block in run)
    return PageLine("furniture", literal=cut(f"⋯ {words}", width))


def _run_lines(text: str, run: Sequence[Block], width: int, keep: Sequence[Line]) -> Iterator[PageLine]:
    """Yield the lines of blocks of one kind that follow one another."""
    for number, block in enumerate(run):
        if number and block.kind not in _APART:
            yield PageLine("blank")
        yield from _block_lines(text, block, width, keep)


def _block_lines(text: str, block: Block, width: int, keep: Sequence[Line]) -> list[PageLine]:
    first, following = _PREFIX.get(block.kind, ("", ""))
    inside = [stretch for stretch in keep if stretch.start < block.end and stretch.end > block.start]
    return [
        PageLine(block.kind, start, end, following if number else first)
        for number, (start, end) in enumerate(wrap(text, width - len(first), block.start, block.end, inside))
    ]


def _meta_lines(article: Article, width: int) -> list[PageLine]:
    """Return publisher, date and authors, the address on one line, and what was odd about the file."""
    facts = " · ".join(
        dict.fromkeys(
            fact
            for fact in (
                article.publisher,
                shown_day(article.published or tr("date unknown")),
                "、".join(article.authors),
                *_own(article),
            )
            if fact
        )
    )
    lines = [facts[start:end] for start, end in wrap(facts, width)]
    if article.url:
        readable = "".join(filter(str.isprintable, unquote(article.url)))  # an escaped control character stays none
        lines.append(cut(readable, width))
    odd = (
        *([tr("Read as {encoding}.", encoding=article.encoding)] if article.encoding != "utf-8" else []),
        *map(retold, article.warnings),
    )
    for sentence in odd:
        lines += [sentence[start:end] for start, end in wrap(sentence, width)]
    return [PageLine("meta", literal=line) for line in lines]


def _own(article: Article) -> Iterator[str]:
    """Yield what the user's own header says: when it was clipped, and the tags."""
    if article.clipped:
        yield tr("clipped {clipped}", clipped=article.clipped)
    yield from (f"#{tag}" for tag in article.tags)


def _spans_by_line(
    lines: Sequence[PageLine], text_lines: Sequence[int], spans: Sequence[PageMention]
) -> dict[int, tuple[int, ...]]:
    """Return which mentions lie on which line; one pass, since both are in order."""
    found: dict[int, tuple[int, ...]] = {}
    waiting: list[int] = []
    following = 0
    for number in text_lines:
        line = lines[number]
        while following < len(spans) and spans[following].start < line.end:
            waiting.append(following)
            following += 1
        waiting = [i for i in waiting if spans[i].end > line.start]
        if waiting:
            found[number] = tuple(i for i in waiting if spans[i].start < line.end)
    return found
