"""The last line: the keys that matter where one is, and what is going on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from store.text.language import tr
from tui.keys.key import Key
from tui.text.cells import cut, printable

_GAP = 2


class StatusLine(Widget):
    """Draws as many hints as fit; the most useful ones survive in a narrow terminal."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"status--key", "status--label", "status--note"}
    DEFAULT_CSS = """
    StatusLine {
        height: 1;
        padding: 0 1;
    }
    """

    @dataclass
    class HintChosen(Message):
        """Somebody clicked on a hint."""

        key: Key

    def __init__(self, *, widget_id: str | None = None) -> None:
        super().__init__(id=widget_id)
        self.hints: Sequence[Key] = ()
        self.note = ""
        self._marked = 0

    def hint(self, hints: Sequence[Key]) -> None:
        """Show other keys."""
        if hints != self.hints:
            self.hints = hints
            self.refresh()

    def say(self, note: str) -> None:
        """Show what is going on, at the right."""
        if note != self.note:
            self.note = note
            self.refresh()

    def count(self, marked: int) -> None:
        """Show how many rows are marked, before what is going on."""
        if marked != self._marked:
            self._marked = marked
            self.refresh()

    def render(self) -> Content:
        """Return hints at the left and the note at the right."""
        width = self.content_size.width
        said = "  ".join(
            filter(None, (tr("{marked:,} marked", marked=self._marked) if self._marked else "", self.note))
        )
        sure = sum(_cells(key) for key in self.hints if key.always)
        note = cut(printable(said), max(0, min(width * 2 // 3, width - sure)))
        room = width - cell_len(note)
        shown = self._shown(room if note else room + _GAP)
        key_style = self.get_visual_style("status--key")
        label_style = self.get_visual_style("status--label")
        parts: list[Content] = []
        used = 0
        for number, key in shown:
            used += _cells(key)
            meta = Style.from_meta({"hint": number})
            parts.append(Content.styled(key.display, key_style + meta))
            parts.append(Content.styled(f" {tr(key.label)}{' ' * _GAP}", label_style + meta))
        if note:
            parts.append(Content(" " * max(0, width - used - cell_len(note))))
            parts.append(Content.styled(note, self.get_visual_style("status--note")))
        return Content("").join(parts)

    def _shown(self, room: int) -> list[tuple[int, Key]]:
        """Return the hints, numbered, that fit into so many cells: those always shown, and the first of the others."""
        chosen: set[int] = set()
        for number in sorted(range(len(self.hints)), key=lambda number: (not self.hints[number].always, number)):
            if _cells(self.hints[number]) <= room:
                room -= _cells(self.hints[number])
                chosen.add(number)
        return [(number, self.hints[number]) for number in sorted(chosen)]

    def on_click(self, event: events.Click) -> None:
        """Tell which hint was clicked."""
        number = event.style.meta.get("hint")
        if isinstance(number, int):
            self.post_message(self.HintChosen(self.hints[number]))


def _cells(key: Key) -> int:
    """Return how many cells a hint takes, with the gap behind it."""
    return cell_len(key.display) + 1 + cell_len(tr(key.label)) + _GAP
