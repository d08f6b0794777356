"""An open store: how it is opened, whose turn it is to write, and what is done before and after each change."""

from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from store.database import Database, Transaction
from store.errors import BusyError, DossierError, StoreError
from store.identity.records import ArticleSummary
from store.identity.register import LookedUp, Placed, Register
from store.library.decided import is_behind
from store.library.holdings import Holdings
from store.library.ledger import Ledger
from store.library.outdated import is_outdated, put_resolved
from store.library.reports import Progress
from store.log.disk import Disk
from store.log.rights import close_to_others
from store.log.turn import Patience, Turn
from store.text.language import tr

if TYPE_CHECKING:  # for who keeps an index alone
    from store.corrections.in_effect import InEffect
    from store.library.files import FilesSince
    from store.library.located import LocatedRegister
    from store.log.saved import Keeper

_FILE = "dossier.jsonl"
_GROUPED = 2
"""Version of what is kept of copies."""
WORTH_LOCATING = 50_000
"""Places where somebody stands, from which on reading the ids of all takes longer than looking up a few beside them."""

WORTH_KEEPING = 500
"""Articles from which on it pays to keep their files beside the store, so that a load of one reads not of all."""


Hears = Callable[[], bool]
"""Returns whether one would be told of what others write, so that one need not look."""


