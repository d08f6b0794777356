"""What an article is put together from, whichever format its file is in: claims, and pieces with their places."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from store.articles.claims import Claim
from store.articles.documents.document import Document
from store.articles.frontmatter import read_header, read_pairs
from store.articles.head import read_head
from store.articles.hypertext import HypertextReader
from store.articles.markdown import read_markdown
from store.articles.pieces import Piece, PieceWriter
from store.articles.plain import read_plain
from store.model import Numbered
from store.text.sanitise import sanitise

_MARKDOWN = re.compile(r"^#{1,6} |\]\((?:https?:|/)|^[-*] |!\[|^---$|</?(?:p|div|br|figure|span)\b|\*\*")


class Material(NamedTuple):
    """What a file comes to before anything in it is judged.

    Attributes:
        pieces: the body.
        claims: what it says about itself, by folded key: header, head of the page, pairs in the body.
        header: of these the claims that stand in a header, where somebody's own tags and notes are.
        warnings: what could not be read as it claims to be.
        encoding: of its text.
        page: the source of a page of the web, which has more on it than an article; "" where it is none.
        numbered: what the numbers in the pieces are of.
    """

    pieces: Sequence[Piece]
    claims: Mapping[str, Claim]
    header: Mapping[str, Claim] = {}
    warnings: tuple[str, ...] = ()
    encoding: str = "utf-8"
    page: str = ""
    numbered: Numbered = "line"


def of_text(lines: Sequence[str], ending: str, encoding: str, warnings: tuple[str, ...]) -> Material:
    """Return the material of the lines of a text file; the ending of its name says which format is expected."""
    header = read_header(lines)
    start = header.body
    warnings = (*warnings, *header.warnings)
    if _is_page(ending, lines, start):
        source = "\n".join(lines[start:])
        claims = {**read_head(source, start + 1), **header.claims}
        return Material(_hypertext(source, start + 1), claims, header.claims, warnings, encoding, source)
    pairs, used = read_pairs(lines, start)
    read = read_plain if _is_plain(ending, lines) and not start else read_markdown
    pieces = read(lines, start, used)
    return Material(pieces, {**pairs, **header.claims}, header.claims, warnings, encoding)


def of_document(document: Document) -> Material:
    """Return the material of a document."""
    if document.pieces:
        return Material(document.pieces, document.claims, document.claims, numbered="page")
    source = sanitise(document.source)
    claims = {**read_head(source, 1), **document.claims}
    page = source if document.is_page else ""
    pieces = _hypertext(source, 1)
    return Material(pieces, claims, document.claims, encoding=document.encoding, page=page, numbered="nothing")


def _hypertext(source: str, line: int) -> Sequence[Piece]:
    reader = HypertextReader(PieceWriter())
    reader.feed(source, line)
    return reader.finish()


def _is_page(ending: str, lines: Sequence[str], start: int) -> bool:
    """Return whether a file is one HTML page."""
    first = next((line.strip().lower() for line in lines[start:] if line.strip()), "")
    return ending in {".html", ".htm"} or first.startswith(("<!doctype html", "<html", "<?xml"))


def _is_plain(ending: str, lines: Sequence[str]) -> bool:
    """Return whether a text file has no Markdown in it."""
    return ending == ".txt" and not any(_MARKDOWN.search(line[:2000]) for line in lines)
