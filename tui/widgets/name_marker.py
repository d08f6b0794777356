"""The reader in which a name that was missed can be marked, by the keyboard or by the mouse."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tui.desk.models import Stretch
from tui.widgets.reader import MARGIN, Reader

if TYPE_CHECKING:  # what the first frame must not wait for
    from tui.desk.marking import Mark
    from tui.desk.reader_page import PageLine

_MARKED = Style(reverse=True, underline=True)
_NOTED = Style(underline=True)


class NameMarker(Reader):
    """A `Reader` with a caret while something is being marked."""

    @dataclass
    class NameMarked(Message):
        """Somebody has marked characters that are a name, or those of the quote that was walked to."""

        text: str
        quote: str = ""

    @dataclass
    class Marking(Message):
        """Somebody marks something now, or no longer: other keys matter."""

        is_on: bool

    mark: "Mark | None" = None
    noted: Sequence[Stretch] = ()

    def page_set(self) -> None:
        """Mark nothing any more: the characters stand elsewhere."""
        self._set_mark(None)

    def draw_line(self, y: int, width: int) -> Strip:
        """Return one line of the page: what has a note or a tag underlined, what is being marked reversed."""
        strip = super().draw_line(y, width)
        number = self.scroll_offset.y + y
        if self.page is None or number >= len(self.page.lines):
            return strip
        line = self.page.lines[number]
        for stretch in self.noted:
            strip = self._styled(strip, line, stretch, _NOTED)
        return strip if self.mark is None else self._styled(strip, line, self.mark.stretch, _MARKED)

    def _styled(self, strip: Strip, line: "PageLine", stretch: Stretch, style: Style) -> Strip:
        """Return a line of which those characters have a style that are in a stretch of the article."""
        start, end = (max(line.start, min(place, line.end)) for place in stretch)
        if start == end or self.article is None:
            return strip
        left = MARGIN + cell_len(line.prefix + self.article.text[line.start : start])
        right = left + cell_len(self.article.text[start:end])
        return Strip.join([strip.crop(0, left), strip.crop(left, right).apply_style(style), strip.crop(right)])

    def action_add(self) -> None:
        """Take what the mouse has selected for a name that was missed, or begin to mark one with the keyboard."""
        if selected := self.screen.get_selected_text():
            self.screen.clear_selection()
            self.post_message(self.NameMarked(selected, self._quote))
        elif self.page is not None and any(line.end > line.start for line in self.page.lines):
            from tui.desk.marking import Mark

            self._set_mark(Mark(self.page, self.at))

    @property
    def _quote(self) -> str:
        """The id of the quote that was walked to, "" where it is none."""
        walked = self.walked
        return walked.subject if walked and walked.kind == "quote" and isinstance(walked.subject, str) else ""

    def action_caret(self, step: int) -> None:
        """Move the caret by a character, where something is being marked."""
        if self.mark is not None:
            self.mark.step(step)
            self._show_caret()

    def action_mark(self) -> None:
        """Begin the mark under the caret; where nothing is being marked, scroll by a page."""
        if self.mark is None:
            self.action_page(1)
        else:
            self.mark.begin()
            self.refresh()

    def action_line(self, step: int) -> None:
        """Scroll by a line, or move the caret by one."""
        if self.mark is None:
            super().action_line(step)
        else:
            self.mark.move(step)
            self._show_caret()

    def action_choose(self) -> None:
        """Choose the walked mention, or what was marked."""
        if self.mark is None or self.article is None:
            super().action_choose()
        else:
            start, end = self.mark.stretch
            self._set_mark(None)
            self.post_message(self.NameMarked(self.article.text[start:end], self._quote))

    def on_blur(self) -> None:
        """Mark nothing any more."""
        self._set_mark(None)

    def leave_mark(self) -> bool:
        """Mark nothing any more; False where nothing was being marked."""
        was_marking = self.mark is not None
        self._set_mark(None)
        return was_marking

    def _set_mark(self, mark: "Mark | None") -> None:
        if (mark is None) != (self.mark is None):
            self.post_message(self.Marking(mark is not None))
        self.mark = mark
        self.refresh()

    def _show_caret(self) -> None:
        if self.mark is not None:
            line = self.mark.page.line_of(self.mark.caret)
            self.scroll_to_region(Region(0, line, 1, 1), animate=False, force=True)
        self.refresh()
