"""Searching: the panes and the ways to go on as one types, the order of each pane, earlier and kept queries."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from store.kinds import EntityKind, SortOrder
from store.text.language import later, tr
from tui.desk.models import ENTITY_KINDS, FoundPassage, State, Subject, Way
from tui.desk.orders import next_order, orders_for
from tui.desk.trail import Spot
from tui.screens.main.context import Context
from tui.screens.main.hold import Hold
from tui.screens.main.navigation import Navigation
from tui.screens.main.reading import ReadingPart
from tui.widgets.entity_list import EntityList

if TYPE_CHECKING:  # what the first frame must not wait for
    from tui.desk.panes import FoundRows
    from tui.screens.main.tidying import Tidying

_READING = later("reading the articles …")


class Search:
    """Fills the panes with what the query and the focus leave, and helps with the query.

    Args:
        context: what all parts share.
        navigation: says what is searched for.
        reading: shows the card of what is found, once the panes are painted.
        filled: told each time that the panes show what was asked for.
        renewed: told each time that the store holds something else.
    """

    def __init__(
        self,
        context: Context,
        navigation: Navigation,
        reading: ReadingPart,
        filled: Callable[[], None],
        renewed: Callable[[], None],
    ) -> None:
        self._context = context
        self._view = context.view
        self._navigation = navigation
        self._reading = reading
        self._filled = filled
        self._renewed = renewed
        self._orders: dict[EntityKind, SortOrder] = {}
        self._turned: set[EntityKind] = set()
        self._unfolded: set[str] = set()
        self._with_furniture = False
        self._arriving = False
        self._hold = Hold(context.screen)
        self._panes_errand = context.errand("search", leads=True)
        self._ways_errand = context.errand("search", leads=True)
        self._articles_errand = context.errand("search")
        self._memory_errand = context.errand("search")

    @cached_property
    def _tidying(self) -> "Tidying":
        """What looks for garbage when nobody waits."""
        from tui.screens.main.tidying import Tidying  # which the first frame does without

        return Tidying()

    @property
    def arranged(self) -> tuple[dict[EntityKind, SortOrder], list[EntityKind], bool]:
        """The orders chosen for panes, the panes turned round, and whether names of by-lines are listed."""
        return dict(self._orders), sorted(self._turned), self._with_furniture

    def arrange(
        self, orders: Mapping[EntityKind, SortOrder], turned: Iterable[EntityKind], *, with_furniture: bool
    ) -> None:
        """Take up what was arranged; arguments as of `arranged`."""
        self._orders, self._turned, self._with_furniture = dict(orders), set(turned), with_furniture

    @property
    def _is_typing(self) -> bool:
        """Whether the search bar has the keyboard."""
        return self._context.screen.focused is self._view.search_bar.input

    def enter(self) -> None:
        """Give the keyboard to the search bar, before another key is looked at; what is typed replaces what it has."""
        self._context.screen.set_focus(self._view.search_bar.input)
        self._view.search_bar.input.action_select_all()

    def show(self) -> None:
        """Show the query of the place where one is, and what it finds."""
        self._recall()
        self._view.search_bar.write(self._navigation.here.query)
        self.fill(arriving=True)

    def fill(self, *, arriving: bool = False) -> None:
        """Have the panes filled for the present query and focus.

        Args:
            arriving: whether they stood elsewhere: cursors go where they were at this place, and else stay.
        """
        if not self._context.is_open:
            return
        self._arriving |= arriving
        self._hold.begin()
        self._tidying.put_off()
        desk, here = self._context.desk, self._navigation.here
        orders = orders_for(self._orders, here.query, here.focus)
        from store.search.results import Listing  # the first frame does not wait for it

        listing = Listing(frozenset(self._unfolded), self._with_furniture, frozenset(self._turned))
        self._panes_errand.ask(lambda: desk.search(here.query, here.focus, orders, listing), self._show_panes)

    def _show_panes(self, found: "FoundRows") -> None:
        here = self._navigation.here
        if (found.query, found.focus) != (here.query, here.focus):
            return
        if not self._arriving:  # who went on with the keyboard meanwhile is not put back
            self._navigation.note()
            here = self._navigation.here
        self._arriving = False
        orders = orders_for(self._orders, found.query, found.focus)
        for kind, pane in self._view.panes.panes.items():
            rows, spot = found.panes[kind], here.spots.get(kind, Spot())
            follows = spot.follows or spot.cursor or spot.subject in (here.focus, here.subject)
            keep = spot.subject if follows else None
            pane.fill(rows, cursor=spot.cursor, scroll=spot.scroll, keep=keep)
            missing: State = "empty" if not rows.total else "nothing" if found.query.strip() else "unlinked"
            heading, said = (found.heading, found.said) if kind == "quote" else ("", "")
            pane.turned = kind in self._turned and orders[kind] != "relevance"
            pane.describe("ready" if rows.subjects else missing, rows.total, orders[kind], heading, said)
        self._view.search_bar.complain(found.error, found.error_span)
        self._activate_filled(found)
        self._hold.end(self._after_panes)
        self._filled()

    def _activate_filled(self, found: "FoundRows") -> None:
        """Make a pane the active one that holds what is searched for: the one whose whole name is typed, if any."""
        panes = self._view.panes
        if self._is_typing:
            panes.activate("quote" if found.heading else found.named or self._navigation.here.pane)
        if not panes.current.count and found.query:
            go = panes.enter if isinstance(self._context.screen.focused, EntityList) else panes.activate
            go(next((kind for kind in ENTITY_KINDS if found.panes[kind].subjects), panes.active))

    def _after_panes(self) -> None:
        """Do what the panes, painted by now, need not wait for: card, ways to go on, what the first search needs."""
        self._reading.show_card()
        desk, box = self._context.desk, self._view.search_bar.input
        if not desk.is_prepared:
            self._context.screen.run_worker(
                self._prepare, name="prepare", group="prepare", thread=True, exit_on_error=False
            )
        if self._is_typing:
            query, cursor = box.value, box.cursor_position
            self._ways_errand.ask(lambda: (query, desk.queries.complete(query, cursor)), self._offer)
        self._tidying.soon()

    def _prepare(self) -> None:
        """Make what the first search needs; it is known then which rows are new."""
        if self._context.desk.prepare():
            self._context.screen.call_later(self.fill)

    def _offer(self, found: tuple[str, tuple[Way, ...]]) -> None:
        self._view.search_bar.offer(*found)

    def look_for(self, query: str) -> None:
        """Search for what has been typed so far."""
        self._navigation.amend(replace(self._navigation.here, query=query, subject=None, spots={}))
        if self._context.is_open and "text:" in query.replace("：", ":") and not self._context.desk.has_read_articles:
            self._view.status.say(tr(_READING))
            self._articles_errand.ask(self._context.desk.read_articles, self._say_read)
        self.fill(arriving=True)

    def _say_read(self, _: None) -> None:
        if self._view.status.note == tr(_READING):
            self._view.status.say("")

    def leave(self, query: str) -> None:
        """Go from the search bar to the hits; a query that is not empty is remembered."""
        if query and self._context.is_open:
            desk = self._context.desk
            self._memory_errand.ask(lambda: desk.queries.remember(query), lambda _: self._recall())
        self._view.panes.enter()

    def _recall(self) -> None:
        """Have the search bar know the earlier queries."""
        self._view.search_bar.history = self._context.desk.queries.searches.history

    def say(self, ways: Sequence[Way], chosen: int, trouble: str) -> None:
        """Say something else of the query; arguments as of `SearchNote.show`."""
        self._view.search_note.show(ways, chosen, trouble)
        self.show_note()

    def show_note(self) -> None:
        """Show what there is to say of the query in the trail's place while the search bar has the keyboard."""
        shown = self._view.search_note.says and self._is_typing
        self._view.search_note.set_class(shown, "-said")
        self._view.trail_bar.set_class(shown, "-covered")

    def order(self, kind: EntityKind) -> None:
        """Give a pane its next order."""
        here = self._navigation.here
        self._orders[kind] = next_order(kind, orders_for(self._orders, here.query, here.focus)[kind], here.query)
        self._turned.discard(kind)
        self._navigation.note()
        self.fill()

    def turn(self, kind: EntityKind) -> None:
        """Sort a pane the other way round, or as it was."""
        self._turned ^= {kind}
        self._navigation.note()
        self.fill()

    def toggle_furniture(self) -> None:
        """List names that stand only in by-lines and credits, and figures that state nothing, or no more."""
        self._with_furniture = not self._with_furniture
        said = tr("shown") if self._with_furniture else tr("hidden")
        self._view.status.say(tr("by-lines, credits and figures that state nothing are {said}: .", said=said))
        self._navigation.note()
        self.fill()

    def unfold(self, subject: Subject) -> None:
        """List all that say the same as a figure or quote, or one that stands for them again."""
        if not self._context.is_open or isinstance(subject, FoundPassage):
            return
        self._unfolded ^= {self._context.desk.lead(subject)}
        self._navigation.note()
        self.fill()

    def offer_kept(self) -> None:
        """Offer to keep the present query, and the searches that were kept."""
        if not self._context.is_open:
            return
        from tui.dialogs.searches import SearchesDialog

        searches = self._context.desk.queries.searches
        query = self._navigation.here.query.strip()
        dialog = SearchesDialog(query, searches.kept, self._context.desk.queries.keep, searches.forget)
        self._context.screen.app.push_screen(dialog, self.resume)

    def resume(self, query: str | None) -> None:
        """Search for a query that was kept, and go to its hits."""
        if query is not None:
            self._navigation.go(
                lambda here: replace(here, query=query, subject=None, spots={}, reading=None, in_side=False)
            )

    def toggle_fuzzy_pinyin(self) -> None:
        """Allow pinyin to confuse zh and z, n and l, ng and n, or forbid it again."""
        if not self._context.is_open:
            return
        desk = self._context.desk
        allowed = not desk.queries.searches.fuzzy_pinyin
        self._ways_errand.ask(lambda: desk.allow_fuzzy_pinyin(allowed), lambda _: self.renew())
        self._context.notify(tr("zh is z, n is l, ng is n") if allowed else tr("as spelled"), tr("Pinyin"))

    def renew(self, *, corrected: bool = False) -> None:
        """Show the place where one is anew: what the store holds is something else.

        Args:
            corrected: whether by what was decided here, which may touch all that is read.
        """
        self._navigation.note()
        if self._navigation.follow_ids(quietly=corrected) or corrected:
            self._reading.show_page()
        self._navigation.show()
        self._recall()
        self.fill()
        self._renewed()
