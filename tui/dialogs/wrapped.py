"""A text that is broken into lines as Chinese mixed with Latin is, anew for each width."""

from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from tui.text.wrap import Line, wrap


class Wrapped(Static):
    """Shows a text; no date, number or Latin word in it is broken, and no mark that closes begins a line.

    Args:
        text: the first one.
        classes: see `Static`.
    """

    def __init__(self, text: str = "", *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self._text = Content(text)
        self._keep: tuple[Line, ...] = ()

    def show(self, text: Content, keep: Iterable[Line] = ()) -> None:
        """Show another text, some stretches of which are not broken either."""
        self._text, self._keep = text, tuple(keep)
        self.update(text)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return how many lines it takes."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the lines for the present width."""
        return Content("\n").join(self._text[start:end] for start, end in self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Line]:
        return wrap(self._text.plain, width, keep=self._keep)
