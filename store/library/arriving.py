"""What lies in the folders that were loaded and is not in the store as it is there: by names, sizes and times alone."""

from collections.abc import Iterator
from os import stat
from pathlib import Path
from typing import NamedTuple

from store.articles.files import find_articles, real_path
from store.extraction.version import RULES
from store.library.holdings import Holdings
from store.library.sources import Sources


class Arrivals(NamedTuple):
    """Files that a load would read.

    Attributes:
        new: absolute paths of those that the store does not know.
        changed: of those that look other than when they were read.
        outdated: of those that older rules have read.
    """

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    outdated: tuple[str, ...] = ()


def arrivals(holdings: Holdings, sources: Sources) -> Arrivals:
    """Return what has come into the folders that were ever loaded, without opening a file.

    What could not be read, or is no article, is not new again at each look; a load looks at it again.

    Args:
        holdings: what is known.
        sources: the folders, and what in them is known to be no article.

    Raises:
        StoreError: the store cannot be read.
    """
    known: dict[str, tuple[int, int]] = {}
    older: set[str] = set()
    for one in holdings.looks():
        known.update((place.path, (place.modified, place.size)) for place in one.places)
        if one.rules != RULES:
            older.update(place.path for place in one.places)
    passed = {*sources.unread, *sources.left_out}
    new: list[str] = []
    changed: list[str] = []
    outdated: list[str] = []
    for path, looks in _looked_at(sources):
        if path in known and known[path] != looks:
            changed.append(path)
        elif path in older:
            outdated.append(path)
        elif path not in known and path not in passed:
            new.append(path)
    return Arrivals(tuple(new), tuple(changed), tuple(outdated))


def _looked_at(sources: Sources) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield each file that may be an article with its time and size; one that is not there any more is passed over."""
    seen: set[str] = set()
    for found in find_articles(filter(Path.is_dir, sources.asked)):
        path = real_path(found) if isinstance(found, Path) else ""
        if path and path not in seen:
            seen.add(path)
            try:
                status = stat(path)
            except OSError:
                continue
            yield path, (status.st_mtime_ns, status.st_size)
