"""Who may be one: two at a time side by side with what speaks for it, sorted like post with one key each."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content

from store.kinds import NAMED_KINDS
from store.text.language import later, sentences, tr
from store.text.wording import how_many
from tui.dialogs.base import Dialog
from tui.dialogs.hints import Hints
from tui.dialogs.wrapped import Wrapped
from tui.keys.key import with_aliases
from tui.text.cells import printable
from tui.widgets.card import Card

if TYPE_CHECKING:  # what the first frame must not wait for
    from tui.desk.offered import Pair, Shown

Judgement = Literal["same", "different"]
_NONE_LEFT = later(
    "Nobody is left who may be somebody else.\n\nOn a row, m says that two are one, and d that a "
    "mention is somebody else's; articles loaded later may bring more to sort here. c lists what you "
    "decided; esc goes back."
)


class SuggestionsDialog(Dialog[None]):
    """Shows pairs; each is said to be one, or not, or left for later."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(with_aliases("m"), "judge('same')", "Same"),
        Binding(with_aliases("n"), "judge('different')", "Different"),
        Binding(with_aliases("s"), "skip", "Skip"),
        Binding(with_aliases("u"), "undo", "Undo"),
        Binding("tab,shift+tab", "other_card", "The other card"),
    ]
    DEFAULT_CSS = """
    SuggestionsDialog > .dialog {
        width: 96%;
        max-width: 200;
        height: 96%;
        max-height: 96%;
        padding: 0 1;
        & > .why { height: auto; max-height: 8; }
        & > Container { height: 1fr; layout: horizontal; }
        & Card { width: 1fr; height: 1fr; border: round $foreground 25%; background: $surface; }
        & Card:focus { border: round $primary; }
        & Card.-organisation { border-title-color: $organisation; }
        & Card.-person { border-title-color: $person; }
        & > .dialog--hint { margin-top: 0; }
    }
    SuggestionsDialog.-narrow > .dialog > Container { layout: vertical; }
    """

    def __init__(
        self,
        look: Callable[[Callable[["Sequence[Pair]"], object]], None],
        show: Callable[["Pair", Callable[["Shown | None"], object]], None],
        judge: Callable[["Pair", Judgement], None],
        undo: Callable[[Callable[[], object]], None],
    ) -> None:
        """Make the dialog.

        Args:
            look: finds the pairs, most certain first, and tells them later.
            show: finds what there is to see of a pair, None where it is none any more, and tells it later.
            judge: says that a pair is one, or not; written in the background.
            undo: takes the last of that back, and tells when that is done.
        """
        super().__init__()
        self._look = look
        self._show = show
        self._judge = judge
        self._undo = undo
        self._pairs: Sequence[Pair] = ()
        self._place = 0
        self._judged: list[int] = []
        self._skipped = 0
        self._is_shown = False
        self._cards = (Card(), Card())
        self._why = Wrapped(classes="why")

    def compose(self) -> ComposeResult:
        """Yield what speaks for it, the two, and the keys."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(tr("Who may be one"))
            yield self._why
            with Container():
                yield from self._cards
            judge = ((tr("m  Same"), "judge('same')"), (tr("n  Different"), "judge('different')"))
            yield Hints(
                *judge,
                (tr("s  Skip"), "skip"),
                (tr("u  Undo"), "undo"),
                (tr("tab  Other"), "other_card"),
                (tr("esc  Back"), "cancel"),
            )

    def on_mount(self) -> None:
        """Have the pairs found."""
        self._cards[0].focus()
        self._why.show(Content(tr("looking …")))
        self._look(self._begin)

    def _begin(self, pairs: "Sequence[Pair]") -> None:
        self._pairs = pairs
        self._go_to(0)

    def _go_to(self, place: int) -> None:
        """Show a pair, or that none is left."""
        if not self.is_open:
            return
        self._place, self._is_shown = place, False
        if place < len(self._pairs):
            pair = self._pairs[place]
            self._show(pair, lambda shown: self._draw(place, shown))
        else:
            self._draw_nobody()

    def _draw(self, place: int, shown: "Shown | None") -> None:
        if place != self._place or not self.is_open:
            return
        if shown is None:
            self._go_to(place + 1)
            return
        self._is_shown = True
        self.query_one(Container).display = True
        self.query_one(".dialog").border_title = Content(
            tr("Who may be one: {place:,} of {number:,}", place=place + 1, number=len(self._pairs))
        )
        together = tr("Together: {touches}.", touches=shown.touches)
        self._why.show(Content(printable(sentences((*shown.why, together)))))
        for card, model in zip(self._cards, shown.cards, strict=True):
            card.show(model)
            card.border_title = Content(model.title)
            card.border_subtitle = Content(model.counts)
            for kind in NAMED_KINDS:
                card.set_class(model.kind == kind, f"-{kind}")

    def _draw_nobody(self) -> None:
        """Say that nobody is left, and what can be done then; the cards have nothing to show."""
        self.query_one(Container).display = False
        skipped = self._skipped
        more = tr(" You skipped {pairs}: they come again with M.", pairs=how_many(skipped, "pair")) if skipped else ""
        for card in self._cards:
            card.show(None)
            card.border_title = card.border_subtitle = ""
        self._why.show(Content(tr(_NONE_LEFT) + more))

    def action_judge(self, judgement: Judgement) -> None:
        """Say of the pair that is shown that it is one, or not, and go on to the next."""
        if self._is_shown:
            self._judge(self._pairs[self._place], judgement)
            self._judged.append(self._place)
            self._go_to(self._place + 1)

    def action_skip(self) -> None:
        """Leave the pair for later."""
        if self._place < len(self._pairs):
            self._skipped += 1
            self._go_to(self._place + 1)

    def action_undo(self) -> None:
        """Take back what was said last here, and show that pair again."""
        if self._judged:
            place, self._is_shown = self._judged.pop(), False
            self._undo(lambda: self._go_to(place))

    def action_other_card(self) -> None:
        """Give the keyboard to the other card."""
        self._cards[0 if self._cards[1].has_focus else 1].focus()
