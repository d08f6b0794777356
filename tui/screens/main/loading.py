"""Opening the store, reading articles into it while one goes on reading, and what became of them."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message
from textual.worker import get_current_worker

from store.errors import DossierError, LostError
from store.text.language import later, retold, sentences, tr
from tui.screens.main.context import Context
from tui.screens.main.search import Search
from tui.text.cells import printable

if TYPE_CHECKING:  # what the first frame must not wait for
    from tui.desk.desk import Desk
    from tui.desk.loading import Loaded
    from tui.desk.refreshing import Refreshing

_LOOK = 1.0
"""Seconds between two looks whether another dossier has written to the store: two questions to the file system."""
_SELDOM = 10
"""Of so many looks one is done where one is told when there is anything to see: nobody tells that a server is lost."""
_LOOK_AROUND = 60.0
"""Seconds between two looks at the folders that were loaded: a question to the file system for each file in them."""
_SOON = 0.5
"""Seconds after the store is open until the first such look, which takes the turn of nothing that is waited for."""
_CHANGED = later("the store has changed: r")
_LOST = later("the archive does not answer; trying again")
_NOTICE = later("about the store: p")

_TELLING = 20
"""Articles after which it is told how long the others will take: the first waits for all that reading needs."""
_NAMED = 8
"""Files that are gone and named; the others are counted."""


@dataclass
class Progressed(Message):
    """Articles are being read."""

    done: int
    total: int
    name: str
    rate: float

    def can_replace(self, message: Message) -> bool:
        """Tell that only the latest progress matters."""
        return isinstance(message, Progressed)


class _Looked(NamedTuple):
    """What became of a look for what another dossier has written.

    Attributes:
        taken_over: whether anything was taken over.
        is_current: whether nothing is left to be.
        articles: how many there are.
        is_laid_over: whether searches find it, and all is to be read again.
        is_lost: whether nobody answered.
        contested: who has decided otherwise than whoever is at the keyboard.
    """

    taken_over: bool
    is_current: bool
    articles: int
    is_laid_over: bool = False
    is_lost: bool = False
    contested: str = ""


class Loading:
    """Opens the store and reads articles.

    Args:
        context: what all parts share.
        search: shows what has been read.
        paths: articles to read first, and to look at again when asked to.
    """

    def __init__(self, context: Context, search: Search, paths: Sequence[Path]) -> None:
        self._context = context
        self._view = context.view
        self._search = search
        self._paths = paths
        self._asked: Callable[[], Iterable[Path]] | None = (lambda: paths) if paths else None
        self._loaded: Loaded | None = None
        self._notices: tuple[str, ...] = ()
        self._is_told = True
        self._missing: tuple[str, ...] = ()
        self._waits = False
        self._refreshing: Refreshing | None = None
        self._is_current = False
        self._looks = 0
        self._hears: Callable[[], bool] = lambda: False
        self._open_errand = context.errand("store")
        self._look_errand = context.errand("look")
        self._rest_errand = context.errand("rest")
        self._folders_errand = context.errand("folders")
        self._arrived = ""
        self._remove_errand = context.errand("remove")

    def open(self, make_desk: "Callable[[], Desk]", opened: Callable[[], None]) -> None:
        """Have the store opened.

        Args:
            make_desk: makes what answers, in a thread.
            opened: told when it does.
        """

        def job() -> "tuple[Desk, int, str]":
            desk = make_desk()
            desk.open()
            return desk, desk.article_count(), desk.deciding.contested()

        def then(made: "tuple[Desk, int, str]") -> None:
            desk, articles, contested = made
            self._context.take(desk)
            notice = sentences(filter(None, (*map(retold, desk.workspace.notices), contested)))
            self._count(articles, notice)
            self._notice(notice)
            self._view.status.say("" if self._is_told else tr(_NOTICE))
            self._hears = desk.hear(self._heard)
            self._context.screen.set_interval(_LOOK, self._look_unasked)
            self._context.screen.set_interval(
                _LOOK, partial(self._rest_errand.ask, desk.workspace.rest, lambda _: None)
            )
            opened()
            if self._paths or desk.workspace.is_damaged:
                self.load(lambda: self._paths)
            self._context.screen.set_timer(_SOON, self.look_around)
            self._context.screen.set_interval(_LOOK_AROUND, self.look_around)

        self._open_errand.ask(job, then)

    @property
    def unread(self) -> tuple[Path, ...]:
        """What is being read or about to be, for whoever leaves to come back; what is done of it is not read again."""
        return tuple(self._asked()) if self._asked else ()

    def load(self, asked: Callable[[], Iterable[Path]]) -> None:
        """Read the articles asked for in a thread, meanwhile one reads on; what was read before is not read again."""
        self._asked = asked
        self._view.status.say(tr("reading …"))
        self._context.screen.run_worker(
            partial(self._work, self._context.desk, asked()),
            name="load",
            group="load",
            thread=True,
            exit_on_error=False,
        )

    def _work(self, desk: "Desk", paths: Iterable[Path]) -> None:
        """Read articles; cancelling the worker keeps what is finished."""
        from tui.desk.refreshing import Refreshing

        worker, screen = get_current_worker(), self._context.screen
        if not desk.is_current:
            desk.refresh()
            screen.call_later(self._show_more, desk.article_count())
        refreshing, told = Refreshing(desk, rests=True), len(desk.workspace.notices)

        def progress(done: int, total: int, name: str, rate: float) -> None:
            nonlocal told
            screen.post_message(Progressed(done, total, name, rate))
            for notice in desk.workspace.notices[told:]:  # said when it is so, which may be long before the end
                told += 1
                screen.call_later(self._context.notify, printable(retold(notice)), tr("Reading"))
            if not worker.is_cancelled and refreshing.refresh():
                screen.call_later(self._show_more, desk.article_count())

        try:
            loaded = desk.load(paths, progress, lambda: worker.is_cancelled)
        except DossierError:  # what was taken in before is there
            screen.call_later(self._show_more, desk.article_count())
            raise
        screen.call_later(self._finish, loaded, desk.article_count())

    def say_progress(self, event: Progressed) -> None:
        """Say how far the reading of articles is, or what it waits for."""
        self._waits = not event.total
        if self._waits:
            self._view.status.say(event.name)
            return
        known = event.rate and event.done >= _TELLING
        left = tr(", {seconds:.0f} s left", seconds=(event.total - event.done) / event.rate) if known else ""
        rate = f", {event.rate:.0f}/s" if event.rate >= 1 else ""
        self._view.status.say(f"{event.name}  {event.done:,}/{event.total:,}{rate}{left}")

    def give_up(self) -> bool:
        """Give up waiting for another dossier; return whether one waited."""
        waited, self._waits = self._waits, False
        if waited:
            self._asked = None
            self._context.screen.workers.cancel_group(self._context.screen, "load")
        return waited

    def fail(self) -> None:
        """Say no more that articles are being read."""
        self._asked = None
        self._view.status.say("")

    def _show_more(self, articles: int) -> None:
        """Show what the store holds by now."""
        self._waits = False
        self._count(articles)
        self._search.renew()
        if self._view.status.note == tr(_CHANGED):
            self._view.status.say("")

    def _finish(self, loaded: "Loaded", articles: int) -> None:
        """Say what a load came to; what could not be read is kept for whoever asks, not thrown over the screen."""
        self._show_more(articles)
        self._asked = None
        self._loaded, self._missing = loaded, loaded.missing
        self._notice(*loaded.notices)
        notes = [] if self._is_told else [tr(_NOTICE)]
        notes += [tr("{number:,} not read: p", number=len(loaded.problems))] if loaded.problems else []
        notes += [tr("{number:,} gone: f9", number=len(loaded.missing))] if loaded.missing else []
        self._context.notify(printable(loaded.summary), tr("Loaded"), "warning" if notes else "information")
        self._view.status.say("  ".join(notes))

    def _count(self, articles: int, note: str = "") -> None:
        from store.text.wording import how_many  # not before the first frame is painted

        counted = how_many(articles, "article")
        self._view.trail_bar.summarise(f"{counted} · {note}" if note else counted)

    def _notice(self, *notices: str) -> None:
        """Keep what there is to know of the store until somebody has read it."""
        if any(notices):
            self._notices, self._is_told = notices, False

    def _look_unasked(self) -> None:
        """Look each second for what another dossier has written; seldom where one is told of it."""
        self._looks += 1
        is_told = self._is_current and self._hears() and self._looks % _SELDOM
        if not is_told and not self._is_at_work("look"):
            self.look()

    def _heard(self) -> None:
        """Hear, in any thread, that another dossier may have written."""
        with suppress(RuntimeError):  # the screen is gone just now
            self._context.screen.call_later(self._look_as_told)

    def _look_as_told(self) -> None:
        self._is_current = False
        self.look()

    def look(self) -> None:
        """Take over what another dossier has written to the store."""
        if not self._context.is_open or self._is_at_work("load", "correct"):
            return
        from tui.desk.refreshing import Refreshing

        desk = self._context.desk
        self._refreshing = refreshing = self._refreshing or Refreshing(desk)

        def job() -> _Looked:
            try:
                laid_over = refreshing.lay_over()
                taken_over = not laid_over and refreshing.take_over()
                contested = desk.deciding.contested() if laid_over or taken_over else ""
                return _Looked(taken_over, desk.is_current, desk.article_count(), laid_over, contested=contested)
            except LostError:
                return _Looked(taken_over=False, is_current=True, articles=0, is_lost=True)

        self._look_errand.ask(job, self._show_looked)

    def _show_looked(self, looked: _Looked) -> None:
        """Show what was taken over, or say that there is something to take over, where there is."""
        note = self._view.status.note
        self._is_current = looked.is_current and not looked.is_lost
        if looked.contested:
            self._context.notify(printable(looked.contested), tr("Decided otherwise"), "warning")
        if looked.is_lost:
            self._view.status.say(tr(_LOST))
        elif looked.taken_over:
            self._show_more(looked.articles)
        elif looked.is_laid_over:
            self._search.fill()
            self.look()
        elif not looked.is_current and not note:
            self._view.status.say(tr(_CHANGED))
        elif looked.is_current and note in (tr(_CHANGED), tr(_LOST)):
            self._view.status.say("")

    def _is_at_work(self, *groups: str) -> bool:
        """Return whether a worker of some groups is running."""
        return any(one.group in groups and one.is_running for one in self._context.screen.workers)

    def look_around(self) -> None:
        """See whether anything has come into the folders that were ever loaded; nothing of it is read."""
        if self._context.is_open and not self._is_at_work("load"):
            self._folders_errand.ask(self._context.desk.arrivals, self._show_arrived)

    def _show_arrived(self, arrived: str) -> None:
        """Say what has come, where nothing else is said, or no more that something has."""
        note = self._view.status.note
        if not self._is_at_work("load") and note in ("", self._arrived):
            self._arrived = f"{arrived}: r" if arrived else ""
            self._view.status.say(self._arrived)

    def reload(self) -> None:
        """Take over what other dossiers have written, and read again what has changed."""
        if self._context.is_open:
            self.load(lambda: chain(self._paths, self._context.desk.files()))

    def list_problems(self) -> None:
        """Tell what there is to know of the store, and list the files that could not be read, and why."""
        from store.text.wording import how_many

        self._is_told = True
        if self._view.status.note == tr(_NOTICE):
            self._view.status.say("")
        problems, files = (self._loaded.problems, self._loaded.files) if self._loaded else (self._kept_problems, 0)
        counted = (
            tr("{number:,} of {files}", number=len(problems), files=how_many(files, "file"))
            if files
            else tr("Nothing was read in this session.")
        )
        told = (*self._notices, *(problems or [tr("Every file could be read.")] * bool(files)))
        self._context.explain(tr("What could not be read"), counted, "\n".join(map(printable, map(retold, told))))

    @property
    def _kept_problems(self) -> tuple[str, ...]:
        """What is known of earlier loads."""
        return self._context.desk.unread if self._context.is_open else ()

    def offer_to_remove(self) -> None:
        """Offer to take out the articles whose files are gone."""
        if self._context.is_in_browser(tr("Remove what is gone")):
            return
        missing = self._missing
        if not missing:
            self._context.notify(tr("No file is gone."))
            return
        from store.text.wording import how_many
        from tui.dialogs.confirm import ConfirmDialog

        shown = "\n".join((*missing[:_NAMED], *(["…"] if len(missing) > _NAMED else [])))
        gone = how_many(len(missing), "file is gone", "files are gone")
        question = tr("{gone}. Take their articles out of the store?\n\n{shown}", gone=gone, shown=shown)
        self._context.screen.app.push_screen(ConfirmDialog(question, tr("Take out")), self._remove_missing)

    def _remove_missing(self, answer: bool | None) -> None:
        if not answer:
            return
        desk, missing = self._context.desk, self._missing

        def job() -> int:
            desk.remove(missing)
            return desk.article_count()

        self._remove_errand.ask(job, self._show_more)
        self._missing = ()
        self._view.status.say("")