class OpenStore(Holdings):
    """A store that is open: its files, the turn to write, and what a change comes between.

    Attributes:
        folder: where it lies.
        read_only: whether nothing on the disk may be changed, not even beside the store.
        notices: what the user should know about its opening, one sentence each.
        is_shared: whether it is several people's: others write between the batches of a load, and no example is shown.
    """

    is_shared = False

    def __init__(self, folder: Path, database: Database, *, read_only: bool) -> None:
        super().__init__(database)
        self.folder = folder
        self.read_only = read_only
        self.notices: tuple[str, ...] = ()
        self._changes = 0
        self._has_taken_out = False
        self.renew_beside: Callable[[], object] = lambda: None
        """Called when something was taken out of a folder, before what beside the store has it goes: to renew that."""
        self._decisions: tuple[tuple[int, str], InEffect] | None = None
        self._located: LocatedRegister | None = None

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False, disk: Disk | None = None) -> Self:
        """Open the store in a folder; where there is none, the first change begins one.

        Args:
            folder: where it lies.
            read_only: change nothing on the disk.
            disk: the system calls; another one in tests.

        Raises:
            StoreError: it cannot be opened; the sentence says why and what to do.
        """
        from store.library import own_words
        from store.library.purging import owed
        from store.library.recovery import restore, told

        turn = Turn(folder, disk)
        notices = () if read_only else restore(folder / _FILE, turn, disk or Disk())
        library = cls(folder, Database(folder / _FILE, read_only=read_only, turn=turn, disk=disk), read_only=read_only)
        found = (*told(library.database), *owed(library.database), *own_words.owed(library.database))
        library.notices = (*close_to_others(folder, read_only=read_only), *notices, *found)
        library._catch_up()
        return library

    def keeper(self, version: int) -> "Keeper":
        """Return what keeps, in files beside the store, what is made of its present state.

        Args:
            version: of what is kept; what was kept with another number is made anew.
        """
        from store.log.saved import Keeper

        return Keeper(self, version)

    def renewable(self, *names: str) -> frozenset[str]:
        """Return which files beside the store are of a state since which little was written, and it is known what."""
        from store.library.since import is_near
        from store.log.saved import bookmark_of

        bookmarks = {name: bookmark_of(self.folder / f"{name}.columns") for name in names}
        near = {one for one in {*bookmarks.values()} - {""} if is_near(self.database, one)}
        return frozenset(name for name, one in bookmarks.items() if one in near)

    def drop_spoilt(self, turn: int | None = None) -> tuple[str, ...]:
        """Take away what is kept beside the store and is not what was written there, to be made again; what, by name.

        Args:
            turn: for one file alone, by its number: who looks at another one each day sees all.
        """
        from store.log.saved import spoilt

        found = spoilt(self.folder, turn)
        for path in found if not self.read_only else ():
            path.unlink(missing_ok=True)
        return tuple(path.name for path in found)

    def _grouped(self) -> Mapping[str, tuple[str, ...]]:
        from store.library.grouping import Grouped
        from store.library.since import documents_in

        def renew(then: Grouped, bookmark: str) -> Grouped | None:
            changed = documents_in(self.database, "articles", ArticleSummary, bookmark)
            if changed is None:
                return None
            summaries, gone = changed
            return then.renewed({one: summary.signature for one, summary in summaries.items()}, frozenset(gone))

        keeper = self.keeper(_GROUPED)
        return keeper.keep("copies.columns", Grouped, lambda: Grouped.of(self._signatures()), renew).groups()

    def whereabouts(self) -> Placed:
        """Return what stands where in the present state; of a large store it is looked up beside it."""
        with self._state:
            return self.placed() if self.has_register else self._looked_up() or self.placed()

    def _looked_up(self) -> "LookedUp | None":
        if self.database.number_of("mentions") < WORTH_LOCATING:
            return None
        from store.library.located import VERSION, LocatedRegister

        if self._located is None or not self._located.is_of(self.database):
            self._located = LocatedRegister.of(self.database, self.keeper(VERSION), self._located)
        return self._located

    def kept_files(self) -> "FilesSince | None":
        """Return the files of all articles as kept beside a large store; None where reading all is as cheap.

        Beside one that others write to none are kept: who loads seldom would keep what others have taken out for good.
        """
        if self.is_shared or self.database.number_of("articles") < WORTH_KEEPING:
            return None
        from store.library.files import VERSION, kept

        return kept(self.database, self.keeper(VERSION))

    def renew_own(self, names: Container[str]) -> None:
        """Bring what the library itself keeps in files beside the store to its present state, those of some names."""
        from store.library import files, located

        if "register" in names:
            located.LocatedRegister.renew(self.database, self.keeper(located.VERSION))
        if "files" in names:
            files.renew(self.database, self.keeper(files.VERSION))

    @property
    def where(self) -> str:
        """Where it is, for people."""
        return str(self.folder)

    @cached_property
    def ledger(self) -> Ledger:
        """The file of the user's decisions."""
        return Ledger(self.folder, self.database.journal.disk)

    @property
    def decisions(self) -> "InEffect":
        """The user's decisions that are in effect, by id, in the order in which they were made."""
        from store.corrections.in_effect import InEffect
        from store.library.decided import applied, kept_of

        state = (self.database.state[0], applied(self.database))  # what changes them has another ledger, or file
        if self._decisions is None or self._decisions[0] != state:
            self._decisions = (state, InEffect(kept_of(self.database)))
        return self._decisions[1]

    def _catch_up(self) -> None:
        """Let what the ledger says be in effect where it is not: somebody was stopped in between, or put it there."""
        if self.read_only or self.is_damaged or not is_behind(self.database, self.ledger):
            return
        try:
            with self.writing(seconds=0):
                pass
        except StoreError as error:
            if not isinstance(error, BusyError) and self._waits_for_effect():
                self.notices = (*self.notices, tr("Decisions in the ledger have no effect yet. {error}", error=error))

    def _waits_for_effect(self) -> bool:
        """Return whether the ledger says anything that is not in effect: a file that was copied may say what it did."""
        from store.library.decided import kept_of, wanted_by
        from store.library.marks import marks_of

        kept = kept_of(self.database)
        return wanted_by(self.ledger.read(), kept.values(), marks_of(self.database)) != kept

    @property
    def is_damaged(self) -> bool:
        """Whether a part of the store is not what was written; the rest answers, and the next change mends it first."""
        return self.database.journal.damage is not None

    @contextmanager
    def writing(
        self,
        *,
        seconds: float | None = None,
        tell: Callable[[str], object] | None = None,
        stop: Callable[[], bool] | None = None,
        mending: Progress | None = None,
    ) -> Iterator[None]:
        """Hold the turn to write, so that several changes are one to other processes; mends a damaged store first.

        What was mended is added to the notices. At the end what was taken out is taken out of the store's files, too;
        where that is owed since earlier and cannot be done now, it is a notice, and what was done meanwhile counts.

        Args:
            seconds: how long to wait for another process that writes; as long as it takes unless given.
            tell: told once, after a second, who is waited for.
            stop: asked meanwhile, and while a store is mended, whether to give up.
            mending: told after each article of a store that is mended, and while a file of one is waited for.

        Raises:
            StoppedError: a damaged store was not mended, since that was to stop; nothing was changed.
            BusyError: another process is writing, and was waited for; nothing was changed.
            StoreError: the store cannot be written, or not be rid of what was just taken out.
        """
        if self.read_only:
            raise StoreError(tr("The store in {folder} is open for reading only.", folder=self.where))
        with self.database.writing(Patience(seconds, tell, stop)) as others_wrote:
            if self.is_damaged:
                if others_wrote:
                    told = tr("was damaged or replaced by another program while it was open; open it again.")
                    raise StoreError(tr("The store in {folder} {told}", folder=self.folder, told=told))
                from store.library.recovery import recover
                from store.library.watching import Onlooker

                self.notices = (*self.notices, recover(self.database, Onlooker(mending, stop)))
            elif not self._changes and is_outdated(self.database):
                from store.library.rebuilding import rebuild
                from store.library.watching import Onlooker

                rebuilt = rebuild(self.database, Onlooker(mending, stop))
                told = tr(
                    "An older dossier made the store: who is who was worked out again. {sentence}",
                    sentence=rebuilt.sentence,
                )
                self.notices = (*self.notices, told)
            self._has_taken_out = self._has_taken_out and bool(self._changes)
            self._changes += 1
            try:
                if self._changes == 1 and is_behind(self.database, self.ledger):
                    self.apply_ledger()
                yield
            finally:
                self._changes -= 1
            if not self._changes:
                self._purge()

    def apply_ledger(self) -> None:
        """Let what the ledger says be in effect.

        What a load has left to be read again, since it goes on or was stopped, the next load reads: it may be much, and
        who decides waits.

        Raises:
            StoreError: the ledger or the store could not be written.
        """
        from store.library.applying import apply_ledger
        from store.library.elsewhere import elsewhere_of

        owed = elsewhere_of(self.database).open
        self.notices = (*self.notices, *apply_ledger(self.database, self.write, self.ledger, self.decisions.kept))
        if not owed:
            self._settle()

    @property
    def elsewhere(self) -> dict[str, int]:
        """The folded names of people that so many articles have that all are read with them, and how many these are."""
        from store.library.elsewhere import elsewhere_of
        from store.library.settling import borne

        return dict(borne(self.database, elsewhere_of(self.database).names))

    def _settle(self) -> tuple[str, ...]:
        """Let all articles be read with the names that many have, and return those that changed by it."""
        from store.library.elsewhere import elsewhere_of

        if not elsewhere_of(self.database).open:
            return ()
        from store.library.settling import settle

        return settle(self.database, self.write)

    def _purge(self) -> None:
        """Take away what is left of what was taken out, just now or by somebody who could not do it to the end."""
        from store.library.purging import is_owed, purge

        if not is_owed(self.database):
            return
        try:
            try:
                if self._has_taken_out and not self.is_shared:
                    with suppress(DossierError):  # it is made again when it is asked for
                        self.renew_beside()
            finally:  # whoever interrupts that is rid of what was taken out all the same
                purge(self.database)
        except StoreError as error:
            if self._has_taken_out:
                raise StoreError(
                    tr("What was to be taken out of the store is out of it. {error}", error=error)
                ) from error
            self.notices = (*self.notices, str(error))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store; closing twice is as good."""
        self.database.close()

    def refresh(self) -> bool:
        """Take in what another process has written since; True where that is anything."""
        return self.database.refresh()

    def hear(self, told: Callable[[], object]) -> Hears:
        """Have it told, in a thread, when others may have written; of a folder nobody tells, and one has to look."""
        del told
        return lambda: False

    @property
    def is_fresh(self) -> bool:
        """Whether the store was never given anything: it is not one that was emptied, damaged or taken away."""
        from store.library.beside import has_traces

        journal = self.database.journal
        return not (journal.generation or journal.damage or journal.torn or has_traces(self.folder))

    def _take_out(self, change: Callable[[Transaction, Register], None]) -> None:
        """Make a change that takes something out for good: what is left of it goes before others have their turn."""
        from store.library.purging import owe

        def both(transaction: Transaction, register: Register) -> None:
            change(transaction, register)
            owe(transaction)

        self.write(both)
        self._has_taken_out = True

    def write(self, change: Callable[[Transaction, Register], None]) -> None:
        """Make one change, all of it or nothing; readers see it at once and whole."""
        with self.writing():
            register = self.placed()
            try:
                with self.database.transaction(then=register.apply) as transaction:
                    put_resolved(transaction)
                    change(transaction, register)
            except BaseException:
                register.doubt()
                raise
