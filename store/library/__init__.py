"""The library: what is known from the articles, and the one way in: load, reload, remove, check, mend."""

from store.library.library import Library

__all__ = ["Library"]
