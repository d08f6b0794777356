"""The library: everything that is known from the articles, and the one way in.

    with Library.open(folder) as library:
        library.load([Path("clippings")])
        for person in library.entities("person"): ...

Reading is safe from any thread while another one loads: what a method returns is one state of the store, the one
before a batch or the one after it. Whoever keeps what was returned keeps an immutable record. `generation` tells
whether anything has changed since.

Any number of processes may have a store open. Reading locks nobody out; a change takes the turn to write for as long as
it lasts, waits for it where another process has it, and begins with what that one has written.
"""

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import BusyError, StoreError
from store.identity.records import Place
from store.library.hands import OWN, Hands
from store.library.memories import memories
from store.library.open_store import OpenStore
from store.library.reports import CheckReport, LoadReport, Progress
from store.model import Article, Extraction
from store.text.language import tr

if TYPE_CHECKING:  # for who takes something out alone
    from store.library.known import KnownFiles
    from store.library.leaving import Leaving
    from store.library.removing import Going
    from store.log.documents import State


class Library(OpenStore):
    """An open store, and every change of it. See the module for threads."""

    _going: "tuple[tuple[State, tuple[str, ...]], Going] | None" = None
    _leaving: "tuple[tuple[State, str, str], Leaving] | None" = None

    def begin(self, paths: Iterable[Path]) -> None:
        """Load what a fresh store begins with, unless another process is giving it something else just now.

        Raises:
            StoreError: the store could not be written.
        """
        if self.read_only or not self.is_fresh:
            return
        try:
            with self.writing(seconds=0):
                if self.is_fresh:
                    self.load(paths)
        except BusyError:
            return

    def load(
        self,
        paths: Iterable[Path],
        *,
        progress: Progress | None = None,
        stop: Callable[[], bool] | None = None,
        jobs: int | None = None,
        seconds: float | None = None,
        follow_links: bool = False,
        hands: Hands = OWN,
    ) -> LoadReport:
        """Read articles from files and folders and take them in; what is unchanged is not read again.

        What could not be done after all was committed is a notice.

        Args:
            paths: files and folders.
            progress: told after each file, and while one is waited for.
            stop: asked several times a second; True ends the load with what is finished.
            jobs: how many processes read and extract; as many as there are processors unless given.
            seconds: how long a file may take; with its size it grows unless given, see `store.library.limits`.
            follow_links: whether links in folders may lead out of all that is asked for.
            hands: by whom they are read: processes of this machine, or a cluster.

        Raises:
            StoreError: the store could not be written; what was committed before stays, and the sentence says so.
        """
        from store.library.loading import Loader

        with nullcontext() if self.is_shared else self.writing():
            report = Loader(self.database, self.write, self._known_files).load(
                list(paths),
                progress=progress,
                stop=stop,
                jobs=jobs,
                seconds=seconds,
                follow_links=follow_links,
                hands=hands,
            )
            if not report.interrupted:
                report = report.with_again(self._settle())
            if self.database.journal.wants_compaction and not report.interrupted:
                self._shrink()
        return report

    def _known_files(self) -> "KnownFiles":
        from store.library.known import KnownFiles

        return KnownFiles(self.database, self.kept_files())

    def _shrink(self) -> None:
        """Give back the space of lines that newer ones replace; that this cannot be done costs nobody what they did."""
        try:
            self.database.journal.compact()
        except StoreError as error:
            told = tr(
                "What was loaded is in the store. What older lines take of the disk is not free yet, the next load or "
                "`dossier compact` frees it: {error}",
                error=error,
            )
            self.notices = (*self.notices, told)

    def take_in(self, article: Article, extraction: Extraction) -> LoadReport:
        """Take in an article that was read elsewhere (standard input); `article.path` says from where.

        Raises:
            StoreError: the store could not be written; it is what it was.
        """
        from store.identity.incoming import incoming
        from store.library.loading import Loader
        from store.library.reading import Read

        read = Read(Place(path=article.path), incoming(article, extraction))
        with self.writing():
            report = Loader(self.database, self.write, self._known_files).take_in([read])
            return report.with_again(self._settle())

    def to_remove(self, *which: str) -> "Going":
        """Return what `remove` takes out; who asks and then does it has it looked for once.

        Raises:
            NotFoundError: nothing in the store has one of these ids or paths.
        """
        from store.library.removing import what

        asked = (self.database.state, which)
        if self._going is None or self._going[0] != asked:
            self._going = asked, what(self.database, which, self.kept_files())
        return self._going[1]

    def to_forget(self, which: str) -> "Leaving":
        """Return whom `forget` takes out, likewise.

        Raises:
            NotFoundError: nobody in the store has that id or name.
        """
        from store.library.forgetting import whom

        asked = (self.database.state, self.ledger.stamp, which)
        if self._leaving is None or self._leaving[0] != asked:
            self._leaving = asked, whom(self.database, self.ledger, which, self.whereabouts())
        return self._leaving[1]

    def remove(self, *which: str) -> tuple[str, ...]:
        """Take out articles by their ids, or what lies in files or folders by their paths; return what is gone.

        An article that lies elsewhere too stays, without the place named.

        Raises:
            NotFoundError: nothing in the store has one of these ids or paths; nothing was changed.
            StoreError: the store could not be written; what was taken out before stays so, and the sentence says it.
        """
        from store.library.removing import remove

        with self.writing():
            gone = remove(self._take_out, self.to_remove(*which))
            self._settle()
        return gone

    def forget(self, which: str) -> tuple[str, ...]:
        """Take a person's or an organisation's records out for good and return their ids.

        Their entry, mentions, roles and quotes go, with the older copies and the searches that name them, and no later
        load brings them back. The articles' texts and titles stay; who wants those gone removes the articles.

        Args:
            which: an id, or a name, which means all who bear it.

        Raises:
            NotFoundError: nobody in the store has that id or name.
            StoreError: the store could not be written; it is what it was.
        """
        from store.library.forgetting import forget

        with self.writing():
            leaving = self.to_forget(which)
            for beside in memories(self.folder):
                beside.drop_where(leaving.is_named_in)
            gone = forget(self.database, self._take_out, leaving, self.ledger)
            self._settle()
        return gone

    def compact(self) -> None:
        """Write the store anew without what was taken out of it, and take away its older copies.

        Raises:
            StoreError: it could not be written; what is in the store is what it was.
        """
        from store.library.purging import owe, purge

        if self.is_fresh:
            return
        with self.writing():
            self.write(lambda transaction, _: owe(transaction))
            purge(self.database)

    def check(self, *, repair: bool = False, progress: Progress | None = None) -> CheckReport:
        """Compare everything in the store with what it should be.

        Args:
            repair: make the store anew from its articles where anything is wrong; the old one is kept as a copy.
            progress: told after each article of a store that is made anew.

        Raises:
            StoreError: the store could not be read, or not be written to repair it.
        """
        from store.library.checking import check

        if repair and not self.is_fresh:
            with self.writing(mending=progress):
                return self._repaired(progress)
        self.database.journal.read_through()
        return self._with_spoilt(check(self.database))

    def _with_spoilt(self, report: CheckReport) -> CheckReport:
        """Return a report with what lies beside the store and is not what was written: it is mended by that."""
        names = self.drop_spoilt()
        if not names:
            return report
        told = tuple(tr("{name} was not what had been written there; it is made again.", name=name) for name in names)
        summary = tr("{summary}; repaired: {sentence}", summary=report.summary, sentence=" ".join(told))
        mended = not self.read_only and report.sound
        return CheckReport((*report.problems, *told), summary if mended else report.summary, repaired=mended)

    def _repaired(self, progress: Progress | None) -> CheckReport:
        """Return what a check finds, having mended it; who calls it holds the turn to write."""
        from store.library.checking import check
        from store.library.rebuilding import rebuild
        from store.library.watching import Onlooker

        self.database.journal.read_through()
        report = check(self.database)
        if not report.problems:
            return self._with_spoilt(report)
        rebuilt = rebuild(self.database, Onlooker(progress))
        self._purge()
        after = check(self.database)
        summary = tr("{summary}; repaired: {sentence}", summary=report.summary, sentence=rebuilt.sentence)
        return CheckReport((*report.problems, *after.problems), summary, repaired=not after.problems)
