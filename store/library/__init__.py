"""The library: what is known from the articles, and the one way in: load, reload, remove, check, mend.

It is imported when it is asked for: who only reads one article, as each process of a load does, needs no store.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.library.library import Library

__all__ = ["Library"]


def __getattr__(name: str) -> object:
    """Return the library, importing its module first."""
    if name != "Library":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from store.library.library import Library

    return Library
