"""What clippers write above a page, outside any header: where they clipped it, and what they took from its head."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from store.articles.metadata import address_in, host_of, split_authors, written_host
from store.articles.pieces import Piece

WECHAT = "mp.weixin.qq.com"
SIMPREAD = "simpread-"
"""What SimpRead has put before the headline in the name of a file, unless it is told otherwise."""
_TOP = 4
_HEAD = 8
"""Pieces at the top of a file among which a clipper has its line."""
_CLIPPED = re.compile(r"(?:> )?本文由\s?.{2,60}?\s?转码")
"""How SimpRead says where it clipped an article; where its mark-up was escaped, it stands in the text."""
_ADDRESS = "原文地址"
_OUTSIDE = re.compile(r"\S{0,2}内部链接 \S{0,2}外部链接")
"""The links of SimpRead's notes: to its own copy, on the reader's machine, and to the original."""
_NAME_LIMIT = 40
_LATIN = re.compile(r"[A-Za-z0-9]")


class Clipped(NamedTuple):
    """Where a clipper says that it clipped an article; each empty where it does not."""

    url: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()


def is_clipped(pieces: Sequence[Piece]) -> bool:
    """Return whether SimpRead clipped a page: it gives the headline to the file as its name, and not to the text."""
    return any(_CLIPPED.match(piece.text) for piece in pieces[:_TOP])


def clipped_from(pieces: Sequence[Piece]) -> Clipped:
    """Return what the line of a clipper says.

    Read are those of SimpRead (本文由 简悦 SimpRead 转码， 原文地址 …), of its notes (内部链接 外部链接) and of Cubox:
    the host as a link, behind it the author and the account as WeChat shows them.
    """
    for piece in pieces[:_HEAD]:
        if _CLIPPED.match(piece.text):
            behind = piece.text.partition(_ADDRESS)[2]
            return Clipped(address_in(behind) or (address_in(piece.last) if piece.last != piece.href or behind else ""))
        if _OUTSIDE.match(piece.text):
            return Clipped(address_in(piece.last))
        host = written_host(piece.href)
        if host and piece.text.startswith(host):
            names = piece.text[len(host) :].strip(" |｜·")
            authors, account = _account(names) if host_of(piece.href) == WECHAT else ("", "")
            return Clipped(address_in(piece.href), account, split_authors([authors]))
    return Clipped()


def _account(names: str) -> tuple[str, str]:
    """Return authors and account of 林某 胡某 海港观察, the account last.

    A space between two Latin letters parts the words of one name (林某 Harbour Watch), and where all are alike the
    account is its own author (海港观察 海港观察).
    """
    words = names.split()
    half = len(words) // 2
    if not words or len(names) > _NAME_LIMIT:
        return "", ""
    if len(words) == 2 * half and words[:half] == words[half:]:
        return "", " ".join(words[:half])
    first = len(words) - 1
    while first and _LATIN.match(words[first][0]) and _LATIN.match(words[first - 1][-1]):
        first -= 1
    return "、".join(words[:first]), " ".join(words[first:])
