"""The reader: an article with its mentions coloured by kind, one of them lit.

Drawn line by line (Textual's Line API), so that a long article scrolls as lightly as a short one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from store.kinds import ENTITY_KINDS, EntityKind
from store.text.language import tr
from tui.desk.models import PageMention, Stretch
from tui.keys.bindings import bindings_of
from tui.widgets.chosen import SubjectChosen
from tui.widgets.scrolled import ScrolledView

if TYPE_CHECKING:  # what the first frame must not wait for
    from store.model import Article
    from tui.desk.reader_page import LineKind, LinePiece, ReaderPage

WIDEST = 92
"""Cells of a line of text at most: forty-odd Chinese characters are what an eye finds its way back over."""

MARGIN = 2
"""Cells left of the text."""
_QUIET: "frozenset[LineKind]" = frozenset({"meta", "caption", "furniture", "byline"})
_BOLD: "frozenset[LineKind]" = frozenset({"title", "heading"})
_LIT = Style(bold=True, reverse=True)
_BELOW: frozenset[EntityKind] = frozenset({"quote"})
"""What the rest is drawn over: names and figures stay coloured inside a quote."""


class Reader(ScrolledView, can_focus=True):
    """Draws one article; its mentions can be walked and chosen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of("reader")

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"reader--{name}" for name in (*ENTITY_KINDS, "quiet", "sentence", "lit-quote", "walked")
    }

    DEFAULT_CSS = """
    Reader {
        & .reader--quiet { color: $text-muted; }
        & .reader--organisation { color: $organisation; }
        & .reader--person { color: $person; }
        & .reader--figure { color: $figure; }
        & .reader--quote { background: $quote 12%; }
        & .reader--sentence { background: $foreground 8%; }
        & .reader--lit-quote { background: $quote 32%; text-style: bold; }
        & .reader--walked { text-style: bold underline; }
        &:ansi {
            & .reader--quote { background: $background; color: $quote; }
            & .reader--lit-quote { background: $background; color: $quote; text-style: bold reverse; }
        }
        &:nocolor {
            & .reader--organisation { text-style: underline; }
            & .reader--person { text-style: bold; }
            & .reader--figure { text-style: bold underline; }
            & .reader--quote { text-style: italic; }
            & .reader--lit-quote { text-style: reverse; }
            & .reader--walked { text-style: bold underline reverse; }
        }
    }
    """

    @dataclass
    class MentionWanted(Message):
        """Somebody wants the entity's next (1) or previous (-1) mention, in whichever article it stands."""

        step: int

    article: "Article | None" = None
    spans: Sequence[PageMention] = ()
    lit: int | None = None
    _walked: int | None = None
    _sentence: Stretch | None = None
    page: "ReaderPage | None" = None
    _page_width = 0

    @property
    def walked(self) -> PageMention | None:
        """The mention that Enter would choose, or None."""
        return self.spans[self._walked] if self._walked is not None and self._walked < len(self.spans) else None

    @property
    def at(self) -> int:
        """The character where one reads: of the walked mention, else of the first line in sight."""
        walked = self._walked
        return self.spans[walked].start if walked is not None and self._in_sight(walked) else self._top()

    @property
    def top(self) -> int:
        """The first character in sight; -1 where nothing is read."""
        return self._top() if self.page is not None else -1

    def stand_at(self, offset: int) -> None:
        """Have a character stand in the first line in sight."""
        if self.page is not None:
            self.scroll_to(y=self.page.line_of(offset), animate=False, force=True)

    def _top(self) -> int:
        lines = self.page.lines[min(self.scroll_offset.y, len(self.page.lines) - 1) :] if self.page else ()
        return next((line.start for line in lines if line.end > line.start), 0)

    def show(
        self,
        article: "Article",
        spans: Sequence[PageMention],
        lit: int | None,
        *,
        sentence: Stretch | None = None,
        step: tuple[int, int] | None = None,
    ) -> None:
        """Draw an article.

        Args:
            article: what to read.
            spans: its mentions, ascending by start.
            lit: index in `spans` of the one asked for; it is scrolled into view.
            sentence: the sentence that the lit mention stands in, shown softly.
            step: number of the lit mention among all of its entity, from 1, and how many there are.
        """
        reads_on = self.article is not None and self.article.id == article.id
        same = reads_on and list(self.spans) == list(spans)
        self.article, self.spans, self.lit, self._walked = article, spans, lit, lit
        self._sentence = sentence
        self.border_subtitle = tr("{step} of {steps}", step=step[0], steps=step[1]) if step else ""
        if same and self.page is not None:
            self.refresh()
        else:
            self._set_page()
        if lit is not None:
            self._bring_into_view(lit, afresh=not reads_on)
        elif not reads_on:
            self.scroll_home(animate=False)

    def clear(self) -> None:
        """Draw nothing."""
        self.article, self.spans, self.lit, self._walked, self._sentence = None, (), None, None, None
        self.border_subtitle = ""
        self._set_page()

    def _set_page(self) -> None:
        self._page_width = max(10, min(WIDEST, self.line_width - 2 * MARGIN))
        self.page = None
        if self.article:
            from tui.desk.reader_page import set_page

            self.page = set_page(self.article, self.spans, self._page_width)
        self.page_set()
        height = len(self.page.lines) if self.page else 0
        self.virtual_size = Size(self.line_width, height)
        self.refresh()

    def page_set(self) -> None:
        """Take it that the lines are others now; a widget made of this one may have kept some of them."""

    def on_resize(self) -> None:
        """Set the page anew for another width; the lit mention stays in sight, else the line that was on top."""
        width = max(10, min(WIDEST, self.line_width - 2 * MARGIN))
        if self.page is None or width == self._page_width:
            return
        number = min(self.scroll_offset.y, len(self.page.lines) - 1)
        offset = self._top()
        lit = self.lit if self.lit is not None and self._in_sight(self.lit) else None
        self._set_page()
        if lit is not None:
            self._bring_into_view(lit, afresh=True)
        elif number:
            self.scroll_to(y=self.page.line_of(offset), animate=False, force=True)

    def _in_sight(self, index: int) -> bool:
        """Return whether a mention is on the screen."""
        line = self.page.line_of(self.spans[index].start) if self.page else 0
        return self.scroll_offset.y <= line < self.scroll_offset.y + max(1, self.scrollable_content_region.height) - 1

    def _bring_into_view(self, index: int, *, afresh: bool = False) -> None:
        """Scroll so that a mention stands in the upper third, unless it is on the screen already.

        Args:
            index: of the mention in `spans`.
            afresh: whether the page is a new one, to be shown from its head where that shows the mention too.
        """
        if self.page is None or (not afresh and self._in_sight(index)):
            return
        line = self.page.line_of(self.spans[index].start)
        height = max(1, self.scrollable_content_region.height)
        top = 0 if afresh and line < height * 2 // 3 else max(0, line - height // 3)
        self.scroll_to(y=top, animate=False, force=True)

    def draw_line(self, y: int, width: int) -> Strip:
        """Return one line of the page."""
        number = self.scroll_offset.y + y
        if self.page is None or number >= len(self.page.lines):
            return Strip.blank(width, self.plain)
        line = self.page.lines[number]
        base = self.over(self.plain, "reader--quiet") if line.kind in _QUIET else self.plain
        if line.kind in _BOLD:
            base += Style(bold=True)
        segments = [Segment(" " * MARGIN + line.prefix, base)]
        if line.literal:
            segments.append(Segment(line.literal, base))
        elif self.article and line.end > line.start:
            text = self.article.text
            segments.extend(
                Segment(text[piece.start : piece.end].replace("\t", " "), self._piece_style(base, piece))
                for piece in self.page.pieces(number)
            )
        strip = Strip(segments).adjust_cell_length(width, self.plain)
        return strip.apply_offsets(0, number)

    def _piece_style(self, base: Style, piece: "LinePiece") -> Style:
        """Return a line's style with what lies on a piece, from the sentence up to the mention that is lit."""
        names: list[str] = []
        if self._sentence and self._sentence[0] <= piece.start and piece.end <= self._sentence[1]:
            names.append("sentence")
        top = sorted(piece.spans, key=lambda index: (self.spans[index].kind not in _BELOW, index))
        names.extend(self.spans[index].kind for index in top)
        lit = self.lit is not None and self.lit in piece.spans
        if lit and self.spans[self.lit or 0].kind == "quote":
            names.append("lit-quote")
        elif not lit and self._walked in piece.spans:
            names.append("walked")
        style = self.over(base, *(f"reader--{name}" for name in names))
        if lit and "lit-quote" not in names:
            style += _LIT
        return style + Style.from_meta({"span": top[-1]}) if top else style

    def on_click(self, event: events.Click) -> None:
        """Choose the mention under the mouse."""
        index = event.style.meta.get("span")
        if isinstance(index, int) and index < len(self.spans):
            self.post_message(SubjectChosen(self.spans[index].subject))

    def action_span(self, step: int) -> None:
        """Walk to the next (1) or previous (-1) mention of the page; past the end begin again."""
        if not self.spans:
            return
        start = self._walked if self._walked is not None else (-1 if step > 0 else 0)
        self._walked = (start + step) % len(self.spans)
        self._bring_into_view(self._walked)
        self.refresh()

    def action_choose(self) -> None:
        """Choose the walked mention."""
        if self.walked:
            self.post_message(SubjectChosen(self.walked.subject))

    def action_mention(self, step: int) -> None:
        """Ask for the entity's next or previous mention."""
        self.post_message(self.MentionWanted(step))

    def action_line(self, step: int) -> None:
        """Scroll by a line."""
        self.scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """Scroll by a page, less two lines to keep one's place."""
        self.scroll_relative(y=step * max(1, self.scrollable_content_region.height - 2), animate=False)

    def action_edge(self, step: int) -> None:
        """Scroll to the beginning (-1) or the end (1)."""
        if step < 0:
            self.scroll_home(animate=False)
        else:
            self.scroll_end(animate=False)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return what the mouse has selected, with line ends only where the article has them."""
        if self.page is None or self.article is None:
            return None
        shown = [line.prefix + (line.literal or self.article.text[line.start : line.end]) for line in self.page.lines]
        return selection.extract("\n".join(" " * MARGIN + line for line in shown)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Redraw: the selected characters are drawn by the screen."""
        del selection
        self.refresh()
