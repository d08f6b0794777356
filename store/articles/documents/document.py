"""What a document comes to, whichever reads it."""

from collections.abc import Mapping
from typing import NamedTuple

from store.articles.claims import Claim
from store.articles.pieces import Piece


class UnreadableError(Exception):
    """A document cannot be read; the message goes on from "is a PDF that" and says what to do."""


class Document(NamedTuple):
    """A document.

    Attributes:
        source: it as a page of HTML; "" where there are pieces.
        claims: what it says about itself, by folded key.
        pieces: what it was cut into, `line` being the page that each came from.
        is_page: whether it was saved from the web, with menus and other headlines on it.
        encoding: of the page in it.
    """

    source: str = ""
    claims: Mapping[str, Claim] = {}
    pieces: tuple[Piece, ...] = ()
    is_page: bool = False
    encoding: str = "utf-8"
