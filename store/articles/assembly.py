"""An article put together from the material of its file: claims, pieces, kinds, and the way back of every character."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise, takewhile
from pathlib import Path

from store.articles.bylines import is_byline
from store.articles.claims import Claim
from store.articles.clippers import SIMPREAD, is_clipped
from store.articles.dates import date_in_title, date_in_url, parse_date
from store.articles.file_names import said_by_name
from store.articles.furniture import bare, classify, is_interface, without_opening
from store.articles.language import claimed_language, language_of
from store.articles.material import Material
from store.articles.metadata import (
    address_in,
    claimed_clipping,
    claimed_date,
    claimed_site,
    claimed_tags,
    claimed_url,
    date_behind_link,
    first_value,
    host_of,
    is_later,
    leads_to_page,
    linked_title,
    plain,
    refused_date,
    split_authors,
)
from store.articles.origin import Origin, origin_of
from store.articles.own_notes import subject_of
from store.articles.pages import judge
from store.articles.pieces import Piece
from store.articles.publishers import claimed_publisher, outlet_in_title, publisher_of
from store.articles.titles import headline
from store.model import PROSE, Article, Block, BlockKind
from store.text.language import kept

_TITLE_LIMIT = 400
_SLUG_LIMIT = 24
_KICKER = 40
_TOP = 6
"""Pieces at the top of an article among which its headline is its own."""
_TITLE_LEAST = 8
"""Characters of the title of a page that is surer than a heading of its second level."""
_TITLE_WORDS = 4
"""Words of a heading in Latin letters that may be a headline; of one in Chinese it is `_TITLE_LEAST` characters."""
_SENTENCE_ENDS = ("。", "！", "？", ".", "!", "?")
_TITLE_MARKS = frozenset("-–—|_｜")


class Assembly:
    """Puts an article together from the material of its file.

    Attributes:
        note_of: of what dossier wrote the file as a note; "" where it did not.
    """

    def __init__(self, material: Material, path: Path) -> None:
        self._path = path
        self._name = said_by_name(path)
        self._material = material
        self._warnings = list(material.warnings)
        self._claims = material.claims
        self.note_of = subject_of(material.header)
        self._pieces = without_opening(material.pieces)
        self._text: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._places: list[tuple[int, int]] = []

    def article(self) -> Article:
        """Return the article."""
        full, places = self._title()
        publisher, publisher_claim = claimed_publisher(self._claims)
        site = claimed_site(self._claims)
        title = self._without_site(full, publisher or publisher_of(site), host_of(site))
        author = first_value(self._claims, "author")
        authors = split_authors(author[1].values) if author else ()
        kinds = classify(self._pieces, frozenset(bare(name) for name in (publisher, *authors) if name))
        _mark_kicker(self._pieces, kinds, title)
        if self._material.page:
            judge(self._material.page, self._pieces, kinds, title)
        shown, head, repeats = _without_title(self._pieces, kinds, title)
        if places:
            self._put(title, "title", places)
        if author:
            self._put("、".join(map(plain, author[1].values)), "byline", ((0, author[1].line),))
        if publisher_claim:
            self._put(publisher, "byline", ((0, publisher_claim.line),))
        for piece, kind in shown:
            self._put(piece.text, kind, piece.lines)
        if not any(kind in PROSE for _, kind in shown):
            self._warnings.append(kept("There is no text besides the header."))
        origin = origin_of(shown, publisher, head, title, host_of(site), repeats, page=bool(self._material.page))
        url = claimed_url(self._claims, clipped=not self._material.page)
        url = url or origin.url or _own_address(self._pieces, title)
        text = "\n".join(self._text)
        published = self._published(full, url, origin)
        title, numbered = title[:_TITLE_LIMIT], self._material.numbered
        return Article(
            id=f"article/{published or 'undated'}-{_slug(title)}",
            title=title,
            text=text,
            published=published,
            publisher=publisher or self._publisher(author, origin, url or site),
            url=url,
            authors=authors or origin.authors,
            language=self._language(shown, title),
            path=str(self._path),
            digest=hashlib.sha256(text.encode()).hexdigest(),
            encoding=self._material.encoding,
            blocks=tuple(self._blocks),
            lines=() if numbered == "nothing" else tuple(self._places),
            numbered=numbered,
            warnings=tuple(self._warnings),
            tags=claimed_tags(self._material.header),
            clipped=claimed_clipping(self._material.header),
        )

    def _title(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        """Return the title and its lines; without any, it is the file's name and stands nowhere in the text."""
        claimed = first_value(self._claims, "title")
        if claimed and plain(claimed[0]):
            return plain(claimed[0]), ((0, claimed[1].line),)
        headings = [piece for piece in self._pieces[:40] if piece.kind == "heading" and not piece.aside]
        headings = [piece for piece in headings if len(piece.text) <= 80 or piece.text[-1] not in "。！"]
        level = min((piece.level for piece in headings), default=0)
        if elsewhere := self._title_elsewhere(headed=level == 1, opened=level == 2 and self._opens(headings)):
            return elsewhere
        for piece in headings:
            if piece.level == level and bare(piece.text):
                return piece.text, piece.lines
        page = self._claims.get("htmltitle")
        if page and page.values:
            return page.values[0], ((0, page.line),)
        told = (piece for piece in self._pieces if bare(piece.text) and not is_interface(piece.text))
        first = next((piece for piece in told if not is_byline(piece.text)), None)
        if first and len(first.text) <= 80 and first.text[-1] not in "。！…；：，;:,":
            return first.text, first.lines
        return self._name.title, ()

    def _opens(self, headings: Sequence[Piece]) -> bool:
        """Return whether the first heading is long enough for a headline and stands before any sentence."""
        before = takewhile(lambda piece: piece is not headings[0], self._pieces)
        return _tells(headings[0].text) and not any(piece.text.endswith(_SENTENCE_ENDS) for piece in before)

    def _title_elsewhere(self, *, headed: bool, opened: bool) -> tuple[str, tuple[tuple[int, int], ...]] | None:
        """Return the title of a clipping whose text has none: the name of its file, or the link to the original.

        Args:
            headed: whether its text has a heading of the first level, which is the title unless SimpRead clipped it.
            opened: whether it opens with a headline of the second level: surer than the title of a page, which may be
                that of the whole site, and than a short name of a note.
        """
        if is_clipped(self._pieces):
            return self._name.title.removeprefix(SIMPREAD), ()
        linked = None if headed else linked_title(self._claims)
        if headed or linked:
            return (linked[0], ((0, linked[1].line),)) if linked else None
        page = None if opened else self._claims.get("htmltitle")
        if page and len(bare(page.values[0])) >= _TITLE_LEAST:
            return page.values[0], ((0, page.line),)
        noted = claimed_site(self._material.header) and not self._material.page
        named = _worded().search(self._name.title) and (_tells(self._name.title) or not opened)
        return (self._name.title, ()) if noted and named else None

    def _without_site(self, title: str, publisher: str, host: str) -> str:
        """Return a title without the section and the name of the site at its end (海風公布結果 - 海港報)."""
        headings = (piece.text for piece in self._pieces if piece.kind == "heading" and piece.level <= 2)
        return headline(title, headings, publisher, host)

    def _language(self, shown: Sequence[tuple[Piece, BlockKind]], title: str) -> str:
        """Return the language of the prose, told by its characters; where they do not tell, as claimed."""
        told = language_of("\n".join(piece.text for piece, kind in shown if kind in PROSE) or title)
        claimed = first_value(self._claims, "language")
        return told or (claimed_language(claimed[0]) if claimed else "")

    def _published(self, title: str, url: str, origin: Origin) -> str | None:
        """Return the date of publication: as claimed, else as the page, its name, address or title has it."""
        claimed = claimed_date(self._claims)
        if claimed:
            addressed = date_in_url(url)
            return addressed if addressed and is_later(self._claims, addressed) else claimed
        if refused := refused_date(self._claims):
            self._warnings.append(
                kept(
                    "{refused!r} is no date; what else the file says about its date was looked at.",
                    refused=refused[:40],
                )
            )
        linked = date_behind_link(self._claims)
        return date_in_url(url) or linked or origin.published or self._name.published or date_in_title(title)

    def _publisher(self, author: tuple[str, Claim] | None, origin: Origin, url: str) -> str:
        """Return who published where the header does not say: a source line, a WeChat account, the address."""
        account = "文章作者" in self._claims and host_of(url) == "mp.weixin.qq.com"
        if not origin.publisher and author and account:
            return author[0]  # exporters of WeChat give the account as the author
        return origin.publisher or publisher_of(url) or outlet_in_title(self._claims)

    def _put(self, text: str, kind: BlockKind, lines: Iterable[tuple[int, int]]) -> None:
        """Append one block and its places in the file."""
        text = " ".join(text.split("\n"))
        start = self._length
        self._text.append(text)
        self._blocks.append(Block(start=start, end=start + len(text), kind=kind))
        for offset, line in lines:
            if not self._places or self._places[-1][1] != line:
                self._places.append((start + offset, line))
        self._length += len(text) + 1


