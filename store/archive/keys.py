"""Where documents lie in an archive: what is of one article together with it, everything else among what is shared.

Articles, their texts, what was found in them, where somebody stands in them, their figures and quotes are kept by
article, so that a server of many machines keeps an article's on one of them. An article is known there by 16 bytes of
the SHA-256 of its id's part after `article/`, which its own row has in full: titles are long, and its documents many.
An id is kept without what its article says already: of `person/李明@2031-01-02-…` that is `person/李明`.
"""

import hashlib
from typing import NamedTuple
from uuid import UUID

KINDS = {"articles": 0, "texts": 1, "found": 2, "mentions": 3, "figures": 4, "quotes": 5}
"""The tables that are kept by article, and the numbers that stand for them there."""
_STATED = {"figures": "figure/", "quotes": "quote/"}
_ARTICLE = "article/"
UNNAMED = '"'
"""Before the key of an article whose own row is gone, in the place of its id; in no id does it stand."""


class Key(NamedTuple):
    """Where a document of an article lies: the table's number, the article, and the rest of the id.

    Of an article itself the rest is what its id has after `article/`.
    """

    kind: int
    article: UUID
    rest: str


def _key(kind: int, slug: str, rest: str) -> Key | None:
    if slug.startswith(UNNAMED):
        return Key(kind, UUID(slug.removeprefix(UNNAMED)), rest)
    return Key(kind, UUID(bytes=hashlib.sha256(slug.encode()).digest()[:16]), rest) if slug else None


def key_of(table: str, identity: str) -> Key | None:
    """Return where a document of an article lies, or None for one that is shared."""
    kind = KINDS.get(table)
    if kind is None:
        return None
    if table == "mentions":
        entity, at, slug = identity.rpartition("@")
        return _key(kind, slug, entity) if at else None
    if table in _STATED:
        prefix = _STATED[table]
        slug, slash, rest = identity.removeprefix(prefix).partition("/")
        return _key(kind, slug, rest) if identity.startswith(prefix) and slash else None
    slug = identity.removeprefix(_ARTICLE)
    return _key(kind, slug, slug if table == "articles" else "") if identity.startswith(_ARTICLE) else None


def can_be(identity: str) -> bool:
    """Return whether an id may be that of a document: text of the server's has no NUL, and no halves of surrogates."""
    try:
        return b"\0" not in identity.encode()
    except UnicodeEncodeError:
        return False


def id_of(table: str, slug: str, rest: str) -> str:
    """Return the id of a document of an article, given what the article's id has after `article/`."""
    if table == "mentions":
        return f"{rest}@{slug}"
    if table in _STATED:
        return f"{_STATED[table]}{slug}/{rest}"
    return f"{_ARTICLE}{slug}"
