"""The main screen: passes on what its widgets and workers tell."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from textual import events, on
from textual.dom import DOMNode

from store.kinds import EntityKind
from tui.desk.orders import next_order, orders_for
from tui.keys.bindings import bindings_of
from tui.keys.hints import hints_for
from tui.keys.table import Key, Scope
from tui.screens.main import jobs
from tui.screens.main.errand import Errand
from tui.screens.main.messages import LoadFinished, LoadProgressed, Looked, Opened, Refreshed
from tui.screens.main.search import Searching
from tui.widgets.card import Card
from tui.widgets.entity_list import EntityList
from tui.widgets.reader import Reader
from tui.widgets.status_line import StatusLine
from tui.widgets.trail_bar import TrailBar

_LOOK = 2.0
"""Seconds between two looks whether another dossier has written to the store: one question to the file system."""
_CHANGED = "the store has changed: r"


class MainScreen(Searching):
    """Four panes, a card or a reader beside them, the search bar above, the footer below."""

    BINDINGS = bindings_of("main")
    AUTO_FOCUS = ""
    _waits = False
    """Whether a load waits for another dossier."""

    @on(Opened)
    def _fill(self, event: Opened) -> None:
        self.desk_opened(event.desk)
        self._count_articles(event.articles, event.note)
        self.set_interval(_LOOK, self._look)
        self.recall()
        self.arrive()
        if self.paths or event.desk.shelf.is_damaged:
            self.load(self.paths)

    def load(self, paths: Iterable[Path]) -> None:
        """Read articles in a thread, while one goes on reading."""
        self.status.say("reading …")
        self.run_worker(
            jobs.loading(self.desk, paths, self.post_message),
            name="load",
            group="load",
            thread=True,
            exit_on_error=False,
        )

    @on(LoadProgressed)
    def _show_progress(self, event: LoadProgressed) -> None:
        self._waits = not event.total
        if self._waits:
            self.status.say(event.name)
            return
        left = f", {(event.total - event.done) / event.rate:.0f} s left" if event.rate else ""
        rate = f", {event.rate:.0f}/s" if event.rate >= 1 else ""
        self.status.say(f"{event.name}  {event.done:,}/{event.total:,}{rate}{left}")

    @on(Refreshed)
    @on(LoadFinished)
    def _show_more(self, event: Refreshed | LoadFinished) -> None:
        self._waits = False
        self._count_articles(event.articles, "")
        self.note_place()
        self.show_trail()
        self.ask_panes()
        if isinstance(event, LoadFinished):
            self.tell_loaded(event.loaded)

    def _look(self) -> None:
        """Find out, now and then, whether another dossier has written to the store."""
        if self.is_open and not any(worker.group == "load" and worker.is_running for worker in self.workers):
            Errand(self, "look").ask(jobs.looking(self.desk))

    @on(Looked)
    def _say_changed(self, event: Looked) -> None:
        if not event.is_current:
            self.status.say(_CHANGED)
        elif self.status.note == _CHANGED:
            self.status.say("")

    def action_widen(self) -> None:
        """Give up waiting for another dossier, else widen."""
        if self._waits:
            self._waits = False
            self.workers.cancel_group(self, "load")
        else:
            super().action_widen()

    def _count_articles(self, articles: int, note: str) -> None:
        self.summary = f"{articles:,} article{'s' if articles != 1 else ''}" + (f" · {note}" if note else "")

    @on(EntityList.Moved)
    def _follow_cursor(self, event: EntityList.Moved) -> None:
        if event.kind == self.panes.active and event.entity_id is not None:
            self.trail.amend(replace(self.here, subject=""))
            self.ask_card()

    @on(EntityList.Chosen)
    @on(Card.EntityChosen)
    @on(Reader.EntityChosen)
    def _focus_on(self, event: EntityList.Chosen | Card.EntityChosen | Reader.EntityChosen) -> None:
        self.focus_on(event.entity_id)

    @on(TrailBar.Chosen)
    def _return_to(self, event: TrailBar.Chosen) -> None:
        self.focus_on(self.here.chain[event.step])

    @on(Card.EvidenceChosen)
    def _read_evidence(self, event: Card.EvidenceChosen) -> None:
        self.read(event.number)

    @on(Reader.MentionWanted)
    def _step_mention(self, event: Reader.MentionWanted) -> None:
        self.action_mention(event.step)

    @on(EntityList.SortWanted)
    def _sort(self, event: EntityList.SortWanted) -> None:
        query = self.here.query
        present = orders_for(self.orders, query)[event.kind]
        self.orders[event.kind] = next_order(event.kind, present, query)
        self.note_place()
        self.ask_panes()

    @on(StatusLine.HintChosen)
    async def _perform(self, event: StatusLine.HintChosen) -> None:
        await self.perform(event.key)

    async def perform(self, key: Key) -> None:
        """Do what a key does where it works, as if it had been pressed."""
        places: dict[Scope, DOMNode] = {"app": self.app, "main": self}
        await self.app.run_action(key.action, default_namespace=places.get(key.scope, self.focused or self))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Name the keys of the widget that has the keyboard, and make its pane the active one."""
        scope: Scope = "search"
        if isinstance(event.widget, EntityList):
            scope = "list"
            self.panes.activate(event.widget.kind)
            if event.widget.kind != self.here.pane:
                self.trail.amend(replace(self.here, subject="", pane=event.widget.kind))
                self.ask_card()
        elif isinstance(event.widget, Card | Reader):
            scope = "card" if isinstance(event.widget, Card) else "reader"
        in_side = scope in ("card", "reader")
        self.trail.amend(replace(self.here, in_side=in_side, pane=self.panes.active))
        self.set_class(in_side, "-in-side")
        self.status.hint(hints_for(scope))
        self.show_note()

    def action_search(self) -> None:
        """Go to the search bar, before another key is looked at."""
        self.set_focus(self.search_bar.input)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the search key to the search bar where one is there already: it is a letter then."""
        if action == "search" and self.focused is self.search_bar.input:
            return False
        return super().check_action(action, parameters)

    def action_focus_pane(self, kind: EntityKind) -> None:
        """Go to a pane."""
        self.panes.enter(kind)

    def action_focus_side(self) -> None:
        """Go to the card or the reader."""
        self.set_class(True, "-in-side")
        self.side.front.focus()

    def action_focus_card(self) -> None:
        """Go to the card where it is shown, else to the reader in its place."""
        self.set_class(True, "-in-side")
        (self.side.card if self.side.card.display else self.side.front).focus()

    def action_next_pane(self, step: int) -> None:
        """Go to the next pane, or the one before."""
        self.panes.enter(self.panes.beside(step))

    def action_zoom(self) -> None:
        """Show the part that has the keyboard alone, or all again."""
        self.toggle_class("-zoomed")
