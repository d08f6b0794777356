"""Which pieces of a whole saved page are its article: menus, other headlines, comments and notices are not.

A well-kept extractor (trafilatura) judges, which knows the pages of thousands of sites; it gives back text alone, so
what it kept is found again among the pieces, which know the lines they came from. A piece is the article's where both
it and the rules of `furniture.py` say so. Nothing is lost: what is not stays on the page as furniture.
"""

import re
from collections.abc import Sequence
from functools import cache

from store.articles.pieces import Piece
from store.model import BlockKind

_MARKS = re.compile(r"[\W_]+")
_SENTENCE = re.compile(r"[。！？]|[a-z\d][.!?](?:\s|[”\"’)]|$)")
_LIST, _BETWEEN = 4, 12
"""Links that make a list, and characters of a time between two of them."""
_FEWEST = 5
"""Links on a page that has more on it than an article; with fewer it needs no judge."""
_LARGEST = 3_000_000
"""Characters of a page that is judged; the largest of 167 newsrooms' pages has 2,100,000."""
_SHINGLE = 12
_SHARE = 0.6
"""Of the shingles of a piece so many stand in the judged text where it is the article's."""
_ABOVE, _BELOW = 8, 4
"""Pieces before and behind the article's text among which by-lines are its own."""
_END = re.compile(
    r"[责責]任[编編][辑輯]|[责責][编編]\s*[:：|｜]|正文已?[结結]束|^\W*the\s*end\W*$"
    r"|^\W{0,3}(?:[编編][辑輯]|校[对對]|[审審]核)\s*[:：|｜]",
    re.IGNORECASE,
)
"""What stands behind an article and before whatever else its page has."""
_END_LINE = 60
_CONTACT = re.compile(
    r"(?:地\s*址|[邮郵]政[编編][码碼]|[邮郵]\s*[编編]|[电電]\s*[话話]|[传傳]\s*真|[电電]子[信邮郵]箱|主[办辦][单單]位)\s*[:：]"
)
"""What begins the lines of a foot that say where a site is to be reached."""
_BEFORE = 0.3
"""Of what a page tells so much stands before the end of its article; comments may be longer than it."""
_TEXT = frozenset({"heading", "paragraph", "item", "quotation", "table"})


@cache
def _han() -> re.Pattern[str]:
    return re.compile(r"[\u4e00-\u9fff]")


def judge(source: str, pieces: Sequence[Piece], kinds: list[BlockKind], title: str) -> None:
    """Mark the pieces of a page that are not its article's as furniture.

    Args:
        source: the page.
        pieces: what it was cut into.
        kinds: what the pieces are, by the rules of furniture; changed in place.
        title: the headline.
    """
    if sum(map(_is_link, pieces)) < _FEWEST or len(source) > _LARGEST:
        return
    _mark_lists(pieces, kinds)
    _mark_unread(pieces, kinds, _kept(pieces, _extracted(source)), title)
    _mark_around(pieces, kinds, title)


def _mark_unread(pieces: Sequence[Piece], kinds: list[BlockKind], kept: Sequence[bool], title: str) -> None:
    """Mark what the extractor did not keep as furniture, where it found an article."""
    told = [place for place in _told(pieces, kinds) if kept[place]]
    if not told or (_han().search(title) and not any(_han().search(pieces[place].text) for place in told)):
        return  # no article was found, or a notice in another script: then the rules alone say what is furniture
    near = range(told[0] - _ABOVE, told[-1] + _BELOW + 1)
    for place, kind in enumerate(kinds):
        if (kind in _TEXT and not kept[place]) or (kind == "byline" and place not in near):
            kinds[place] = "furniture"


def _mark_around(pieces: Sequence[Piece], kinds: list[BlockKind], title: str) -> None:
    """Mark the headline told again, the line that ends the article with what follows, and contacts as furniture."""
    end = _end(pieces, kinds)
    wanted = _bare(title)
    for place, piece in enumerate(pieces):
        contact = len(piece.text) <= _END_LINE and _CONTACT.match(piece.text)
        around = place >= end or contact or (wanted and kinds[place] == "paragraph" and _bare(piece.text) == wanted)
        if around and kinds[place] in _TEXT:
            kinds[place] = "furniture"


def _end(pieces: Sequence[Piece], kinds: Sequence[BlockKind]) -> int:
    """Return the place of the last line that ends an article (责任编辑：林某) behind a good part of what is told."""
    told = frozenset(_told(pieces, kinds))
    whole = sum(len(pieces[place].text) for place in told)
    end, before = len(pieces), 0
    for place, piece in enumerate(pieces):
        if place in told:
            before += len(piece.text)
        elif before >= _BEFORE * whole > 0 and len(piece.text) <= _END_LINE and _END.search(piece.text):
            end = place
    return end


def _told(pieces: Sequence[Piece], kinds: Sequence[BlockKind]) -> list[int]:
    """Return the places of the pieces that tell something in sentences, and are not links."""
    return [
        place
        for place, piece in enumerate(pieces)
        if kinds[place] in _TEXT and piece.linked * 2 < len(piece.text) and _SENTENCE.search(piece.text)
    ]


def _is_link(piece: Piece) -> bool:
    """Return whether a piece is a link and nothing else."""
    return piece.linked * 10 >= 9 * len(_bare(piece.text)) > 0


def _mark_lists(pieces: Sequence[Piece], kinds: list[BlockKind]) -> None:
    """Mark lists of other headlines as furniture, with the times between them, on a page that tells more."""
    if not _told(pieces, kinds):
        return
    run: list[int] = []
    links = 0
    for place, piece in enumerate((*pieces, None)):
        linked = piece is not None and _is_link(piece)
        if piece is not None and (linked or (run and len(piece.text) <= _BETWEEN)):
            run.append(place)
            links += linked
            continue
        if links >= _LIST:
            for listed in run:
                kinds[listed] = "furniture"
        run, links = [], 0


def _extracted(source: str) -> str:
    """Return the text of a page's article; "" where none is found."""
    try:
        import trafilatura
    except ImportError:  # a part of it is compiled, and does not load everywhere
        return ""
    return trafilatura.extract(source, include_comments=False) or ""


def _kept(pieces: Sequence[Piece], text: str) -> list[bool]:
    """Return for each piece whether it stands in the judged text: a short one as a line of it, a longer one mostly."""
    lines = [_bare(line) for line in text.split("\n")]
    joined, whole = "".join(lines), frozenset(lines)
    shingles = {joined[at : at + _SHINGLE] for at in range(len(joined) - _SHINGLE + 1)}
    kept: list[bool] = []
    for piece in pieces:
        plain = _bare(piece.text)
        if len(plain) < _SHINGLE + 4:
            kept.append(plain in whole or (len(plain) > _SHINGLE // 2 and plain in joined))
            continue
        found = [plain[at : at + _SHINGLE] in shingles for at in range(0, len(plain) - _SHINGLE + 1, 3)]
        kept.append(sum(found) >= _SHARE * len(found))
    return kept


def _bare(text: str) -> str:
    return _MARKS.sub("", text).casefold()
