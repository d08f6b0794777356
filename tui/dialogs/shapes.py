"""In which shape something is copied: each with what it would be."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from store.export.shapes import Shape
from tui.dialogs.base import Dialog
from tui.dialogs.choices import Choices
from tui.text.cells import printable, printable_lines

_LINES = 2
"""Lines that are shown of what would be copied."""
_LONGEST = 400
"""Characters of a line that are looked at: more than two lines of the widest dialog."""


class ShapesDialog(Dialog[Shape]):
    """Returns the shape that is chosen, None when left."""

    def __init__(self, samples: Sequence[tuple[Shape, str]], chosen: Shape) -> None:
        """Make the dialog.

        Args:
            samples: each shape with what is copied in it, "" where there is nothing.
            chosen: that chosen last.
        """
        super().__init__()
        self._samples = samples
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Yield the shapes and the keys."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content("Copy as")
            choices = Choices(*(self._option(shape, text) for shape, text in self._samples))
            choices.highlighted = next((at for at, one in enumerate(self._samples) if one[0] is self._chosen), 0)
            yield choices
            yield Static(Content("enter  Copy, y from now on too    esc  Back"), classes="dialog--hint")

    def _option(self, shape: Shape, text: str) -> Option:
        lines = [printable(line)[:_LONGEST] for line in printable_lines(text).splitlines() if line.strip("> ")]
        below = [Content.styled(f"\n  {line}", "dim") for line in lines[:_LINES] or ["there is none"]]
        return Option(Content.assemble((shape.title, "bold"), *below), shape.name, disabled=not text)

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._samples[event.option_index][0])
