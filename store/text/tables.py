"""Tables of data files: tab-separated, with a comment that says where they come from; the one reader for the store."""

from functools import cache
from importlib.resources import files
from itertools import takewhile


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


@cache
def numbered(package: str, name: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return the rows of a table, each with the number of its line in the file, from 1.

    Args:
        package: the package that the file lies in.
        name: the file.

    Raises:
        FileNotFoundError: there is no such table.
    """
    wanted = frozenset(rows(package, name))
    lines = files(package).joinpath(name).read_text(encoding="utf-8").split("\n")
    every = ((number, tuple(line.split("\t"))) for number, line in enumerate(lines, 1))
    return tuple((number, row) for number, row in every if row in wanted)


@cache
def header(package: str, name: str) -> str:
    """Return what a table says of itself: the comment that it begins with, as one text.

    Args:
        package: the package that the file lies in.
        name: the file.

    Raises:
        FileNotFoundError: there is no such table.
    """
    lines = files(package).joinpath(name).read_text(encoding="utf-8").split("\n")
    return " ".join(line.removeprefix("#").strip() for line in takewhile(lambda line: line.startswith("#"), lines))
