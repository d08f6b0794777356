"""Where documents lie in an archive: what is of one article together with it, everything else among what is shared.

Articles, their texts, what was found in them, where somebody stands in them, their figures and quotes are kept by the
part of the article's id after `article/`, so that a server of many machines keeps an article's on one of them. An id
is kept without what its article says already: of `person/李明@2031-01-02-…` that is `person/李明`.
"""

from typing import NamedTuple

KINDS = {"articles": 0, "texts": 1, "found": 2, "mentions": 3, "figures": 4, "quotes": 5}
"""The tables that are kept by article, and the numbers that stand for them there."""
_STATED = {"figures": "figure/", "quotes": "quote/"}
_ARTICLE = "article/"


class Key(NamedTuple):
    """Where a document of an article lies: the table's number, the article, and the rest of the id."""

    kind: int
    article: str
    rest: str


def key_of(table: str, identity: str) -> Key | None:
    """Return where a document of an article lies, or None for one that is shared."""
    kind = KINDS.get(table)
    if kind is None:
        return None
    if table == "mentions":
        entity, at, article = identity.rpartition("@")
        return Key(kind, article, entity) if at and article else None
    if table in _STATED:
        prefix = _STATED[table]
        article, slash, rest = identity.removeprefix(prefix).partition("/")
        return Key(kind, article, rest) if identity.startswith(prefix) and slash and article else None
    article = identity.removeprefix(_ARTICLE)
    return Key(kind, article, "") if identity.startswith(_ARTICLE) and article else None


def id_of(table: str, article: str, rest: str) -> str:
    """Return the id of a document of an article."""
    if table == "mentions":
        return f"{rest}@{article}"
    if table in _STATED:
        return f"{_STATED[table]}{article}/{rest}"
    return f"{_ARTICLE}{article}"
