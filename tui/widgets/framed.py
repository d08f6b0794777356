"""A view drawn line by line that puts its lines into its border itself, and keeps each until it is to be drawn anew.

Textual asks all the styles of a widget again for each of its lines, which takes longer than to draw a row. What stands
left and right of the content is the same in all of them: here it is asked for once. Tint, hatch and opacity, which
Textual lays over lines, are not for such views.
"""

from typing import NamedTuple, Self

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.strip import Strip

from tui.widgets.blend import BlendedView


class _Frame(NamedTuple):
    """What is around the content.

    Attributes:
        look: what it was made from: it is another one when that is.
        top: the first line with content.
        bottom: one past the last.
        left: what stands left of the content.
        right: what stands right of it.
        background: what is behind the content.
        filters: what each line goes through.
    """

    look: tuple[object, ...]
    top: int
    bottom: int
    left: tuple[Segment, ...]
    right: tuple[Segment, ...]
    background: Color
    filters: tuple[LineFilter, ...]


class FramedView(BlendedView):
    """A `BlendedView` whose subclasses return the segments of a line, exactly as wide as the content."""

    _frame: _Frame | None = None
    _framed_size = Size(0, 0)
    _framed_lines: dict[int, Strip] | None = None

    def segments(self, y: int) -> list[Segment]:
        """Return the line at a place of the content."""
        del y
        return [Segment(" " * self.size.width, self.plain)]

    def render_line(self, y: int) -> Strip:
        """Return the line at a place of the content, as Textual asks for it."""
        return Strip(self.segments(y), self.size.width)

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw all lines anew, or those of some regions of the content."""
        if repaint and not regions:
            self._framed_lines = None
        elif repaint and self._framed_lines is not None:
            top = self.gutter.top
            for y in (y for region in regions for y in region.line_range):
                self._framed_lines.pop(y + top, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return some lines of the widget."""
        if self._framed_lines is None or self._framed_size != self.outer_size:
            self._framed_size, self._framed_lines = self.outer_size, {}
            self._frame = self._measured()
        known = self._framed_lines
        for y in crop.line_range:
            if y not in known:
                known[y] = self._framed(y)
        lines = [known[y] for y in crop.line_range]
        if crop.column_span == (0, self._framed_size.width):
            return lines
        return [line.crop(*crop.column_span) for line in lines]

    def _framed(self, y: int) -> Strip:
        """Return a line of the widget."""
        frame, width = self._frame, self._framed_size.width
        if frame is None or not frame.top <= y < frame.bottom:
            return super().render_lines(Region(0, y, width, 1))[0]
        segments = self.segments(y - frame.top)
        for one in frame.filters:
            segments = one.apply(segments, frame.background)
        return Strip([*frame.left, *segments, *frame.right], width)

    def _measured(self) -> _Frame:
        """Return the frame as it is now, the one that is known where nothing of it has changed."""
        styles, size = self.styles, self._framed_size
        background, filters = self.background_colors, tuple(self.get_line_filters())
        look = (size, styles.gutter, styles.border, background, filters)
        if self._frame is not None and self._frame.look == look:
            return self._frame
        top, right, bottom, left = styles.gutter
        line = super().render_lines(Region(0, top, size.width, 1))[0]
        before, behind = line.crop(0, left), line.crop(size.width - right)
        return _Frame(look, top, size.height - bottom, tuple(before), tuple(behind), background[1], filters)
