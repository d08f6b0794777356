"""A list to choose from in a dialog, walked with the keys of the panes."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from tui.keys.key import with_aliases


class Choices(OptionList):
    """What can be chosen, or is listed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(with_aliases("j"), "cursor_down", "Down", show=False),
        Binding(with_aliases("k"), "cursor_up", "Up", show=False),
    ]
