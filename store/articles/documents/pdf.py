"""PDFs, by PDFium, the reader of Chrome: lines with their places on the page, put together to paragraphs and headings.

A PDF knows glyphs and where they are, no paragraphs. One ends where the next word would have fitted on its last line,
where the next line stands further away or further in, or is set larger. What stands on the margin of every page is no
part of the text; a browser that printed a page has left its address there.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from store.articles.claims import Claim
from store.articles.documents.document import Document, UnreadableError
from store.articles.metadata import address_in
from store.articles.pieces import Piece, PieceWriter
from store.text.fold import without_radicals
from store.text.language import kept
from store.text.sanitise import sanitise

if TYPE_CHECKING:
    import pypdfium2

_PAGES_LIMIT = 300
"""Pages of the longest PDF that is read."""
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_MARGIN = 0.1
"""The part of a page's height, at the top and at the bottom, where something may stand on every page."""
_DIGITS = re.compile(r"\d+")
_LARGER = 1.15
"""How much larger than most of the text a heading is set."""
_SAME = 0.15
"""By how much, of its height, a line may differ from the one above it that it goes on with."""
_APART = 1.35
"""How many times further than usual the line of a new paragraph stands below the one above it."""
_COLUMN, _LONG = 3, 12
"""Lines of a column that end alike, and how many times longer than high they are at least."""
_HEADING = 80
"""Characters of the longest heading."""
_POINT = re.compile(r"[•●○■□◆◇▪·*–—-]|[(（]?(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})[.)）、．]")
_BULLET = re.compile(r"[•●○■□◆◇▪·]")
_FILE_NAME = re.compile(
    r"\.(?:docx?|pdf|indd|qxd|pptx?|xlsx?|html?)\b|^microsoft |^untitled|^无标题|^未命名", re.IGNORECASE
)
_PRINTED = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


