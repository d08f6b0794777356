"""The views, opened from the main screen and left for a place on it; coming back to that place opens them again."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from store.kinds import KINDS, NAMED_HEADS
from store.text.language import tr
from tui.desk.trail import Bookmark, Viewed
from tui.screens.main.context import Context
from tui.screens.main.navigation import Navigation
from tui.screens.main.reading import ReadingPart
from tui.screens.main.search import Search
from tui.screens.main.take_away import TakeAway

if TYPE_CHECKING:  # what the first frame must not wait for
    from store.export.shapes import Shape
    from tui.desk.tables import Table, TableRow
    from tui.screens.view import ViewScreen

_OF_ALL = frozenset({"articles", "new", "conflicts", "silent", "facets"})
"""The views that are about nobody."""


class Views:
    """Opens views, and does what is asked for in them.

    Args:
        context: what all parts share.
        navigation: says whom a view is about, and goes to what is chosen in it.
        reading: reads what is behind a row.
        take_away: copies a row.
        search: searches for what a row counts.
    """

    def __init__(
        self, context: Context, navigation: Navigation, reading: ReadingPart, take_away: TakeAway, search: Search
    ) -> None:
        self._context = context
        self._navigation = navigation
        self._reading = reading
        self._take_away = take_away
        self._search = search
        self._errand = context.errand("view", leads=True)
        self._look_errand = context.errand("search")
        self._screen: ViewScreen | None = None
        self._shown: Viewed | None = None
        self._first = ""
        self._ways: tuple[str, ...] = ()
        self._way = ""

    def open(self, name: str) -> None:
        """Open a view, about the row under the cursor or the subject where it is about somebody."""
        about = "" if name in _OF_ALL else self._about()
        if self._context.is_open and (about or name in _OF_ALL):
            here = self._navigation.here
            focus = here.focus or ""
            beside = focus if name == "positions" and focus.startswith(NAMED_HEADS) and focus != about else ""
            of_rows = Viewed(name, focus, query=here.query)
            self._show(of_rows if name == "facets" else Viewed(name, about, beside))
        elif self._context.is_open:
            self._context.notify(tr("That view is about somebody: select whom."))

    def _about(self) -> str:
        """Return the id of the entity that a view would be about, or "" for none."""
        row = self._screen.table.current if self._screen is not None else None
        subjects = (row.subject if row is not None else None, self._navigation.subject)
        return next((one for one in subjects if isinstance(one, str) and not one.startswith("article/")), "")

    def resume(self) -> None:
        """Open the view that was left for elsewhere at the place where one is now."""
        if (view := self._navigation.here.view) is not None:
            self._show(view)

    def _show(self, view: Viewed) -> None:
        desk = self._context.desk
        self._shown = view
        if self._screen is None:
            from tui.screens.view import ViewScreen

            self._screen = ViewScreen(self, self._context.own_keys.keys)
            self._context.screen.app.push_screen(self._screen)
        self._errand.ask(lambda: desk.viewing.table(view), lambda table: self._fill(view, table, view))

    def renew(self) -> None:
        """Show the view that is open anew, the cursor on the row where it stands: the store holds something else."""
        left = self.left
        if self._screen is None or left is None:
            return
        desk, keep = self._context.desk, self._screen.table.current
        about = [one for one in (left.about, left.other) if one]
        if not all(map(desk.is_there, about)):
            self.leave()
            return
        self._shown = view = left.followed(desk.resolve)

        def job() -> "tuple[Table, Viewed]":
            table = desk.viewing.table(view)
            cursor = table.find(keep, view.cursor) if keep is not None else view.cursor
            return table, view._replace(cursor=cursor, scroll=max(0, view.scroll + cursor - view.cursor))

        self._errand.ask(job, lambda found: self._fill_anew(view, *found))

    def _fill_anew(self, asked: Viewed, table: "Table", view: Viewed) -> None:
        """Show a table anew, unless the cursor has gone on meanwhile: then it stays where it is."""
        left = self.left
        moved = left is not None and (left.cursor, left.scroll) != (asked.cursor, asked.scroll)
        self._fill(asked, table, left if left is not None and moved else view)

    def _fill(self, asked: Viewed, table: "Table", place: Viewed) -> None:
        if self._screen is not None and asked == self._shown:
            self._ways, self._way = table.ways, table.way
            self._screen.show(table, max(place.cursor, table.start), place.scroll)

    def together(self) -> None:
        """Show the selected one together with the focus, else with the one that was chosen so before."""
        who = self._about()
        focus = self._navigation.here.focus or ""
        first = focus if focus.startswith(NAMED_HEADS) and focus != who else self._first
        if not who.startswith(NAMED_HEADS):
            self._context.notify(tr("Only people and organisations are shown together: select one."))
        elif first and first != who:
            self._first = ""
            self._show(Viewed("together", first, who))
        else:
            self._first = who
            self._context.notify(tr("& on another one shows the two together."))

    def turn(self) -> None:
        """Show the view in the next way."""
        if self._shown is not None and len(self._ways) < 2:
            self._context.notify(tr("This view has no other way of showing it."))
        else:
            self._turn_to(self._ways[(self._ways.index(self._way) + 1) % len(self._ways)])

    def _turn_to(self, way: str) -> None:
        if self._shown is not None:
            self._show(self._shown._replace(way=way, cursor=0, scroll=0))

    def watch(self) -> None:
        """Watch whoever is selected, or no longer."""
        desk, who = self._context.desk, self._about()
        if who.startswith(NAMED_HEADS):
            self._errand.ask(lambda: desk.viewing.watch(who), self._say_watched)
        else:
            self._context.notify(tr("Only people and organisations are watched: select one."))

    def _say_watched(self, told: tuple[str, str]) -> None:
        self._context.notify(told[1], told[0])
        if self._shown is not None:
            self._show(self.left or self._shown)

    def leave(self) -> None:
        """Go back to where the view was opened."""
        self._close(None)

    def put_away(self) -> None:
        """Take the screen away, wherever one is."""
        if self._screen is not None:
            self._screen.dismiss()
            self._screen = self._shown = None

    def _close(self, view: Viewed | None) -> None:
        """Take the screen away; coming back to this place opens the view given."""
        self.put_away()
        self._navigation.amend(replace(self._navigation.here, view=view))

    @property
    def left(self) -> Viewed | None:
        """The view that is open, as it stands; None for none."""
        if self._screen is None or self._shown is None:
            return None
        table = self._screen.table
        return self._shown._replace(cursor=table.cursor, scroll=table.scroll_offset.y)

    def look(self, row: "TableRow", tell: Callable[[tuple[str, ...]], object]) -> None:
        """Find the sentences behind a row, and tell them later."""
        desk = self._context.desk
        self._look_errand.ask(lambda: desk.viewing.shown(row), tell)

    def choose(self, row: "TableRow") -> None:
        """Go to what a row is about: its card, or the article itself."""
        subject = row.subject
        if row.asks:
            self._ask(row.asks)
            return
        if row.way:
            self._turn_to(row.way)
            return
        if not isinstance(subject, str):
            self.read(row)
        elif subject.startswith("article/"):
            self._go(Bookmark(subject))
        else:
            self._close(self.left)
            self._navigation.focus_on(subject)

    def exclude(self, row: "TableRow") -> None:
        """Search for what has not what a row counts."""
        if len(row.asks) == 1:
            self._ask([f"-{row.asks[0]}"])
        elif row.asks:
            self._context.notify(tr("A month cannot be left out: after: and before: are a span."))

    def _ask(self, words: Sequence[str]) -> None:
        """Search for some words besides those that are searched for."""
        query = " ".join(filter(None, (self._navigation.here.query.strip(), *words)))
        self._close(self.left)
        self._search.resume(query)

    def read(self, row: "TableRow") -> None:
        """Read what is behind a row."""
        desk = self._context.desk
        if (first := row.opens) is not None:
            self._errand.ask(lambda: desk.viewing.place(first), self._go)

    def _go(self, place: Bookmark) -> None:
        self._close(self.left)
        self._navigation.go(lambda here: replace(here, reading=place, in_side=True))

    def copy(self, row: "TableRow", *, choose: bool = False) -> None:
        """Copy a row with its source in the shape chosen last; or offer the shapes first."""
        cited = self._context.desk.viewing.cited

        def cite(shape: "Shape") -> str:
            return cited(row, shape)

        self._take_away.copy_of(cite, cite if choose else None)

    def export(self, row: "TableRow") -> None:
        """Offer to write whom or what a row is about."""
        subjects = (row.subject, *(one.subject for one in row.evidence))
        what = next((one for one in subjects if isinstance(one, str) and one.partition("/")[0] in KINDS), None)
        if what is not None:
            self._take_away.export_of((what,))
        else:
            self._context.notify(tr("Nobody and nothing to export here; enter leads to what stands in an article."))

    def browse(self, row: "TableRow") -> None:
        """Open the address of the article behind a row in the browser."""
        desk = self._context.desk
        if (first := row.opens) is not None:
            self._reading.browse_to(lambda: desk.viewing.address(first), self._take_away.put)
