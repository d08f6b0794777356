"""What stands beside the panes: the card, or the reader."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from store.kinds import ENTITY_KINDS, KINDS
from store.text.language import tr
from tui.desk.models import CardModel, PageMention, Stretch
from tui.text.cells import cut, printable
from tui.widgets.card import Card
from tui.widgets.name_marker import NameMarker

if TYPE_CHECKING:  # what the first frame must not wait for
    from store.model import Article

_LONGEST_TITLE = 200
"""Cells of a title handed on; the border cuts it to its own width."""


class Side(Vertical):
    """A card and a reader, of which the reader is shown while one reads."""

    def compose(self) -> ComposeResult:
        """Yield both."""
        yield Card(id="card")
        yield NameMarker(id="reader")

    @property
    def card(self) -> Card:
        """The card."""
        return self.query_one("#card", Card)

    @property
    def reader(self) -> NameMarker:
        """The reader."""
        return self.query_one("#reader", NameMarker)

    @property
    def front(self) -> Widget:
        """Whichever of the two the keyboard goes to."""
        return self.reader if self.reader.article is not None else self.card

    def show_card(self, card: CardModel | None) -> None:
        """Show an entity's card."""
        self.card.show(card)
        for kind in ENTITY_KINDS:
            self.card.set_class(card is not None and card.kind == kind, f"-{kind}")
        self.card.border_title = Content(f"5 {(card.heading or tr(KINDS[card.kind].one)) if card else tr('Card')}")
        self.card.border_subtitle = Content(card.counts) if card else Content("")

    def show_page(
        self,
        article: "Article",
        spans: tuple[PageMention, ...],
        lit: int | None,
        sentence: Stretch | None,
        step: tuple[int, int] | None,
    ) -> None:
        """Show a page of the reader."""
        self.reader.show(article, spans, lit, sentence=sentence, step=step)
        self.reader.border_title = Content(f"0 {cut(printable(article.title), _LONGEST_TITLE)}")

    def close_reader(self) -> None:
        """Show the card again."""
        self.reader.clear()
