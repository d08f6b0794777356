"""The line under the search bar: how one may go on, or what is wrong with the query."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from tui.desk.models import Way
from tui.text.cells import cut, printable

_GAP = "  "
_KEY = "tab "


class SearchNote(Widget):
    """Draws ways to go on, the chosen one strongest; without any, a sentence of trouble."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"note--key", "note--way", "note--quiet", "note--trouble"}
    DEFAULT_CSS = """
    SearchNote {
        display: none;
        height: 1;
        padding: 0 1;
        &.-said { display: block; }
    }
    """

    def __init__(self, *, widget_id: str | None = None) -> None:
        super().__init__(id=widget_id)
        self.ways: Sequence[Way] = ()
        self.chosen = 0
        self.trouble = ""

    @property
    def says(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.ways or self.trouble)

    def show(self, ways: Sequence[Way], chosen: int, trouble: str) -> None:
        """Say something else.

        Args:
            ways: how one may go on.
            chosen: which of them tab takes, or has taken.
            trouble: what is wrong with the query, or "".
        """
        self.ways, self.chosen, self.trouble = ways, chosen, trouble
        self.refresh()

    def render(self) -> Content:
        """Return as many ways as fit from the chosen one on, or the sentence."""
        width = self.content_size.width
        if not self.ways:
            return Content.styled(cut(printable(self.trouble), width), self.get_visual_style("note--trouble"))
        key, quiet = self.get_visual_style("note--key"), self.get_visual_style("note--quiet")
        parts = [Content.styled(_KEY, key)]
        room = width - len(_KEY)
        for place in range(self.chosen, len(self.ways)):
            way, first = self.ways[place], place == self.chosen
            text = cut(printable(way.text.partition(":")[2] or way.text), room)
            detail = printable(way.detail) if first or not way.text.endswith(":") else ""
            parts.append(Content.styled(text, self.get_visual_style("note--way") if first else quiet))
            room -= cell_len(text) + len(_GAP)
            if detail and room > 1:
                shown = cut(detail, room - 1)
                parts.append(Content.styled(f" {shown}", quiet))
                room -= cell_len(shown) + 1
            if room <= len(_GAP) + 1:
                break
            parts.append(Content(_GAP))
        return Content("").join(parts)
