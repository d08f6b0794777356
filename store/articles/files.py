"""Which files of a folder are articles."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from store.errors import ReadError

SUFFIXES = frozenset({".md", ".markdown", ".txt", ".html", ".htm"})


def find_articles(paths: Iterable[Path]) -> Iterator[Path | ReadError]:
    """Yield the files under `paths` that may be articles."""
    for path in paths:
        if path.is_dir():
            for folder, _, names in sorted(os.walk(path)):
                yield from (Path(folder, name) for name in sorted(names) if Path(name).suffix.lower() in SUFFIXES)
        else:
            yield path
