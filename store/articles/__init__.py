"""A file in, an article out.

`read_article` reads a file, `parse_article` the bytes of one, `find_articles` walks folders. The parsers behind them
are imported when the first of these names is asked for, so that importing this package costs nothing.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.articles.files import find_articles
    from store.articles.reader import parse_article, read_article

__all__ = ["find_articles", "parse_article", "read_article"]

_HOME = {
    "find_articles": "store.articles.files",
    "parse_article": "store.articles.reader",
    "read_article": "store.articles.reader",
}


def __getattr__(name: str) -> object:
    """Return a public function, importing its module first."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)
