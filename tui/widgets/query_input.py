"""The box that a query is typed into: it marks what it does not understand, and offers to go on at its end."""

from typing import ClassVar

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from tui.desk.models import Stretch
from tui.keys.key import aliases


class _Trouble(Highlighter):
    """Marks the characters that make trouble."""

    def __init__(self) -> None:
        self.span: Stretch = (0, 0)
        self.style = Style()

    def highlight(self, text: Text) -> None:
        """Style the characters."""
        text.stylize(self.style, *self.span)


class QueryInput(Input):
    """An input whose marked characters stand out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"query--trouble"}

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """How long the query is: nothing makes room for it, and no letter has all the screen laid out anew."""

    class OnWanted(Message):
        """Right at the end: to go on as offered."""

    def __init__(self, placeholder: str, *, widget_id: str) -> None:
        self._trouble = _Trouble()
        super().__init__(
            placeholder=placeholder, id=widget_id, compact=True, select_on_focus=False, highlighter=self._trouble
        )

    def mark(self, span: Stretch) -> None:
        """Mark characters; an empty stretch marks none."""
        if span != self._trouble.span:
            self._trouble.span = span
            self._trouble.style = self.get_component_rich_style("query--trouble", partial=True)
            self.refresh()

    @property
    def marked(self) -> str:
        """The marked characters."""
        return self.value[slice(*self._trouble.span)]

    def replace_all(self, query: str, cursor: int) -> None:
        """Put another query in the box, the cursor at a place of it."""
        self.value = query
        self.cursor_position = cursor

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Leave the question mark to the help in the empty box, where no query begins with it."""
        if not self.value and character is not None and character in ("?", *aliases("?")):
            return False
        return super().check_consume_key(key, character)

    def on_key(self, event: events.Key) -> None:
        """Let the question mark through to its binding where the box is empty."""
        if event.character is not None and not self.check_consume_key(event.key, event.character):
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Take all the lines that are pasted as one: a name is often copied with the end of its line."""
        event.stop()
        event.prevent_default()
        self.replace(" ".join(event.text.split()), *self.selection)

    def action_cursor_right(self, select: bool = False) -> None:
        """Move the cursor; at the end, go on as offered."""
        if not select and self.cursor_at_end and self.selection.is_empty:
            self.post_message(self.OnWanted())
        else:
            super().action_cursor_right(select)
