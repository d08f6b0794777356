"""The search bar: one query for all four panes, reported with every letter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from store.text.language import later, tr
from tui.desk.models import Stretch, Way
from tui.keys.bindings import bindings_of
from tui.widgets.query_input import QueryInput

_PLACEHOLDER = later("Search names, figures and words: 陈茂波, chenmb, 620亿")


class _Taken(NamedTuple):
    """A way that was taken, of those there were, so that the next one can be taken instead."""

    query: str
    ways: Sequence[Way]
    place: int

    @property
    def value(self) -> str:
        """The query with the way taken."""
        way = self.ways[self.place]
        return self.query[: way.start] + way.text + self.query[way.end :]

    @property
    def cursor(self) -> int:
        """Where the cursor then stands."""
        way = self.ways[self.place]
        return way.start + len(way.text)


class SearchBar(Horizontal):
    """A slash and the query; what there is to say of it is told to whoever has a line for it."""

    DEFAULT_CSS = """
    SearchBar {
        height: 1;
        & > #slash { width: 3; padding: 0 1; }
        & > QueryInput { width: 1fr; }
    }
    """
    BINDINGS = bindings_of("search")

    @dataclass
    class Changed(Message):
        """The query is another one."""

        query: str

        def can_replace(self, message: Message) -> bool:
            """Tell that of several queries only the last one matters."""
            return isinstance(message, SearchBar.Changed)

    @dataclass
    class Done(Message):
        """To the hits, please; `query` is worth remembering unless it is empty."""

        query: str

    @dataclass
    class Noted(Message):
        """There is something else to say of the query; arguments as of `SearchNote.show`."""

        ways: Sequence[Way]
        chosen: int
        trouble: str

    def __init__(self, *, widget_id: str | None = None) -> None:
        super().__init__(id=widget_id)
        self.history: Sequence[str] = ()
        self._recalled = -1
        self._draft = ""
        self._trouble = ""
        self._ways: Sequence[Way] = ()
        self._taken: _Taken | None = None

    def compose(self) -> ComposeResult:
        """Yield the two parts."""
        yield Static(Content("/"), id="slash")
        yield QueryInput(tr(_PLACEHOLDER), widget_id="query")

    def on_mount(self) -> None:
        """Watch what is typed; a message of the box would be told of only after the letter has been painted."""
        self.watch(self.input, "value", self._report, init=False)

    @property
    def input(self) -> QueryInput:
        """The box with the query."""
        return self.query_one("#query", QueryInput)

    def write(self, query: str) -> None:
        """Put a query into the box without reporting it."""
        if self.input.value != query:
            with self.input.prevent(self.Changed):
                self.input.replace_all(query, len(query))
            self._ways, self._taken, self._recalled = (), None, -1
            self._note()

    def complain(self, sentence: str, span: Stretch) -> None:
        """Mark what is wrong with the query and say why; nothing where the sentence is empty."""
        self.input.mark(span if sentence else (0, 0))
        if sentence != self._trouble:
            self._trouble = sentence
            self._note()

    def offer(self, query: str, ways: Sequence[Way]) -> None:
        """Offer ways to go on with a query, unless it is another one meanwhile or one of its ways was just taken."""
        if query == self.input.value and self._taken is None and ways != self._ways:
            self._ways = ways
            self._note()

    def _note(self) -> None:
        taken = self._taken
        ways, chosen = (taken.ways, taken.place) if taken is not None else (self._ways, 0)
        self.post_message(self.Noted(ways, chosen, self._trouble))

    def _report(self, query: str) -> None:
        if self._taken is not None and query != self._taken.value:
            self._taken = None
            self._ways = ()
            self._note()
        if self._recalled >= 0 and query not in self.history[self._recalled : self._recalled + 1]:
            self._recalled = -1
        self.post_message(self.Changed(query))

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_done()

    @on(QueryInput.OnWanted)
    def _go_on(self, event: QueryInput.OnWanted) -> None:
        event.stop()
        if self._ways and self._taken is None:
            self._take(_Taken(self.input.value, self._ways, 0))

    def action_complete(self, step: int) -> None:
        """Go on as offered, with the next (1) or the previous (-1) way if one was taken; else tab leaves the bar."""
        taken = self._taken
        if taken is None and self._ways:
            self._take(_Taken(self.input.value, self._ways, 0 if step > 0 else len(self._ways) - 1))
        elif taken is not None and len(taken.ways) > 1:
            self._take(taken._replace(place=(taken.place + step) % len(taken.ways)))
        else:
            raise SkipAction

    def _take(self, taken: _Taken) -> None:
        field = taken.ways[taken.place].text.endswith(":")
        self._taken, self._ways = None if field else taken, ()
        self.input.replace_all(taken.value, taken.cursor)
        self._note()

    def action_done(self) -> None:
        """Ask for the hits."""
        self._recalled = -1
        self.post_message(self.Done(self.input.value.strip()))

    def action_older(self, step: int) -> None:
        """Recall an earlier (1) or later (-1) query; down from what is being typed goes to the hits."""
        recalled = self._recalled + step
        if recalled < -1:
            self.action_done()
        elif recalled < len(self.history):
            if self._recalled < 0:
                self._draft = self.input.value
            self._recalled = recalled
            query = self.history[recalled] if recalled >= 0 else self._draft
            self.input.replace_all(query, len(query))

    def action_clear(self) -> None:
        """Empty the box; leave it when it is empty already."""
        if self.input.value:
            self.input.value = ""
        else:
            self.post_message(self.Done(""))
