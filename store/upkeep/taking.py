"""Articles on their way into the store: new, changed, moved, the same text under another name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from store.articles.files import STANDARD_INPUT
from store.database import Transaction
from store.entities.incoming import Incoming, renamed
from store.entities.records import ArticleSummary, Place
from store.resolution import Resolution
from store.upkeep.forgetting import spare
from store.upkeep.reading import Read

_DECIDED_HERE = ("id", "path", "places", "added", "encoding", "brought")  # not what a file says of its article


@dataclass
class Outcome:
    """What became of some files; counts only when they are committed."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    duplicates: list[tuple[str, str]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    unchanged: int = 0

    def take(self, other: "Outcome") -> None:
        """Add what became of others."""
        self.added += other.added
        self.changed += other.changed
        self.moved += other.moved
        self.duplicates += other.duplicates
        self.failed += other.failed
        self.unchanged += other.unchanged


class Taking:
    """One batch, within one transaction."""

    def __init__(
        self,
        transaction: Transaction,
        resolution: Resolution,
        by_path: dict[str, tuple[str, Place]],
        by_digest: dict[str, str],
        outcome: Outcome,
        forgotten: frozenset[str] = frozenset(),
    ) -> None:
        self._transaction = transaction
        self._resolution = resolution
        self._by_path = by_path
        self._by_digest = by_digest
        self._outcome = outcome
        self._forgotten = forgotten
        self._now = datetime.now(UTC).isoformat(timespec="seconds")

    def take(self, read: Read) -> None:
        """Take one file's article in, in its old one's place if the file had one."""
        place, arriving, error = read
        before = self._by_path.get(place.path)
        if error:
            self._outcome.failed.append((place.path, error))
        elif arriving is None:
            if before is not None:
                self._put_places(before[0], lambda places: (*_without(places, place.path), place))
            self._outcome.unchanged += 1
        elif arriving.summary.digest in self._by_digest:
            self._take_known(self._by_digest[arriving.summary.digest], arriving, place)
        else:
            changes = before is not None and place.path != str(STANDARD_INPUT)
            if before is not None and changes:
                self._leave(before[0], place.path)
            identity = self._add(arriving, (place,))
            (self._outcome.changed if changes else self._outcome.added).append(identity)

    def _take_known(self, identity: str, arriving: Incoming, place: Place) -> None:
        """Take in a file whose very text is known."""
        before = self._by_path.get(place.path)
        if before is not None and before[0] != identity and place.path != str(STANDARD_INPUT):
            self._leave(before[0], place.path)
        summary = self._transaction.get("articles", identity, ArticleSummary)
        places = summary.places if summary else ()
        here = any(other.path == place.path for other in places)
        gone = {other.path for other in places if other.path != place.path and not Path(other.path).exists()}
        kept = tuple(other for other in places if other.path != place.path and other.path not in gone)
        if summary and (here or gone) and not kept and _says(arriving.summary) != _says(summary):
            self._remove(identity)
            self._outcome.changed.append(self._add(arriving, (place,)))
            return
        self._put_places(identity, lambda _: (*kept, place))
        if here:
            self._outcome.unchanged += 1
        elif gone:
            self._outcome.moved.append(identity)
        else:
            self._outcome.duplicates.append((place.path, identity))

    def _add(self, arriving: Incoming, places: tuple[Place, ...]) -> str:
        """Take an article in that is not there, and return the id it gets."""
        identity = arriving.summary.id
        if self._transaction.has("articles", identity):
            identity = f"{identity}~{arriving.summary.digest[:6]}"
            arriving = renamed(arriving, identity)
        arriving = spare(arriving, self._forgotten)
        summary = msgspec.structs.replace(arriving.summary, path=places[0].path, places=places, added=self._now)
        self._transaction.put("articles", identity, summary)
        self._transaction.put("texts", identity, arriving.body)
        self._resolution.add(arriving)
        self._by_digest[summary.digest] = identity
        self._by_path.update({place.path: (identity, place) for place in places})
        return identity

    def _put_places(self, identity: str, change: Callable[[tuple[Place, ...]], tuple[Place, ...]]) -> None:
        """Note where an article's files lie; with the last of them it goes."""
        summary = self._transaction.get("articles", identity, ArticleSummary)
        if summary is None:
            return
        for place in summary.places:
            self._by_path.pop(place.path, None)
        places = tuple(sorted(change(summary.places), key=lambda place: place.path))
        if places:
            fresh = msgspec.structs.replace(summary, path=places[0].path, places=places)
            self._transaction.put("articles", identity, fresh)
            self._by_path.update({place.path: (identity, place) for place in places})
        else:
            self._remove(identity)

    def _leave(self, identity: str, path: str) -> None:
        """Let a file be no place of an article any more."""
        self._put_places(identity, lambda places: _without(places, path))

    def leave_all(self, identity: str, paths: frozenset[str]) -> bool:
        """Let some files be no places of an article any more; True where it goes with the last of them."""
        self._put_places(identity, lambda places: tuple(place for place in places if place.path not in paths))
        return not self._transaction.has("articles", identity)

    def _remove(self, identity: str) -> None:
        summary = self._transaction.get("articles", identity, ArticleSummary)
        if summary is not None:
            self._by_digest.pop(summary.digest, None)
        self._transaction.remove("articles", identity)
        self._transaction.remove("texts", identity)
        self._resolution.remove(identity)


def _without(places: Iterable[Place], path: str) -> tuple[Place, ...]:
    return tuple(place for place in places if place.path != path)


def _says(summary: ArticleSummary) -> ArticleSummary:
    """Return what a file says of its article."""
    empty = ArticleSummary(id="", title="")
    return msgspec.structs.replace(summary, **{name: getattr(empty, name) for name in _DECIDED_HERE})
