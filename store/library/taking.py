"""Articles on their way into the store: new, changed, moved, the same text under another name."""

from dataclasses import dataclass, field

import msgspec

from store.database import Transaction
from store.identity.incoming import Incoming
from store.identity.records import ArticleSummary, Place
from store.library.bringing import Bringing
from store.library.ids import called, placed
from store.library.known import KnownFiles
from store.library.places import Places
from store.library.reading import Read
from store.library.side_file import now
from store.text.paths import STANDARD_INPUT

_DECIDED_HERE = ("id", "path", "places", "added", "encoding", "brought", "rules")  # not what a file says of its article


@dataclass
class Outcome:
    """What became of some files; counts only when they are committed."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    duplicates: list[tuple[str, str]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    partial: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unchanged: int = 0

    @property
    def count(self) -> int:
        """How many files that are."""
        articles = len(self.added) + len(self.changed) + len(self.again) + len(self.moved)
        return articles + len(self.duplicates) + len(self.failed) + len(self.notes) + self.unchanged

    def take(self, other: "Outcome") -> None:
        """Add what became of others."""
        self.added += other.added
        self.changed += other.changed
        self.again += other.again
        self.moved += other.moved
        self.duplicates += other.duplicates
        self.failed += other.failed
        self.partial += other.partial
        self.notes += other.notes
        self.unchanged += other.unchanged


class Taking:
    """One batch, within one transaction; to be settled at its end."""

    def __init__(
        self,
        transaction: Transaction,
        bringing: Bringing,
        known: KnownFiles,
        outcome: Outcome,
    ) -> None:
        self._transaction = transaction
        self._bringing = bringing
        self._known = known
        self._places = Places(transaction, known)
        self._outcome = outcome
        self._now = now()

    def settle(self) -> None:
        """Write what the batch comes to."""
        self._places.write()
        self._bringing.settle()

    def take(self, read: Read) -> None:
        """Take one file's article in, in its old one's place if the file had one."""
        place, arriving, known = read.place, read.arriving, read.known
        if read.error:
            self._outcome.failed.append((place.path, read.error))
        elif read.is_own:
            self._take_note(place)
        elif arriving is None and self._article_of(place) == known:
            self._places.put(known, place)
            self._outcome.unchanged += 1
        elif arriving is None:
            self._take_known(known, None, place)
        elif arriving.summary.digest in self._known.by_text:
            identity = self._known.by_text[arriving.summary.digest]
            if read.again and place.path in self._places.of(identity):
                self._take_again(identity, arriving, place)
            else:
                self._take_known(identity, arriving, place)
        else:
            before = self._article_of(place)
            if before:
                self._leave(before, place.path)
            (self._outcome.changed if before else self._outcome.added).append(self._add(arriving, place, before))

    def _take_note(self, place: Place) -> None:
        """Take in no note that dossier wrote; what an older dossier took for an article is one no more."""
        if before := self._article_of(place):
            self._leave(before, place.path)
        self._outcome.notes.append(place.path)

    def _article_of(self, place: Place) -> str:
        """Return the article that a file had until now, or ""; what comes through standard input has none."""
        has = place.path in self._known.by_path and place.path != str(STANDARD_INPUT)
        return self._known.by_path[place.path][0] if has else ""

    def _take_known(self, identity: str, arriving: Incoming | None, place: Place) -> None:
        """Take in a file whose very text is known, or whose very bytes are, and then nothing arrives."""
        before = self._article_of(place)
        if before and before != identity:
            self._leave(before, place.path)
        here = place.path in self._places.of(identity)
        gone = self._places.leave_gone(identity, but=place.path)
        alone = self._places.of(identity).keys() <= {place.path, str(STANDARD_INPUT)}
        if arriving is not None and alone and self._says_else(identity, arriving):
            self._remove(identity)
            self._outcome.changed.append(self._add(arriving, place, identity))
            return
        self._places.put(identity, place)
        if here:
            self._outcome.unchanged += 1
        elif gone:
            self._outcome.moved.append(identity)
        else:
            self._outcome.duplicates.append((place.path, identity))

    def _take_again(self, identity: str, arriving: Incoming, place: Place) -> None:
        """Take in what is found now in an article that is as it was; of several files that have it, the first does."""
        before = self._transaction.get("articles", identity, ArticleSummary)
        if before is None or (before.path != place.path and before.rules == arriving.summary.rules):
            self._take_known(identity, None, place)
            return
        others = [one for one in self._places.of(identity).values() if one.path != place.path]
        self._remove(identity)
        here = self._add(arriving, place, identity, before.added)
        for other in others:
            self._places.put(here, other)
        self._outcome.again.append(here)

    def _says_else(self, identity: str, arriving: Incoming) -> bool:
        """Return whether a file says something else of an article than is known."""
        summary = self._transaction.get("articles", identity, ArticleSummary)
        return summary is not None and _says(arriving.summary) != _says(summary)

    def _add(self, arriving: Incoming, place: Place, before: str, added: str = "") -> str:
        """Take an article in that is not there, and return the id it gets; it is new unless it was added before."""
        arriving = placed(called(arriving, before), self._transaction)
        identity = arriving.summary.id
        arriving = self._bringing.bring(arriving)
        summary = msgspec.structs.replace(arriving.summary, path=place.path, places=(place,), added=added or self._now)
        self._transaction.put("articles", identity, summary)
        self._transaction.put("texts", identity, arriving.body)
        self._known.by_text[summary.digest] = identity
        self._places.put(identity, place)
        self._outcome.partial += [(place.path, sentence) for sentence in arriving.failures]
        return identity

    def _leave(self, identity: str, path: str) -> None:
        """Let a file be no place of an article any more; with the last of them it goes."""
        self.leave_all(identity, frozenset({path}))

    def leave_all(self, identity: str, paths: frozenset[str]) -> bool:
        """Let some files be no places of an article any more; True where it goes with the last of them."""
        goes = self._places.leave(identity, paths)
        if goes:
            self._remove(identity)
        return goes

    def _remove(self, identity: str) -> None:
        summary = self._transaction.get("articles", identity, ArticleSummary)
        if summary is not None:
            self._known.by_text.drop(summary.digest)
        self._places.forget(identity)
        self._transaction.remove("articles", identity)
        self._transaction.remove("texts", identity)
        self._bringing.take_out(identity)


def _says(summary: ArticleSummary) -> ArticleSummary:
    """Return what a file says of its article."""
    empty = ArticleSummary(id="", title="")
    return msgspec.structs.replace(summary, **{name: getattr(empty, name) for name in _DECIDED_HERE})
