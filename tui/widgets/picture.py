"""A picture of a view, drawn for the room that there is."""

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from store.kinds import NAMED_KINDS

if TYPE_CHECKING:
    from tui.desk.tables import Draw
    from tui.text.canvas import Drawing

_MARGIN = 1


class Picture(Widget):
    """Draws what it is given, anew for each size."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"picture--{name}" for name in (*NAMED_KINDS, "quiet", "line", "point", "tie", "here", "dropped", "added")
    }
    DEFAULT_CSS = """
    Picture {
        & > .picture--quiet { color: $foreground 60%; }
        & > .picture--line { color: $foreground 35%; }
        & > .picture--point { color: $foreground; }
        & > .picture--tie { color: $primary; }
        & > .picture--organisation { color: $organisation; }
        & > .picture--person { color: $person; }
        & > .picture--dropped { color: $foreground 60%; text-style: strike; }
        & > .picture--added { color: $lit; text-style: bold; }
        & > .picture--here { color: $lit; text-style: bold; }
    }
    """

    def __init__(self, *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self._draw: Draw | None = None
        self._drawn: tuple[tuple[int, int], Drawing] | None = None

    def show(self, draw: "Draw | None", cells: int = 0, most: int = 0) -> int:
        """Draw something else, or nothing, and return how many lines it takes of those that there are for it.

        Args:
            draw: draws it.
            cells: how wide the widget will be.
            most: how many lines there are for it.
        """
        width = max(1, cells - 2 * _MARGIN)
        drawing = draw(width, most) if draw is not None else ()
        self._draw, self._drawn = draw, ((width, len(drawing)), drawing)
        self.refresh()
        return len(drawing)

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        width = self.size.width
        drawing = self._drawing()
        if y >= len(drawing):
            return Strip.blank(width, self.rich_style)
        segments = [Segment(" " * _MARGIN, self.rich_style)]
        for piece in drawing[y]:
            style = self.get_component_rich_style(f"picture--{piece.style}") if piece.style else self.rich_style
            segments.append(Segment(piece.text, style))
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _drawing(self) -> "Drawing":
        """Return the picture for the present size."""
        size = (max(1, self.size.width - 2 * _MARGIN), self.size.height)
        if self._draw is None:
            return ()
        if self._drawn is None or self._drawn[0] != size:
            self._drawn = (size, self._draw(*size))
        return self._drawn[1]