class _Line(NamedTuple):
    """A line as it is drawn; lengths in points, from the lower left corner of the page; whether on its margin."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    height: float
    outer: bool


def read_pdf(data: bytes) -> Document:
    """Return the document in the bytes of a PDF, the pages of its pieces counted from 1.

    Raises:
        UnreadableError: it is broken or encrypted, has too many pages, or no text.
    """
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError(kept("is locked with a password. Save it without one, or leave it out.")) from error
        raise UnreadableError(kept("is broken. Save it again, or leave it out.")) from error
    with file:
        if len(file) > _PAGES_LIMIT:
            raise UnreadableError(
                kept(
                    "has {pages} pages, more than the {limit} that are read. Split it.",
                    pages=len(file),
                    limit=_PAGES_LIMIT,
                )
            )
        try:
            pages = [list(_lines(file, number)) for number in range(len(file))]
        except pypdfium2.PdfiumError as error:
            raise UnreadableError(kept("is broken ({error}). Save it again, or leave it out.", error=error)) from error
        properties = file.get_metadata_dict(skip_empty=True)
    margin = _on_every_page(pages)
    claims = _claims(properties, [line.text for page in pages[:1] for line in page if _form(line) in margin])
    lines = [line for page in pages for line in page if _form(line) not in margin]
    if not lines:
        raise UnreadableError(
            kept("has no text: its pages are pictures. Let a program recognise the text, or leave it out.")
        )
    return Document(claims=claims, pieces=tuple(_pieces(lines)))


def _lines(file: "pypdfium2.PdfDocument", number: int) -> Iterator[_Line]:
    """Yield the lines of a page that have any text, in the order of the file."""
    page = file[number]
    text = page.get_textpage()
    at = 0
    for written in text.get_text_range().split("\r\n"):
        end = at + len(written.rstrip())
        first = at + len(written) - len(written.lstrip())
        if first < end:
            boxes = [text.get_charbox(place, loose=True) for place in (first, (first + end) // 2, end - 1)]
            height = median(top - bottom for _, bottom, _, top in boxes)  # other fonts step in for rare characters
            bottom = boxes[0][1]
            outer = not _MARGIN < bottom / page.get_height() < 1 - _MARGIN
            said = _LIGATURES.sub(lambda one: unicodedata.normalize("NFKC", one[0]), sanitise(written))
            yield _Line(without_radicals(said.strip()), number + 1, boxes[0][0], boxes[-1][2], bottom, height, outer)
        at += len(written) + 2
    text.close()
    page.close()


def _form(line: _Line) -> tuple[str, int]:
    """Return what a line on the margin has on every page: its words but for numbers, and how high it stands."""
    return _DIGITS.sub("#", line.text), round(line.bottom / 4)


def _on_every_page(pages: Sequence[Sequence[_Line]]) -> frozenset[tuple[str, int]]:
    """Return the forms of the lines that stand at the top or at the bottom of most pages."""
    counts: Counter[tuple[str, int]] = Counter()
    for page in pages:
        counts.update({_form(line) for line in page if line.outer})
    return frozenset(form for form, count in counts.items() if count > 1 and count * 2 > len(pages))


def _claims(properties: dict[str, str], margin: Iterable[str]) -> dict[str, Claim]:
    """Return title, and of what a browser printed also address and day, which is when it was clipped.

    Who made the file is not asked: it is who owns the computer.
    """
    claims: dict[str, Claim] = {}
    title = " ".join(sanitise(properties.get("Title", "")).split())
    if title and not _FILE_NAME.search(title):
        claims["htmltitle"] = Claim((title,), 1)
    address = next(filter(None, map(address_in, margin)), "")
    if address and not address.endswith("…"):
        claims["url"] = Claim((address,), 1)
        if day := _PRINTED.match(properties.get("CreationDate", "")):
            claims["clipped"] = Claim(("-".join(day.groups()),), 1)
    return claims


def _pieces(lines: Sequence[_Line]) -> Sequence[Piece]:
    """Return lines put together to paragraphs and headings; the larger a heading is set, the higher it is."""
    layout = _Layout(lines)
    writer = PieceWriter()
    for line, below in zip_longest(lines, lines[1:]):
        writer.add(line.text, line.page)
        if below is not None and layout.goes_on(line, below):
            writer.wrap()
        else:
            layout.close(writer, line)
    return writer.pieces


class _Layout:
    """How the lines of a PDF are set.

    Args:
        lines: all of them but those on the margin.
    """

    def __init__(self, lines: Sequence[_Line]) -> None:
        heights = Counter(round(line.height) for line in lines for _ in line.text)
        self._usual = heights.most_common(1)[0][0]
        larger = sorted((height for height in heights if height > self._usual * _LARGER), reverse=True)
        self._levels = {height: min(6, level) for level, height in enumerate(larger, 1)}
        steps = Counter(round(above.bottom - line.bottom) for above, line in pairwise(lines) if above.page == line.page)
        often = (step for step, count in steps.items() if step > self._usual / 2 and count * 8 > sum(steps.values()))
        self._step = min(often, default=2 * self._usual)
        self._pages: dict[int, list[_Line]] = {}
        for line in lines:
            self._pages.setdefault(line.page, []).append(line)

    def close(self, writer: PieceWriter, last: _Line) -> None:
        """Finish a piece whose last line is given."""
        level = self._levels.get(round(last.height), 0) if len(writer) <= _HEADING else 0
        writer.close("heading" if level else "paragraph", level=level)

    def goes_on(self, above: _Line, line: _Line) -> bool:
        """Return whether a line goes on with the paragraph or the heading that the one above it belongs to."""
        if abs(above.height - line.height) > _SAME * above.height:
            return False
        step = above.bottom - line.bottom
        if _BULLET.match(line.text) or (above.page == line.page and step > self._step * _APART):
            return False
        if round(line.height) in self._levels:
            return above.page == line.page and step > 0
        further_in = line.left - above.left > line.height / 2 and step > 0 and above.page == line.page
        return self._is_full(above, line.text) and not (further_in and not _POINT.match(above.text))

    def _is_full(self, line: _Line, following: str) -> bool:
        """Return whether the first word of the following line would not have fitted on a line."""
        word = following.partition(" ")[0]
        cells = 4 if word[:1] > "\u2e7f" else len(word)  # a mark behind a character takes it along to the next line
        return line.right + cells * line.height / 2 >= self._edge(line)

    def _edge(self, line: _Line) -> float:
        """Return how far to the right lines reach: to where several long ones end alike, else as those of its page."""
        page = self._pages[line.page]
        alike = sum(abs(one.right - line.right) < line.height / 2 for one in page)
        if alike >= _COLUMN and line.right - line.left > _LONG * line.height:
            return line.right
        return max(one.right for one in page)
