"""What the parts of the main screen share: its widgets, the desk, and the ways to ask it and to tell the user."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container
from textual.notifications import SeverityLevel
from textual.screen import Screen

from store.errors import DossierError, StoreError
from store.text.language import later, spoken, tr
from tui.keys.table import OwnKeys
from tui.screens.main.errand import Errand
from tui.settings.settings import Settings
from tui.widgets.pane_grid import PaneGrid
from tui.widgets.search_bar import SearchBar
from tui.widgets.search_note import SearchNote
from tui.widgets.side import Side
from tui.widgets.status_line import StatusLine
from tui.widgets.trail_bar import TrailBar

if TYPE_CHECKING:  # what the first frame must not wait for
    from tui.desk.desk import Desk

_TITLES = {
    "reader": later("Reader"),
    "visit": later("Visit"),
    "session": later("Session"),
    "store": later("Store"),
    "look": later("New clippings"),
    "folders": later("Folders"),
}
"""What errands are called that are called as no key is."""

_BESIDE = 4
"""Cells beside what is said in passing: its edge and its padding."""
_IN_PASSING = frozenset({"card", "search"})
"""Errands that follow the cursor or the letters: a dialog for each that fails would be in the way."""

_PATIENCE = 2.0
"""Seconds that a key waits, at most, for what the keys before it lead to: who waits longer sees that it takes long."""


def _title(errand: str) -> str:
    """Return what an errand is called."""
    return tr(_TITLES.get(errand, errand.capitalize()))


@dataclass(frozen=True)
class View:
    """The widgets of the main screen, top to bottom; they are there before the screen is."""

    search_bar: SearchBar = field(default_factory=partial(SearchBar, widget_id="search-bar"))
    search_note: SearchNote = field(default_factory=partial(SearchNote, widget_id="search-note"))
    trail_bar: TrailBar = field(default_factory=partial(TrailBar, widget_id="trail-bar"))
    panes: PaneGrid = field(default_factory=partial(PaneGrid, widget_id="panes"))
    side: Side = field(default_factory=partial(Side, id="side"))
    status: StatusLine = field(default_factory=partial(StatusLine, widget_id="status-line"))

    def compose(self) -> ComposeResult:
        """Yield them."""
        yield self.search_bar
        yield self.search_note
        yield self.trail_bar
        with Container(id="body"):
            yield self.panes
            yield self.side
        yield self.status


class Context:
    """The desk, once it is open, and the screen as far as every part needs it.

    Args:
        screen: runs workers, wears the classes that the styles ask for, shows notices and dialogs.
        view: its widgets.
        settings: those that are in effect.

    Attributes:
        own_keys: the table of keys as it is set.
    """

    def __init__(self, screen: Screen[None], view: View, settings: Settings) -> None:
        self.screen = screen
        self.view = view
        self.settings = settings
        self.own_keys = OwnKeys()
        if settings.keys:
            from tui.keys.own import own_keys

            self.own_keys = own_keys(settings.keys)
        self._desk: Desk | None = None
        self._leading: list[Errand] = []

    @property
    def is_open(self) -> bool:
        """Whether the store is open, so that there is a desk to ask."""
        return self._desk is not None

    @property
    def desk(self) -> "Desk":
        """What answers.

        Raises:
            StoreError: the store is not open yet.
        """
        if self._desk is None:
            raise StoreError(tr("The store is not open yet; wait until the panes are filled."))
        return self._desk

    def take(self, desk: "Desk") -> None:
        """Take the desk of the store that has been opened."""
        self._desk = desk

    def errand(self, name: str, *, leads: bool = False) -> Errand:
        """Return a new errand to the desk.

        Args:
            name: see `Errand`.
            leads: whether its answer changes what the next key acts on, so that this waits for it.
        """
        errand = Errand(self.screen, name)
        if leads:
            self._leading.append(errand)
        return errand

    async def answered(self) -> None:
        """Return when all that the next key acts on is shown, or takes so long that nobody has typed ahead."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                while busy := [errand for errand in self._leading if not errand.is_idle]:
                    await busy[0].idle()

    def notify(self, sentence: str, title: str = "", severity: SeverityLevel = "information") -> None:
        """Say something in passing.

        Textual breaks lines at blanks, of which Chinese has none: what is wider than the screen is broken before.
        """
        width = self.screen.app.size.width - _BESIDE
        if spoken() != "en" and width > 0:
            from tui.text.wrap import wrap  # not before something is said

            sentence = "\n".join(sentence[start:end] for start, end in wrap(sentence, width))
        self.screen.notify(sentence, title=title, severity=severity, markup=False)

    def is_in_browser(self, title: str) -> bool:
        """Return whether somebody looks on in a browser, and tell them so: no file is written for them.

        Args:
            title: what they asked for, in their language.
        """
        if self.screen.app.is_web:
            self.notify(tr("In a browser no file is written, nor read; y copies."), title, "warning")
        return self.screen.app.is_web

    def explain(self, title: str, sentence: str, details: str = "") -> None:
        """Say in a dialog what is the matter."""
        from tui.dialogs.error import ErrorDialog

        self.screen.app.push_screen(ErrorDialog(title, sentence, details))

    def report(self, errand: str, sentence: str) -> None:
        """Say why an errand failed."""
        if errand in _IN_PASSING:
            self.notify(sentence, _title(errand), "warning")
        else:
            self.explain(_title(errand), sentence)

    def report_error(self, errand: str, error: BaseException) -> None:
        """Say what a worker failed with, instead of ending the program."""
        if isinstance(error, DossierError):
            self.explain(_title(errand), str(error))
        else:
            self.explain(tr("Something went wrong"), str(error) or type(error).__name__, type(error).__name__)
