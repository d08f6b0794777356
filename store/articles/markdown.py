"""Markdown to pieces, with what is not Markdown in it: HTML, shortcodes, wikilinks, footnotes, comments."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from markdown_it.token import Token

from store.articles.commonmark import parser
from store.articles.hypertext import HypertextReader
from store.articles.labels import labels
from store.articles.pieces import Piece, PieceWriter, was_wrapped
from store.model import BlockKind

_CHUNK = 500_000
"""Characters of a file that are parsed at a time, so that memory depends on this and not on the file."""
_LINK_END = re.compile(r"\]\(([^\s()]+)(?: \"[^\"]*\")?\)$")
_HOST = re.compile(r"(?:^|\s)(?:[a-z\d-]+\.)+[a-z]{2,}$")
_EXTRAS = (  # what tools add to Markdown, and what stays of it; line feeds always stay
    (re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=]+"), ""),  # pictures inside a file
    (  # Hugo: a picture with its caption
        re.compile(r"\{\{[<%]\s*figure\s(?:(?!caption=\")[^{}])*+caption=\"([^\"{}]*+)\"[^{}]*+\}\}"),
        r"<figcaption>\1</figcaption>",
    ),
    (re.compile(r"\{\{[<%][^{}]++\}\}|\{%[^{}]++\}|\{:[^{}\n]++\}"), ""),  # shortcodes of Hugo, Jekyll, kramdown
    (re.compile(r"!\[\[[^\[\]\n]*+\]\]"), ""),  # Obsidian: an embedded file
    (re.compile(r"\[\[[^\[\]\n|]++\|([^\[\]\n]++)\]\]"), r"\1"),  # Obsidian: a link with its own words
    (re.compile(r"\[\[([^\[\]\n]++)\]\]"), r"\1"),
    (re.compile(r"(?m)^\[\^[^\[\]\s]++\]:[ \t]*"), ""),  # a footnote's text
    (re.compile(r"\[\^[^\[\]\s]{1,40}+\]"), ""),  # its mark
    (re.compile(r"(?<![\d%])%%(?!\d)[^%]*+%%"), ""),  # Obsidian: a comment
    (re.compile(r"(?m)^([ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[[ xX]\] "), r"\1"),  # a task's box
    (re.compile(r"==([^=\n]++)=="), r"\1"),  # highlighted
    (re.compile(r"(?m)^([ \t]{0,3}>[ \t]*)\[![\w-]+\][+-]?[ \t]*"), r"\1"),  # a callout's kind
)


def read_markdown(lines: Sequence[str], start: int, skipped: Sequence[int] = ()) -> list[Piece]:
    """Return the pieces of the lines from ordinal `start` on, without those in `skipped`."""
    body = list(lines[start:])
    for number in skipped:
        body[number - start] = ""
    renderer = _Renderer()
    for first, source in _chunks(body):
        text = source
        for pattern, kept in _EXTRAS:
            text = pattern.sub(partial(_keeping_lines, kept), text)
        renderer.render(parser().parse(text), start + 1 + first)
    return renderer.finish()


def _chunks(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield parts of a body with the ordinal of their first line; a long one is cut at blank lines outside of code."""
    first = size = 0
    fenced = False
    for number, line in enumerate(lines):
        size += len(line) + 1
        fenced ^= line.lstrip().startswith(("```", "~~~"))
        if size > _CHUNK and not line.strip() and not fenced:
            yield first, "\n".join(lines[first : number + 1])
            first, size = number + 1, 0
    yield first, "\n".join(lines[first:])


def _keeping_lines(kept: str, found: re.Match[str]) -> str:
    """Return what stays of a match, with as many line feeds as it had."""
    left = found.expand(kept)
    return left + "\n" * (found[0].count("\n") - left.count("\n"))


def _mended(piece: Piece) -> Piece:
    """Return the end of a link that began in another block (a picture, then words, one link around both) as a link."""
    found = _LINK_END.search(piece.text)
    if found is None or "[" in piece.text[: found.start()] or not found.start():
        return piece
    lines = tuple(pair for pair in piece.lines if pair[0] < found.start())
    return piece._replace(text=piece.text[: found.start()], lines=lines, linked=found.start(), href=found[1])


