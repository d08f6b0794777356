"""Where an article comes from, as its page says outside any header: source lines, time stamps, links."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from store.articles.bylines import (
    account_in,
    authors_in,
    date_in,
    is_house,
    is_of_another,
    is_renewal,
    source_in,
)
from store.articles.clippers import WECHAT, clipped_from
from store.articles.dates import parse_date
from store.articles.metadata import address_in, host_of, leads_to_page, split_authors
from store.articles.pieces import Piece
from store.articles.publishers import publisher_named
from store.articles.sources import linked_original, source_told
from store.articles.stamps import headlines_in, only_stamp, stamp_below, stamp_in
from store.model import BlockKind

_BESIDE = 40
"""Characters beside the headline on a line that has it as a link."""
_HEAD = 8
"""Pieces after the headline, or at the top of a page, among which a time stamp is that of the article."""
_FOOT = 4
"""Pieces at the end of an article among which is a time stamp without one at its head."""
_OTHERS = frozenset({"quotation", "item"})
"""What at the end of a page is dated by others: answers that are quoted, further pages in a list."""


class Origin(NamedTuple):
    """What a page says about itself; each "" or None or empty where it says nothing."""

    url: str = ""
    publisher: str = ""
    published: str | None = None
    authors: tuple[str, ...] = ()


def origin_of(
    shown: Sequence[tuple[Piece, BlockKind]],
    publisher: str,
    head: int,
    title: str,
    host: str,
    repeats: Sequence[int] = (),
    *,
    page: bool = False,
) -> Origin:
    """Return what the pieces of a page say about where it comes from.

    Args:
        shown: the pieces, with what they are.
        publisher: as the header claims, or "".
        head: the place behind the headline, where it stands in the body.
        title: the headline.
        host: of the address that the header claims, or "".
        repeats: the places behind whatever repeated the title and was left out.
        page: whether it is a whole page of the web, of which a label anywhere tells when it was published.
    """
    bylines = [piece.text for piece, kind in shown if kind == "byline"]
    clipped = clipped_from([piece for piece, _ in shown])
    url, linked = linked_original(shown, head)
    source, original = source_told(shown, title)
    if clipped.url and original not in {"", clipped.url}:
        source = original = ""  # of something in the text: the clipper knows where the page is from
    headline = _headline(shown, title)
    anywhere = WECHAT in (host, host_of(clipped.url or url))
    accounts = (account_in(piece.text, piece.linked, anywhere=anywhere) for piece, _ in shown[head : head + _HEAD])
    account = next(filter(any, accounts), ("", ""))
    return Origin(
        url=clipped.url or original or url or (leads_to_page(address_in(headline.href)) if headline else ""),
        publisher=account[1]
        or clipped.publisher
        or source
        or (_named_before(headline, title) if headline else "")
        or linked,
        published=_published(shown, head)
        or stamp_below(shown, (*repeats, *headlines_in(shown, title)))
        or _labelled(shown, head)
        or (only_stamp(piece for piece, _ in shown) if page else None)
        or (parse_date(headline.text) if headline else None),
        authors=split_authors(authors_in(bylines))
        or split_authors(account[:1])
        or clipped.authors
        or _above(shown, publisher),
    )


def _published(shown: Sequence[tuple[Piece, BlockKind]], head: int) -> str | None:
    """Return the date of a time stamp: nearest below the headline, above it, at the end; of a change only at last."""
    told = [(piece, kind) for piece, kind in shown if kind not in {"furniture", "caption", "code"}]
    near = [piece.text for piece, kind in (*shown[head : head + _HEAD], *shown[:_HEAD]) if kind == "byline"]
    foot = [piece.text for piece, kind in told[-_FOOT:] if kind == "byline" and piece.kind not in _OTHERS]
    dated = [(is_renewal(text), date) for text in (*near, *foot) if not is_of_another(text) and (date := date_in(text))]
    return min(dated, key=lambda stamp: stamp[0])[1] if dated else None


def _labelled(shown: Sequence[tuple[Piece, BlockKind]], head: int) -> str | None:
    """Return the date of a line of labels near the headline or at the end, whatever it was taken for."""
    told = [(piece, kind) for piece, kind in shown if kind not in {"furniture", "caption", "code"}]
    near = (*shown[head : head + _HEAD], *shown[:_HEAD], *told[-_FOOT:])
    lines = (piece.text for piece, kind in near if kind != "code" and piece.kind not in _OTHERS)
    return next(filter(None, map(stamp_in, lines)), None)


def _headline(shown: Sequence[tuple[Piece, BlockKind]], title: str) -> Piece | None:
    """Return the line with the headline as a link to the original (原文来自「海港报」：[海风公布结果](https://…))."""
    wanted = len(title) + _BESIDE
    lines = (piece for piece, _ in shown if piece.href and title in piece.text and len(piece.text) <= wanted)
    return next((line for line in lines if line.linked >= len(title)), None) if title else None


def _named_before(line: Piece, title: str) -> str:
    """Return the source that such a line names before the headline."""
    return publisher_named(source_in(line.text.partition(title)[0].strip(" ~")))


def _above(shown: Sequence[tuple[Piece, BlockKind]], publisher: str) -> tuple[str, ...]:
    """Return the name that stands above that of the publisher, as on pages of WeChat; empty where it is the same."""
    for (piece, kind), (below, _) in pairwise(shown[:_HEAD]):
        if kind == "byline" and publisher and below.text == publisher != piece.text and not is_house(piece.text):
            return split_authors([piece.text])
    return ()
