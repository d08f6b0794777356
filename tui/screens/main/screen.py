"""The main screen: it has parts, and passes on to them what its keys, its widgets and its workers tell."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from store.kinds import EntityKind
from store.text.language import tr
from tui.keys.bindings import bindings_of
from tui.keys.hints import hints_while_marking
from tui.keys.key import Key, Scope
from tui.screens.main.context import Context, View
from tui.screens.main.errand import Errand
from tui.screens.main.loading import Loading, Progressed
from tui.screens.main.navigation import Navigation
from tui.screens.main.reading import ReadingPart
from tui.screens.main.search import Search
from tui.settings.settings import Effective
from tui.styles.themes import Looks
from tui.widgets.card import Card
from tui.widgets.chosen import SubjectChosen
from tui.widgets.entity_list import EntityList
from tui.widgets.name_marker import NameMarker
from tui.widgets.reader import Reader
from tui.widgets.search_bar import SearchBar
from tui.widgets.status_line import StatusLine

if TYPE_CHECKING:  # what the first frame must not wait for
    from tui.desk.desk import Desk
    from tui.desk.trail import Viewed
    from tui.screens.main.arranging import Arranging
    from tui.screens.main.correcting import Correcting, Correction
    from tui.screens.main.resuming import Resuming
    from tui.screens.main.take_away import TakeAway
    from tui.screens.main.vaulting import Vaulting
    from tui.screens.main.views import Views


class MainScreen(Screen[None]):
    """Four panes, a card or a reader beside them, the search bar above, the footer below.

    Args:
        make_desk: makes what answers, in a thread.
        paths: articles to read first.
        effective: the settings that are in effect.
        looks: returns what the explorer looks like.
        fresh: whether to begin anew instead of where the explorer was left.
    """

    BINDINGS = bindings_of("main", "views")
    AUTO_FOCUS = ""

    class Answering(Message):
        """The panes are filled for the first time, or the store cannot be opened: a key has something to act on."""

    def __init__(
        self,
        make_desk: "Callable[[], Desk]",
        paths: Sequence[Path],
        effective: Effective,
        looks: Callable[[], Looks],
        *,
        fresh: bool,
    ) -> None:
        super().__init__()
        self._looks = looks
        self._make_desk = make_desk
        self.is_answering = False
        self.view = View()
        self.context = Context(self, self.view, effective.settings)
        self.navigation = Navigation(self.context, self._arrive)
        self.reading = ReadingPart(self.context, self.navigation)
        self.search = Search(self.context, self.navigation, self.reading, self._answer, self._renew_view)
        self.loader = Loading(self.context, self.search, paths)
        self._fresh = fresh
        self._is_seen = False
        self._troubles = effective.troubles

    @cached_property
    def take_away(self) -> "TakeAway":
        """What exports and copies."""
        from tui.screens.main.take_away import TakeAway  # which the first frame does without

        return TakeAway(self.context, self.navigation)

    @cached_property
    def correcting(self) -> "Correcting":
        """What corrects what is shown wrong."""
        from tui.screens.main.correcting import Correcting  # which the first frame does without

        return Correcting(self.context, self.navigation, self.search)

    @cached_property
    def arranging(self) -> "Arranging":
        """What gives panes their columns."""
        from tui.screens.main.arranging import Arranging  # which the first frame does without

        return Arranging(self.context)

    @cached_property
    def views(self) -> "Views":
        """What opens views."""
        from tui.screens.main.views import Views  # which the first frame does without

        return Views(self.context, self.navigation, self.reading, self.take_away, self.search)

    @cached_property
    def vaulting(self) -> "Vaulting":
        """What writes vaults."""
        from tui.screens.main.vaulting import Vaulting  # which few need

        return Vaulting(self.context)

    @cached_property
    def resuming(self) -> "Resuming":
        """What keeps where one is, and takes it up at the next start."""
        from tui.screens.main.resuming import Resuming  # which the first frame does without

        return Resuming(self.context, self.navigation, self.search, self._viewed, self._looks, fresh=self._fresh)

    def _viewed(self) -> "Viewed | None":
        """Return the view that is open, or that coming back to this place opens."""
        open_ = self.views.left if "views" in self.__dict__ else None
        return open_ or self.navigation.here.view

    def compose(self) -> ComposeResult:
        """Yield the widgets, top to bottom."""
        return self.view.compose()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Have the first frame wait for no second look at all styles: they were given a moment ago."""
        event.refresh_styles &= self._is_seen
        self._is_seen = True

    def on_mount(self) -> None:
        """Open the store, once the first frame is painted."""
        self.view.side.show_card(None)
        self.view.panes.enter()
        self.call_after_refresh(self.loader.open, self._make_desk, self._begin)

    def _begin(self) -> None:
        """Show the place where the explorer was left, or the beginning."""
        for trouble in self._troubles:
            self.context.notify(trouble, tr("Settings"), "warning")
        self.resuming.begin()
        self._arrive()

    def _arrive(self) -> None:
        """Show the place where one is now."""
        self.navigation.leave_what_is_gone()
        self.navigation.show()
        self.arranging.recall()
        self.search.show()
        self.reading.show_page()
        self.navigation.move_keyboard()
        if self.navigation.here.view is not None:
            self.views.resume()
        else:
            self._put_views_away()

    def _put_views_away(self) -> None:
        """Let no view stand over this screen."""
        if "views" in self.__dict__:  # else none was ever opened
            self.views.put_away()

    def _renew_view(self) -> None:
        """Show the view that stands over this screen anew, where one does."""
        if "views" in self.__dict__:
            self.views.renew()

    def _answer(self) -> None:
        """Tell once that keys may come now."""
        if not self.is_answering:
            self.is_answering = True
            self.post_message(self.Answering())

    @on(EntityList.CursorMoved)
    def _follow_cursor(self, event: EntityList.CursorMoved) -> None:
        if event.kind == self.view.panes.active and event.subject is not None:
            self.reading.follow_cursor()

    @on(SubjectChosen)
    def _focus_on(self, event: SubjectChosen) -> None:
        self.navigation.focus_on(event.subject)

    @on(Card.SentenceChosen)
    def _read_evidence(self, event: Card.SentenceChosen) -> None:
        self.reading.read(event.number)

    @on(Card.AllWanted)
    def _show_all(self, event: Card.AllWanted) -> None:
        self.navigation.focus_on(event.subject)
        self.view.panes.enter(event.kind)

    @on(Reader.MentionWanted)
    def _step_mention(self, event: Reader.MentionWanted) -> None:
        self.reading.step(event.step)

    @on(NameMarker.NameMarked)
    def _add_name(self, event: NameMarker.NameMarked) -> None:
        self.correcting.add(event.text, event.quote)

    @on(NameMarker.Marking)
    def _name_keys(self, event: NameMarker.Marking) -> None:
        if event.is_on:
            self.view.status.hint(hints_while_marking(self.context.own_keys.keys))
        else:
            self.navigation.hint()

    @on(EntityList.Marked)
    def _count_marks(self) -> None:
        self.view.status.count(self.view.panes.marked)

    @on(EntityList.SortWanted)
    def _sort(self, event: EntityList.SortWanted) -> None:
        self.search.turn(event.kind) if event.turn else self.search.order(event.kind)

    @on(EntityList.ColumnsWanted)
    def _choose_columns(self, event: EntityList.ColumnsWanted) -> None:
        self.arranging.ask(event.kind)

    @on(EntityList.UnfoldWanted)
    def _unfold(self, event: EntityList.UnfoldWanted) -> None:
        self.search.unfold(event.subject)

    @on(SearchBar.Changed)
    def _look_for(self, event: SearchBar.Changed) -> None:
        self.search.look_for(event.query)

    @on(SearchBar.Noted)
    def _say_of_query(self, event: SearchBar.Noted) -> None:
        self.search.say(event.ways, event.chosen, event.trouble)

    @on(SearchBar.Done)
    def _leave_search(self, event: SearchBar.Done) -> None:
        self.search.leave(event.query)

    @on(Progressed)
    def _say_progress(self, event: Progressed) -> None:
        self.loader.say_progress(event)

    @on(Errand.Failed)
    def _report(self, event: Errand.Failed) -> None:
        self._give_up(event.errand)
        self.context.report(event.errand, event.sentence)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Report what a worker failed with, instead of ending the program."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self._give_up(event.worker.name)
            self.context.report_error(event.worker.name, event.worker.error)

    def _give_up(self, errand: str) -> None:
        """Show where something failed: no more is it waited for."""
        if errand == "store":
            self.view.panes.fail()
            self._answer()
        elif errand == "load":
            self.loader.fail()
        elif errand == "card":
            self.view.side.show_card(None)
        elif errand == "reader":
            self.search.renew()

    @on(StatusLine.HintChosen)
    async def _perform(self, event: StatusLine.HintChosen) -> None:
        await self.perform(event.key)

    async def perform(self, key: Key) -> None:
        """Do what a key does where it works, as if it had been pressed."""
        if key.scope not in ("app", "views"):
            self._put_views_away()
        places: dict[Scope, DOMNode] = {"app": self.app, "main": self, "views": self}
        await self.app.run_action(key.action, default_namespace=places.get(key.scope, self.focused or self))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Name the keys of the widget that has the keyboard, and show the card of the pane that it is in."""
        moved = isinstance(event.widget, EntityList) and event.widget.kind != self.navigation.here.pane
        self.navigation.note_keyboard(event.widget)
        if moved:
            self.reading.follow_cursor()
        self.navigation.hint()
        self.search.show_note()

    def on_paste(self, event: events.Paste) -> None:
        """Search for what is pasted, wherever the keyboard is."""
        if self.focused is not self.view.search_bar.input:
            event.stop()
            self.search.enter()
            self.view.search_bar.input.on_paste(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the search key to the search bar where one is there already: it is a letter then."""
        if action == "search" and self.focused is self.view.search_bar.input:
            return False
        return super().check_action(action, parameters)

    def action_search(self) -> None:
        """Go to the search bar."""
        self.search.enter()

    def action_searches(self) -> None:
        """Offer to keep the present query, and the searches that were kept."""
        self.search.offer_kept()

    def action_focus_pane(self, kind: EntityKind) -> None:
        """Go to a pane."""
        self.view.panes.enter(kind)

    def action_next_pane(self, step: int) -> None:
        """Go to the next pane, or the one before."""
        self.view.panes.enter(self.view.panes.beside(step))

    def action_focus_side(self, card: bool = False) -> None:
        """Go to the card or the reader, to the card where it is asked for and shown."""
        (self.navigation.enter_card if card else self.navigation.enter_side)()

    def action_furniture(self) -> None:
        """Show names that stand only in by-lines and credits, or hide them again."""
        self.search.toggle_furniture()

    def action_zoom(self) -> None:
        """Show the part that has the keyboard alone, or all again."""
        self.toggle_class("-zoomed")

    def action_travel(self, step: int) -> None:
        """Go back to exactly where one was, or forward to where one came back from."""
        (self.navigation.back if step < 0 else self.navigation.forward)()

    def action_widen(self) -> None:
        """Give up waiting for another dossier, else marking, zoom, reader, query and focus, one with each key."""
        if not self.loader.give_up() and not self.view.side.reader.leave_mark():
            self.navigation.widen()

    def action_read(self) -> None:
        """Open the reader at the subject's first mention."""
        self.reading.read_first()

    def action_close_reader(self) -> None:
        """Show the card again."""
        self.reading.close()

    def action_mention(self, step: int) -> None:
        """Go to the next or previous mention of what is read, through all articles."""
        self.reading.step(step)

    def action_edit(self) -> None:
        """Open the file of what is read in the editor, and read it again where it was changed."""
        self.reading.edit(lambda changed: self.loader.load(lambda: [changed]))

    def action_view(self, name: str) -> None:
        """Open a view."""
        self.views.open(name)

    def action_together(self) -> None:
        """Show the selected one together with the focus, or with the one chosen before."""
        self.views.together()

    def action_watch(self) -> None:
        """Watch whoever is selected, or no longer."""
        self.views.watch()

    def action_browse(self) -> None:
        """Open the address of what is read in the browser."""
        self.reading.browse(self.take_away.put)

    def action_take_away(self, how: Literal["export", "copy", "copy-as", "vault"]) -> None:
        """Offer to write what is marked, or the subject, or a vault; or copy it in a shape chosen last or now."""
        if how == "export":
            self.take_away.export()
        elif how == "vault":
            self.vaulting.begin()
        else:
            self.take_away.copy(choose=how == "copy-as")

    def action_correct(self, what: "Correction") -> None:
        """Correct what is shown wrong, or take back what was corrected."""
        self.correcting.begin(what)

    def action_reload(self) -> None:
        """Take over what other dossiers have written, and read again what has changed."""
        self.loader.reload()

    def action_problems(self) -> None:
        """List the files that could not be read, and why."""
        self.loader.list_problems()

    def action_remove_missing(self) -> None:
        """Offer to take out the articles whose files are gone."""
        self.loader.offer_to_remove()
