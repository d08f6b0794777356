"""The detail card: who or what an entity is, what stands with it, and the sentences behind it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from store.kinds import ENTITY_KINDS
from tui.desk.models import CardModel, EntityKind
from tui.keys.bindings import bindings_of
from tui.widgets.chosen import SubjectChosen
from tui.widgets.scrolled import ScrolledView

if TYPE_CHECKING:  # what the first frame must not wait for
    from tui.desk.card_page import CardItem, CardLine

_MARGIN = 1
_BOLD = Style(bold=True)


class Card(ScrolledView, can_focus=True):
    """Draws one `CardModel`; the links and sentences on it can be walked and chosen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of("card")

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"card--{name}" for name in (*ENTITY_KINDS, "quiet", "rule", "walked")}

    DEFAULT_CSS = """
    Card {
        & .card--organisation { color: $organisation; }
        & .card--person { color: $person; }
        & .card--figure { color: $figure; }
        & .card--quote { color: $quote; }
        & .card--quiet { color: $text-muted; }
        & .card--rule { color: $foreground 25%; }
        & .card--walked { background: $block-cursor-background; color: $block-cursor-foreground; }
    }
    """

    @dataclass
    class SentenceChosen(Message):
        """Somebody chose a sentence; `number` counts the entity's mentions from 0."""

        number: int

    @dataclass
    class AllWanted(Message):
        """Somebody chose "and 83 more": all of a kind that stand with the subject."""

        subject: str
        kind: EntityKind

    model: CardModel | None = None
    marked: frozenset[int] = frozenset()
    _lines: "tuple[CardLine, ...]" = ()
    _items: "tuple[CardItem, ...]" = ()
    _page_width = 0
    _walked = -1

    @property
    def mention(self) -> int | None:
        """The number of the sentence that Enter would choose, or None."""
        item = self._items[self._walked] if 0 <= self._walked < len(self._items) else None
        return item.mention if item is not None and item.mention >= 0 else None

    def show(self, card: CardModel | None) -> None:
        """Draw another entity from its top; nothing is drawn for None."""
        self.model = card
        self.marked = frozenset()
        self._walked = -1
        self._set_page()
        self.scroll_home(animate=False)

    def _set_page(self) -> None:
        self._page_width = max(10, self.line_width - 2 * _MARGIN)
        self._lines, self._items = (), ()
        if self.model:
            from tui.desk.card_page import set_card

            self._lines, self._items = set_card(self.model, self._page_width)
        self.virtual_size = Size(self.line_width, len(self._lines))
        self.refresh()

    def on_resize(self) -> None:
        """Set the card anew for another width."""
        if max(10, self.line_width - 2 * _MARGIN) != self._page_width:
            self._set_page()

    def draw_line(self, y: int, width: int) -> Strip:
        """Return one line of the card."""
        number = self.scroll_offset.y + y
        if number >= len(self._lines):
            return Strip.blank(width, self.plain)
        line = self._lines[number]
        base = self.plain + Style.from_meta({"item": line.item})
        is_marked = 0 <= line.item < len(self._items) and self._items[line.item].mention in self.marked
        segments = [Segment("*" if is_marked else " " * _MARGIN, base)]
        for words in line.words:
            style = self._style(base, words.style)
            if line.item >= 0 and line.item == self._walked:
                style = self.over(style, "card--walked")
            segments.append(Segment(words.text, style))
        return Strip(segments).adjust_cell_length(width, self.plain)

    def _style(self, base: Style, name: str) -> Style:
        """Return the style that a name of `card_page` stands for: a kind's colour, bold in titles and sentences."""
        weight, _, colour = name.rpartition("-")
        if colour in ("", "heading", "subtitle"):
            return base + _BOLD if colour == "heading" else base
        style = self.over(base, f"card--{colour}")
        return style + _BOLD if weight == "title" or (weight == "lit" and colour != "quote") else style

    def on_click(self, event: events.Click) -> None:
        """Choose what is under the mouse; with ctrl mark the sentence."""
        item = event.style.meta.get("item", -1)
        if isinstance(item, int) and 0 <= item < len(self._items):
            self._walked = item
            (self.action_mark if event.ctrl and self.mention is not None else self.action_choose)()

    def action_link(self, step: int) -> None:
        """Walk to the next (1) or previous (-1) link or sentence."""
        if not self._items:
            self.scroll_relative(y=step, animate=False)
            return
        self._walk_to(max(0, min(len(self._items) - 1, self._walked + step)))

    def action_choose(self) -> None:
        """Follow the link, or open the sentence."""
        if not 0 <= self._walked < len(self._items):
            return
        item = self._items[self._walked]
        if item.entity_id:
            self.post_message(SubjectChosen(item.entity_id))
        elif item.all_of is not None:
            if self.model is not None and isinstance(self.model.subject, str):
                self.post_message(self.AllWanted(self.model.subject, item.all_of))
        else:
            self.post_message(self.SentenceChosen(item.mention))

    def action_mark(self) -> None:
        """Mark the sentence that is walked to, or no more, and go on to the next; anywhere else scroll by a page."""
        if (mention := self.mention) is None:
            self.action_page(1)
        else:
            self.marked ^= {mention}
            self.action_link(1)
            self.refresh()

    def action_page(self, step: int) -> None:
        """Scroll by a page."""
        self.scroll_relative(y=step * max(1, self.scrollable_content_region.height - 1), animate=False)

    def action_edge(self, step: int) -> None:
        """Go to the first (-1) or the last (1) link."""
        if self._items:
            self._walk_to(0 if step < 0 else len(self._items) - 1)
        if step < 0:
            self.scroll_home(animate=False)

    def _walk_to(self, item: int) -> None:
        self._walked = item
        line = self._items[item].line
        height = sum(1 for other in self._lines[line:] if other.item == item)
        self.scroll_to_region(Region(0, line, 1, height), animate=False, force=True)
        self.refresh()