class _Renderer:
    """Walks over markdown-it's tokens and writes pieces."""

    def __init__(self) -> None:
        self._writer = PieceWriter()
        self._html = HypertextReader(self._writer)
        self._line = 1
        self._level = 0
        self._quotes: list[int] = []
        self._items = 0
        self._row = False
        self._hrefs: list[str] = []

    def render(self, tokens: Sequence[Token], first_line: int) -> None:
        """Write the pieces of a part of a document that begins on `first_line` of the file."""
        for token in tokens:
            if token.map:
                self._line = first_line + token.map[0]
            if token.type == "inline":
                self._inline(token)
            elif token.type == "html_block":
                self._html.feed(token.content, self._line)
            elif token.type in {"fence", "code_block"}:
                self._code(token)
            else:
                self._border(token)

    def finish(self) -> list[Piece]:
        """Return all pieces."""
        return [_mended(piece) for piece in self._html.finish()]

    def _border(self, token: Token) -> None:
        """Open or close a block."""
        step = token.nesting
        match token.type:
            case "heading_open":
                self._close()
                self._level = int(token.tag[1])
            case "heading_close":
                self._close()
                self._level = 0
            case "list_item_open" | "list_item_close":
                self._close()
                self._items += step
            case "blockquote_open":
                self._close()
                self._quotes.append(len(self._writer.pieces))
            case "blockquote_close":
                self._close()
                self._excerpt(self._quotes.pop())
            case "tr_open" | "tr_close":
                self._close()
                self._row = step > 0
            case "th_open" | "td_open":
                self._writer.cell()
            case "paragraph_open" | "paragraph_close" | "hr":
                self._close()

    def _close(self) -> None:
        self._writer.close(self._kind(), level=self._level or min(9, self._items), aside=self._html.aside)

    def _kind(self) -> BlockKind:
        if self._level:
            return "heading"
        if self._row:
            return "table"
        if self._quotes:
            return "quotation"
        return "item" if self._items else self._html.kind

    def _excerpt(self, first: int) -> None:
        """Set aside the quotation in which MarkDownload repeats the page's description."""
        pieces = self._writer.pieces
        if first < len(pieces) and pieces[first].kind == "heading" and pieces[first].text == "Excerpt":
            pieces[first:] = [piece._replace(kind="furniture") for piece in pieces[first:]]

    def _code(self, token: Token) -> None:
        self._close()
        offset = 1 if token.type == "fence" else 0
        for number, line in enumerate(token.content.split("\n"), self._line + offset):
            self._writer.add(line, number)
            self._writer.close("code")

    def _inline(self, token: Token) -> None:
        """Write the text of a paragraph, a heading or a cell."""
        if not token.children:  # too long to be read for its markup
            self._html.feed(token.content, self._line)
            return
        rows = token.content.split("\n")
        stars = _leftover_stars(token.children)
        parting = _before_bylines(token.children, stars)
        for place, child in enumerate(token.children):
            row = min(child.meta.get("line", 0), len(rows) - 1)
            if place in stars:
                if place in parting:
                    self._writer.add(" ", self._line + row)
            elif child.type in {"softbreak", "hardbreak"}:
                self._line_end(child, rows, row)
            else:
                self._child(child, self._line + row)
        self._hrefs.clear()

    def _child(self, child: Token, line: int) -> None:
        """Write one inline token."""
        if child.type in {"text", "text_special", "code_inline"}:
            self._writer.add(child.content, line, href=self._hrefs[-1] if self._hrefs else self._html.href)
        elif child.type == "link_open":
            self._hrefs.append(str(child.attrs.get("href", "")))
        elif child.type == "link_close":
            self._hrefs.pop()
            if _HOST.search(self._writer.tail):  # [example.com](…)Name: the address ends here
                self._writer.add(" ", line)
        elif child.type == "image":
            self._writer.picture()
        elif child.type == "html_inline":
            self._tag(child.content)

    def _line_end(self, token: Token, rows: Sequence[str], row: int) -> None:
        """Join two lines of a paragraph, or end the first where it was not broken for width."""
        if self._level or (
            token.type == "softbreak" and (row + 1 >= len(rows) or was_wrapped(rows[row], rows[row + 1]))
        ):
            self._writer.wrap()
        else:
            self._close()

    def _tag(self, source: str) -> None:
        """Read a tag inside a paragraph; a block's tag ends the paragraph."""
        if found := re.match(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)", source):
            name = found[2].lower()
            if name == "br" and not (self._level or self._row):
                self._close()
            else:
                self._html.tag(name, closing=bool(found[1]), attributes=source[found.end() : -1])


def _before_bylines(tokens: Sequence[Token], stars: frozenset[int]) -> frozenset[int]:
    """Return the marks of broken emphasis that alone part two by-lines (作者 | 張三****編輯 | 李四)."""
    places: list[int] = []
    following = ""
    for place in range(len(tokens) - 1, -1, -1):
        if place not in stars:
            following = tokens[place].content or following
        elif following.lstrip().startswith(labels("bylines.tsv", "lead")):
            places.append(place)
    return frozenset(places)


def _leftover_stars(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the places of marks of emphasis that close or open nothing.

    Two or more together are always broken emphasis; single ones are where there are several and Chinese stands beside
    them, where CommonMark's rule of flanking words does not know emphasis from a letter (_（…）_).
    """
    places: list[int] = []
    singles: dict[str, list[int]] = {"*": [], "_": []}
    run: list[int] = []
    for place, token in enumerate([*tokens, Token("end", "", 0)]):
        marks = token.type == "text" and token.content in singles
        if marks and (not run or tokens[run[-1]].content == token.content):
            run.append(place)
            continue
        if not marks and token.type.startswith(("em_", "strong_")):
            continue
        if len(run) > 1:
            places.extend(run)
        elif run and _beside_chinese(tokens, run[0]):
            singles[tokens[run[0]].content].append(run[0])
        run = [place] if marks else []
    for lone in singles.values():
        places.extend(lone if len(lone) > 1 else ())
    return frozenset(places)


def _beside_chinese(tokens: Sequence[Token], place: int) -> bool:
    """Return whether a Chinese character or mark stands beside a token."""
    before = tokens[place - 1].content[-1:] if place else ""
    after = tokens[place + 1].content[:1] if place + 1 < len(tokens) else ""
    return any("\u2e80" <= character <= "\uffef" for character in (before, after) if character)
