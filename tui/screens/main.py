"""The main screen: puts the widgets together and passes their messages on."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen

from store.model import EntityKind, kind_of
from store.search.results import SortOrder
from tui.bindings import bindings_of
from tui.desk import Desk
from tui.errand import Errand
from tui.keys import Scope
from tui.messages import CardMade, LoadFinished, LoadProgressed, Opened, PanesFound, PassageFound
from tui.models import ENTITY_KINDS, State
from tui.screens import jobs
from tui.screens.hints import hints_for
from tui.screens.take_away import TakeAway
from tui.trail import Place, Reading, Spot, Trail, focused, widened
from tui.widgets.card import Card
from tui.widgets.entity_list import EntityList
from tui.widgets.pane_grid import PaneGrid
from tui.widgets.reader import Reader
from tui.widgets.search_bar import SearchBar
from tui.widgets.side import Side
from tui.widgets.status_line import StatusLine
from tui.widgets.trail_bar import Crumb, TrailBar


class MainScreen(TakeAway, Screen[None]):
    """Four panes, a card or a reader beside them, the search bar above, the footer below."""

    BINDINGS = bindings_of("main")
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk, paths: Sequence[Path] = ()) -> None:
        super().__init__()
        self.desk = desk
        self.paths = paths
        self.trail = Trail()
        self.orders: dict[EntityKind, SortOrder] = {}
        self.summary = ""
        self._search_errand = Errand(self, "search")
        self._card_errand = Errand(self, "card")
        self._page_errand = Errand(self, "reader")

    def compose(self) -> ComposeResult:
        """Yield the widgets, top to bottom."""
        yield SearchBar(widget_id="search-bar")
        yield TrailBar(widget_id="trail-bar")
        with Container(id="body"):
            yield PaneGrid(widget_id="panes")
            yield Side(id="side")
        yield StatusLine(widget_id="status-line")

    def on_mount(self) -> None:
        """Open the store, once the first frame is painted."""
        self.search_bar = self.query_one(SearchBar)
        self.panes = self.query_one(PaneGrid)
        self.side = self.query_one(Side)
        self.status = self.query_one(StatusLine)
        self.trail_bar = self.query_one(TrailBar)
        self.side.show_card(None)
        self.panes.enter()
        self.call_after_refresh(Errand(self, "store").ask, jobs.opening(self.desk))

    # Places

    @property
    def here(self) -> Place:
        """The place where one is."""
        return self.trail.here

    @property
    def subject(self) -> str | None:
        """The entity that the card shows, and that is read, exported and copied."""
        return self.here.subject or self.panes.current.current

    def _note_place(self) -> None:
        """Remember the panes as they stand, so that coming back finds them so."""
        self.trail.amend(replace(self.here, spots=self.panes.spots(), pane=self.panes.active))

    def _visit(self, place: Place) -> None:
        self.trail.visit(place)
        self._arrive()

    def _arrive(self) -> None:
        """Show the place where one is now."""
        place = self.here
        self.search_bar.write(place.query)
        self.panes.mark(place.focus)
        self.trail_bar.show(
            [Crumb(identity, kind_of(identity), self.desk.name(identity)) for identity in place.chain], self.summary
        )
        self._ask_panes()
        self._ask_page()
        self._move_keyboard()

    def _move_keyboard(self) -> None:
        if self.here.in_side:
            self.panes.activate(self.here.pane)
            self.side.front.focus()
        else:
            self.panes.enter(self.here.pane)

    def _ask_panes(self) -> None:
        place = self.here
        if not self.desk.is_open:
            return
        orders = jobs.orders_for(self.orders, place.query)
        self._search_errand.ask(jobs.searching(self.desk, place.query, place.focus, orders))

    def _ask_card(self) -> None:
        if self.subject is None:
            self.side.show_card(None)
        elif self.desk.is_open:
            self._card_errand.ask(jobs.making_card(self.desk, self.subject))

    def _ask_page(self) -> None:
        reading = self.here.reading
        self.set_class(reading is not None, "-reading")
        if reading is None:
            self.side.close_reader()
        elif reading.entity_id:
            self._page_errand.ask(jobs.finding_passage(self.desk, reading.entity_id, reading.number))
        else:
            self._page_errand.ask(jobs.finding_page(self.desk, reading.article_id))

    # What the workers tell

    @on(Opened)
    def _fill(self, event: Opened) -> None:
        self._count_articles(event.articles, event.note)
        self._arrive()
        if self.paths:
            self.load(self.paths)

    @on(PanesFound)
    def _show_panes(self, event: PanesFound) -> None:
        found, place = event.found, self.here
        if (found.query, found.focus) != (place.query, place.focus):
            return
        orders = jobs.orders_for(self.orders, found.query)
        for kind, pane in self.panes.panes.items():
            rows, spot = found.panes[kind], place.spots.get(kind, Spot())
            pane.fill(rows, cursor=spot.cursor, scroll=spot.scroll, keep=spot.entity_id)
            missing: State = "empty" if not rows.total else "nothing" if found.query.strip() else "unlinked"
            pane.describe("ready" if rows.ids else missing, rows.total, orders[kind])
        self.search_bar.complain(found.error)
        if not self.panes.current.count and place.query:
            self.panes.activate(next((kind for kind in ENTITY_KINDS if found.panes[kind].ids), self.panes.active))
        self._ask_card()

    @on(CardMade)
    def _show_card(self, event: CardMade) -> None:
        if event.card.id == self.subject:
            self.side.show_card(event.card)

    @on(PassageFound)
    def _show_page(self, event: PassageFound) -> None:
        reading, page = self.here.reading, event.passage
        if reading is None:
            return
        self.trail.amend(replace(self.here, reading=Reading(page.article.id, page.entity_id, page.number)))
        step = (page.number + 1, page.total) if page.total else None
        self.side.show_page(page.article, page.spans, page.lit, page.sentence, step)
        if self.here.in_side:
            self.side.front.focus()

    def tell_failed(self, errand: str) -> None:
        """Say in the panes that the store could not be opened."""
        if errand == "store":
            self.panes.fail()

    # Loading

    def load(self, paths: Sequence[Path]) -> None:
        """Read articles in a thread, while one goes on reading."""
        self.run_worker(
            jobs.loading(self.desk, paths, self.post_message),
            name="load",
            group="load",
            thread=True,
            exit_on_error=False,
        )

    @on(LoadProgressed)
    def _show_progress(self, event: LoadProgressed) -> None:
        left = (event.total - event.done) / event.rate if event.rate else 0
        self.status.say(f"{event.name}  {event.done:,}/{event.total:,}, {event.rate:.0f}/s, {left:.0f} s left")

    @on(LoadFinished)
    def _show_loaded(self, event: LoadFinished) -> None:
        self.status.say("")
        self._count_articles(event.articles, "")
        self._note_place()
        self._arrive()
        self.tell_loaded(event.loaded)

    def _count_articles(self, articles: int, note: str) -> None:
        self.summary = f"{articles:,} article{'s' if articles != 1 else ''}" + (f" · {note}" if note else "")

    # What the widgets tell

    @on(SearchBar.Changed)
    def _search(self, event: SearchBar.Changed) -> None:
        self.trail.amend(replace(self.here, query=event.query, subject="", spots={}))
        self._ask_panes()

    @on(SearchBar.Done)
    def _leave_search(self) -> None:
        self.panes.enter()

    @on(EntityList.Moved)
    def _follow_cursor(self, event: EntityList.Moved) -> None:
        if event.kind == self.panes.active and event.entity_id is not None:
            self.trail.amend(replace(self.here, subject=""))
            self._ask_card()

    @on(EntityList.Chosen)
    @on(Card.EntityChosen)
    @on(Reader.EntityChosen)
    def _focus_on(self, event: EntityList.Chosen | Card.EntityChosen | Reader.EntityChosen) -> None:
        self.focus_on(event.entity_id)

    def focus_on(self, entity_id: str) -> None:
        """Make an entity the focus: the panes narrow to what is linked with it."""
        self._note_place()
        self._visit(focused(self.here, entity_id))

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
        present = jobs.orders_for(self.orders, query)[event.kind]
        self.orders[event.kind] = jobs.next_order(event.kind, present, query)
        self._note_place()
        self._ask_panes()

    @on(StatusLine.HintChosen)
    async def _perform(self, event: StatusLine.HintChosen) -> None:
        await self.app.run_action(event.key.action, default_namespace=self.focused or self)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Name the keys of the widget that has the keyboard, and make its pane the active one."""
        scope: Scope = "search"
        if isinstance(event.widget, EntityList):
            scope = "list"
            if event.widget.kind != self.panes.active:
                self.panes.activate(event.widget.kind)
                self.trail.amend(replace(self.here, subject=""))
                self._ask_card()
        elif isinstance(event.widget, Card | Reader):
            scope = "card" if isinstance(event.widget, Card) else "reader"
        in_side = scope in ("card", "reader")
        self.trail.amend(replace(self.here, in_side=in_side, pane=self.panes.active))
        self.set_class(in_side, "-in-side")
        self.status.hint(hints_for(scope))

    # Actions

    def action_search(self) -> None:
        """Go to the search bar."""
        self.search_bar.input.focus()

    def action_focus_pane(self, kind: EntityKind) -> None:
        """Go to a pane."""
        self.panes.enter(kind)

    def action_focus_side(self) -> None:
        """Go to the card or the reader."""
        self.set_class(True, "-in-side")
        self.side.front.focus()

    def action_next_pane(self, step: int) -> None:
        """Go to the next pane, or the one before."""
        self.panes.enter(self.panes.beside(step))

    def action_back(self) -> None:
        """Go back to exactly where one was."""
        self._note_place()
        if self.trail.back() is not None:
            self._arrive()

    def action_forward(self) -> None:
        """Go forward to where one came back from."""
        self._note_place()
        if self.trail.forward() is not None:
            self._arrive()

    def action_widen(self) -> None:
        """Give up zoom, reader, query and focus, one with each key."""
        if self.has_class("-zoomed"):
            self.remove_class("-zoomed")
            return
        self._note_place()
        if (place := widened(self.here)) is not None:
            self._visit(place)

    def action_read(self) -> None:
        """Open the reader at the subject's first mention, or close it."""
        self.read(0)

    def read(self, number: int) -> None:
        """Open the reader at one of the subject's mentions."""
        if self.subject is not None:
            self._note_place()
            self._visit(replace(self.here, reading=Reading("", self.subject, number), in_side=True))

    def read_article(self, article_id: str) -> None:
        """Open the reader at the beginning of an article."""
        self._note_place()
        self._visit(replace(self.here, reading=Reading(article_id), in_side=True))

    def action_mention(self, step: int) -> None:
        """Go to the next or previous mention of what is read, through all articles."""
        reading = self.here.reading
        if reading is None or not reading.entity_id or (not self.here.in_side and self.subject != reading.entity_id):
            self.read(0 if step > 0 else -1)
            return
        self.trail.amend(replace(self.here, reading=reading._replace(number=reading.number + step)))
        self._ask_page()

    def action_zoom(self) -> None:
        """Show the part that has the keyboard alone, or all again."""
        self.toggle_class("-zoomed")
