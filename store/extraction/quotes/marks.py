"""Which quotation marks belong together: “”, 「」, 『』, ‘’ and "", nested, unclosed, closed the wrong way round.

GB/T 15834-2011, 4.8: “” outside, ‘’ inside; in Traditional Chinese 「」 outside, 『』 inside. A quotation of several
paragraphs opens each of them and is closed once, at the end of the last.
"""

import bisect
import re
from collections.abc import Sequence
from typing import NamedTuple

from store.model import Block

_MARK = re.compile(r"[“”「」『』‘’\"＂]")
_CLOSER = {"“": "”", "「": "」", "『": "』", "‘": "’"}
_OPENER = {closer: opener for opener, closer in _CLOSER.items()}
_STRAIGHT = '"＂'
_PAUSE = "，。！？…,.!?；;"
_MOST_UNCLOSED = 32  # in one block; each costs a second reading of the rest of the block
_BEFORE_OPENING = " \t\n\u3000：:，,、。（(【[—-；;！？!?》"


class Marked(NamedTuple):
    """A stretch in quotation marks that stands in no other one.

    Attributes:
        start: the opening mark.
        end: one past the closing mark; where that is missing, one past the last character.
        inside: first character within the marks.
        inside_end: one past the last character within.
        closed: whether the closing mark is there, be it the wrong way round.
    """

    start: int
    end: int
    inside: int
    inside_end: int
    closed: bool = True


def pair_marks(text: str, blocks: Sequence[Block], breaks: Sequence[int]) -> tuple[Marked, ...]:
    """Return the outermost quotations, in order.

    Args:
        text: the article's text.
        blocks: the blocks to read, in order.
        breaks: where a sentence begins that names who speaks, ascending: an unclosed quotation ends before it.
    """
    found: list[Marked] = []
    carried: tuple[int, str] | None = None  # a quotation that goes on in the next block: its mark and its closer
    for number, block in enumerate(blocks):
        start = block.start
        if carried:
            end = _first_closer(text, block, carried[1])
            found.append(Marked(carried[0], end + 1, carried[0] + 1, end))
            start, carried = end + 1, None
        spans, unclosed = _pair(text, start, block.end)
        found.extend(spans)
        if unclosed is None:
            continue
        closer = _CLOSER.get(text[unclosed], text[unclosed])
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        if after and _first_closer(text, after, closer) >= 0 and not _breaks_within(breaks, unclosed, block.end):
            carried = unclosed, closer
        else:
            found.extend(_unclosed(text, unclosed, block.end, breaks))
    return tuple(found)


def _pair(text: str, start: int, end: int) -> tuple[list[Marked], int | None]:
    """Return the outermost pairs of a block and the opening mark that nothing closes, after which none is paired."""
    spans: list[Marked] = []
    stack: list[int] = []
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if mark in "‘’" and _apostrophe(text, at, stack):
            continue
        if _closes(text, at, mark, stack):
            opened = _matching(text, stack, mark)
            del stack[opened + 1 :]
            opening = stack.pop()
            if not stack:
                spans.append(Marked(opening, at + 1, opening + 1, at))
        elif mark not in _OPENER:
            stack.append(at)
        elif not stack and at and text[at - 1] in _BEFORE_OPENING:
            stack.append(at)  # both marks of a pair typed as closing ones
    return spans, stack[0] if stack else None


def _apostrophe(text: str, at: int, stack: list[int]) -> bool:
    """Return whether a single mark is an apostrophe (it's, the firms' …) or one that nothing opened."""
    between = at > 0 and text[at - 1].isascii() and text[at - 1].isalnum()
    if text[at] == "‘":
        return between
    return not stack or text[stack[-1]] != "‘"


def _closes(text: str, at: int, mark: str, stack: list[int]) -> bool:
    """Return whether a mark closes one of those that are open."""
    if not stack:
        return False
    if mark in _STRAIGHT:
        return any(text[opening] in _STRAIGHT for opening in stack[-3:])
    if mark in _OPENER:
        return _matching(text, stack, mark) >= 0
    # “…，“某某说，“…”: an opening mark after a pause, with one open, is a closing one typed the wrong way round
    return text[stack[-1]] == mark and at > 0 and text[at - 1] in _PAUSE and mark == "“"


def _matching(text: str, stack: list[int], mark: str) -> int:
    """Return the place in the stack of the mark that this one closes, or -1; looks at no more than the last eight."""
    wanted = {_OPENER.get(mark, mark), mark}
    for place in range(len(stack) - 1, max(-1, len(stack) - 9), -1):
        if text[stack[place]] in wanted or (mark in _STRAIGHT and text[stack[place]] in _STRAIGHT):
            return place
    return -1


def _first_closer(text: str, block: Block, closer: str) -> int:
    """Return where the first mark of a block is if that is `closer`, else -1."""
    match = _MARK.search(text, block.start, block.end)
    return match.start() if match and match.group() == closer and closer not in _STRAIGHT else -1


def _breaks_within(breaks: Sequence[int], start: int, end: int) -> int | None:
    """Return the first break between two places."""
    place = bisect.bisect_right(breaks, start)
    return breaks[place] if place < len(breaks) and breaks[place] < end else None


def _unclosed(text: str, opening: int, end: int, breaks: Sequence[int]) -> list[Marked]:
    """Return an unclosed quotation, which ends where somebody is named as speaking, and the quotations after it."""
    found: list[Marked] = []
    unclosed: int | None = opening
    while unclosed is not None:
        stop = _breaks_within(breaks, unclosed, end) if len(found) < _MOST_UNCLOSED else None
        inside_end = stop or end
        while inside_end > unclosed + 1 and text[inside_end - 1].isspace():
            inside_end -= 1
        found.append(Marked(unclosed, inside_end, unclosed + 1, inside_end, closed=False))
        if stop is None:
            break
        spans, unclosed = _pair(text, stop, end)
        found.extend(spans)
    return found
