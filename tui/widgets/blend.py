"""A view drawn line by line whose component styles are laid over one another, transparent colours blended.

Textual's partial styles leave transparency out: `$quote 15%` would become a solid bar, `$text-muted` plain white. What
is worked out is kept until the styles change, since each line on the screen asks for it.
"""

from rich.style import Style
from textual.scroll_view import ScrollView


class BlendedView(ScrollView):
    """A `ScrollView` that knows its component styles as overlays."""

    _overlays: dict[str, Style] | None = None
    _plain: Style | None = None

    def notify_style_update(self) -> None:
        """Forget what was worked out from the old styles."""
        super().notify_style_update()
        self._overlays = self._plain = None

    @property
    def plain(self) -> Style:
        """The style of text without any component."""
        if self._plain is None:
            self._plain = self.rich_style
        return self._plain

    def over(self, base: Style, *names: str) -> Style:
        """Return a style with some components over it, each giving only what its rules say.

        Args:
            base: what lies below.
            names: component classes, the topmost last.
        """
        if self._overlays is None:
            self._overlays = {}
        for name in names:
            overlay = self._overlays.get(name)
            if overlay is None:
                overlay = self._overlays[name] = self._overlay(name)
            base += overlay
        return base

    def _overlay(self, name: str) -> Style:
        whole = self.get_component_rich_style(name)
        rules = self.get_component_styles(name)
        return Style(
            color=whole.color if rules.has_rule("color") else None,
            bgcolor=whole.bgcolor if rules.has_rule("background") else None,
            bold=whole.bold or None,
            italic=whole.italic or None,
            underline=whole.underline or None,
            reverse=whole.reverse or None,
        )
