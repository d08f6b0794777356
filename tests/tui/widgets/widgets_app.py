"""An application with nothing but the widget under test."""

from textual.app import App, ComposeResult
from textual.message import Message
from textual.widget import Widget


class WidgetApp(App[None]):
    """Shows one widget and keeps the messages that reach the screen."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.heard: list[Message] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the accents that the real application's themes give."""
        return {"organisation": "#88aaff", "person": "#88ffaa", "figure": "#ffcc66", "quote": "#cc99ff"}

    def compose(self) -> ComposeResult:
        """Yield the widget."""
        yield self.widget

    def on_mount(self) -> None:
        """Give it the keys."""
        self.widget.focus()
