"""A view drawn line by line that draws its own scroll bar, in the last cell of each line.

Textual's scroll bar is a widget of its own, a line of which costs what a line of text costs: with it every change of
what is shown would be painted twice.
"""

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.strip import Strip

from tui.widgets.framed import FramedView

_BAR = 1
"""Cells that the scroll bar takes."""
_THUMB = "┃"


class ScrolledView(FramedView):
    """A `FramedView` whose subclasses draw lines of `line_width` cells, beside which the scroll bar stands."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"view--thumb"}
    DEFAULT_CSS = """
    ScrolledView {
        overflow: hidden hidden;
        & > .view--thumb { color: $foreground 25%; }
        &:focus > .view--thumb { color: $foreground 45%; }
    }
    """

    _dragging = False
    _line_width = 0
    _thumb: tuple[int, int] = (0, 0)

    @property
    def allow_vertical_scroll(self) -> bool:
        """Whether the wheel scrolls; Textual asks its own scroll bar, of which there is none."""
        return self.max_scroll_y > 0

    @property
    def line_width(self) -> int:
        """Cells of a line, without the scroll bar."""
        return max(0, self.scrollable_content_region.width - _BAR)

    def draw_line(self, y: int, width: int) -> Strip:
        """Return the line at a place of the window, `width` cells wide."""
        del y
        return Strip.blank(width, self.plain)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return some lines of the window; what is the same for all of them is measured once."""
        self._line_width, self._thumb = self.line_width, self._measure_thumb()
        return super().render_lines(crop)

    def segments(self, y: int) -> list[Segment]:
        """Return the line at a place of the window, and the scroll bar beside it."""
        line, (first, last) = self.draw_line(y, self._line_width), self._thumb
        if first <= y < last:
            return [*line, Segment(_THUMB, self.over(self.plain, "view--thumb"))]
        return [*line, Segment(" ", self.plain)]

    def _measure_thumb(self) -> tuple[int, int]:
        """Return the lines of the window that the thumb covers: at an edge only where the view is at its edge."""
        height, most = self.scrollable_content_region.height, self.max_scroll_y
        if most <= 0 or height <= 2:
            return 0, 0
        length = max(1, min(height - 2, round(height * height / (most + height))))
        room, top = height - length, self.scroll_offset.y
        first = 0 if top <= 0 else room if top >= most else max(1, min(room - 1, round(top * room / most)))
        return first, first + length

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the scroll bar."""
        if self._on_bar(event) and self.max_scroll_y > 0:
            event.stop()
            self._dragging = True
            self.capture_mouse()
            self._drag_to(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Scroll as the scroll bar is dragged."""
        if self._dragging:
            event.stop()
            self._drag_to(event)

    def on_mouse_up(self) -> None:
        """Let the scroll bar go."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def _on_bar(self, event: events.MouseEvent) -> bool:
        offset = event.get_content_offset(self)
        return offset is not None and offset.x >= self.line_width

    def _drag_to(self, event: events.MouseEvent) -> None:
        region = self.scrollable_content_region
        share = (event.screen_y - region.y) / max(1, region.height - 1)
        self.scroll_to(y=round(max(0.0, min(1.0, share)) * self.max_scroll_y), animate=False)
