"""Where one is on the main screen, and how one gets from there to elsewhere and back."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from textual.widget import Widget

from store.kinds import NAMED_HEADS, kind_of
from store.text.language import tr
from tui.desk.models import FoundPassage, Subject, named_in
from tui.desk.trail import Bookmark, Trail, Visit, focused, widened, without_gone
from tui.keys.hints import hints_for
from tui.keys.key import Scope
from tui.screens.main.context import Context
from tui.text.cells import printable
from tui.widgets.card import Card
from tui.widgets.entity_list import EntityList
from tui.widgets.reader import Reader
from tui.widgets.trail_bar import Crumb


def scope_of(widget: Widget | None) -> Scope:
    """Return where the keyboard is, which says the keys that work."""
    if isinstance(widget, EntityList):
        return "list"
    if isinstance(widget, Card):
        return "card"
    return "reader" if isinstance(widget, Reader) else "search"


def _named(place: Visit) -> tuple[Subject | None, ...]:
    """Return what a place shows by an id of its own."""
    reading = place.reading or Bookmark()
    return (*place.chain, place.subject, reading.article_id, reading.subject)


class Navigation:
    """Goes to places, leaves them and finds them again; whatever else a place shows is for others to show.

    Args:
        context: what all parts share.
        arrive: shows the place where one is now.

    Attributes:
        held: what waits to be taken away, followed to its present ids as all places are; without what is gone.
    """

    def __init__(self, context: Context, arrive: Callable[[], None]) -> None:
        self._context = context
        self._view = context.view
        self._arrive = arrive
        self.trail = Trail()
        self.held: tuple[Subject, ...] = ()

    @property
    def here(self) -> Visit:
        """The place where one is."""
        return self.trail.here

    @property
    def subject(self) -> Subject | None:
        """What the card shows, and what is read, exported and copied; of passages the one that is read."""
        passage = self.here.reading.passage if self.here.reading is not None and self.here.in_side else None
        return passage or self.here.subject or self._view.panes.current.current

    @property
    def taken(self) -> tuple[Subject, ...]:
        """What is exported and copied: among the panes the marked rows, where there are any, else the subject."""
        if isinstance(self._context.screen.focused, EntityList) and (marked := self._view.panes.all_marked()):
            return marked
        return () if self.subject is None else (self.subject,)

    def amend(self, place: Visit) -> None:
        """Note how the present place looks now."""
        self.trail.amend(place)

    def note(self) -> None:
        """Remember the panes and the reader as they stand, so that coming back finds them so."""
        self.amend(self.noted())

    def noted(self) -> Visit:
        """Return the place where one is, as it stands now."""
        reading, top = self.here.reading, self._view.side.reader.top
        reading = reading._replace(top=top) if reading is not None else None
        return replace(self.here, spots=self._view.panes.spots(), pane=self._view.panes.active, reading=reading)

    def follow_ids(self, *, quietly: bool = False) -> bool:
        """Let all places and marks name entities by the ids that they have since the store has changed.

        Args:
            quietly: whether nothing is said of what is gone, since the one at the keyboard has just said it.

        Returns:
            Whether anything that was shown is gone, and was left.
        """
        if not self._context.is_open:
            return False
        subject = self.subject
        slid = (subject,) if subject is not None and self._context.desk.is_anothers(subject) else ()
        gone = self._gone((*_named(self.here), *slid, *self.held))
        self.trail.follow(self._context.desk.resolve, self._context.desk.is_there)
        self.held = tuple(
            self._context.desk.resolve(one) if isinstance(one, str) else one for one in self.held if one not in gone
        )
        self._follow_marks()
        self._context.desk.settle()
        return bool(gone) if quietly else self._say(gone)

    def _follow_marks(self) -> None:
        desk, panes = self._context.desk, self._view.panes
        panes.keep_marks(lambda one: desk.resolve(one) if isinstance(one, str) and desk.is_there(one) else None)
        self._view.status.count(panes.marked)

    def go(self, change: Callable[[Visit], Visit]) -> None:
        """Go to a new place, made of the present one as it stands."""
        self.note()
        self._visit(change(self.here))

    def _visit(self, place: Visit) -> None:
        self.trail.visit(replace(place, view=None))
        self._arrive()

    def focus_on(self, subject: Subject) -> None:
        """Make an entity the focus: the panes narrow to what is linked with it.

        A passage is read instead, which is what it is there for.
        """
        if not isinstance(subject, FoundPassage):
            self.go(lambda here: focused(here, subject))
        elif self.here.reading is None or not self.here.in_side:
            self.go(lambda here: replace(here, reading=Bookmark(subject=subject), in_side=True))

    def back(self) -> None:
        """Go back to exactly where one was."""
        self.note()
        if self.trail.back() is not None:
            self._arrive()

    def forward(self) -> None:
        """Go forward to where one came back from."""
        self.note()
        if self.trail.forward() is not None:
            self._arrive()

    def widen(self) -> None:
        """Give up zoom, reader, query, focus and marks, one with each call."""
        screen = self._context.screen
        if screen.has_class("-zoomed"):
            screen.remove_class("-zoomed")
            return
        self.note()
        if (wider := widened(self.here)) is not None:
            self._visit(wider)
        elif self._view.panes.marked:
            self.unmark()

    def unmark(self) -> None:
        """Let no row be marked."""
        self._view.panes.keep_marks(lambda _: None)
        self._view.status.count(0)

    def leave_what_is_gone(self) -> None:
        """Leave what another dossier has taken out of the store, and say so."""
        if self._context.is_open and self._say(self._gone(_named(self.here))):
            self.amend(without_gone(self.here, self._context.desk.is_there))

    def _gone(self, subjects: Iterable[Subject | None]) -> tuple[Subject, ...]:
        """Return those that are not in the store any more."""
        is_there = self._context.desk.is_there
        return tuple(one for one in dict.fromkeys(subjects) if one and not is_there(one))

    def _say(self, gone: Sequence[Subject]) -> bool:
        """Say of what is gone that it is; return whether there is anything."""
        names = [named_in(one) for one in gone if isinstance(one, str) and one.startswith(NAMED_HEADS)]
        if gone:
            title = tr("{name} is gone", name=names[0]) if names else tr("Gone")
            self._context.notify(tr("It was taken out of the store, so it is shown no more."), printable(title))
        return bool(gone)

    def show(self) -> None:
        """Show the entities focused one after the other, and mark the last of them."""
        self._view.panes.mark(self.here.focus)
        name = self._context.desk.name
        self.hint()
        self._view.trail_bar.show([Crumb(identity, kind_of(identity), name(identity)) for identity in self.here.chain])

    def hint(self) -> None:
        """Name the keys of the part that has the keyboard."""
        scope, keys = scope_of(self._context.screen.focused), self._context.own_keys.keys
        self._view.status.hint(hints_for(scope, keys, focused=self.here.focus is not None))

    def move_keyboard(self) -> None:
        """Give the keyboard to the part of the screen that had it at this place."""
        if self.here.in_side:
            self._view.panes.activate(self.here.pane)
            self._view.side.front.focus()
        else:
            self._view.panes.enter(self.here.pane)

    def enter_side(self) -> None:
        """Give the keyboard to the card or the reader, whichever is in front."""
        self._context.screen.set_class(True, "-in-side")
        self._view.side.front.focus()

    def enter_card(self) -> None:
        """Give the keyboard to the card where it is shown, else to the reader in its place."""
        self._context.screen.set_class(True, "-in-side")
        side = self._view.side
        (side.card if side.card.display else side.front).focus()

    def note_keyboard(self, widget: Widget) -> None:
        """Take it that a widget has the keyboard; its pane is the active one."""
        scope = scope_of(widget)
        if isinstance(widget, EntityList):
            self._view.panes.activate(widget.kind)
        in_side = scope in ("card", "reader")
        self.amend(replace(self.here, in_side=in_side, pane=self._view.panes.active))
        self._context.screen.set_class(in_side, "-in-side")
