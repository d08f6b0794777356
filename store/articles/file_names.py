"""What the name of a file says of the article in it, where the article does not say so itself."""

from pathlib import Path
from typing import NamedTuple

from store.articles.dates import date_in_file_name, without_date
from store.text.sanitise import sanitise


class SaidByName(NamedTuple):
    """What a name says.

    Attributes:
        published: the date that it begins with, or None.
        title: the rest.
    """

    published: str | None
    title: str


def said_by_name(path: Path) -> SaidByName:
    """Return what the name of a file says of its article; nothing else of its path says anything."""
    title = sanitise(without_date(path.stem)).replace("\n", " ").strip()
    return SaidByName(date_in_file_name(path.stem), title)
