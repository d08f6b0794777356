"""Lines of a page that lead to its original, and that say whose it is: 查看原文 ↗, via: https://…, 原文来自海港报：[…](https://…)."""

import re
from collections.abc import Sequence
from functools import cache

from store.articles.bylines import CHANNEL, account_named, ends_source, is_stamp, source_in
from store.articles.clippers import WECHAT
from store.articles.labels import either
from store.articles.metadata import address_in, host_of, leads_to_page
from store.articles.pieces import Piece
from store.articles.publishers import publisher_named, publisher_of
from store.model import BlockKind

_WORDS = "bylines.tsv"
_LINK_LINE = re.compile(
    r"(?:Read on Omnivore )?"
    r"(?:(?:[阅閱][读讀]|查看|[閱阅][覽览])?原文(?:[链連鏈]接|[链連鏈]結|地址|[网網]址)?|[链連鏈][接結]"
    r"|Source|(?:Read |View )?[Oo]riginal|Permalink|[Vv]ia)\s*+(?:[:：]\s*+)?(?:(?P<url>https?://\S+)|(?:[\w-]+\.)+[a-z]{2,})?"
    r"[\s↗→›»]*+"
)
_LABELLED = re.compile(r"(?:URL|Link|[网網]址)\s*+[:：]\s*+(?P<url>https?://\S+)", re.IGNORECASE)
"""A label that tells of the page itself at its head alone; a contact further down has one, too."""
_ADDRESS = re.compile(r"https?://\S+")
_HEAD = 8
"""Pieces at the top of a page among which a link says where it is from."""
_NEAR = 12
"""Pieces at either end among which a source is that of the page; between them it is that of a table or a work."""
_BELOW = 2
"""Pieces below a headline among which a bare address is that of the page."""
_COMMA = re.compile(r"[，,]")
_NAME = 16
"""Characters of a name that is a link."""
_MARKS = " ~《》“”「」『』[]：:"


@cache
def _from() -> re.Pattern[str]:
    """Return the pattern of the words that say where a page is from (原文来自公众号), maybe behind others."""
    of, source = either(_WORDS, "of"), either(_WORDS, "source")
    return re.compile(rf"(?:^|[，,。 ])(?:{of})?(?:{source})\s?{CHANNEL}\s?[:：|｜]?\s?")


@cache
def _plain() -> re.Pattern[str]:
    """Return the pattern of a name between these words and a mark before a link (原文来自海港报：)."""
    return re.compile(rf"{_from().pattern}[「『]?(?P<name>[^\s:：，。「」『』《》（(]{{2,{_NAME}}})[」』]?\s?[:：]")


def linked_original(shown: Sequence[tuple[Piece, BlockKind]], head: int) -> tuple[str, str]:
    """Return the address of the original and who published it, from the links that lead to it.

    One link is the article's; several (a digest, each item with its own) say only where all of them lead.

    Args:
        shown: the pieces of a page, with what they are.
        head: the place behind the headline.
    """
    found = ((_LINK_LINE.fullmatch(piece.text), piece.last) for piece, _ in shown)
    urls = list(dict.fromkeys(filter(None, (address_in(line["url"] or href) for line, href in found if line))))
    urls = [url for url in urls if not any(_is_cut(url, other) for other in urls)]
    if len(urls) == 1:
        return urls[0], ""
    hosts = {host_of(url) for url in urls}
    return "" if urls else _at_head(shown, head), publisher_of(urls[0]) if len(hosts) == 1 else ""


def _is_cut(url: str, other: str) -> bool:
    """Return whether an address is another one cut short: a site's own, or WeChat's without the article (/s/)."""
    stem = url.rstrip("/?")
    whole = leads_to_page(url) and not stem.endswith(f"//{WECHAT}/s")
    return not whole and other.rstrip("/?") != stem and other.startswith((f"{stem}/", f"{stem}?", f"{stem}#"))


def _at_head(shown: Sequence[tuple[Piece, BlockKind]], head: int) -> str:
    """Return the address on a line at the head of a page: labelled, right below the headline, or beside its date."""
    near = [piece.text for piece, _ in shown[:_NEAR]]
    for place, text in enumerate(near):
        if labelled := _LABELLED.fullmatch(text):
            return leads_to_page(address_in(labelled["url"]))
        if _ADDRESS.fullmatch(text) and (
            head <= place < head + _BELOW or any(map(is_stamp, near[max(0, place - 1) : place + 2]))
        ):
            return leads_to_page(address_in(text))
    return ""


def source_told(shown: Sequence[tuple[Piece, BlockKind]], title: str) -> tuple[str, str]:
    """Return the name in a source line and the address that it leads to (来源：[海港报](https://…)).

    Args:
        shown: the pieces of a page, with what they are.
        title: the headline, which may be the link.
    """
    told = [place for place, (_, kind) in enumerate(shown) if kind != "furniture"]
    ends = {place for place in (*told[:_NEAR], *told[-_NEAR:]) if shown[place][1] == "byline"}
    for place, (piece, kind) in enumerate(shown):
        named = place < _HEAD and piece.href and kind != "caption"
        name = account_named(piece.text, piece.linked if named else 0) if place < _HEAD else ""
        name = name or (_named_by_link(piece, title) if named else "")
        name = name or (_before_link(piece, source_in(piece.text)) if place in ends else "")
        name = _COMMA.split(name)[0].strip(_MARKS) if name != title else ""
        if name:
            return publisher_named(name), leads_to_page(address_in(piece.last if named else piece.href))
    return "", ""


def _before_link(piece: Piece, name: str) -> str:
    """Return a source without the link behind its name, which has the headline."""
    return name[: -piece.linked].strip(_MARKS) if 0 < piece.linked < len(name) else name


def _named_by_link(piece: Piece, title: str) -> str:
    """Return the name that is a link itself (原文来自[海港报](https://…)) or stands right before one."""
    plain = _plain().search(piece.text)
    if plain and 0 < len(piece.text[plain.end() :].strip(" ~")) <= piece.linked:
        return plain["name"]
    told = _from().match(piece.text)
    rest = piece.text[told.end() :].lstrip(" ~") if told else ""
    name, behind = rest[: piece.linked], rest[piece.linked :]
    is_name = 1 < len(name) <= _NAME and len(name) == piece.linked and name != title and ends_source(behind)
    return name if is_name else ""
