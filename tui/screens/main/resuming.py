"""Taking up where the explorer was left, and keeping where one is now, so that the next start finds it so."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from store.errors import StoreError
from store.kinds import KINDS
from store.text.language import tr
from tui.desk.trail import Trail, Viewed, Visit
from tui.screens.main.context import Context
from tui.screens.main.navigation import Navigation
from tui.screens.main.search import Search
from tui.styles.themes import Looks

if TYPE_CHECKING:  # what the first frame must not wait for
    from tui.desk.remembering import Left

_OFTEN = 2.0
"""Seconds between two looks whether anything is otherwise: what a program that is killed loses at most."""
_ZOOMED = "-zoomed"


class Resuming:
    """Keeps how the explorer stands, and has it stand so again.

    Args:
        context: what all parts share.
        navigation: knows the trail.
        search: knows the orders of the panes.
        viewed: returns the view that is open, None for none.
        looks: returns what the explorer looks like.
        fresh: whether nothing is taken up.
    """

    def __init__(
        self,
        context: Context,
        navigation: Navigation,
        search: Search,
        viewed: Callable[[], Viewed | None],
        looks: Callable[[], Looks],
        *,
        fresh: bool,
    ) -> None:
        self._context = context
        self._navigation = navigation
        self._search = search
        self._viewed = viewed
        self._looks = looks
        self._fresh = fresh
        self._kept: Left | None = None
        self._errand = context.errand("session")

    def begin(self) -> None:
        """Take up what was left, once the store is open, and keep from now on what becomes of it."""
        taken = self._context.desk.taken
        if taken.trouble and not self._fresh:
            self._context.notify(taken.trouble, tr("Last time"), "warning")
        if taken.left is not None and not self._fresh:
            self._take_up(taken.left)
        else:
            first = self._context.settings.panes_first
            pane = next(kind for kind in KINDS.values() if kind.table == first)
            self._navigation.trail = Trail.of([Visit(pane=pane.name)], 0)
        self._context.screen.set_interval(_OFTEN, self.keep)

    def _take_up(self, left: "Left") -> None:
        from tui.desk.remembering import trail_of

        self._navigation.trail = trail_of(left)
        self._search.arrange(left.orders, left.turned, with_furniture=left.with_furniture)
        self._context.screen.set_class(left.zoomed, _ZOOMED)
        self._kept = left

    def keep(self) -> None:
        """Have it kept how the explorer stands, where that is otherwise than before; a full disk is no matter."""
        left = self._left()
        if left is not None and left != self._kept:
            self._kept, desk = left, self._context.desk

            def job() -> None:
                with suppress(StoreError):
                    desk.remembering.keep(left)

            self._errand.ask(job, lambda _: None)

    def keep_last(self) -> None:
        """Keep how the explorer stands when it is left, before anything else is done."""
        left = self._left()
        if left is not None and left != self._kept:
            with suppress(StoreError):
                self._context.desk.remembering.keep(left)

    def _left(self) -> "Left | None":
        """Return how the explorer stands, None where there is nothing yet that it could stand on."""
        if not self._context.is_open:
            return None
        from tui.desk.remembering import as_left

        left = as_left(self._navigation.trail, replace(self._navigation.noted(), view=self._viewed()))
        looks = self._looks()
        left.theme, left.theme_set = looks.theme, self._context.settings.theme
        left.shade = "light" if looks.shade == "light" else ""
        left.orders, left.turned, left.with_furniture = self._search.arranged
        left.zoomed = self._context.screen.has_class(_ZOOMED)
        return left
