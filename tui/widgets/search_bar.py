"""The search bar: one query for all four panes, reported with every letter."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.bindings import bindings_of

_REMEMBERED = 100
_PLACEHOLDER = "Search names, figures and words: 陈茂波, chenmb, 620亿"


class SearchBar(Horizontal):
    """A slash, the query, and what is wrong with it."""

    DEFAULT_CSS = """
    SearchBar {
        height: 1;
        & > #slash { width: 3; padding: 0 1; }
        & > Input { width: 1fr; }
        & > #trouble { width: auto; max-width: 50%; padding: 0 1; }
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

    class Done(Message):
        """To the hits, please."""

    def __init__(self, *, widget_id: str | None = None) -> None:
        super().__init__(id=widget_id)
        self._history: list[str] = []
        self._recalled = -1
        self._trouble = ""

    def compose(self) -> ComposeResult:
        """Yield the three parts."""
        yield Static(Content("/"), id="slash")
        yield Input(placeholder=_PLACEHOLDER, id="query", compact=True, select_on_focus=False)
        yield Static(id="trouble")

    @property
    def input(self) -> Input:
        """The box with the query."""
        return self.query_one("#query", Input)

    def write(self, query: str) -> None:
        """Put a query into the box without reporting it."""
        if self.input.value != query:
            with self.prevent(Input.Changed):
                self.input.value = query
                self.input.cursor_position = len(query)

    def complain(self, sentence: str) -> None:
        """Show what is wrong with the query, or nothing."""
        if sentence != self._trouble:
            self._trouble = sentence
            self.query_one("#trouble", Static).update(Content(sentence))

    @on(Input.Changed)
    def _report(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_done()

    def action_done(self) -> None:
        """Remember the query and ask for the hits."""
        query = self.input.value.strip()
        if query:
            self._history = [query, *(old for old in self._history if old != query)][:_REMEMBERED]
        self._recalled = -1
        self.post_message(self.Done())

    def action_older(self, step: int) -> None:
        """Recall an earlier (1) or later (-1) query; down from the latest one goes to the hits."""
        recalled = self._recalled + step
        if recalled < -1 or (step < 0 and self._recalled < 0):
            self.action_done()
        elif recalled < len(self._history):
            self._recalled = recalled
            self.input.value = self._history[recalled] if recalled >= 0 else ""
            self.input.cursor_position = len(self.input.value)

    def action_clear(self) -> None:
        """Empty the box; leave it when it is empty already."""
        if self.input.value:
            self.input.value = ""
        else:
            self.post_message(self.Done())
