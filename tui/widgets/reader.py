"""The reader: an article with its mentions coloured, one of them lit."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from tui.models import Article, Span, Stretch


class Reader(Widget, can_focus=True):
    """Draws one article."""

    @dataclass
    class EntityChosen(Message):
        """Somebody chose a mention on the page."""

        entity_id: str

    @dataclass
    class MentionWanted(Message):
        """Somebody wants the entity's next (1) or previous (-1) mention, in whichever article it stands."""

        step: int

    article: Article | None = None
    spans: Sequence[Span] = ()
    lit: int | None = None
    sentence: Stretch | None = None
    step: tuple[int, int] | None = None

    def show(
        self,
        article: Article,
        spans: Sequence[Span],
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
        self.article, self.spans, self.lit, self.sentence, self.step = article, spans, lit, sentence, step
        self.refresh()

    def clear(self) -> None:
        """Draw nothing."""
        self.article = None
        self.refresh()

    def render(self) -> Content:
        """Return the text."""
        return Content(self.article.text if self.article else "")
