"""Where an article comes from, as its page says outside any header: source lines, time stamps, links."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from store.articles.bylines import authors_in, date_in, is_house, source_in
from store.articles.metadata import address_in, host_of, publisher_of, split_authors
from store.articles.pieces import Piece
from store.model import BlockKind

_LINK_LINE = re.compile(
    r"(?:(?:[阅閱][读讀]|查看|[閱阅][覽览])?原文(?:[链連鏈]接|[链連鏈]結|地址|[网網]址)?|[链連鏈][接結]|Source|Original|Permalink)"
    r"\s*+(?:[:：]\s*+)?(?P<url>https?://\S+)?"
)
_HEAD = 8
"""Pieces at the top of a page among which a time stamp is that of the article."""


class Origin(NamedTuple):
    """What a page says about itself; each "" or None or empty where it says nothing."""

    url: str = ""
    publisher: str = ""
    published: str | None = None
    authors: tuple[str, ...] = ()


def origin_of(shown: Sequence[tuple[Piece, BlockKind]], publisher: str) -> Origin:
    """Return what the pieces of a page say about where it comes from; `publisher` is as its header claims, or ""."""
    bylines = [piece.text for piece, kind in shown if kind == "byline"]
    url, linked = _linked(shown)
    source, original = _source(shown)
    stamps = (date_in(piece.text) for piece, kind in shown[:_HEAD] if kind == "byline")
    return Origin(
        url=original or url,
        publisher=source or linked,
        published=next((date for date in stamps if date), None),
        authors=split_authors(authors_in(bylines)) or _above(shown, publisher),
    )


def _source(shown: Sequence[tuple[Piece, BlockKind]]) -> tuple[str, str]:
    """Return the name in a source line and the address that it leads to (来源：[海港报](https://…))."""
    for piece, kind in shown:
        name = source_in(piece.text) if kind == "byline" else ""
        if name:
            return name, address_in(piece.href)
    return "", ""


def _above(shown: Sequence[tuple[Piece, BlockKind]], publisher: str) -> tuple[str, ...]:
    """Return the name that stands above that of the publisher, as on pages of WeChat; empty where it is the same."""
    for (piece, kind), (below, _) in pairwise(shown[:_HEAD]):
        if kind == "byline" and publisher and below.text == publisher != piece.text and not is_house(piece.text):
            return split_authors([piece.text])
    return ()


def _linked(shown: Sequence[tuple[Piece, BlockKind]]) -> tuple[str, str]:
    """Return the address of the original and who published it, from the links that lead to it.

    One link is the article's; several (a digest, each item with its own) say only where all of them lead.
    """
    for piece, _ in shown[:4]:
        host = host_of(piece.href) if piece.href else ""
        if host and piece.text.startswith(host):  # a clipper's line: [host](address) name of the account
            return address_in(piece.href), piece.text[len(host) :].strip(" |｜·")[:40]
    found = ((_LINK_LINE.fullmatch(piece.text), piece.href) for piece, _ in shown)
    urls = list(dict.fromkeys(filter(None, (address_in(line["url"] or href) for line, href in found if line))))
    if len(urls) == 1:
        return urls[0], ""
    hosts = {host_of(url) for url in urls}
    return "", publisher_of(urls[0]) if len(hosts) == 1 else ""
