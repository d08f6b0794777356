"""What a load knows of files and texts that came before: by path, by text, by the bytes of a file."""

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from store.articles.file_names import said_by_name
from store.articles.files import is_gone, read_bytes
from store.database import Database
from store.errors import ReadError
from store.extraction.version import RULES
from store.identity.records import Place
from store.library.lying import Article
from store.library.reading import Read, Task
from store.log.documents import Position
from store.text.paths import STANDARD_INPUT

if TYPE_CHECKING:  # which brings columns
    from store.library.files import FilesSince

_Key = tuple[int, str, str | None]
_File = tuple[str, Article, Place]

_Value = TypeVar("_Value")


class Noted(Generic[_Value]):
    """What is known by strings: as it was kept, but for what was noted since.

    Args:
        kept: returns how something was kept, None where it was not or is not so any more.
    """

    def __init__(self, kept: Callable[[str], _Value | None]) -> None:
        self._kept = kept
        self.noted: dict[str, _Value | None] = {}

    def get(self, key: str) -> _Value | None:
        """Return what is known by a string, None for nothing."""
        return self.noted[key] if key in self.noted else self._kept(key)

    def __contains__(self, key: str) -> bool:
        return self.get(key) is not None

    def __getitem__(self, key: str) -> _Value:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __setitem__(self, key: str, value: _Value) -> None:
        self.noted[key] = value

    def drop(self, key: str) -> None:
        """Know nothing by a string any more."""
        self.noted[key] = None


class KnownFiles:
    """The files and texts of a store, kept as it is by those who change it.

    Args:
        database: the store, whose articles are all read; None for none.
        kept: what was known of them, in the place of that.

    Attributes:
        by_path: the article of a file and what the file looked like.
        by_text: the article of a text's SHA-256.
    """

    def __init__(self, database: Database | None = None, kept: "FilesSince | None" = None) -> None:
        self._kept = kept
        self._gone: dict[str, bool] = {}
        self._by_bytes: dict[int, defaultdict[_Key, dict[str, str]]] = {}  # by size, once one of it was asked for
        self._articles: dict[str, Article] = {}
        self._by_size: Mapping[int, Sequence[_File]] | None = None  # their files, once one was asked for
        self._stale: set[str] = set()  # articles that are not what was kept of them
        self.by_text = Noted(self._text)
        self.by_path = Noted(self._file)
        if kept is not None:
            self._take(kept.written, kept.gone)
        elif database is not None:
            self._take(dict(database.records("articles", Article)), ())

    def _take(self, written: Mapping[str, Article], gone: Iterable[str]) -> None:
        """Know some articles as they are written now, and others no more."""
        before = {*written, *gone}
        self._stale |= before
        self._by_size = None
        self._articles = {one: article for one, article in self._articles.items() if one not in before} | {**written}
        texts, paths = self.by_text.noted, self.by_path.noted
        self.by_text.noted = {text: one for text, one in texts.items() if one not in before}
        self.by_path.noted = {path: known for path, known in paths.items() if known is None or known[0] not in before}
        for identity, article in written.items():
            self.by_text[article.digest] = identity
            self.by_path.noted |= {place.path: (identity, place) for place in article.places}

    def take_over(self, database: Database, position: Position) -> None:
        """Know what others have written since a position, and no more what they have taken out."""
        written, gone = (ask("articles", position) for ask in (database.written_since, database.taken_out_since))
        if written is None or gone is None:
            there = database.ids_of("articles")
            written = list(there) if written is None else written
            known = {*self._articles, *self.by_text.noted.values(), *(self._kept.ids if self._kept else ())}
            gone = [one for one in known - {*there} if one is not None]
        self._take(database.get_many("articles", written, Article), gone)
        self._by_bytes.clear()

    def _article(self, identity: str) -> Article | None:
        """Return what is known of an article."""
        if identity in self._stale or self._kept is None:
            return self._articles.get(identity)
        return self._kept.article(identity)

    def _text(self, digest: str) -> str | None:
        found = self._kept.of_text(digest) if self._kept is not None else None
        return None if found in self._stale else found

    def _file(self, path: str) -> tuple[str, Place] | None:
        found = self._kept.of_path(path) if self._kept is not None else None
        return None if found is None or found[0] in self._stale else found

    def _paths(self) -> Iterable[str]:
        return self._kept.paths_but_of(self._stale) if self._kept is not None else ()

    def looks_the_same(self, path: str, status: os.stat_result) -> bool:
        """Return whether a file is known and looks as it did when it was read."""
        known = self.by_path.get(path)
        return known is not None and (status.st_mtime_ns, status.st_size) == (known[1].modified, known[1].size)

    def is_outdated(self, path: str) -> bool:
        """Return whether a file is known whose article was read by other rules than there are now."""
        known = self.by_path.get(path)
        article = self._article(known[0]) if known is not None else None
        return article is not None and article.rules != RULES

    def paths(self) -> Iterator[str]:
        """Yield the paths of all files."""
        noted = self.by_path.noted
        yield from (path for path, known in noted.items() if known is not None)
        yield from (path for path in self._paths() if path not in noted)

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
            for identity, article, place in self._of_size(size):
                name, said = _keys(Path(place.path), size)
                known[name][place.digest] = identity
                if not said_by_name(Path(place.path)).title.startswith(article.title):
                    known[said][place.digest] = identity
        return known

    def _of_size(self, size: int) -> Iterator[_File]:
        """Yield the files of so many bytes with their articles."""
        if self._by_size is None:
            by_size: defaultdict[int, list[_File]] = defaultdict(list)
            for file in _of_one_content(self._articles.items()):
                by_size[file[2].size].append(file)
            self._by_size = by_size
        if self._kept is not None:
            kept = ((one, article) for one, article in self._kept.of_size(size) if one not in self._stale)
            yield from (file for file in _of_one_content(kept) if file[2].size == size)
        yield from self._by_size.get(size, ())


def _of_one_content(articles: Iterable[tuple[str, Article]]) -> Iterator[_File]:
    """Yield the files of articles with these.

    Those of an article whose files differ are not among them: it is not known which of them its header is from.
    """
    for identity, article in articles:
        if len({place.digest for place in article.places}) == 1:
            yield from ((identity, article, place) for place in article.places)


def _keys(path: Path, size: int) -> tuple[_Key, _Key]:
    """Return what two files must have in common so that of the same bytes comes the same article.

    That is the name; or else what the name says, if the title is not from the name.
    """
    return (size, path.name, None), (size, path.suffix.lower(), said_by_name(path).published or "")
