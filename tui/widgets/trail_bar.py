"""The trail: `港投公司 › 陈家齐`, or how much there is when nothing is the focus."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from tui.desk.models import EntityKind
from tui.text.cells import cut, printable
from tui.widgets.chosen import SubjectChosen

_SEPARATOR = " › "
_LONGEST = 28


class Crumb(NamedTuple):
    """An entity of the trail."""

    entity_id: str
    kind: EntityKind
    label: str


class TrailBar(Widget):
    """Draws the entities that were focused one after the other, the last one strongest."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "trail--organisation",
        "trail--person",
        "trail--figure",
        "trail--quote",
        "trail--quiet",
    }
    DEFAULT_CSS = """
    TrailBar {
        height: 1;
        padding: 0 1;
    }
    """

    def __init__(self, *, widget_id: str | None = None) -> None:
        super().__init__(id=widget_id)
        self.crumbs: Sequence[Crumb] = ()
        self.summary = ""

    def show(self, crumbs: Sequence[Crumb]) -> None:
        """Draw other entities, or the summary where there are none."""
        self.crumbs = crumbs
        self.set_class(not crumbs, "-empty")
        self.refresh()

    def summarise(self, summary: str) -> None:
        """Say in other words how much there is."""
        self.summary = summary
        self.refresh()

    def render(self) -> Content:
        """Return as many of the last entities as fit."""
        quiet = self.get_visual_style("trail--quiet")
        if not self.crumbs:
            return Content.styled(cut(self.summary, self.content_size.width), quiet)
        parts: list[Content] = []
        room = self.content_size.width
        for step in range(len(self.crumbs) - 1, -1, -1):
            label = cut(printable(self.crumbs[step].label), min(_LONGEST, self.content_size.width))
            room -= cell_len(label) + (len(_SEPARATOR) if parts else 0)
            if room < len(_SEPARATOR) and parts:
                parts[:0] = [Content.styled("…", quiet), Content.styled(_SEPARATOR, quiet)]
                break
            if parts:
                parts.insert(0, Content.styled(_SEPARATOR, quiet))
            parts.insert(0, Content.styled(label, self._style(step)))
        return Content("").join(parts)

    def _style(self, step: int) -> Style:
        style = self.get_visual_style(f"trail--{self.crumbs[step].kind}")
        style += Style(bold=step == len(self.crumbs) - 1)
        return style + Style.from_meta({"crumb": step})

    def on_click(self, event: events.Click) -> None:
        """Choose the entity that was clicked."""
        step = event.style.meta.get("crumb")
        if isinstance(step, int):
            self.post_message(SubjectChosen(self.crumbs[step].entity_id))
