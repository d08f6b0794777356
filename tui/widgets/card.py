"""The detail card: who or what an entity is, and what stands with it."""

from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from tui.models import CardModel


class Card(Widget, can_focus=True):
    """Draws one `CardModel`; the links in it can be walked and chosen."""

    @dataclass
    class EntityChosen(Message):
        """Somebody chose a linked entity."""

        entity_id: str

    @dataclass
    class EvidenceChosen(Message):
        """Somebody chose a sentence; `number` counts the entity's mentions from 0."""

        number: int

    model: CardModel | None = None

    def show(self, card: CardModel | None) -> None:
        """Draw another entity; nothing is drawn for None."""
        self.model = card
        self.refresh()

    def render(self) -> Content:
        """Return the title."""
        return Content(self.model.title if self.model else "")
