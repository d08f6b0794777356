"""What all dialogs share: a box in the middle of a dimmed screen, left with escape."""

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A modal screen that returns None when it is left with escape."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel")]

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;
        & > .dialog {
            width: 90%;
            max-width: 96;
            height: auto;
            max-height: 90%;
            padding: 1 2;
            border: round $primary;
            background: $surface;
            & > Input { border: none; height: 1; padding: 0 1; background: $foreground 8%; }
            & > OptionList {
                border: none;
                padding: 0;
                background: $surface;
                scrollbar-size-vertical: 1;
                scrollbar-color: $foreground 20%;
                scrollbar-color-hover: $foreground 40%;
                scrollbar-color-active: $primary;
                scrollbar-background: $surface;
                scrollbar-background-hover: $surface;
                scrollbar-background-active: $surface;
            }
        }
        & .dialog--hint { color: $text-muted; margin-top: 1; height: auto; }
        & .dialog--trouble { color: $text-error; height: auto; }
    }
    """

    @property
    def is_open(self) -> bool:
        """Whether it was not left meanwhile."""
        return self in self.app.screen_stack

    def action_cancel(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
