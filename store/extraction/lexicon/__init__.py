"""Word lists as data: tab-separated files, one entry per line, `#` begins a comment line."""

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the entries of a list, for example `rows("surnames.tsv")`, each as its fields without outer spaces.

    Raises:
        FileNotFoundError: there is no such list; that is a fault of the installation.
    """
    text = files(__package__).joinpath(name).read_text("utf-8")
    return tuple(
        tuple(field.strip() for field in line.split("\t"))
        for line in text.splitlines()
        if line.strip() and not line.startswith("#")
    )
