"""What is right instead: chosen from what is offered for something typed, with what that will touch."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from store.text.language import tr
from tui.dialogs.base import Dialog
from tui.dialogs.choices import Choices
from tui.dialogs.hints import Hints
from tui.dialogs.wrapped import Wrapped
from tui.keys.key import with_aliases
from tui.text.cells import printable

if TYPE_CHECKING:
    from tui.desk.offered import Offer, Prompt

Look = Callable[[str, Callable[["Sequence[Offer]"], object]], None]
"""Finds what is offered for something typed, and tells it later."""
Touch = Callable[["Offer", Callable[[str, str], object]], None]
"""Finds what choosing something would touch, or why it cannot be chosen, and tells it later."""

_DIGITS = "123456789"


class DecideDialog(Dialog["Offer"]):
    """Returns what was chosen, or None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", "Next"),
        Binding("up", "step(-1)", "Previous"),
        *(Binding(with_aliases(digit), f"pick({digit})", "Choose", show=False) for digit in _DIGITS),
    ]
    DEFAULT_CSS = """
    DecideDialog > .dialog {
        padding: 0 2;
        & > OptionList {
            height: auto;
            max-height: 50vh;
            margin-top: 1;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
        & > .dialog--touch { height: auto; margin-top: 1; }
        & > .dialog--hint { margin-top: 0; }
    }
    """

    def __init__(self, prompt: "Prompt", look: Look, touch: Touch) -> None:
        """Make the dialog.

        Args:
            prompt: how one is asked.
            look: finds what is offered.
            touch: finds what would be touched.
        """
        super().__init__()
        self._prompt = prompt
        self._list = Choices(markup=False)
        self._input = Input(printable(prompt.value), placeholder=prompt.field, select_on_focus=True)
        self._look = look
        self._touch = touch
        self._offers: Sequence[Offer] = ()
        self._sought = self._input.value
        self._asked = 0
        self._answered = 0
        self._is_chosen = False
        self._trouble = ""

    def compose(self) -> ComposeResult:
        """Yield the field, what is offered, what it will touch, and the keys."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(printable(self._prompt.title))
            if self._prompt.field:
                yield self._input
            yield self._list
            yield Wrapped(classes="dialog--touch")
            digits = "" if self._prompt.field else " 1 2 …"
            yield Hints(
                (tr("enter{digits}  So it is", digits=digits), "choose"),
                (tr("↑↓  Choose"), "step(1)"),
                (tr("esc  Back"), "cancel"),
            )

    def on_mount(self) -> None:
        """Give the keyboard to the field where there is one, and have something offered."""
        (self._input if self._prompt.field else self._list).focus()
        self._find(self._prompt.value)

    def on_key(self, event: events.Key) -> None:
        """Take what was typed before the field had the keyboard: what comes later it takes itself."""
        if not self._prompt.field:
            return
        if event.is_printable and event.character:
            self._input.replace(event.character, *sorted(self._input.selection))
        elif event.key == "enter":
            self.action_choose()
        else:
            return
        event.stop()
        event.prevent_default()

    @on(Input.Changed)
    def _find_typed(self) -> None:
        """Have something offered for what stands in the field, which may be more than the message knows of."""
        if self._input.value != self._sought:
            self._find(self._input.value)

    def _find(self, typed: str) -> None:
        self._sought = self._input.value
        self._asked += 1
        number = self._asked
        self._look(typed, lambda offers: self._show(number, offers))

    def _show(self, number: int, offers: "Sequence[Offer]") -> None:
        if number != self._asked or not self.is_open:
            return
        self._answered, self._offers = number, offers
        options = self._list
        options.clear_options()
        options.add_options(Option(self._row(place, offer)) for place, offer in enumerate(offers))
        if offers:
            options.highlighted = 0
        else:
            typed = self._prompt.field and self._input.value.strip()
            self._say(tr("Nothing is found for that.") if typed else tr("Type it."), "")
        if self._is_chosen:
            self.action_choose()

    def _row(self, place: int, offer: "Offer") -> Content:
        digit = "" if self._prompt.field or place >= len(_DIGITS) else f"{_DIGITS[place]}  "
        label = (printable(offer.label), f"${offer.kind}" if offer.kind else "")
        return Content.assemble((digit, "dim"), label, (f"  {printable(offer.detail)}" if offer.detail else "", "dim"))

    @on(OptionList.OptionHighlighted)
    def _ask_what_it_touches(self, event: OptionList.OptionHighlighted) -> None:
        if not 0 <= event.option_index < len(self._offers):
            return
        offer = self._offers[event.option_index]
        self._say("", "")

        def tell(sentence: str, trouble: str) -> None:
            if self.is_open and self._highlighted is offer:
                self._say(sentence, trouble)

        self._touch(offer, tell)

    def _say(self, sentence: str, trouble: str) -> None:
        self._trouble = trouble
        line = self.query_one(".dialog--touch", Wrapped)
        line.set_class(bool(trouble), "dialog--trouble")
        line.show(Content(printable(trouble or sentence)))

    @property
    def _highlighted(self) -> "Offer | None":
        place = self._list.highlighted
        return self._offers[place] if place is not None and place < len(self._offers) else None

    @on(Input.Submitted)
    def action_choose(self) -> None:
        """Return what is highlighted, as soon as what was typed is answered; what cannot be is not taken."""
        self._find_typed()  # keys that came at once: the field holds them, and has not told yet
        self._is_chosen = self._answered != self._asked
        offer = self._highlighted
        if self.is_open and not self._is_chosen and offer is not None and not self._trouble:
            self.dismiss(offer)

    @on(OptionList.OptionSelected)
    def _choose_option(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_choose()

    def action_step(self, step: int) -> None:
        """Highlight the next (1) or the previous (-1) one."""
        options = self._list
        if step > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def action_pick(self, digit: int) -> None:
        """Choose by a digit, where nothing is typed."""
        if not self._prompt.field and digit <= len(self._offers):
            self._list.highlighted, self._trouble = digit - 1, ""
            self.action_choose()
