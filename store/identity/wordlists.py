"""The store's own word lists: tab-separated files beside this module, each saying where it comes from."""

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a word list; those that are blank or begin with # are left out.

    Raises:
        FileNotFoundError: there is no such word list.
    """
    text = files("store.identity").joinpath(name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.split("\n") if line and not line.startswith("#"))
