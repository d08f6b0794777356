"""Opening the store, reading articles into it while one goes on reading, and what became of them."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from tui.screens.main.context import Context
from tui.screens.main.search import Search
from tui.text.cells import printable

if TYPE_CHECKING:  # what the first frame must not wait for
    from tui.desk.desk import Desk
    from tui.desk.shelf import Loaded

_LOOK = 2.0
"""Seconds between two looks whether another dossier has written to the store: one question to the file system."""
_CHANGED = "the store has changed: r"

_REFRESH_AFTER = 2.0
_REFRESH_SHARE = 20
"""While articles are read the panes are filled anew at most every two seconds, and at a twentieth of the time."""

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
        self._problems: tuple[str, ...] = ()
        self._missing: tuple[str, ...] = ()
        self._waits = False
        self._open_errand = context.errand("store")
        self._look_errand = context.errand("look")
        self._remove_errand = context.errand("remove")

    def open(self, make_desk: "Callable[[], Desk]", opened: Callable[[], None]) -> None:
        """Have the store opened.

        Args:
            make_desk: makes what answers, in a thread.
            opened: told when it does.
        """

        def job() -> "tuple[Desk, int]":
            desk = make_desk()
            desk.open()
            return desk, desk.article_count()

        def then(made: "tuple[Desk, int]") -> None:
            desk, articles = made
            self._context.take(desk)
            self._count(articles, desk.shelf.note)
            self._context.screen.set_interval(_LOOK, self.look)
            opened()
            if self._paths or desk.shelf.is_damaged:
                self.load(self._paths)

        self._open_errand.ask(job, then)

    def load(self, paths: Iterable[Path]) -> None:
        """Read articles in a thread, while one goes on reading; what was read before is not read again."""
        self._view.status.say("reading …")
        self._context.screen.run_worker(
            partial(self._work, self._context.desk, paths), name="load", group="load", thread=True, exit_on_error=False
        )

    def _work(self, desk: "Desk", paths: Iterable[Path]) -> None:
        """Read articles; cancelling the worker keeps what is finished."""
        worker, screen = get_current_worker(), self._context.screen
        if not desk.is_current:
            desk.refresh()
            screen.call_later(self._show_more, desk.article_count())
        refreshed, cost = time.monotonic(), 0.0

        def progress(done: int, total: int, name: str, rate: float) -> None:
            nonlocal refreshed, cost
            screen.post_message(Progressed(done, total, name, rate))
            began = time.monotonic()
            if began - refreshed > max(_REFRESH_AFTER, cost * _REFRESH_SHARE) and not worker.is_cancelled:
                desk.refresh()
                refreshed = time.monotonic()
                cost = refreshed - began
                screen.call_later(self._show_more, desk.article_count())

        loaded = desk.load(paths, progress, lambda: worker.is_cancelled)
        screen.call_later(self._finish, loaded, desk.article_count())

    def say_progress(self, event: Progressed) -> None:
        """Say how far the reading of articles is, or what it waits for."""
        self._waits = not event.total
        if self._waits:
            self._view.status.say(event.name)
            return
        left = f", {(event.total - event.done) / event.rate:.0f} s left" if event.rate else ""
        rate = f", {event.rate:.0f}/s" if event.rate >= 1 else ""
        self._view.status.say(f"{event.name}  {event.done:,}/{event.total:,}{rate}{left}")

    def give_up(self) -> bool:
        """Give up waiting for another dossier; return whether one waited."""
        waited, self._waits = self._waits, False
        if waited:
            self._context.screen.workers.cancel_group(self._context.screen, "load")
        return waited

    def fail(self) -> None:
        """Say no more that articles are being read."""
        self._view.status.say("")

    def _show_more(self, articles: int) -> None:
        """Show what the store holds by now."""
        self._waits = False
        self._count(articles)
        self._search.renew()

    def _finish(self, loaded: "Loaded", articles: int) -> None:
        """Say what a load came to; what could not be read is kept for whoever asks, not thrown over the screen."""
        self._show_more(articles)
        self._problems, self._missing = loaded.problems, loaded.missing
        notes = [f"{len(loaded.problems):,} not read: p"] if loaded.problems else []
        notes += [f"{len(loaded.missing):,} gone: f9"] if loaded.missing else []
        self._context.notify(printable(loaded.summary), "Loaded", "warning" if notes else "information")
        self._view.status.say("  ".join(notes))

    def _count(self, articles: int, note: str = "") -> None:
        from store.text.wording import how_many  # not before the first frame is painted

        counted = how_many(articles, "article")
        self._view.trail_bar.summarise(f"{counted} · {note}" if note else counted)

    def look(self) -> None:
        """Find out, now and then, whether another dossier has written to the store."""
        workers = self._context.screen.workers
        if self._context.is_open and not any(worker.group == "load" and worker.is_running for worker in workers):
            desk = self._context.desk
            self._look_errand.ask(lambda: desk.is_current, self._say_changed)

    def _say_changed(self, is_current: bool) -> None:
        if not is_current:
            self._view.status.say(_CHANGED)
        elif self._view.status.note == _CHANGED:
            self._view.status.say("")

    def reload(self) -> None:
        """Take over what other dossiers have written, and read again what has changed."""
        if self._context.is_open:
            self.load(chain(self._paths, self._context.desk.files()))

    def list_problems(self) -> None:
        """List the files that could not be read, and why."""
        from store.text.wording import how_many

        problems = "\n".join(map(printable, self._problems)) or "Every file could be read."
        self._context.explain("What could not be read", how_many(len(self._problems), "file"), problems)

    def offer_to_remove(self) -> None:
        """Offer to take out the articles whose files are gone."""
        missing = self._missing
        if not missing:
            self._context.notify("No file is gone.")
            return
        from store.text.wording import how_many
        from tui.dialogs.confirm import ConfirmDialog

        shown = "\n".join((*missing[:_NAMED], *(["…"] if len(missing) > _NAMED else [])))
        gone = how_many(len(missing), "file is", "files are")
        question = f"{gone} gone. Take their articles out of the store?\n\n{shown}"
        self._context.screen.app.push_screen(ConfirmDialog(question, "Take out"), self._remove_missing)

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
