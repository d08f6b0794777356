"""Tables of data files: tab-separated, with a comment that says where they come from; the one reader for the store."""

from functools import cache
from importlib.resources import files


@cache
def rows(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table; blank lines and lines that begin with # are left out.

    Args:
        package: the package that the file lies in, for example `store.text`.
        name: the file, for example `radicals.tsv`.

    Raises:
        FileNotFoundError: there is no such table.
    """
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.split("\n") if line.strip() and not line.startswith("#"))