@cache
def _worded() -> re.Pattern[str]:
    """Return the pattern of what a name that somebody can read has, and that of a page (harbour-fund-2024) has not."""
    return re.compile(r"[\u3400-\u9fff]{2}|\S \S")


def _tells(text: str) -> bool:
    """Return whether a text is as long as headlines are; a heading of a section (要點) or a name may be shorter."""
    han = sum("\u3400" <= character <= "\u9fff" for character in text)
    return han >= _TITLE_LEAST or len(text.split()) >= _TITLE_WORDS


def _own_address(pieces: Sequence[Piece], title: str) -> str:
    """Return the address that the headline links to; "" where it does not."""
    headlines = (piece for piece in pieces[:_TOP] if piece.kind == "heading" and piece.text == title)
    return leads_to_page(address_in(next((piece.href for piece in headlines), "")))


def _mark_kicker(pieces: Sequence[Piece], kinds: list[BlockKind], title: str) -> None:
    """Mark the short line with a date right above the headline of a page (2025年11月27日要聞) as a by-line."""
    wanted = bare(title)
    for place, (piece, following) in enumerate(pairwise(pieces)):
        dated = following.kind == "heading" and len(piece.text) <= _KICKER and parse_date(piece.text)
        if dated and bare(following.text) == wanted:
            kinds[place] = "byline"


