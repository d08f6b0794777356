"""Where one is on the main screen, and how one gets from there to elsewhere and back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container

from store.kinds import EntityKind, kind_of
from tui.desk.models import ENTITY_KINDS, State
from tui.desk.orders import orders_for
from tui.desk.trail import Place, Reading, Spot, Trail, focused, widened
from tui.screens.main import jobs
from tui.screens.main.errand import Errand
from tui.screens.main.hold import Hold
from tui.screens.main.messages import Answering, CardMade, PanesFound, PassageFound
from tui.screens.main.take_away import TakeAway
from tui.widgets.pane_grid import PaneGrid
from tui.widgets.search_bar import SearchBar
from tui.widgets.search_note import SearchNote
from tui.widgets.side import Side
from tui.widgets.status_line import StatusLine
from tui.widgets.trail_bar import Crumb, TrailBar

if TYPE_CHECKING:  # what the first frame must not wait for
    from store.search.results import SortOrder
    from tui.desk.desk import Desk


class Places(TakeAway):
    """The part of the main screen that goes to places: it shows them, leaves them and finds them again."""

    def __init__(self, make_desk: "Callable[[], Desk]", paths: Sequence[Path] = ()) -> None:
        super().__init__()
        self._make_desk = make_desk
        self.paths = paths
        self.trail = Trail()
        self.orders: dict[EntityKind, SortOrder] = {}
        self.summary = ""
        self.is_answering = False
        self._hold = Hold(self)
        self._search_errand = Errand(self, "search")
        self._card_errand = Errand(self, "card")
        self._page_errand = Errand(self, "reader")
        self._ways_errand = Errand(self, "search")
        self._articles_errand = Errand(self, "search")

    def compose(self) -> ComposeResult:
        """Yield the widgets, top to bottom."""
        yield SearchBar(widget_id="search-bar")
        yield SearchNote(widget_id="search-note")
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
        self.search_note = self.query_one(SearchNote)
        self.side.show_card(None)
        self.panes.enter()
        self.call_after_refresh(Errand(self, "store").ask, jobs.opening(self._make_desk))

    @property
    def here(self) -> Place:
        """The place where one is."""
        return self.trail.here

    @property
    def subject(self) -> str | None:
        """The entity that the card shows, and that is read, exported and copied."""
        return self.here.subject or self.panes.current.current

    def note_place(self) -> None:
        """Remember the panes as they stand, so that coming back finds them so."""
        self.trail.amend(replace(self.here, spots=self.panes.spots(), pane=self.panes.active))

    def visit(self, place: Place) -> None:
        """Go to a new place."""
        self.trail.visit(place)
        self.arrive()

    def arrive(self) -> None:
        """Show the place where one is now."""
        place = self.here
        self.search_bar.write(place.query)
        self.panes.mark(place.focus)
        self.show_trail()
        self.ask_panes()
        self._ask_page()
        self._move_keyboard()

    def show_trail(self) -> None:
        """Show the entities focused one after the other."""
        crumbs = [Crumb(identity, kind_of(identity), self.desk.name(identity)) for identity in self.here.chain]
        self.trail_bar.show(crumbs, self.summary)

    def _move_keyboard(self) -> None:
        if self.here.in_side:
            self.panes.activate(self.here.pane)
            self.side.front.focus()
        else:
            self.panes.enter(self.here.pane)

    def ask_panes(self) -> None:
        """Have the panes filled for the present query and focus."""
        place = self.here
        if not self.is_open:
            return
        self._hold.begin()
        orders = orders_for(self.orders, place.query)
        self._search_errand.ask(jobs.searching(self.desk, place, orders))

    def ask_card(self) -> None:
        """Have the subject's card made."""
        if self.subject is None:
            self.side.show_card(None)
        elif self.is_open:
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

    @on(PanesFound)
    def _show_panes(self, event: PanesFound) -> None:
        found, place = event.found, self.here
        if (found.query, found.focus) != (place.query, place.focus):
            return
        orders = orders_for(self.orders, found.query)
        for kind, pane in self.panes.panes.items():
            rows, spot = found.panes[kind], place.spots.get(kind, Spot())
            keep = spot.entity_id if spot.cursor or spot.entity_id == place.focus else None
            pane.fill(rows, cursor=spot.cursor, scroll=spot.scroll, keep=keep)
            missing: State = "empty" if not rows.total else "nothing" if found.query.strip() else "unlinked"
            pane.describe(
                "ready" if rows.ids else missing, rows.total, orders[kind], found.heading if kind == "quote" else ""
            )
        self.search_bar.complain(found.error, found.error_span)
        if found.heading and self.focused is self.search_bar.input:
            self.panes.activate("quote")
        elif not self.panes.current.count and place.query:
            self.panes.activate(next((kind for kind in ENTITY_KINDS if found.panes[kind].ids), self.panes.active))
        self._hold.end(self.after_panes)
        self._answer()

    async def answered(self) -> None:
        """Return when the panes show what was asked for last."""
        await self._search_errand.idle()

    def _answer(self) -> None:
        """Tell once that keys may come now."""
        if not self.is_answering:
            self.is_answering = True
            self.post_message(Answering())

    def after_panes(self) -> None:
        """Do what the panes, painted by now, need not wait for: the card, and what the first search needs."""
        self.ask_card()
        if not self.desk.is_prepared:
            self.run_worker(self.desk.prepare, name="prepare", group="prepare", thread=True, exit_on_error=False)

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
        """Say in the panes that the store could not be opened, and no more that articles are being read."""
        if errand == "store":
            self.panes.fail()
            self._answer()
        elif errand == "load":
            self.status.say("")

    def focus_on(self, entity_id: str) -> None:
        """Make an entity the focus: the panes narrow to what is linked with it."""
        self.note_place()
        self.visit(focused(self.here, entity_id))

    def action_back(self) -> None:
        """Go back to exactly where one was."""
        self.note_place()
        if self.trail.back() is not None:
            self.arrive()

    def action_forward(self) -> None:
        """Go forward to where one came back from."""
        self.note_place()
        if self.trail.forward() is not None:
            self.arrive()

    def action_widen(self) -> None:
        """Give up zoom, reader, query and focus, one with each key."""
        if self.has_class("-zoomed"):
            self.remove_class("-zoomed")
            return
        self.note_place()
        if (place := widened(self.here)) is not None:
            self.visit(place)

    def action_close_reader(self) -> None:
        """Show the card again."""
        self.note_place()
        self.visit(replace(self.here, reading=None, in_side=False))

    def action_read(self) -> None:
        """Open the reader at the subject's first mention, or close it."""
        self.read(0)

    def read(self, number: int) -> None:
        """Open the reader at one of the subject's mentions."""
        if self.subject is not None:
            self.note_place()
            self.visit(replace(self.here, reading=Reading("", self.subject, number), in_side=True))

    def read_article(self, article_id: str) -> None:
        """Open the reader at the beginning of an article."""
        self.note_place()
        self.visit(replace(self.here, reading=Reading(article_id), in_side=True))

    def action_mention(self, step: int) -> None:
        """Go to the next or previous mention of what is read, through all articles."""
        reading = self.here.reading
        if reading is None or not reading.entity_id or (not self.here.in_side and self.subject != reading.entity_id):
            self.read(0 if step > 0 else -1)
            return
        self.trail.amend(replace(self.here, reading=reading._replace(number=reading.number + step)))
        self._ask_page()
