"""The files of all articles, as columns beside the store: who loads or removes one does not read of all of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from store.database import Database
from store.identity.records import Place
from store.library.lying import Article
from store.library.since import changes_in, documents_in
from store.log.saved import Keeper
from store.text.places import Lookup, Places
from store.text.splicing import Splice
from store.text.strings import Strings

VERSION = 1
"""Of what is kept; another number than there has it made anew."""
_FILE = "files.columns"
_SHARE = 32
"""Where more than one article in so many was written since, the file is renewed."""


class Files(NamedTuple):
    """Articles, and the files that they lie in.

    Attributes:
        ids: of the articles.
        by_id: what these are looked up by.
        titles: of each.
        texts: of each the SHA-256 of its text.
        by_text: what these are looked up by.
        rules: of each the version of the rules by which it was read.
        starts: where the files of each begin, and where those of the last end.
        paths: of the files.
        by_path: what these are looked up by.
        modified: of each file when it was modified (`st_mtime_ns`).
        sizes: how many bytes each has.
        digests: of each the SHA-256 of its bytes.
    """

    ids: Sequence[str]
    by_id: Lookup
    titles: Sequence[str]
    texts: Sequence[str]
    by_text: Lookup
    rules: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int64]
    paths: Sequence[str]
    by_path: Lookup
    modified: npt.NDArray[np.int64]
    sizes: npt.NDArray[np.int64]
    digests: Sequence[str]

    @classmethod
    def of(cls, articles: Mapping[str, Article]) -> Self:
        """Return those of some articles by id."""
        some = articles.values()
        places = [place for one in some for place in one.places]
        texts, paths = [one.digest for one in some], [place.path for place in places]
        return cls(
            Strings.of(articles),
            Lookup.of(articles),
            Strings.of(one.title for one in some),
            Strings.of(texts),
            Lookup.of(texts),
            np.array([one.rules for one in some], np.int32),
            np.cumsum([0, *(len(one.places) for one in some)], dtype=np.int64),
            Strings.of(paths),
            Lookup.of(paths),
            np.array([place.modified for place in places], np.int64),
            np.array([place.size for place in places], np.int64),
            Strings.of(place.digest for place in places),
        )

    def renewed(self, written: Mapping[str, Article], gone: Iterable[str]) -> "Files":
        """Return those of a later state.

        Args:
            written: the articles that were written since.
            gone: ids of those that are there no more.
        """
        fresh, places = Files.of(written), Places(self.ids, self.by_id).of_all({*written, *gone})
        stays = np.ones(len(self.ids), np.bool_)
        stays[places[places >= 0]] = False
        counts = np.diff(self.starts)
        articles = _behind(stays, len(fresh.ids))
        files = _behind(np.repeat(stays, counts), len(fresh.paths))
        return Files(
            articles.strings(self.ids, fresh.ids),
            articles.lookup(self.by_id, fresh.by_id),
            articles.strings(self.titles, fresh.titles),
            articles.strings(self.texts, fresh.texts),
            articles.lookup(self.by_text, fresh.by_text),
            articles.column(self.rules, fresh.rules),
            np.cumsum(np.append(0, articles.column(counts, np.diff(fresh.starts))), dtype=np.int64),
            files.strings(self.paths, fresh.paths),
            files.lookup(self.by_path, fresh.by_path),
            files.column(self.modified, fresh.modified),
            files.column(self.sizes, fresh.sizes),
            files.strings(self.digests, fresh.digests),
        )

    def article(self, at: int) -> Article:
        """Return an article by its place."""
        places = tuple(map(self.place, range(int(self.starts[at]), int(self.starts[at + 1]))))
        return Article(self.texts[at], self.titles[at], places, int(self.rules[at]))

    def place(self, at: int) -> Place:
        """Return a file by its place."""
        return Place(
            path=self.paths[at], modified=int(self.modified[at]), size=int(self.sizes[at]), digest=self.digests[at]
        )

    def owner(self, at: int) -> int:
        """Return the article that a file is of, both by their places."""
        return int(np.searchsorted(self.starts, at, side="right")) - 1


def _behind(stays: npt.NDArray[np.bool_], fresh: int) -> Splice:
    """Return how what stays is followed by so much that is fresh."""
    return Splice(np.append(np.flatnonzero(stays), len(stays) + np.arange(fresh)), len(stays), fresh)


class FilesSince:
    """The files of articles as they were, and what was written after.

    Args:
        files: as they were.
        written: the articles that were written since.
        gone: the ids of those that are there no more.
    """

    def __init__(self, files: Files, written: Mapping[str, Article] | None = None, gone: Collection[str] = ()) -> None:
        self.written, self.gone = written or {}, gone
        self._files = files
        self._ids = Places(files.ids, files.by_id)
        self._texts = Places(files.texts, files.by_text)
        self._paths = Places(files.paths, files.by_path)

    @property
    def ids(self) -> Sequence[str]:
        """The ids of the articles as they were."""
        return self._files.ids

    def article(self, identity: str) -> Article | None:
        """Return an article as it was."""
        at = self._ids.get(identity)
        return None if at is None else self._files.article(at)

    def of_text(self, digest: str) -> str | None:
        """Return the article that had a text, by the SHA-256 of that."""
        at = self._texts.get(digest)
        return None if at is None else self._files.ids[at]

    def of_path(self, path: str) -> tuple[str, Place] | None:
        """Return the article that a file had, and what it looked like."""
        at = self._paths.get(path)
        return None if at is None else (self._files.ids[self._files.owner(at)], self._files.place(at))

    def of_size(self, size: int) -> Iterator[tuple[str, Article]]:
        """Yield the articles that had a file of so many bytes."""
        owners = {self._files.owner(at): None for at in np.flatnonzero(self._files.sizes == size).tolist()}
        yield from ((self._files.ids[at], self._files.article(at)) for at in owners)

    def paths_but_of(self, others: Collection[str]) -> Iterator[str]:
        """Yield the paths of all files but those of some articles."""
        yield from (path for path, owner in self.owned() if owner not in others)

    def owned(self) -> Iterator[tuple[str, str]]:
        """Yield the path of each file with the id of its article."""
        counts = np.diff(self._files.starts).tolist()
        owners = (one for one, count in zip(self._files.ids, counts, strict=True) for _ in range(count))
        yield from zip(self._files.paths, owners, strict=True)


def kept(database: Database, keeper: Keeper) -> FilesSince:
    """Return the files of a store's articles, from what is kept beside it, or made and kept there now."""

    def is_near(bookmark: str) -> bool:
        changes = changes_in(database, ["articles"], bookmark)
        return changes is not None and len(changes["articles"].written) * _SHARE <= database.number_of("articles")

    files, bookmark = keeper.keep_behind(_FILE, Files, partial(_made, database), partial(_renewed, database), is_near)
    changed = documents_in(database, "articles", Article, bookmark)
    return FilesSince(_made(database)) if changed is None else FilesSince(files, *changed)


def renew(database: Database, keeper: Keeper) -> None:
    """Bring what is kept beside a store to its present state: of an earlier one, it may hold what is gone."""
    keeper.keep(_FILE, Files, partial(_made, database), partial(_renewed, database))


def _made(database: Database) -> Files:
    return Files.of(dict(database.records("articles", Article)))


def _renewed(database: Database, then: Files, bookmark: str) -> Files | None:
    changed = documents_in(database, "articles", Article, bookmark)
    return None if changed is None else then.renewed(*changed)
