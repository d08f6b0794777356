"""Tables of data files: tab-separated, with a comment that says where they come from; the one reader for the store."""

from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from pkgutil import get_data
from typing import NamedTuple


class OwnRow(NamedTuple):
    """A row that the user adds to a table.

    Attributes:
        package: the package that the table lies in.
        name: the table.
        row: its columns.
        words: what an article must hold one of so that the row can change anything in it.
        where: where the user wrote it, to be told.
    """

    package: str
    name: str
    row: tuple[str, ...]
    words: tuple[str, ...]
    where: str


class _Own:
    """Those of this process."""

    rows: tuple[OwnRow, ...] = ()


def take(own_rows: Sequence[OwnRow]) -> None:
    """Add rows to tables, for as long as the process goes on; to be called before anything is read from them."""
    _Own.rows = tuple(own_rows)
    rows.cache_clear()
    placed.cache_clear()


def own() -> tuple[OwnRow, ...]:
    """Return the rows that the user has added."""
    return _Own.rows


def _added(package: str, name: str) -> tuple[OwnRow, ...]:
    return tuple(one for one in _Own.rows if (one.package, one.name) == (package, name))


def _text(package: str, name: str) -> str:
    """Return a table's text, whose lines may end as on Windows.

    `importlib.resources` would read it, too, but its import takes a twentieth of the time to a first article.

    Raises:
        FileNotFoundError: there is no such table.
    """
    data = get_data(package, name)
    if data is None:
        raise FileNotFoundError(name)
    return data.decode("utf-8").replace("\r\n", "\n")


def lines(package: str, name: str) -> list[str]:
    """Return the rows of a table as they are written, with tabs between columns: what is large is read bit by bit.

    Args:
        package: the package that the file lies in, for example `store.text`.
        name: the file, for example `radicals.tsv`.

    Raises:
        FileNotFoundError: there is no such table.
    """
    text = _text(package, name)
    told = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    return [*told, *("\t".join(one.row) for one in _added(package, name))]


@cache
def rows(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table; blank lines and lines that begin with # are left out.

    Args:
        package: the package that the file lies in.
        name: the file.

    Raises:
        FileNotFoundError: there is no such table.
    """
    return tuple(tuple(line.split("\t")) for line in lines(package, name))


@cache
def placed(package: str, name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the rows of a table, each with file and line where it stands, as `titles.tsv:7`.

    Args:
        package: the package that the file lies in.
        name: the file.

    Raises:
        FileNotFoundError: there is no such table.
    """
    wanted = frozenset(rows(package, name))
    lines = _text(package, name).split("\n")
    every = ((f"{name}:{number}", tuple(line.split("\t"))) for number, line in enumerate(lines, 1))
    return (
        *((place, row) for place, row in every if row in wanted),
        *((one.where, one.row) for one in _added(package, name)),
    )


@cache
def header(package: str, name: str) -> str:
    """Return what a table says of itself: the comment that it begins with, as one text.

    Args:
        package: the package that the file lies in.
        name: the file.

    Raises:
        FileNotFoundError: there is no such table.
    """
    lines = _text(package, name).split("\n")
    return " ".join(line.removeprefix("#").strip() for line in takewhile(lambda line: line.startswith("#"), lines))
