"""Line breaking for Chinese mixed with Latin.

A line may break between any two Chinese characters, never inside a Latin word or a number, never before a mark that
closes or after one that opens (kinsoku; W3C, Requirements for Chinese Text Layout, section 3.1.7,
https://www.w3.org/TR/clreq/#prohibition_rules_for_line_start_end), and never inside a stretch that the caller wants
kept in one piece, such as a figure and its unit.
"""

from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import get_character_cell_size

NOT_AT_START = frozenset("，。、；：？！）》」』】〕〉”’…—·％℃!%),.:;?]}～ー々")
NOT_AT_END = frozenset("（《「『【〔〈“‘$￥¥€£([{#@")


class Line(NamedTuple):
    """One line on the screen: a stretch of the text, end exclusive, in code points."""

    start: int
    end: int


def wrap(text: str, width: int, start: int = 0, end: int | None = None, keep: Iterable[Line] = ()) -> list[Line]:
    """Return the lines of `text[start:end]` at most `width` cells wide.

    Args:
        text: the whole text; only the stretch asked for is read. A line feed ends a line.
        width: cells of a line, at least 2 (the width of a Chinese character).
        start: first code point.
        end: one past the last, by default the end of the text.
        keep: stretches not to be split unless one is wider than a line; ascending or not, overlapping or not.

    Returns:
        Lines in order. Spaces at which a line was broken belong to no line. A blank stretch gives one empty line.
    """
    end = len(text) if end is None else end
    width = max(2, width)
    glued = _glued(keep, start, end)
    lines: list[Line] = []
    for left, right in _paragraphs(text, start, end):
        lines.extend(_fill(text, width, left, right, glued))
    return lines


def _paragraphs(text: str, start: int, end: int) -> list[Line]:
    paragraphs: list[Line] = []
    while (stop := text.find("\n", start, end)) >= 0:
        paragraphs.append(Line(start, stop))
        start = stop + 1
    paragraphs.append(Line(start, end))
    return paragraphs


def _glued(keep: Iterable[Line], start: int, end: int) -> frozenset[int]:
    """Return the places inside the stretches to keep, where no line may break."""
    return frozenset(place for left, right in keep if left < end and right > start for place in range(left + 1, right))


def _may_break(text: str, place: int, glued: frozenset[int]) -> bool:
    """Return whether a line may end before the character at `place`."""
    before, after = text[place - 1], text[place]
    if after.isspace():
        return False  # the space goes with the word before it and is dropped at the end of the line
    if place in glued or after in NOT_AT_START or before in NOT_AT_END:
        return False
    return not (_in_word(before) and _in_word(after))


def _in_word(character: str) -> bool:
    return character.isascii() and not character.isspace()


def _fill(text: str, width: int, start: int, end: int, glued: frozenset[int]) -> list[Line]:
    """Return the lines of one paragraph, each as full as the rules allow."""
    lines: list[Line] = []
    line_start, used, opportunity = start, 0, -1
    place = start
    while place < end:
        size = get_character_cell_size(text[place])
        if place > line_start and size and _may_break(text, place, glued):
            opportunity = place
        if used + size > width and place > line_start and not text[place].isspace():
            cut = opportunity if opportunity > line_start else place
            lines.append(Line(line_start, _without_spaces(text, line_start, cut)))
            line_start, used, opportunity = cut, 0, -1
            place = cut
            continue
        used += size
        place += 1
    lines.append(Line(line_start, max(line_start, _without_spaces(text, line_start, end))))
    return lines


def _without_spaces(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
