"""In which shape something is copied: each with what it would be."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from store.export.shapes import Shape
from store.text.language import tr
from tui.dialogs.base import Dialog
from tui.dialogs.choices import Choices
from tui.dialogs.hints import KeyLine
from tui.dialogs.wrapped import Wrapped
from tui.text.cells import printable_lines

_LONGEST = 2000
"""Characters that are shown of what would be copied: more than there is room for."""


class ShapesDialog(Dialog[Shape]):
    """Returns the shape that is chosen, None when left; shows what would be copied in the one under the cursor."""

    DEFAULT_CSS = """
    ShapesDialog > .dialog {
        & > .dialog--preview { height: 7; margin-top: 1; padding-left: 1; color: $text-muted; }
    }
    ShapesDialog.-short > .dialog { padding: 0 2; & > .dialog--hint { margin-top: 0; } }
    """

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
            box.border_title = Content(tr("Copy as"))
            yield Choices(*(Option(tr(shape.title), shape.name, disabled=not text) for shape, text in self._samples))
            yield Wrapped(classes="dialog--preview")
            yield KeyLine(tr("enter  Copy, y from now on too    esc  Back"))

    def on_mount(self) -> None:
        """Begin at the shape chosen last."""
        self.query_one(Choices).highlighted = next(
            (at for at, one in enumerate(self._samples) if one[0] is self._chosen), 0
        )

    @on(OptionList.OptionHighlighted)
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        text = self._samples[event.option_index][1]
        self.query_one(".dialog--preview", Wrapped).show(Content(printable_lines(text[:_LONGEST])))

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._samples[event.option_index][0])
