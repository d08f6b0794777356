"""The keys of a dialog, each with what it does, on one line or more."""

import re

from textual import events
from textual.content import Content
from textual.style import Style

from tui.dialogs.wrapped import Wrapped
from tui.text.wrap import Line

_GAP = "    "
_HINT = re.compile(r"\S+(?: {1,2}\S+)*")
"""A key and what it does; wider gaps stand between two of them."""


class KeyLine(Wrapped):
    """Shows keys, none of which is parted from what it does."""

    def __init__(self, hints: Content | str) -> None:
        super().__init__(classes="dialog--hint")
        self.name_keys(hints)

    def name_keys(self, hints: Content | str) -> None:
        """Show other ones."""
        text = hints if isinstance(hints, Content) else Content(hints)
        self.show(text, (Line(*hint.span()) for hint in _HINT.finditer(text.plain)))


class Hints(KeyLine):
    """Names keys; a click on one does what the key does."""

    def __init__(self, *hints: tuple[str, str]) -> None:
        """Make the line.

        Args:
            hints: what is shown of each key, and the dialog's action for it, "" where it cannot be clicked.
        """
        self._actions = [action for _, action in hints]
        parts = [Content.styled(shown, Style.from_meta({"key": at})) for at, (shown, _) in enumerate(hints)]
        super().__init__(Content(_GAP).join(parts))

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        at = event.style.meta.get("key")
        if isinstance(at, int) and self._actions[at]:
            event.stop()
            await self.app.run_action(self._actions[at], default_namespace=self.screen)