def _without_title(
    pieces: Sequence[Piece], kinds: Sequence[BlockKind], title: str
) -> tuple[list[tuple[Piece, BlockKind]], int, list[int]]:
    """Return the pieces that do not repeat the title, with their kinds, and the place behind the last heading that did.

    Without such a heading it is 0. The places behind all that repeated it come last.
    """
    wanted = bare(title)
    head = 0
    repeats: list[int] = []
    shown: list[tuple[Piece, BlockKind]] = []
    for place, (piece, kind) in enumerate(zip(pieces, kinds, strict=True)):
        near = piece.kind == "heading" or place < 12
        if near and len(piece.text) <= 2 * len(title) + 16 and bare(piece.text) == wanted:
            head = len(shown) if piece.kind == "heading" else head
            repeats.append(len(shown))
            continue
        page_title = place < 3 and kind in {"paragraph", "heading"} and len(title) > 6 and piece.text.startswith(title)
        tail = piece.text[len(title) : len(title) + 4].lstrip()
        if page_title and len(piece.text) <= len(title) + 80 and tail[:1] in _TITLE_MARKS:
            shown.append((piece, "furniture"))
        else:
            shown.append((piece, kind))
    return shown, head, repeats


def _slug(title: str) -> str:
    """Return the first letters and digits of a title."""
    return "".join(character for character in title if character.isalnum())[:_SLUG_LIMIT] or "untitled"
