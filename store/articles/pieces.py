"""Pieces: what a page is cut into before it becomes an article, each knowing the lines of the file it came from."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from store.articles.dates import is_date
from store.model import BlockKind
from store.text.sanitise import sanitise

_BLANKS = re.compile(r"[ \t\n\xa0\u1680\u2000-\u200a\u202f\u205f]+")
_CJK_MARK = re.compile("[\u2014\u2018-\u201d\u2026\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]")
_SENTENCE_END = frozenset(".!?。！？")
_SHORT = 30
"""Two lines that together would not fill this many characters were not broken for width."""


PIECES_LIMIT = 200_000
"""Blocks of the longest file that is read; the longest clipping among 5,000 has 501."""


class TooManyPiecesError(Exception):
    """A file has so many blocks that it is no article."""


class Piece(NamedTuple):
    """A stretch of a page.

    Attributes:
        text: one line of text, white space collapsed, no space at its ends.
        kind: what it seems to be from the markup alone.
        lines: ascending pairs (offset in `text`, line in the file); the first offset is 0.
        linked: how many of its characters are inside links.
        href: target of its first link, or "".
        last: target of its last link, or "".
        level: of a heading, 1 to 6; of a list item, how deep; else 0.
        aside: whether the markup says that it is no part of the article (nav, footer, a form).
        pictured: whether a picture stands at its beginning.
        below: whether a picture alone stands before it.
    """

    text: str
    kind: BlockKind
    lines: tuple[tuple[int, int], ...]
    linked: int = 0
    href: str = ""
    level: int = 0
    aside: bool = False
    pictured: bool = False
    below: bool = False
    last: str = ""

    @property
    def line(self) -> int:
        """The line in the file that it begins on."""
        return self.lines[0][1]


@cache
def _closed_set() -> re.Pattern[str]:
    return re.compile(  # what is set without spaces: Han, kana, CJK punctuation and full-width forms
        "[\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff65\U00020000-\U0003ffff]"
    )


def parted(piece: Piece, at: int) -> tuple[Piece, Piece]:
    """Return a piece cut in two at an offset, without the space around the cut; both keep their lines."""
    text = piece.text
    second = at + len(text[at:]) - len(text[at:].lstrip())
    line = [pair[1] for pair in piece.lines if pair[0] <= second][-1]
    later = tuple((offset - second, number) for offset, number in piece.lines if offset > second)
    return (
        piece._replace(text=text[:at].rstrip(), lines=tuple(pair for pair in piece.lines if pair[0] < at), linked=0),
        piece._replace(text=text[second:], lines=((0, line), *later), pictured=False),
    )


@dataclass
class PieceWriter:
    """Puts pieces together from runs of text, joining what hard wraps have cut.

    Attributes:
        pieces: what is finished, in order.
    """

    pieces: list[Piece] = field(default_factory=list)
    _runs: list[str] = field(default_factory=list)
    _lines: list[tuple[int, int]] = field(default_factory=list)
    _length: int = 0
    _last: str = ""
    _space: bool = False
    _wrapped: bool = False
    _linked: int = 0
    _href: str = ""
    _last_href: str = ""
    _pictured: bool = False
    _below: bool = False
    _cell: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing has been written since the last piece was finished."""
        return not self._length

    @property
    def current(self) -> str:
        """What the piece that is being written says so far."""
        return "".join(self._runs)

    @property
    def tail(self) -> str:
        """The end of what the piece says so far, a few words of it."""
        return "".join(self._runs[-4:])[-80:]

    def __len__(self) -> int:
        """Return how many characters the piece that is being written has."""
        return self._length

    def add(self, text: str, line: int, *, href: str | None = None) -> None:
        """Append a run of text that stands on one line of the file; `href` is that of the link around it."""
        text = _BLANKS.sub(" ", sanitise(text))
        body = text.strip(" ") if self._length else text.strip(" 　")
        if not body:
            self._space = self._space or bool(text)
            return
        if self._length:
            gap = " | " if self._cell else self._gap(body[0], spaced=self._space or text[0] == " ")
            if gap:
                self._put(gap, line)
        self._put(body, line)
        self._space, self._wrapped, self._cell = text[-1] == " ", False, False
        if href is not None:
            self._linked += len(body)
            self._href, self._last_href = self._href or href, href

    def wrap(self) -> None:
        """Note the end of a line of the file inside a paragraph."""
        self._wrapped = True

    def cell(self) -> None:
        """Note the border between two cells of a table's row."""
        self._cell = True

    def picture(self) -> None:
        """Note a picture; one before all text makes the piece a caption's candidate."""
        self._pictured = self._pictured or not self._length

    def close(self, kind: BlockKind, *, level: int = 0, aside: bool = False) -> None:
        """Finish the piece that is being written; nothing happens where it is empty.

        Raises:
            TooManyPiecesError: there are more than any article has.
        """
        if self._length:
            if len(self.pieces) >= PIECES_LIMIT:
                raise TooManyPiecesError
            self.pieces.append(
                Piece(
                    text="".join(self._runs),
                    kind=kind,
                    lines=tuple(self._lines),
                    linked=self._linked,
                    href=self._href,
                    level=level,
                    aside=aside,
                    pictured=self._pictured,
                    below=self._below,
                    last=self._last_href,
                )
            )
            self._below = False
        self._below = self._below or (self._pictured and not self._length)
        self._runs, self._lines, self._length, self._last = [], [], 0, ""
        self._space = self._wrapped = self._pictured = self._cell = False
        self._linked, self._href, self._last_href = 0, "", ""

    def _put(self, text: str, line: int) -> None:
        if not self._lines or self._lines[-1][1] != line:
            self._lines.append((self._length, line))
        self._runs.append(text)
        self._length += len(text)
        self._last = text[-2:] if len(text) > 1 else self._last[-1:] + text

    def _gap(self, after: str, *, spaced: bool) -> str:
        """Return what stands between the text so far and the next character."""
        before = self._last[-1]
        if not self._wrapped:
            return " " if spaced else ""
        if _CJK_MARK.match(before) or _CJK_MARK.match(after):
            return ""
        if before == "-" and after.isalnum() and self._last[0].isalnum():
            return ""  # a wrap after the hyphen of semi-supervised
        return "" if _closed_set().match(before) and _closed_set().match(after) else " "


def was_wrapped(line: str, following: str) -> bool:
    """Return whether a line was ended because the next word no longer fitted, not because something new begins."""
    line, following = line.strip(), following.strip()
    if line.startswith("http") and " " not in line and is_date(following):
        return False  # exporters write address and date one below the other
    if following.startswith("http") and " " not in following and line[-1:] in _SENTENCE_END:
        return False
    if not line or not following or _CJK_MARK.match(following) or line[-1] in "，、（「『“《,(":
        return True
    word = following.partition(" ")[0]
    return len(line) + 1 + len(word) >= _SHORT
