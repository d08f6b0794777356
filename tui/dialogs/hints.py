"""The keys of a dialog on one line, each of which can be clicked."""

from textual import events
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

_GAP = "    "


class Hints(Static):
    """Names keys; a click on one does what the key does."""

    def __init__(self, *hints: tuple[str, str]) -> None:
        """Make the line.

        Args:
            hints: what is shown of each key, and the dialog's action for it, "" where it cannot be clicked.
        """
        self._actions = [action for _, action in hints]
        parts = [Content.styled(shown, Style.from_meta({"key": at})) for at, (shown, _) in enumerate(hints)]
        super().__init__(Content(_GAP).join(parts), classes="dialog--hint")

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        at = event.style.meta.get("key")
        if isinstance(at, int) and self._actions[at]:
            event.stop()
            await self.app.run_action(self._actions[at], default_namespace=self.screen)
