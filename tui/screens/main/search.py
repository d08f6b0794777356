"""Searching, as the main screen does it: panes and ways to go on as one types, earlier and kept queries, passages."""

from dataclasses import replace

from textual import on

from tui.desk.passage_id import as_passage
from tui.desk.trail import Reading
from tui.screens.main import jobs
from tui.screens.main.editing import Editing
from tui.screens.main.messages import ArticlesRead, WaysFound
from tui.widgets.search_bar import SearchBar

_READING = "reading the articles …"


class Searching(Editing):
    """The part of the main screen that searches."""

    @property
    def subject(self) -> str | None:
        """The entity that the card shows; while one reads passages, the one that is read."""
        reading = self.here.reading
        passage = as_passage(reading.entity_id) if reading is not None and self.here.in_side else None
        if reading is not None and passage is not None:
            return str(passage._replace(number=passage.number + reading.number))
        return super().subject

    def focus_on(self, entity_id: str) -> None:
        """Make an entity the focus; a passage is read instead, which is what it is there for."""
        if as_passage(entity_id) is None:
            super().focus_on(entity_id)
        elif self.here.reading is None or not self.here.in_side:
            self.note_place()
            self.visit(replace(self.here, reading=Reading("", entity_id), in_side=True))

    @on(SearchBar.Changed)
    def _search(self, event: SearchBar.Changed) -> None:
        self.trail.amend(replace(self.here, query=event.query, subject="", spots={}))
        if self.is_open and "text:" in event.query.replace("：", ":") and not self.desk.has_read_articles:
            self.status.say(_READING)
            self._articles_errand.ask(jobs.reading_articles(self.desk))
        self.ask_panes()

    @on(ArticlesRead)
    def _say_read(self) -> None:
        if self.status.note == _READING:
            self.status.say("")

    def after_panes(self) -> None:
        """Find the ways to go on with the query, too."""
        super().after_panes()
        if self.focused is self.search_bar.input:
            typed = self.search_bar.input
            self._ways_errand.ask(jobs.completing(self.desk, typed.value, typed.cursor_position))

    @on(WaysFound)
    def _offer_ways(self, event: WaysFound) -> None:
        self.search_bar.offer(event.query, event.ways)

    @on(SearchBar.Noted)
    def _note(self, event: SearchBar.Noted) -> None:
        self.search_note.show(event.ways, event.chosen, event.trouble)
        self.show_note()

    def show_note(self) -> None:
        """Show what there is to say of the query in the trail's place while the search bar has the keyboard."""
        shown = self.search_note.says and self.focused is self.search_bar.input
        self.search_note.set_class(shown, "-said")
        self.trail_bar.set_class(shown, "-covered")

    @on(SearchBar.Done)
    def _leave_search(self, event: SearchBar.Done) -> None:
        if event.query and self.is_open:
            self.desk.remember(event.query)
            self.recall()
        self.panes.enter()

    def recall(self) -> None:
        """Have the search bar know the earlier queries."""
        self.search_bar.history = self.desk.searches.history

    def action_searches(self) -> None:
        """Offer to keep the present query, and the searches that were kept."""
        if not self.is_open:
            return
        from tui.dialogs.searches import SearchesDialog

        searches = self.desk.searches
        dialog = SearchesDialog(self.here.query.strip(), searches.kept, searches.keep, searches.forget)
        self.app.push_screen(dialog, self.resume)

    def resume(self, query: str | None) -> None:
        """Search for a query that was kept, and go to its hits."""
        if query is not None:
            self.note_place()
            self.visit(replace(self.here, query=query, subject="", spots={}, reading=None, in_side=False))

    def toggle_fuzzy_pinyin(self) -> None:
        """Allow pinyin to confuse zh and z, n and l, ng and n, or forbid it again."""
        if not self.is_open:
            return
        allowed = not self.desk.searches.fuzzy_pinyin
        self._ways_errand.ask(jobs.allowing_fuzzy_pinyin(self.desk, allowed))
        self.notify("zh is z, n is l, ng is n" if allowed else "as spelled", title="Pinyin", markup=False)
