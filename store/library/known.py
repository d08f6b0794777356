"""What a load knows of files and texts that came before: by path, by text, by the bytes of a file."""

import hashlib
import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from store.articles.file_names import said_by_name
from store.articles.files import is_gone, read_bytes
from store.database import Database
from store.errors import ReadError
from store.extraction.version import RULES
from store.identity.records import Place
from store.library.reading import Read, Task
from store.log.documents import Position
from store.text.paths import STANDARD_INPUT

_Key = tuple[int, str, str | None]


class _Article(msgspec.Struct, frozen=True):
    """What must be known of an article to know it again; the rest of its document is passed over."""

    digest: str = ""
    title: str = ""
    places: tuple[Place, ...] = ()
    rules: int = 0


class KnownFiles:
    """The files and texts of a store, kept as it is by those who change it.

    Attributes:
        by_path: the article of a file and what the file looked like.
        by_text: the article of a text's SHA-256.
    """

    def __init__(self, database: Database | None = None) -> None:
        self._articles = dict(database.records("articles", _Article)) if database is not None else {}
        self._gone: dict[str, bool] = {}
        self._by_bytes: dict[int, defaultdict[_Key, dict[str, str]]] = {}  # by size, once one of it was asked for
        self.by_text = {article.digest: identity for identity, article in self._articles.items()}
        self.by_path = {
            place.path: (identity, place) for identity, article in self._articles.items() for place in article.places
        }

    def take_over(self, database: Database, position: Position) -> None:
        """Know what others have written since a position, and no more what they have taken out."""
        ids = database.ids_of("articles")
        since = database.written_since("articles", position)
        written = ids if since is None else since
        fresh = database.get_many("articles", written, _Article)
        there = {*ids}.difference(written)
        self._articles = {one: article for one, article in self._articles.items() if one in there} | fresh
        self.by_text = {digest: one for digest, one in self.by_text.items() if one in there}
        self.by_path = {path: known for path, known in self.by_path.items() if known[0] in there}
        for identity, article in fresh.items():
            self.by_text[article.digest] = identity
            self.by_path |= {place.path: (identity, place) for place in article.places}
        self.__dict__.pop("_by_size", None)
        self._by_bytes.clear()

    def looks_the_same(self, path: str, status: os.stat_result) -> bool:
        """Return whether a file is known and looks as it did when it was read."""
        known = self.by_path.get(path)
        return known is not None and (status.st_mtime_ns, status.st_size) == (known[1].modified, known[1].size)

    def is_outdated(self, path: str) -> bool:
        """Return whether a file is known whose article was read by other rules than there are now."""
        return path in self.by_path and self._articles[self.by_path[path][0]].rules != RULES

    def is_gone(self, path: str) -> bool:
        """Return whether a file is not there any more; it is looked for once."""
        if path not in self._gone:
            self._gone[path] = path != str(STANDARD_INPUT) and is_gone(Path(path))
        return self._gone[path]

    def recognised(self, task: Task) -> Read | None:
        """Return what is known of a file by its bytes; None where it must be read.

        The bytes are looked at only where a known file has as many, and the same article can come of both.
        """
        if task.path in self.by_path:
            identity, place = self.by_path[task.path]
            articles = {place.digest: identity} if place.size == task.size else {}
        else:
            articles = {
                digest: one
                for key in _keys(Path(task.path), task.size)
                for digest, one in self._alike(task.size).get(key, {}).items()
            }
        if not articles or task.data is not None or task.again:
            return None
        try:
            modified = os.stat(task.path).st_mtime_ns
            data = read_bytes(Path(task.path))
        except (OSError, ReadError):
            return None  # whoever reads it says so
        digest = hashlib.sha256(data).hexdigest()
        if digest not in articles:
            return None
        return Read(Place(path=task.path, modified=modified, size=len(data), digest=digest), known=articles[digest])

    def _alike(self, size: int) -> Mapping[_Key, Mapping[str, str]]:
        """Return the articles with files of a size, by what a file must have in common with one, and by its SHA-256.

        What names say is looked at for that size alone: of all files it takes longer than the reading of an article.
        """
        known = self._by_bytes.get(size)
        if known is None:
            known = self._by_bytes[size] = defaultdict(dict)
            for identity, place in self._by_size.get(size, ()):
                name, said = _keys(Path(place.path), size)
                known[name][place.digest] = identity
                if not said_by_name(Path(place.path)).title.startswith(self._articles[identity].title):
                    known[said][place.digest] = identity
        return known

    @cached_property
    def _by_size(self) -> Mapping[int, Sequence[tuple[str, Place]]]:
        """The files by how many bytes they have, with their articles.

        An article whose files differ is not among them: it is not known which of them its header is from.
        """
        found: defaultdict[int, list[tuple[str, Place]]] = defaultdict(list)
        for identity, article in self._articles.items():
            if len({place.digest for place in article.places}) == 1:
                for place in article.places:
                    found[place.size].append((identity, place))
        return found


def _keys(path: Path, size: int) -> tuple[_Key, _Key]:
    """Return what two files must have in common so that of the same bytes comes the same article.

    That is the name; or else what the name says, if the title is not from the name.
    """
    return (size, path.name, None), (size, path.suffix.lower(), said_by_name(path).published or "")
