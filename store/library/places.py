"""Where the files of articles lie, while a batch changes it: read once and written once, however many files come."""

from collections.abc import Iterable

import msgspec

from store.database import Transaction
from store.identity.records import ArticleSummary, Place
from store.library.known import KnownFiles


class Places:
    """The places of articles, within one transaction.

    Args:
        transaction: where they are read from and written to.
        known: what is told of each change.
    """

    def __init__(self, transaction: Transaction, known: KnownFiles) -> None:
        self._transaction = transaction
        self._known = known
        self._of: dict[str, dict[str, Place]] = {}
        self._looked_for: set[str] = set()
        self._changed: set[str] = set()

    def of(self, identity: str) -> dict[str, Place]:
        """Return the places of an article by their paths."""
        if identity not in self._of:
            summary = self._transaction.get("articles", identity, ArticleSummary)
            self._of[identity] = {place.path: place for place in summary.places} if summary else {}
        return self._of[identity]

    def put(self, identity: str, place: Place) -> None:
        """Note that an article lies in a file."""
        self.of(identity)[place.path] = place
        self._known.by_path[place.path] = (identity, place)
        self._changed.add(identity)

    def leave(self, identity: str, paths: Iterable[str]) -> bool:
        """Note that an article does not lie in some files any more; True where it lies in no other."""
        for path in paths:
            self.of(identity).pop(path, None)
            self._known.by_path.drop(path)
        self._changed.add(identity)
        return not self.of(identity)

    def leave_gone(self, identity: str, but: str) -> bool:
        """Let go of an article's files that are not there any more; True where there are any.

        Args:
            identity: the article.
            but: the file that is being looked at.
        """
        if identity in self._looked_for:
            return False
        self._looked_for.add(identity)
        gone = [path for path in self.of(identity) if path != but and self._known.is_gone(path)]
        self.leave(identity, gone)
        return bool(gone)

    def forget(self, identity: str) -> None:
        """Know nothing of an article any more, because it is taken out."""
        self._of[identity] = {}
        self._changed.discard(identity)
        self._looked_for.discard(identity)

    def write(self) -> None:
        """Write what has changed."""
        for identity in sorted(self._changed):
            summary = self._transaction.get("articles", identity, ArticleSummary)
            places = tuple(place for _, place in sorted(self.of(identity).items()))
            if summary is not None and places:
                fresh = msgspec.structs.replace(summary, path=places[0].path, places=places)
                self._transaction.put("articles", identity, fresh)
